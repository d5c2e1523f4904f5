"""What becomes of an entry that was filled in: one of the curator's changes, or the form again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.curation.proposals import ProposalProblem
from bot.assistant.ports import Proposal
from bot.channels.web.desk.content.entry_page import LONGEST, EntryForm, shown
from bot.channels.web.desk.content.list_page import CONTENT, elsewhere, room_of
from bot.channels.web.desk.content.room import ContentRoom, kind_in
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import PREFIX, DeskRequest
from bot.channels.web.desk.views import missing
from bot.content.edits.entry_check import id_problem
from bot.content.edits.field_values import data_from, lines_in, raised, reads_otherwise
from bot.content.edits.fields import BLANK, PHRASINGS, EntryKind, FieldKind, fields_of
from bot.content.edits.shelf import Shelf, ShelfEntry
from bot.content.edits.suggestions import id_from, with_suggestions
from bot.vocabulary import Language
from bot.vocabulary.text import visible

LONGEST_LIST = 100_000
"""Characters of all ways to ask for something, or of all sentences that mean a command."""


async def keep_entry(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Add what was filled in to this curator's changes; or take the entry out."""
    room = room_of(request)
    if room is None:
        return elsewhere(request, renderer)
    done = await run_in_threadpool(kept, room, request)
    if done is None:
        return missing(request, renderer)
    if isinstance(done, EntryForm):
        return await shown(room, request, renderer, done, 422)
    return RedirectResponse(f"{CONTENT}/proposals/{done.id}", status_code=303)


def kept(room: ContentRoom, request: DeskRequest) -> Proposal | EntryForm | None:
    """What became of it; None where there is no such entry."""
    edition = request.given("edition")
    shelf = room.shelf(room.open_of(request.staff.id, edition), edition)
    kind, given = kind_in(request.given("kind")), filled(request)
    entry = named_entry(request, kind, shelf, given)
    if entry is None:
        return None
    form = EntryForm(entry, given, is_new=bool(request.given("new")))
    if form.is_new and (problem := id_problem(kind, entry.id, shelf)):
        return replace(form, told=request.labels[f"problem_{problem}"])
    if any(len(given.get(name, "")) > most for name, most in longest(kind, entry.data)):
        return replace(form, told=request.labels["too_long"])
    data = None if request.given("what") == "remove" else typed(room, request, entry, given)
    if isinstance(data, str):
        return replace(form, told=data)
    proposal = room.keep(request.staff.id, entry, data, edition)
    if isinstance(proposal, ProposalProblem):
        return replace(form, told=request.labels[f"problem_{proposal}"])
    return proposal


def typed(
    room: ContentRoom, request: DeskRequest, entry: ShelfEntry, given: Mapping[str, str]
) -> dict[str, Any] | str:
    """The entry as it was typed. A question that reads otherwise: only once it is said whether it
    means something else; otherwise what is asked about that."""
    kind = entry.kind
    data = data_from(kind, entry.data, suggested(request, kind, given), room.today)
    if kind is EntryKind.QUESTIONS:
        published = room.shelf(edition=request.given("edition")).get(kind, entry.id)
        before, meaning = published.data if published else {}, request.given("meaning")
        if reads_otherwise(before, data) and not meaning:
            return request.labels["meaning_asked"]
        return raised(data, before) if meaning == "other" else data
    is_listed = entry.kind is not EntryKind.SYNONYMS  # these stand under their names
    return {"id": entry.id, **data} if request.given("new") and is_listed else data


def longest(kind: EntryKind, data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """How much each input takes."""
    for field in fields_of(kind, data):
        most = LONGEST_LIST if field.kind is FieldKind.LINES else LONGEST
        yield from ((name, most) for name in field.inputs())


def filled(request: DeskRequest) -> dict[str, str]:
    """What was typed, without signs that nobody sees."""
    return {
        name: "\n".join(visible(line) for line in text.split("\n"))
        for name, text in request.filled(PREFIX).items()
    }


def named_entry(
    request: DeskRequest, kind: EntryKind, shelf: Shelf, given: Mapping[str, str]
) -> ShelfEntry | None:
    """The entry that a form is about."""
    if not request.given("new"):
        return shelf.get(kind, request.given("id"))
    if kind not in BLANK or not shelf.files[kind]:
        return None
    name = request.given("id").strip() or id_from(given.get("en.question", ""))
    file = request.given("file")
    home = file if file in shelf.files[kind] else shelf.files[kind][-1]
    return ShelfEntry(kind, name, home, BLANK[kind])


def suggested(request: DeskRequest, kind: EntryKind, given: Mapping[str, str]) -> dict[str, str]:
    """The form with more ways to ask, where the subject was named and there are too few."""
    made = dict(given)
    if kind is not EntryKind.ARTICLES:
        return made
    for language in Language:
        name = f"{language}.{PHRASINGS}"
        question = given.get(f"{language}.question", "").strip()
        asked = [way for way in lines_in(given.get(name, "")) if way != question]
        subject = request.given(f"subject.{language}")[:60]
        made[name] = "\n".join(with_suggestions(asked, visible(subject), language))
    return made
