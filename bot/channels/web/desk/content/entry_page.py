"""One entry as a form, both languages side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.curation.proposals import ProposalProblem
from bot.assistant.curation.unanswered import Unanswered, asked_of
from bot.assistant.ports import Proposal
from bot.channels.web.desk.content.changes import label_of, title_of
from bot.channels.web.desk.content.list_page import CONTENT, elsewhere, room_of
from bot.channels.web.desk.content.room import ContentRoom, kind_in
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import PREFIX, DeskRequest
from bot.channels.web.desk.views import missing
from bot.content.edits.entry_check import EntryFinding, findings, id_problem
from bot.content.edits.fields import (
    BLANK,
    EFFECTS,
    PHRASINGS,
    EntryKind,
    FieldKind,
    data_from,
    fields_of,
    filled_in,
    lines_in,
    raised,
    reads_otherwise,
)
from bot.content.edits.shelf import Shelf, ShelfEntry
from bot.content.edits.suggestions import id_from, with_suggestions
from bot.content.source.editions import edition_of
from bot.vocabulary import Language
from bot.vocabulary.text import visible
from bot.wording.translator import one_line

LONGEST = 4_000
"""Characters of a text."""

LONGEST_LIST = 100_000
"""Characters of all ways to ask for something, or of all sentences that mean a command."""

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
    """The page."""
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


async def add_phrasing(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Add what people asked to the ways to ask for an article."""
    room = room_of(request)
    if room is None:
        return elsewhere(request, renderer)
    done = await run_in_threadpool(phrasing_kept, room, request)
    if isinstance(done, str):
        labels = request.labels
        return renderer.note(request, labels["please_note"], done, 422, "/desk/questions")
    return RedirectResponse(f"{CONTENT}/proposals/{done.id}", status_code=303)


def phrasing_kept(room: ContentRoom, request: DeskRequest) -> Proposal | str:
    """The proposal with the phrasing in it, or why there is none."""
    shelf = room.shelf(room.open_of(request.staff.id))
    article = shelf.get(EntryKind.ARTICLES, request.given("article").split(" ")[0].strip())
    asked = asked_as(room, request.given("question"))
    if article is None or not asked:
        return request.labels["problem_gone"]
    side = asked[0].language
    more = [one_line(visible(each.text[:LONGEST])) for each in asked]
    ways = list(dict.fromkeys([*article.lines(PHRASINGS, side), *more]))
    parts = {**article.data.get(PHRASINGS, {}), side.value: ways}
    proposal = room.keep(request.staff.id, article, {**article.data, PHRASINGS: parts})
    if isinstance(proposal, ProposalProblem):
        return request.labels[f"problem_{proposal}"]
    return proposal
