"""The result of the pre-check as a page of its own, to print or keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.person_overview import PersonOverview
from bot.vocabulary import Message
from bot.vocabulary.eras import with_eras
from bot.wording.applicants.channels.panel import Given, given
from bot.wording.translator import Translator


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The result of the pre-check as a page of its own. `message` is as in the conversation, with
    Japanese eras beside its dates; the first of its choices is the way on. `stamp` says when it was
    so, of which edition, and under which number staff have it. `given` are the answers, each with
    the clauses that it rests on."""

    message: Message
    stamp: tuple[str, ...]
    given: tuple[tuple[Given, str], ...]


def result_page(
    message: Message, overview: PersonOverview, now: datetime, translator: Translator
) -> ResultPage:
    """The result as it stands now."""
    stamp = [
        translator.gettext("As of {moment} ({zone})", moment=translator.moment(now)),
        translator.gettext("Conditions of the {edition_name} edition"),
    ]
    if overview.standing.lead is not None:
        number = overview.standing.lead
        stamp.append(translator.gettext("Reference number: {reference}", reference=number))
    clauses = (translator.places(o.clauses or q.clauses) for q, o in overview.given)
    return ResultPage(
        message=replace(message, text=with_eras(message.text)),
        stamp=tuple(map(with_eras, stamp)),
        given=tuple(zip(given(overview.given, translator), clauses, strict=True)),
    )
