"""A proposal: what it changes, whether it is whole, which answers it changes; and what is done
about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.curation import proposals as proposing
from bot.assistant.curation.drafts import answered_wishes
from bot.assistant.curation.meaning_changes import MeaningChange
from bot.assistant.curation.playground import try_out
from bot.assistant.curation.proposals import ProposalProblem
from bot.assistant.ports import Proposal, ProposalStatus
from bot.assistant.team.roles import WITH_CONTENT
from bot.channels.web.desk.content.changes import entry_changes, title_of
from bot.channels.web.desk.content.list_page import CONTENT, elsewhere, live_state, room_of
from bot.channels.web.desk.content.room import ContentRoom, is_in_review
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.channels.web.desk.views import missing
from bot.content.edits.fields import EntryKind
from bot.content.edits.shelf import Shelf
from bot.runtime.curation.proposal_trials import ProposalTrial
from bot.understanding.state import Place
from bot.vocabulary import Language
from bot.vocabulary.text import MAX_TEXT
from bot.wording.desk.content.pages import (
    HeardRow,
    changed_answers,
    changes_counted,
    counted_questions,
    heard_row,
    more_than_shown,
    people_waiting,
    proposal_row,
)
from bot.wording.desk.playground import tried

MOST_CHANGES = 100
"""Answers that are listed."""

PATIENCE = 4.0
"""Seconds for which the page waits for them: most often that is enough."""

SETTLED = (ProposalStatus.PUBLISHED, ProposalStatus.DROPPED)


async def proposal_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """The proposal at this address."""
    return await shown(request, renderer)


async def shown(
    request: DeskRequest, renderer: PageRenderer, wrong: str = "", status: int = 200
) -> Response:
    """The page; `wrong` says why nothing was done."""
    room = room_of(request)
    if room is None:
        return elsewhere(request, renderer)
    id_ = str(request.request.path_params["proposal"])
    values = await run_in_threadpool(drawn, room, request, id_)
    if values is None:
        return missing(request, renderer)
    return renderer.page(request, "proposal.html", status, wrong=wrong, **values)


def drawn(room: ContentRoom, request: DeskRequest, id_: str) -> dict[str, Any] | None:
    """What the template draws; None where there is no such proposal."""
    proposal = room.proposal(id_)
    if proposal is None:
        return None
    me, voice = request.staff.id, request.service.speaker.voice(request.language)
    edition = room.edition_of(proposal)
    known = {
        "proposal": proposal,
        "edition": edition if edition in room.upcoming else "",
        "row": proposal_row(proposal, me, voice, request.service.name),
        "live": live_state(room),
        "is_mine": proposal.author == me,
        "is_open": proposal.status is ProposalStatus.OPEN,
        "is_in_review": is_in_review(proposal),
        "is_settled": proposal.status in SETTLED,
        "has_colleague": has_colleague(request, proposal),
    }
    if proposal.status in SETTLED:
        return {**known, "changes": [], "overtaken": [], "problems": [], "report": None}
    old, new = room.shelf(edition=edition), room.shelf(proposal, edition)
    trial = room.trial(proposal)
    return {
        **known,
        "changes": entry_changes(proposal.edits, old, new, request.labels, request.language),
        "overtaken": [edit.entry for edit in room.overtaken(proposal)],
        "problems": [replace(each, message=voice.say(each.message)) for each in trial.problems],
        "left": [replace(each, message=voice.say(each.message)) for each in trial.left],
        "report": report_of(trial, new, request),
        "waiting": waiting_for(room, trial, request),
        **trial_of(room, trial, request),
    }


def has_colleague(request: DeskRequest, proposal: Proposal) -> bool:
    """Whether somebody but the author can publish."""
    roles = request.admission.team.roles
    return any(role in WITH_CONTENT for id_, role in roles.items() if id_ != proposal.author)


def report_of(trial: ProposalTrial, shelf: Shelf, request: DeskRequest) -> dict[str, Any] | None:
    """Which answers change, as far as it is known."""
    if trial.assistant is None:
        return None
    trial.report.ended.wait(PATIENCE)
    report, voice = trial.report, request.service.speaker.voice(request.language)

    def title(article: str) -> str:
        entry = shelf.get(EntryKind.ARTICLES, article)
        return title_of(entry, request.language) if entry else article

    shown_ones = changed_answers(report.changes, title, voice)
    left_out = len(shown_ones) - MOST_CHANGES
    return {
        "is_done": report.is_done,
        "has_failed": report.has_failed,
        "progress": counted_questions(report.asked, report.total, voice),
        "count": changes_counted(len(report.changes), report.total, voice),
        "changes": shown_ones[:MOST_CHANGES],
        "more": more_than_shown(left_out, voice) if left_out > 0 else "",
        "meanings": heard_otherwise(report.meanings[:MOST_CHANGES], request),
    }


def heard_otherwise(changes: Sequence[MeaningChange], request: DeskRequest) -> list[HeardRow]:
    """Messages that are understood otherwise, in words."""
    service = request.service
    places, flow = dict(service.knowledge.places(request.language)), service.current.flow
    voice = service.speaker.voice(request.language)
    return [heard_row(each, places.get(each.message.place, ""), flow, voice) for each in changes]


def waiting_for(room: ContentRoom, trial: ProposalTrial, request: DeskRequest) -> str:
    """How many people are told of an answer once this is published; empty for none."""
    if trial.assistant is None:
        return ""
    known = {wish for wish, _ in answered_wishes(room.current())}
    people = {w.person for w, _ in answered_wishes(trial.assistant) if w not in known}
    voice = request.service.speaker.voice(request.language)
    return people_waiting(len(people), voice) if people else ""


def trial_of(room: ContentRoom, trial: ProposalTrial, request: DeskRequest) -> dict[str, Any]:
    """What a question gets now and would get then."""
    text, asked_in = request.asked("text")[:MAX_TEXT], request.asked("asked_in")
    spoken = Language(asked_in) if asked_in in set(Language) else None
    places = request.service.knowledge.places(request.language)
    place = request.asked("place") if request.asked("place") in dict(places) else Place.FRESH
    given = {"text": text, "asked_in": asked_in, "places": places, "place": place}
    if not text.strip() or trial.assistant is None:
        return {"trial": None, **given}
    voice, current, now = (
        request.service.speaker.voice(request.language),
        room.current(),
        request.now,
    )
    then = trial.try_out(text, spoken, now, place)
    before = try_out(current, text, spoken, now, place)
    if then is None or before is None:
        return {"trial": None, **given}
    return {
        "trial": (tried(before, current, voice), tried(then, trial.assistant, voice)),
        **given,
    }


async def settle_proposal(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Do with a proposal what its page offers."""
    room = room_of(request)
    if room is None:
        return elsewhere(request, renderer)
    id_ = str(request.request.path_params["proposal"])
    problem = await run_in_threadpool(settled, room, request, id_)
    if problem:
        return await shown(request, renderer, problem, 409)
    return RedirectResponse(f"{CONTENT}/proposals/{id_}", status_code=303)


def settled(room: ContentRoom, request: DeskRequest, id_: str) -> str:
    """Why nothing was done; empty where it was."""
    proposal = room.proposal(id_)
    labels = request.labels
    if proposal is None:
        return labels["problem_gone"]
    if str(proposal.version) != request.given("version"):
        return labels["problem_changed"]
    me, now, what = request.staff.id, request.now, request.given("what")
    ways: dict[str, Callable[[], object]] = {
        "send": lambda: proposing.send(room.storage, proposal, me, now),
        "withdraw": lambda: proposing.withdraw(room.storage, proposal, me, now),
        "drop": lambda: proposing.drop(room.storage, proposal, me, now),
        "give_back": lambda: proposing.give_back(
            room.storage, proposal, me, request.given("note").strip(), now
        ),
        "take_out": lambda: without(room, request, proposal),
    }
    if what == "publish":
        return published(room, request, proposal)
    done = ways[what]() if what in ways else ProposalProblem.GONE
    return labels[f"problem_{done}"] if isinstance(done, ProposalProblem) else ""


def without(room: ContentRoom, request: DeskRequest, proposal: Proposal) -> ProposalProblem | None:
    """Leave one entry as it was, with the ways to ask for it."""
    entry, me = request.given("entry"), request.staff.id
    places = [edit.place for edit in proposal.edits if edit.entry == entry]
    for place in places:
        fresh = room.proposal(proposal.id)
        if fresh is None:
            return ProposalProblem.GONE
        problem = proposing.take_out(room.storage, fresh, me, place, request.now)
        if problem is not None:
            return problem
    return None


def published(room: ContentRoom, request: DeskRequest, proposal: Proposal) -> str:
    """Publish it; or why it is not."""
    labels = request.labels
    if proposal.author == request.staff.id:
        return labels["problem_own"]
    if overtaken := room.overtaken(proposal):
        names = ", ".join(dict.fromkeys(edit.entry for edit in overtaken))
        return f"{labels['problem_base_changed']} {names}"
    if room.trial(proposal).problems:
        return labels["content_wrong"]
    done = room.publish(proposal, request.staff.id)
    return labels[f"problem_{done}"] if isinstance(done, ProposalProblem) else ""
