"""Editions side by side: which one holds today, and what keeps the next one from opening."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import yaml

from bot.content.guideline.todo import TodoItem, from_rows, read_confirmations, todo
from bot.content.source.editions import SHARED, edition_ids, own_place
from bot.content.source.problem import Problem
from bot.content.source.tree import read_tree
from bot.vocabulary.desk_zone import USUAL

EDITION_FILE = "knowledge/edition.yaml"
CHANGES_FILE = "knowledge/changes.yaml"
CONFIRMED_FILE = "knowledge/confirmed.yaml"


def shared_id(root: Path) -> str:
    """The id of the edition whose files stand outside of `editions/`."""
    written = read_yaml(root / EDITION_FILE)
    return str(written.get("edition", "")) if isinstance(written, dict) else ""


def zone_at(root: Path) -> ZoneInfo:
    """Where the desk is; the usual place where the files do not say, or cannot be read."""
    written = read_yaml(root / EDITION_FILE)
    name = str(written.get("zone", "")) if isinstance(written, dict) else ""
    return ZoneInfo(name) if name in available_timezones() else USUAL


def opening_days(root: Path) -> dict[str, datetime.date]:
    """The day on which each edition with files of its own opens, where the desk is."""
    days = {}
    for edition in edition_ids(root):
        written = read_yaml(own_place(root, EDITION_FILE, edition))
        day = written.get("opens") if isinstance(written, dict) else None
        if isinstance(day, datetime.date):
            days[edition] = day
    return days


def edition_on(root: Path, day: datetime.date) -> str:
    """The edition that holds on a day: the last one that has opened and has nothing left to do."""
    days = opening_days(root)
    come = sorted((opens, edition) for edition, opens in days.items() if opens <= day)
    return next((e for _, e in reversed(come) if not open_items(root, e)), SHARED)


def open_items(root: Path, edition: str) -> tuple[TodoItem, ...]:
    """What is still to be looked at before an edition opens."""
    kept = read_yaml(own_place(root, CHANGES_FILE, edition))
    if not isinstance(kept, dict):
        return ()
    former = read_tree(root, str(kept.get("from") or SHARED))
    confirmed = read_confirmations(own_place(root, CONFIRMED_FILE, edition))
    items = todo(from_rows(kept.get("changes") or ()), former)
    return tuple(item for item in items if item.id not in confirmed)


def edition_problems(root: Path, day: datetime.date) -> Iterator[Problem]:
    """Editions that open on the same day or on none, and those whose day came too early."""
    days = opening_days(root)
    for edition in edition_ids(root):
        file = own_place(root, EDITION_FILE, edition).relative_to(root).as_posix()
        if edition not in days:
            yield Problem(file, 1, "opens", "on which day does it open? Write opens: 2026-04-01")
            continue
        twins = [each for each, opens in days.items() if opens == days[edition] and each < edition]
        if twins:
            yield Problem(file, 1, "opens", f"{twins[0]} opens on the same day: name another")
        if days[edition] <= day and (left := open_items(root, edition)):
            message = (
                f"its day has come and {len(left)} items are open, so the edition before it still "
                f"holds: see `madoguchi edition todo {edition}`"
            )
            yield Problem(file, 1, "opens", message)


def read_yaml(path: Path) -> object:
    """What a file holds; None where there is none, or it cannot be read (the check tells why)."""
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return None
