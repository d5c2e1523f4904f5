"""What is written stays, also where the power goes."""

from __future__ import annotations

import os
from pathlib import Path


def fsynced(path: Path) -> None:
    """Have the system put a file on the disk for good."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
