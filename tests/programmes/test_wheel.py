"""The installed program, from an empty folder: its own content, and that of somebody else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content import find_root
from tests.programmes.tsubaki import ROOT

Run = Callable[..., str]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the wheel holds, unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=find_root(), capture_output=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


@pytest.fixture
def run(installed: Path, tmp_path: Path) -> Run:
    """A command of the installed program, in an empty folder."""

    def run(*words: str, **settings: str) -> str:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("MADOGUCHI_")}
        environment = kept | {"PYTHONPATH": str(installed)} | settings
        command = [sys.executable, "-m", "bot", *words]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    return run


def test_its_own_content_is_in_the_wheel(run: Run, installed: Path) -> None:
    told = run("content", "doctor")
    assert f"Content: {installed / 'bot/shipped'}" in told
    assert "No problems." in told


def test_content_of_ones_own_is_used_by_setting(run: Run, tmp_path: Path) -> None:
    told = run("content", "doctor", MADOGUCHI_CONTENT=str(ROOT))
    assert f"Content: {ROOT} (MADOGUCHI_CONTENT)" in told
    assert "Articles: 10, questions: 5" in told


def test_a_new_programme_is_begun_from_it(run: Run, tmp_path: Path) -> None:
    run("new", "mine")
    told = run("content", "doctor", MADOGUCHI_CONTENT=str(tmp_path / "mine"))
    assert "No problems." in told
