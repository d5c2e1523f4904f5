"""Where the content is: in a checkout beside the package, in an installed wheel inside it."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


def find_root(package: Path = PACKAGE) -> Path:
    """The folder that holds `knowledge` and `flows`."""
    checkout = package.parent
    is_checkout = all((checkout / folder).is_dir() for folder in ("knowledge", "flows"))
    return checkout if is_checkout else package / "shipped"
