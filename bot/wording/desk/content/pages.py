"""Entries, proposals and publications as curators read them, before anything draws them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.assistant.curation.answer_changes import AnswerVersion, QuestionChange
from bot.assistant.curation.meaning_changes import MeaningChange
from bot.assistant.ports import Proposal, ProposalStatus, Publication
from bot.precheck.flow import Flow
from bot.vocabulary import Language
from bot.wording.desk.meanings import act_in_words
from bot.wording.desk.names import Names
from bot.wording.desk.playground import DECISIONS
from bot.wording.desk.views import Badge
from bot.wording.translator import N_, Translator, one_line

STATUSES: Mapping[ProposalStatus, str] = {
    ProposalStatus.OPEN: N_("being written"),
    ProposalStatus.IN_REVIEW: N_("waits for a colleague"),
    ProposalStatus.PUBLISHED: N_("published"),
    ProposalStatus.DROPPED: N_("dropped"),
}


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry in a list. `also` is its title in the other language."""

    id: str
    title: str
    also: str
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal in a list."""

    id: str
    who: str
    at: str
    status: Badge
    what: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text that differs. `language` is empty where it has none; lines are added and removed."""

    label: str
    language: str
    before: str = ""
    after: str = ""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What changes about one entry. `place` names it for a form."""

    kind: str
    id: str
    title: str
    texts: tuple[TextChange, ...]
    is_new: bool = False
    is_gone: bool = False
    is_one_sided: bool = False


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """A question whose answer changes."""

    language: Language
    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HeardRow:
    """A message that is understood otherwise, at a place."""

    language: Language
    text: str
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """One publication in the history."""

    number: int
    at: str
    author: str
    reviewer: str
    rolls_back: int | None
    changes: tuple[EntryChange, ...] = field(default=())


def proposal_row(proposal: Proposal, me: str, translator: Translator, names: Names) -> ProposalRow:
    """A proposal in a list."""
    entries = dict.fromkeys(edit.entry for edit in proposal.edits)
    return ProposalRow(
        id=proposal.id,
        who=names(proposal.author),
        at=translator.moment(proposal.at),
        status=Badge(proposal.status.value, translator.gettext(STATUSES[proposal.status])),
        what=", ".join(entries),
        is_mine=proposal.author == me,
    )


def publication_row(
    publication: Publication,
    changes: Sequence[EntryChange],
    translator: Translator,
    names: Names,
) -> PublicationRow:
    """A publication in the history."""
    return PublicationRow(
        number=publication.number,
        at=translator.moment(publication.at),
        author=names(publication.author),
        reviewer=names(publication.reviewer),
        rolls_back=publication.rolls_back,
        changes=tuple(changes),
    )


def changed_answers(
    changes: Sequence[QuestionChange], title: Callable[[str], str], translator: Translator
) -> list[ChangedAnswer]:
    """Answers that change, those that come or go first. `title` names an article."""
    first = sorted(changes, key=lambda each: "answer" not in (each.old.decision, each.new.decision))
    return [changed_answer(each, title, translator) for each in first]


def changed_answer(
    change: QuestionChange, title: Callable[[str], str], translator: Translator
) -> ChangedAnswer:
    """One of them."""
    after = said_in_short(change.new, title, translator)
    if change.is_other_words:
        after = translator.gettext("the same article, in other words")
    before = said_in_short(change.old, title, translator)
    return ChangedAnswer(change.language, one_line(change.question), before, after)


def said_in_short(
    version: AnswerVersion, title: Callable[[str], str], translator: Translator
) -> str:
    """What is made of a question, in a line."""
    decision = translator.gettext(DECISIONS[version.decision])
    if not version.articles:
        return decision
    return f"{decision}: {' / '.join(map(title, version.articles))}"


def heard_row(change: MeaningChange, place: str, flow: Flow, translator: Translator) -> HeardRow:
    """A message that is understood otherwise. `place` is what the place is called."""
    said = change.message
    before, after = (
        " · ".join(one_line(act_in_words(act, flow, translator)) for act in sense.acts)
        or translator.gettext("Not understood")
        for sense in (change.old, change.new)
    )
    return HeardRow(said.language, one_line(said.text), place, before, after)


def counted_questions(asked: int, total: int, translator: Translator) -> str:
    """How far asking has come."""
    return translator.gettext("{asked} of {total} questions asked", asked=asked, total=total)


def changes_counted(count: int, total: int, translator: Translator) -> str:
    """How many answers change."""
    return translator.ngettext(
        "{count} of {total} questions is answered otherwise.",
        "{count} of {total} questions are answered otherwise.",
        count,
        total=total,
    )


def more_than_shown(count: int, translator: Translator) -> str:
    """That a list goes on."""
    return translator.ngettext("{count} more is not shown.", "{count} more are not shown.", count)


def people_waiting(count: int, translator: Translator) -> str:
    """Who is told once this is published."""
    return translator.ngettext(
        "{count} person waits for an answer that is in this, and is told once it is published.",
        "{count} people wait for an answer that is in this, and are told once it is published.",
        count,
    )
