"""How the house stands: `python -m tests.architecture` prints it, `test_architecture` holds it.

What is counted: files of `bot/`, folders that hold too many, files named after an act, class names
with several homes, and how far one picked answer has to travel.
"""

from __future__ import annotations

import ast
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from bot.vocabulary import Language

BOT = Path(__file__).resolve().parents[1] / "bot"

MOST_FILES = 17
"""More files in one folder are a list, not a room."""

NOUNS_IN_ING = frozenset(
    {"greeting", "matching", "meaning", "parsing", "spelling", "training", "wording"}
)
"""Words that end like an act and name a thing."""


def files() -> list[Path]:
    """Every module of the product, without package faces and migrations."""
    found = sorted(BOT.rglob("*.py"))
    return [p for p in found if p.name != "__init__.py" and p.parent.name != "versions"]


def full_folders() -> dict[str, int]:
    """Folders with more modules than one can take in, and how many they hold."""
    held: dict[str, int] = defaultdict(int)
    for path in BOT.rglob("*.py"):
        if path.parent.name != "versions":
            held[name_of(path.parent)] += 1
    return {folder: number for folder, number in held.items() if number > MOST_FILES}


def acts() -> list[str]:
    """Files that are named after what they do, not after what they are."""
    last_words = ((path, path.stem.rpartition("_")[2]) for path in files())
    return [
        name_of(p) for p, word in last_words if word.endswith("ing") and word not in NOUNS_IN_ING
    ]


def shared_class_names() -> dict[str, list[str]]:
    """Classes with the same name in several files; underscored ones are nobody else's concern."""
    homes: dict[str, list[str]] = defaultdict(list)
    for path in files():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(name_of(path))
    return {name: found for name, found in sorted(homes.items()) if len(found) > 1}


def shared_file_names() -> dict[str, list[str]]:
    """File names that stand in several folders."""
    homes: dict[str, list[str]] = defaultdict(list)
    for path in files():
        homes[path.name].append(name_of(path.parent))
    return {name: found for name, found in sorted(homes.items()) if len(found) > 1}


def name_of(path: Path) -> str:
    """A path below `bot/`, as people write it."""
    return path.relative_to(BOT.parent).as_posix()


@dataclass
class Trip:
    """Where something went: the files it entered, and how often it changed the room."""

    besides: frozenset[str] = frozenset()
    """Rooms that do not count."""
    entered: set[str] = field(default_factory=set)
    crossings: int = 0

    def follow(self, frame: FrameType, event: str, _: Any) -> None:
        """Called by the interpreter for each call, in every thread."""
        if event != "call":
            return
        here, there = room_of(frame), room_of(frame.f_back) if frame.f_back else ""
        if here and not self.besides & {here, there}:
            self.entered.add(frame.f_code.co_filename)
            self.crossings += bool(there) and here != there


def room_of(frame: FrameType) -> str:
    """The package directly below `bot` in which a frame runs; empty outside of it."""
    name = frame.f_code.co_filename
    return name[len(str(BOT)) + 1 :].split("/")[0] if name.startswith(str(BOT)) else ""


@contextmanager
def followed(*besides: str) -> Iterator[Trip]:
    """Follow what happens meanwhile outside of some rooms, also in threads begun meanwhile."""
    trip = Trip(frozenset(besides))
    threading.setprofile(trip.follow)
    sys.setprofile(trip.follow)
    try:
        yield trip
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def picked_in_core() -> Trip:
    """A person picks an answer: handled and delivered, however that is stored."""
    from tests.driver import new_stage

    stage = new_stage(language=Language.EN)
    stage.pick("do:start")
    stage.pick("answer:request:hands_on_support")
    with followed("storage") as trip:
        stage.pick("answer:legal_form:kk")
    return trip


def picked_on_page() -> Trip:
    """The same in a browser that runs no program: the form is sent, the page comes again."""
    from tests.channels.web.applicants.site import open_house
    from tests.channels.web.applicants.visitor import Visitor

    with tempfile.TemporaryDirectory() as folder, open_house(Path(folder)) as house:
        visitor = Visitor(house)
        visitor.send(choose="do:start")
        visitor.send(choose="answer:request:hands_on_support")
        with followed() as trip:
            visitor.send(choose="answer:legal_form:kk")
    return trip


FIGURES: Mapping[str, Callable[[], object]] = {
    "files": lambda: len(files()),
    "lines": lambda: sum(len(p.read_text(encoding="utf-8").splitlines()) for p in files()),
    f"folders over {MOST_FILES} files": lambda: len(full_folders()),
    "files named after an act": lambda: len(acts()),
    "class names with several homes": lambda: len(shared_class_names()),
    "file names with several homes": lambda: len(shared_file_names()),
}


def main() -> None:
    """Print the table."""
    for what, count in FIGURES.items():
        sys.stdout.write(f"{what:<34}{count():>8}\n")
    for what, trip in (("in the core", picked_in_core()), ("on the page", picked_on_page())):
        sys.stdout.write(f"{f'files a picked answer enters, {what}':<34}{len(trip.entered):>8}\n")
        sys.stdout.write(f"{f'changes of room, {what}':<34}{trip.crossings:>8}\n")
    for name, homes in shared_class_names().items():
        sys.stdout.write(f"  {name}: {', '.join(homes)}\n")


if __name__ == "__main__":
    main()
