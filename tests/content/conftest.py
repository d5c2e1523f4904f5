from pathlib import Path

import pytest

from tests.content.tree import write_tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small tree of content without problems."""
    return write_tree(tmp_path)
