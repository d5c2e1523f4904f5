"""The panel of the applicant's page: where a person stands, and what they can do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.assistant.person_overview import PersonOverview
from bot.assistant.person_status import PersonStatus
from bot.precheck.flow import Option, Question
from bot.vocabulary import Language
from bot.vocabulary.commands import Command
from bot.vocabulary.ui import Button, Buttons, Facts, Part
from bot.wording.applicants.channels.home import next_step, picks, staff, where
from bot.wording.translator import Translator


@dataclass(frozen=True, slots=True)
class Given:
    """An answered question: its key, its short name, and the answer."""

    question: str
    title: str
    answer: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Where a person stands. The values of buttons are ids of choices.

    `progress` says in words how many of `total` questions are `answered`. `verdict` is the value of
    what the answers mean so far; empty while there are none.
    """

    language: Language
    heading: str
    progress: str
    answered: int
    total: int
    verdict: str
    is_with_staff: bool
    where: tuple[Part, ...]
    actions: tuple[Button, ...]
    given: tuple[Given, ...]
    staff: tuple[Part, ...]
    data_heading: str
    data: tuple[Button, ...]


def panel(overview: PersonOverview, translator: Translator) -> Panel:
    """Where a person stands, everything that can be changed, and when staff are there."""
    standing = overview.standing
    _, facts, *_ = where(standing, translator)  # that the edition is over stands in the greeting
    return Panel(
        language=translator.language,
        heading=translator.gettext("Where you stand"),
        progress=progress(standing, translator),
        answered=standing.answered,
        total=standing.total,
        verdict=standing.verdict or "",
        is_with_staff=standing.is_with_staff,
        where=without_progress(facts),
        actions=actions(standing, translator),
        given=given(overview.given, translator),
        staff=staff_parts(standing, translator),
        data_heading=translator.gettext("Your data"),
        data=(picks(translator, Command.MY_DATA), picks(translator, Command.DELETE_DATA)),
    )


def progress(standing: PersonStatus, translator: Translator) -> str:
    """How many questions were answered."""
    return translator.gettext(
        "{answered} of {total} questions answered",
        answered=standing.answered,
        total=standing.total,
    )


def without_progress(facts: Part) -> tuple[Part, ...]:
    """The facts but for the first, which a bar shows; none where there are no others."""
    entries = facts.entries[1:] if isinstance(facts, Facts) else ()
    return (Facts(entries),) if entries else ()


def actions(standing: PersonStatus, translator: Translator) -> tuple[Button, ...]:
    """What to do next; what stands out is in the conversation."""
    again = (picks(translator, Command.RESTART),) if standing.answered else ()
    return (picks(translator, next_step(standing)), *again)


def given(answered: Sequence[tuple[Question, Option]], translator: Translator) -> tuple[Given, ...]:
    """The answers, each with the short name of its question."""
    return tuple(
        Given(question.key, translator.speak(question.title), translator.speak(option.label))
        for question, option in answered
    )


def staff_parts(standing: PersonStatus, translator: Translator) -> tuple[Part, ...]:
    """When staff are there; the way to them."""
    parts = staff(standing, translator)
    if standing.lead is None:
        return parts
    beside = (picks(translator, Command.REPLY), picks(translator, Command.NEW_ENQUIRY))
    return (*parts[:-1], Buttons(beside))
