"""Reasons of a verdict, and how they are grouped for reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.precheck.flow import Effect
from bot.precheck.verdict import Reason
from bot.wording.translator import Translator, section


def reason_text(reason: Reason, translator: Translator) -> str:
    """What an answer means for the case. An answer without a text of its own is named."""
    if reason.option.reason is not None:
        return translator.speak(reason.option.reason)
    title = translator.speak(reason.question.title)
    if reason.is_open:
        return translator.gettext("“{title}” is still open.", title=title)
    return translator.entry(title, translator.speak(reason.option.label))


def reason_line(reason: Reason, translator: Translator) -> str:
    """A reason under the short name of its question, with its clauses."""
    text = reason_text(reason, translator)
    if reason.option.reason is not None:
        text = translator.entry(translator.speak(reason.question.title), text)
    return translator.cited(text, reason.clauses)


def open_line(reason: Reason, translator: Translator) -> str:
    """Something the applicant did not know, and how to find it out."""
    title, find_out = (
        translator.speak(reason.question.title),
        translator.speak(reason.question.find_out),
    )
    return translator.cited(translator.entry(title, find_out), reason.clauses)


def grouped(reasons: Sequence[Reason], translator: Translator) -> list[str]:
    """All reasons, each group under its heading; groups without reasons are left out."""
    excluding = [r for r in reasons if r.effect is Effect.EXCLUDED]
    to_review = [r for r in reasons if r.effect is Effect.REVIEW and not r.is_open]
    to_find_out = [r for r in reasons if r.effect is Effect.REVIEW and r.is_open]
    notes = [r for r in reasons if r.effect is Effect.NOTE]
    return [
        section(translator.gettext("What stands in the way:"), reason_lines(excluding, translator)),
        section(
            translator.gettext("What staff will look at:"), reason_lines(to_review, translator)
        ),
        section(
            translator.gettext("Still open; finding these out makes the result clear:"),
            [open_line(reason, translator) for reason in to_find_out],
        ),
        section(translator.gettext("Good to know:"), reason_lines(notes, translator)),
    ]


def reason_lines(reasons: Iterable[Reason], translator: Translator) -> list[str]:
    """Several reasons with their clauses."""
    return [reason_line(reason, translator) for reason in reasons]


def clauses_of(reasons: Iterable[Reason]) -> list[str]:
    """Every clause that the reasons rest on."""
    return [clause for reason in reasons for clause in reason.clauses]
