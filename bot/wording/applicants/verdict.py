"""Showing the outcome: gently where something stands in the way, and never as a promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.assistant.acts import ShowVerdict
from bot.precheck.flow import Effect
from bot.precheck.verdict import Reason, Verdict
from bot.vocabulary import Choice, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.applicants.next_steps import ENDED_CLAUSES, steps, steps_after_end, steps_text
from bot.wording.choices import choice, commands, edit, numbered
from bot.wording.reasons import clauses_of, grouped, reason_lines
from bot.wording.translator import N_, Translator, bullets, lines, paragraphs, section

HEADLINES: Mapping[Verdict, str] = {
    Verdict.LIKELY_ELIGIBLE: N_(
        "From what you told us, your case is likely to meet the conditions for applying."
    ),
    Verdict.NEEDS_REVIEW: N_(
        "From what you told us, there are points that staff need to look at. That does not mean "
        "that you cannot apply."
    ),
    Verdict.NOT_COVERED: N_(
        "From what you told us, there is a point that this programme does not cover."
    ),
    Verdict.UNDECIDED: N_("Nothing can be said for certain yet. This is how things stand so far."),
}

NO_PROMISE_CLAUSES = ("III.2", "V.1.1.n2")
"""Meeting the conditions is no promise of selection."""

HOPEFUL = (Verdict.LIKELY_ELIGIBLE, Verdict.NEEDS_REVIEW)
"""Verdicts after which applying is the next step."""


def show_verdict(act: ShowVerdict, translator: Translator) -> Message:
    """The outcome as it stands."""
    return stop(act, translator) if act.is_stop else outcome(act, translator)


def stop(act: ShowVerdict, translator: Translator) -> Message:
    """An answer stands in the way: say which, why, and what is possible instead."""
    excluding = act.outcome.reasons_with(Effect.EXCLUDED)
    alone = translator.gettext("Among your answers so far, only this point stands in the way.")
    return Message(
        kind=MessageKind.VERDICT,
        text=paragraphs(
            translator.gettext(
                "Thank you for telling us. This programme does not cover the following:"
            ),
            bullets(reason_lines(excluding, translator)),
            alone if act.decides_alone else "",
            instead(excluding, translator),
            only_orientation(act, translator),
        ),
        choices=numbered(
            (
                *offers(excluding, translator),
                *(edit(translator, reason.question) for reason in excluding),
                *commands(translator, Command.GO_ON, Command.ASK, Command.STAFF),
            )
        ),
        clauses=translator.in_order((*clauses_of(excluding), *ended_clauses(act))),
        verdict=act.outcome.verdict.value,
    )


def outcome(act: ShowVerdict, translator: Translator) -> Message:
    """All that the answers mean, what it does not promise, and what to do next."""
    found = act.outcome
    excluding = found.reasons_with(Effect.EXCLUDED)
    return Message(
        kind=MessageKind.VERDICT,
        text=paragraphs(
            lines(translator.gettext(HEADLINES[found.verdict]), remaining(act, translator)),
            *grouped(found.reasons, translator),
            instead(excluding, translator),
            closing(act, translator),
        ),
        choices=numbered(
            (
                *offers(excluding, translator),
                *commands(translator, Command.STAFF, Command.REVIEW, Command.ASK, Command.RESTART),
            )
        ),
        clauses=translator.in_order((*clauses_of(found.reasons), *closing_clauses(act))),
        verdict=found.verdict.value,
    )


def instead(reasons: Iterable[Reason], translator: Translator) -> str:
    """What is possible instead of the answers that exclude the case."""
    possible = [translator.speak(r.option.instead) for r in reasons if r.option.instead is not None]
    return section(translator.gettext("What is possible instead:"), possible)


def offers(reasons: Iterable[Reason], translator: Translator) -> list[Choice]:
    """Choices that replace an excluding answer by what is possible instead."""
    return [
        choice(translator.speak(offer.label), ChoiceId.apply(reason.question.key, offer.value))
        for reason in reasons
        if (offer := reason.option.offer) is not None
    ]


def remaining(act: ShowVerdict, translator: Translator) -> str:
    """How many questions are left; empty where there are none."""
    left = len(act.outcome.unanswered)
    if not left:
        return ""
    return translator.ngettext("{count} question is left.", "{count} questions are left.", left)


def closing(act: ShowVerdict, translator: Translator) -> str:
    """What the verdict does not promise, and the next steps where applying is one."""
    if act.outcome.verdict not in HOPEFUL:
        return only_orientation(act, translator)
    no_promise = translator.cited(
        translator.gettext(
            "This is no promise of selection: companies are screened, and everything is weighed "
            "together, including what {organisation} can provide."
        ),
        NO_PROMISE_CLAUSES,
    )
    if act.has_ended:
        return paragraphs(no_promise, steps_after_end(translator))
    return paragraphs(no_promise, steps_text(steps(act.answers), translator))


def only_orientation(act: ShowVerdict, translator: Translator) -> str:
    """That a pre-check decides nothing; and that the edition is over, where it is."""
    decides_nothing = translator.gettext(
        "This pre-check is for orientation and decides nothing. If you are in doubt, staff are "
        "glad to talk it over."
    )
    over = translator.gettext(
        "It follows the conditions of the {edition_name} edition, whose support period ended on "
        "{support_end}. The desk ({desk_phone}, {desk_email}) knows what is offered now."
    )
    return paragraphs(decides_nothing, over if act.has_ended else "")


def closing_clauses(act: ShowVerdict) -> tuple[str, ...]:
    """The clauses that the closing words rest on."""
    if act.outcome.verdict not in HOPEFUL:
        return ended_clauses(act)
    if act.has_ended:
        return (*NO_PROMISE_CLAUSES, *ENDED_CLAUSES)
    taken = steps(act.answers)
    return (*NO_PROMISE_CLAUSES, *(clause for step in taken for clause in step.clauses))


def ended_clauses(act: ShowVerdict) -> tuple[str, ...]:
    """The clauses on the end of the edition, where it is over."""
    return ("II.6", "II.6.n1", "VI") if act.has_ended else ()
