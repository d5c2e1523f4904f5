"""The desk in a browser, with one enquiry in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.web.desk.site import Office, open_office, prepare


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one enquiry; copied by each test."""
    path = tmp_path_factory.mktemp("desk") / "prepared.db"
    prepare(path)
    return path


@pytest.fixture
def office(prepared: Path, tmp_path: Path) -> Iterator[Office]:
    with open_office(prepared, tmp_path / "desk.db") as opened:
        yield opened
