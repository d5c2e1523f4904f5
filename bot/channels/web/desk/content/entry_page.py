"""One entry as a form, both languages side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bot.assistant.curation.unanswered import Unanswered, asked_of
from bot.channels.web.desk.content.changes import label_of, title_of
from bot.channels.web.desk.content.list_page import elsewhere, room_of
from bot.channels.web.desk.content.room import ContentRoom, kind_in
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.channels.web.desk.views import missing
from bot.content.edits.entry_check import EntryFinding, findings
from bot.content.edits.field_values import filled_in
from bot.content.edits.fields import BLANK, EFFECTS, PHRASINGS, EntryKind, fields_of
from bot.content.edits.shelf import Shelf, ShelfEntry
from bot.content.source.editions import edition_of
from bot.wording.translator import one_line

LONGEST = 4_000
"""Characters of a text."""


MOST_KEYS = 500
"""Characters of the keys of questions that an article begins with."""


@dataclass(frozen=True)
class EntryForm:
    """What the page shows and takes. `values` by the names of inputs; `id` is empty where a new
    entry has no name yet."""

    entry: ShelfEntry
    values: Mapping[str, str]
    is_new: bool = False
    wrong: tuple[EntryFinding, ...] = ()
    told: str = ""


async def entry_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """The form of an entry, or of a new one."""
    room = room_of(request)
    if room is None:
        return elsewhere(request, renderer)
    form = await run_in_threadpool(form_for, room, request)
    if form is None:
        return missing(request, renderer)
    return await shown(room, request, renderer, form)


def form_for(room: ContentRoom, request: DeskRequest) -> EntryForm | None:
    """What an address asks for; None where there is no such entry."""
    kind, edition = kind_in(request.asked("kind")), request.asked("edition")
    shelf = room.shelf(room.open_of(request.staff.id, edition), edition)
    if request.asked("new") and kind in BLANK and shelf.files[kind]:
        return new_form(room, request, kind, shelf)
    entry = shelf.get(kind, request.asked("id"))
    if entry is None:
        return None
    fields = fields_of(kind, entry.data)
    values = filled_in(fields, entry.data)
    wrong = findings(kind, entry.id, fields, values, shelf, room.known(edition))
    return EntryForm(entry, values, wrong=tuple(wrong))


def new_form(room: ContentRoom, request: DeskRequest, kind: EntryKind, shelf: Shelf) -> EntryForm:
    """An empty form, or one that begins with what people asked."""
    entry = ShelfEntry(kind, "", home_of(shelf, kind, request.asked("near")), BLANK[kind])
    values = {}
    asked = asked_as(room, request.asked("question"))
    if asked:
        side = asked[0].language
        values[f"{side}.question"] = asked[0].text[:LONGEST]
        values[f"{side}.{PHRASINGS}"] = "\n".join(one_line(each.text) for each in asked)
    return EntryForm(entry, values, is_new=True)


def asked_as(room: ContentRoom, keys: str) -> list[Unanswered]:
    """The questions of these keys that nobody has answered yet, the most frequent first."""
    wanted = set(keys[:MOST_KEYS].split(","))
    with room.storage.read_only() as work:
        waiting, written = asked_of(work)
    return [each for each in (*waiting, *written) if each.key in wanted]


def home_of(shelf: Shelf, kind: EntryKind, near: str) -> str:
    """Where a new entry is written: beside another one, else where the last ones are."""
    beside = shelf.get(kind, near)
    return beside.file if beside else shelf.files[kind][-1]


async def shown(
    room: ContentRoom,
    request: DeskRequest,
    renderer: PageRenderer,
    form: EntryForm,
    status: int = 200,
) -> Response:
    """The page with the form as it is filled in, and what is wrong with it."""
    values = await run_in_threadpool(drawn, room, request, form)
    return renderer.page(request, "entry.html", status, **values)


def drawn(room: ContentRoom, request: DeskRequest, form: EntryForm) -> dict[str, Any]:
    """What the template draws."""
    entry, edition = form.entry, room.edition_in(asked_edition(request))
    is_coming, shelf = edition in room.upcoming, room.shelf(edition=edition)
    wrong: dict[str, list[str]] = {}
    for found in form.wrong if (form.values and not form.is_new) or form.told else ():
        told = request.labels[f"problem_{found.problem}"]
        wrong.setdefault(found.input, []).append(f"{told} {found.what}".strip())
    fields = [
        (field, label_of(field, request.labels)) for field in fields_of(entry.kind, entry.data)
    ]
    return {
        "entry": entry,
        "fields": fields,
        "values": form.values,
        "wrong": wrong,
        "told": form.told,
        "is_new": form.is_new,
        "title": title_of(entry, request.language) if entry.id else "",
        "files": shelf.files[entry.kind] if form.is_new else (),
        "uses": users_of(shelf, entry) if entry.kind is EntryKind.FACTS else (),
        "edition": edition if is_coming else "",
        "is_shared": is_coming and edition_of(entry.file) != edition,
        "effects": EFFECTS,
        "clauses": gists_of(room, request, edition),
        "parts_wrong": {field.of for field, _ in fields if set(field.inputs()) & wrong.keys()},
    }


def gists_of(room: ContentRoom, request: DeskRequest, edition: str) -> list[tuple[str, str]]:
    """The clauses that can be named, each with what it says; of an edition that can be used."""
    current = room.current()
    coming = current.editions.of(edition) if current.editions and edition in room.upcoming else None
    found = (coming or current).edition.clauses.values()
    return [(each.id, each.gist.speak(request.language)) for each in found]


def asked_edition(request: DeskRequest) -> str:
    """The edition that an address or a form names."""
    return request.asked("edition") or request.given("edition")


def users_of(shelf: Shelf, fact: ShelfEntry) -> list[str]:
    """The entries whose texts name a fact."""
    name = f"{{{fact.id}}}"
    return [
        each.id
        for each in shelf.entries.values()
        if each.kind is not EntryKind.FACTS and name in repr(each.data)
    ]
