"""All that the counter says, to be found and changed; and what is under way."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bot.assistant.ports import Proposal
from bot.channels.web.desk.content.changes import title_of, touched, value_of
from bot.channels.web.desk.content.room import ContentRoom, kind_in
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.content.edits.field_values import filled_in
from bot.content.edits.fields import BLANK, EntryKind, fields_of
from bot.content.edits.shelf import ShelfEntry
from bot.vocabulary import Language
from bot.vocabulary.text import same
from bot.wording.desk.content.pages import EntryRow, proposal_row
from bot.wording.desk.views import Tab
from bot.wording.facts import long_date

CONTENT = "/desk/content"

MOST_SOUGHT = 100
"""Characters."""


def room_of(request: DeskRequest) -> ContentRoom | None:
    """What curators work with; None at a desk where the content is not changed."""
    return request.service.content


def elsewhere(request: DeskRequest, renderer: PageRenderer) -> Response:
    """The content cannot be changed here."""
    labels = request.labels
    return renderer.note(request, labels["content"], labels["content_elsewhere"], 404, "/desk")


async def list_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """The entries of one kind, and what is under way."""
    room = room_of(request)
    if room is None:
        return elsewhere(request, renderer)
    kind, sought = kind_in(request.asked("kind")), request.asked("q").strip()[:MOST_SOUGHT]
    values = await run_in_threadpool(listed_in, room, request, kind, sought)
    return renderer.page(request, "content.html", kind=kind.value, sought=sought, **values)


def listed_in(
    room: ContentRoom, request: DeskRequest, kind: EntryKind, sought: str
) -> dict[str, Any]:
    """What the page shows."""
    edition = room.edition_in(request.asked("edition"))
    mine = room.open_of(request.staff.id, edition)
    shelf = room.shelf(mine, edition)
    changed = set(touched(mine.edits, shelf)) if mine else set()
    rows = [
        entry_row(each, request.language, is_changed=(each.kind, each.id) in changed)
        for each in shelf.of(kind)
        if is_found(each, sought)
    ]
    tabs = [
        Tab(each.value, request.labels[f"kind_{each}"], each is kind, len(list(shelf.of(each))))
        for each in EntryKind
        if shelf.files[each]
    ]
    return {
        "rows": rows,
        "tabs": tabs,
        "can_add": kind in BLANK,
        "edition": edition if edition in room.upcoming else "",
        "editions": editions_of(room, request),
        "proposals": rows_of(room.standing(), request),
        "live": live_state(room),
        "aside": [edit.entry for edit in room.aside()],
    }


def editions_of(room: ContentRoom, request: DeskRequest) -> list[tuple[str, str]]:
    """The editions that can be worked on, by name; none where there is but one."""
    if not room.upcoming:
        return []
    opens = request.labels["opens_on"]
    coming = [
        (each, f"{each} ({opens} {long_date(day, request.language)})")
        for each, day in room.upcoming.items()
    ]
    now = room.current().edition.id
    return [("", f"{now} ({request.labels['edition_now']})"), *coming]


def rows_of(proposals: list[Proposal], request: DeskRequest) -> list[object]:
    """Proposals in a list."""
    voice = request.service.speaker.voice(request.language)
    return [proposal_row(p, request.staff.id, voice, request.service.name) for p in proposals]


def live_state(room: ContentRoom) -> str:
    """Which label says whether this process answers with all that was published."""
    published = room.published.all()
    if not published:
        return ""
    if published[-1].number == room.published.number:
        return "is_live"
    return "not_usable" if room.published.has_failed else "becoming_live"


def entry_row(entry: ShelfEntry, language: Language, *, is_changed: bool) -> EntryRow:
    """An entry in a list."""
    title, also = title_of(entry, language), title_of(entry, language.other)
    if entry.kind is EntryKind.FACTS:
        also = value_of(entry, language)
    return EntryRow(entry.id, title, also if also != title else "", is_changed)


def is_found(entry: ShelfEntry, sought: str) -> bool:
    """Whether an entry holds every word that is sought."""
    if not sought:
        return True
    texts = filled_in(fields_of(entry.kind, entry.data), entry.data).values()
    whole = same(" ".join((entry.id, *texts)))
    return all(word in whole for word in same(sought).split())
