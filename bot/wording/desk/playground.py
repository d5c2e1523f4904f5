"""A question that was tried out, and a practice conversation, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.assistant.context import Assistant
from bot.assistant.curation.playground import PlaygroundResult
from bot.assistant.curation.practice import PracticeSession
from bot.faq.article import Knowledge
from bot.vocabulary import Choice, Language, Message
from bot.vocabulary.choice_ids import Verb, verb_of
from bot.wording.desk.leads.lead_summary import SPEAKERS
from bot.wording.desk.meanings import meant
from bot.wording.desk.views import Badge, Reasoned, Rehearsed, SpokenLine, Tried
from bot.wording.facts import fill
from bot.wording.translator import N_, Translator, one_line

if TYPE_CHECKING:
    from bot.faq.explanations import MatchReason

DECISIONS: Mapping[str, str] = {
    "answer": N_("It answers"),
    "suggest": N_("It offers close questions"),
    "decline": N_("It does not answer"),
}


def tried(trial: PlaygroundResult, assistant: Assistant, translator: Translator) -> Tried:
    """What the counter would say, and why; for somebody who reads the voice's language."""
    knowledge = assistant.knowledge
    first = trial.decisions[0]
    clauses = dict.fromkeys(clause for m in trial.messages for clause in m.clauses)
    return Tried(
        text=trial.text,
        language=trial.language,
        decision=Badge(first.kind.value, translator.gettext(DECISIONS[first.kind])),
        sure=translator.gettext(
            "{sure} sure; an answer needs more than {needed}",
            sure=f"{first.score:.0%}",
            needed=f"{trial.to_answer:.0%}",
        ),
        said=tuple(message.text for message in trial.messages),
        offered=tuple(one_line(c.label) for m in trial.messages for c in articles_in(m)),
        clauses=tuple(translator.clause(clause) for clause in clauses),
        reasons=tuple(reasoned(r, knowledge, trial.language, translator) for r in trial.reasons),
        read_as=trial.read_as,
        meant=meant(trial, assistant.flow, translator),
    )


def articles_in(message: Message) -> list[Choice]:
    """The questions that a message offers."""
    return [choice for choice in message.choices if verb_of(choice.id) is Verb.ARTICLE]


def reasoned(
    reason: MatchReason, knowledge: Knowledge, asked: Language, translator: Translator
) -> Reasoned:
    """What speaks for one article."""
    article = knowledge.articles[reason.article]
    question = fill(
        article.text(translator.language).question, translator.edition, translator.language
    )
    return Reasoned(
        article=reason.article,
        question=question,
        nearest=fill(reason.phrasing, translator.edition, asked),
        likeness=f"{reason.likeness:.2f}",
        margin=f"{reason.margin:+.2f}",
        words=tuple((one_line(w.word), f"{w.weight:+.2f}", w.is_known) for w in reason.words),
    )


def rehearsed(rehearsal: PracticeSession, translator: Translator) -> Rehearsed:
    """A practice conversation as far as it has come."""
    said = tuple(
        SpokenLine(
            side=line.speaker.value,
            who=translator.gettext(SPEAKERS[line.speaker]),
            at="",
            text=line.text or translator.gettext("(an entry in the contact form)"),
        )
        for line in rehearsal.lines
        if line.text.strip() or line.kind == "form"
    )
    return Rehearsed(said, tuple((c.id, one_line(c.label)) for c in rehearsal.choices))
