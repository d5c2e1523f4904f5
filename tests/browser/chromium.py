"""Where Chromium is. Its headless shell draws and runs the same without the weight of windows."""

from __future__ import annotations

import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")

MISSING = "install Chromium (apt-get install chromium-headless-shell fonts-noto-cjk)"

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
"""Chromium as a container allows it, and without anything that it would do by itself."""


def chromium_path() -> str | None:
    """The executable; None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)
