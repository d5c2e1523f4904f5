"""`madoguchi edition`: a new guideline beside the one that holds, and what has to be looked at."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from bot import bootstrap
from bot.assistant.desk.rules.verdict_flips import verdict_flips
from bot.cli.content.report import EditionReport, page_of
from bot.cli.options import (
    fail,
    json_option,
    language_here,
    language_option,
    write,
    write_json,
)
from bot.content import ContentError, load, open_items, opening_days
from bot.content.editions import CHANGES_FILE, CONFIRMED_FILE, read_yaml
from bot.content.guideline.alignment import ChangeKind, ClauseChange, align, marked
from bot.content.guideline.carry import carry as carry_numbers
from bot.content.guideline.draft import create, guideline_of
from bot.content.guideline.passages import GuidelineError, decode
from bot.content.guideline.todo import TodoItem, from_rows, is_fresh, todo
from bot.content.guideline.todo import confirm as keep
from bot.content.source.editions import SHARED, edition_ids, own_place
from bot.content.source.tree import CONTENT_FOLDERS, read_tree
from bot.handoff.business_hours import day_of
from bot.vocabulary import Language

SIGNS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
"""How words are marked in a terminal."""


@click.group()
def edition() -> None:
    """Prepare a new edition beside the one that holds."""


def told(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose expected mistakes are told in plain words."""

    @wraps(command)
    def guarded(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except (GuidelineError, ContentError, OSError) as error:
            fail(str(error))

    return guarded


def known(name: str) -> str:
    """The edition of this name, the shared one by its own id; ends where there is none."""
    root = bootstrap.root()
    written = read_yaml(root / "knowledge/edition.yaml")
    is_shared = isinstance(written, dict) and written.get("edition") == name
    if not is_shared and name not in edition_ids(root):
        names = ", ".join(edition_ids(root)) or "none yet"
        fail(f"There is no edition {name} (prepared: {names}).", exit_code=2)
    return SHARED if is_shared else name


@edition.command()
@click.argument("name")
@click.option("--text", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True)
@click.option("--opens", type=click.DateTime(["%Y-%m-%d"]), required=True, help="A day in Japan.")
@click.option("--former", default="", help="The edition to begin from; the shared one if left out.")
@told
def new(name: str, text: Path, opens: datetime.datetime, former: str) -> None:
    """Make the edition NAME from the guideline's TEXT and the files of the former edition."""
    root = bootstrap.root()
    if name in edition_ids(root) or not name.isidentifier():
        fail(f"{name}: there is such an edition, or this is no name such as FY2026.", exit_code=2)
    if opens.date() <= day_of(bootstrap.now()):
        fail(f"{opens.date()} is past or today: an edition opens on a day to come.", exit_code=2)
    days = opening_days(root)
    if twin := next((each for each, day in days.items() if day == opens.date()), ""):
        fail(f"{twin} opens on {opens.date()} already: name another day.", exit_code=2)
    before = known(former) if former else SHARED
    changes = create(root, name, before, decode(text.read_bytes()), opens.date())
    write(counted(changes))
    write(f"{len(open_items(root, name))} items: madoguchi edition todo {name}")


def counted(changes: Sequence[ClauseChange]) -> str:
    """How many clauses there are of each kind of change."""
    counts = Counter(change.kind for change in changes)
    return ", ".join(f"{kind}: {counts[kind]}" for kind in ChangeKind if counts[kind])


@edition.command()
@click.argument("old")
@click.argument("name")
@json_option
@told
def compare(old: str, name: str, *, as_json: bool) -> None:
    """Tell what happened to each clause between OLD and NAME, with the words marked, and what rests
    on it."""
    root = bootstrap.root()
    changes = align(guideline_of(root, known(old)), guideline_of(root, known(name)))
    resting: dict[str, list[TodoItem]] = {}
    for item in todo(changes, read_tree(root, known(old))):
        resting.setdefault(item.change.name, []).append(item)
    if as_json:
        write_json([{"change": c.name, "kind": c.kind, "items": resting.get(c.name, [])}
                    for c in changes if c.kind is not ChangeKind.SAME])  # fmt: skip
        return
    write(counted(changes))
    for change in changes:
        if change.kind is not ChangeKind.SAME:
            write(f"\n{change.kind.upper()} {change.name}\n  {words(change)}")
            write("\n".join(f"  - {place_of(item)}" for item in resting.get(change.name, ())))


@edition.command()
@click.argument("old")
@click.argument("name")
@language_option
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="An HTML file."
)
@told
def report(old: str, name: str, language: Language | None, output: Path) -> None:
    """Write a page on what changes between OLD and NAME, for whoever decides about it."""
    root = bootstrap.root()
    changes = align(guideline_of(root, known(old)), guideline_of(root, known(name)))
    items = todo(changes, read_tree(root, known(old)))
    found = EditionReport(old, name, changes, items, open_items(root, known(name)))
    voice = bootstrap.renderer().voice(language_here(language, bootstrap.settings()))
    output.write_text(page_of(found, voice), encoding="utf-8")
    write(f"{output}: {counted(changes)}")


def words(change: ClauseChange) -> str:
    """The words of a change, marked where both texts are there."""
    old, new = (passage.text if passage else "" for passage in (change.old, change.new))
    return "".join(SIGNS[sign].format(text) for sign, text in marked(old, new))


def place_of(item: TodoItem) -> str:
    """Where the text of an item stands."""
    if item.text is None and not is_fresh(item.change):
        return "no text rests on it: read it, and see whether one should"
    if item.text is None:
        return "knowledge/clauses.yaml: the new clause and an article for it, or why not"
    return f"{item.text.file}:{item.text.line}  {item.text.key}"


@edition.command("todo")
@click.argument("name")
@json_option
@told
def show_todo(name: str, *, as_json: bool) -> None:
    """List what has to be looked at before NAME can open; fails while there is anything."""
    items = open_items(bootstrap.root(), known(name))
    if as_json:
        write_json(items)
    else:
        for item in items:
            write(f"{item.id}  {item.change.kind} {item.change.name}  {place_of(item)}")
        write(f"{len(items)} items are open." if items else "Nothing is open.")
    if items:
        raise click.exceptions.Exit(1)


@edition.command()
@click.argument("name")
@click.argument("items", nargs=-1, required=True)
@click.option("--by", required=True, help="Who looked at the texts.")
@told
def confirm(name: str, items: tuple[str, ...], by: str) -> None:
    """Say that the texts of these ITEMS are right in NAME now; a clause (II.3.8) means all its."""
    root, chosen = bootstrap.root(), known(name)
    left = open_items(root, chosen)
    named = {item.id: {item.id, *item.change.name.split(" -> ")} for item in left}
    if unknown := set(items) - {word for words in named.values() for word in words}:
        fail(f"Not open in {name}: {', '.join(unknown)}. Nothing was confirmed.", exit_code=2)
    looked_at = [item for item, words in named.items() if not words.isdisjoint(items)]
    keep(own_place(root, CONFIRMED_FILE, chosen), looked_at, by, day_of(bootstrap.now()))
    write(f"{len(looked_at)} confirmed, {len(left) - len(looked_at)} left.")


@edition.command()
@click.argument("name")
@told
def carry(name: str) -> None:
    """Write the new numbers of clauses into the files of NAME. To be done once, before editing."""
    root, chosen = bootstrap.root(), known(name)
    kept = read_yaml(own_place(root, CHANGES_FILE, chosen))
    if not isinstance(kept, dict) or kept.get("carried"):
        fail(f"{name}: there is nothing to carry, or it was done already.", exit_code=2)
    folders = (
        own_place(root, f"{folder}/edition.yaml", chosen).parent for folder in CONTENT_FOLDERS
    )
    machine = {"changes.yaml", "confirmed.yaml", "guideline.yaml", "stamps.yaml"}
    files = [f for each in folders for f in sorted(each.rglob("*.yaml")) if f.name not in machine]
    count = carry_numbers(files, from_rows(kept["changes"]))
    path = own_place(root, CHANGES_FILE, chosen)
    path.write_text(f"{path.read_text(encoding='utf-8')}carried: true\n", encoding="utf-8")
    write(f"{count} places changed. Now: madoguchi knowledge check --edition {name}")


@edition.command()
@click.argument("old")
@click.argument("name")
@json_option
@told
def flips(old: str, name: str, *, as_json: bool) -> None:
    """Judge the leads that came under OLD by the rules of NAME: whose verdict changes, and why."""
    known(old)
    flow = load(bootstrap.root(), known(name)).flow
    with bootstrap.open_database(bootstrap.settings()) as storage, storage.read_only() as work:
        total, found = verdict_flips(work, flow, old)
    rows = [
        {
            "lead": each.lead.reference,
            "was": each.lead.verdict,
            "is": each.outcome.verdict,
            "by": [f"{r.question.key}={r.option.value}" for r in each.outcome.reasons],
            "open": [question.key for question in each.outcome.unanswered],
        }
        for each in found
    ]
    if as_json:
        write_json({"leads": total, "changed": rows})
        return
    write(f"{len(rows)} of {total} verdicts would change.")
    for row in rows:
        why = ", ".join([*row["by"], *(f"{key}?" for key in row["open"])])
        write(f"{row['lead']}  {row['was']} -> {row['is']}  {why}")
