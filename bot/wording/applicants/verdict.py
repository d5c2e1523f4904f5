"""Showing the outcome: gently where something stands in the way, and never as a promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.assistant.acts import ShowVerdict
from bot.precheck.flow import Effect, Flow
from bot.precheck.next_steps import NextStep, steps_for
from bot.precheck.verdict import Reason, Verdict
from bot.vocabulary import Choice, Message, MessageKind, Statement
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.applicants.ended import edition_ended
from bot.wording.applicants.next_steps import AFTER_END, steps_after_end, steps_text
from bot.wording.choices import choice, commands, edit, numbered
from bot.wording.reasons import clauses_of, grouped, reason_lines, reason_text
from bot.wording.translator import N_, Translator, bullets, lines, paragraphs, section

HEADLINES: Mapping[Verdict, str] = {
    Verdict.LIKELY_ELIGIBLE: N_("Your case is likely to meet the conditions for applying."),
    Verdict.NEEDS_REVIEW: N_("Staff need to look at some points. This does not rule you out."),
    Verdict.NOT_COVERED: N_("As answered, your case is not covered."),
    Verdict.UNDECIDED: N_("Nothing can be said for certain yet."),
}

MOST_NAMED = 3
"""Points that staff look at and that are named in one sentence; more are only counted there."""

HOPEFUL = (Verdict.LIKELY_ELIGIBLE, Verdict.NEEDS_REVIEW)
"""Verdicts after which applying is the next step."""


def show_verdict(act: ShowVerdict, translator: Translator, flow: Flow) -> Message:
    """The outcome as it stands."""
    if act.is_stop:
        return stop(act, translator)
    is_hopeful = act.outcome.verdict in HOPEFUL and not act.has_ended
    taken = steps_for(flow.next_steps, act.answers) if is_hopeful else ()
    return outcome(act, translator, taken)


def stop(act: ShowVerdict, translator: Translator) -> Message:
    """An answer stands in the way: say which, why, and what is possible instead."""
    excluding = act.outcome.reasons_with(Effect.EXCLUDED)
    alone = translator.gettext("Among your answers so far, only this point stands in the way.")
    return Message(
        kind=MessageKind.VERDICT,
        text=paragraphs(
            translator.gettext(HEADLINES[Verdict.NOT_COVERED]),
            why_not(excluding, translator),
            instead(excluding, translator),
            alone if act.decides_alone else "",
            only_orientation(act, translator),
        ),
        choices=numbered(
            (
                *offers(excluding, translator),
                *commands(translator, Command.STAFF),
                *(edit(translator, reason.question) for reason in excluding),
                *commands(translator, Command.GO_ON, Command.ASK),
            )
        ),
        clauses=translator.in_order((*clauses_of(excluding), *ended_clauses(act, translator))),
        verdict=act.outcome.verdict.value,
    )


def outcome(act: ShowVerdict, translator: Translator, taken: Sequence[NextStep]) -> Message:
    """All that the answers mean: the outcome, why, what to do next; then the reasons in full, and
    the steps to be taken."""
    found = act.outcome
    excluding = found.reasons_with(Effect.EXCLUDED)
    others = [reason for reason in found.reasons if reason not in excluding]
    return Message(
        kind=MessageKind.VERDICT,
        text=paragraphs(
            translator.gettext(HEADLINES[found.verdict]),
            why(act, translator),
            way_on(act, translator),
            *grouped(others, translator),
            no_promise(translator) if found.verdict in HOPEFUL else "",
            closing(act, translator, taken),
        ),
        choices=numbered(
            (
                *offers(excluding, translator),
                *commands(translator, Command.STAFF, Command.REVIEW, Command.ASK, Command.RESTART),
            )
        ),
        clauses=translator.in_order(
            (*clauses_of(found.reasons), *closing_clauses(act, translator, taken))
        ),
        verdict=found.verdict.value,
    )


def why(act: ShowVerdict, translator: Translator) -> str:
    """Why the outcome is so, in one sentence where it is favourable."""
    found = act.outcome
    excluding = found.reasons_with(Effect.EXCLUDED)
    if excluding:
        heading = translator.gettext("What stands in the way:")
        listed = section(heading, reason_lines(excluding, translator))
        return lines(listed, remaining(act, translator))
    if found.verdict is Verdict.UNDECIDED:
        return lines(so_far(act, translator), remaining(act, translator))
    to_review = [translator.speak(r.question.title) for r in found.reasons_with(Effect.REVIEW)]
    if not to_review:
        return translator.gettext(
            "None of your answers stands in the way. The screening decides who is selected."
        )
    if len(to_review) > MOST_NAMED:
        return translator.gettext(
            "{count} of your answers need a closer look. They are listed below.",
            count=len(to_review),
        )
    return translator.gettext("To be looked at: {titles}.", titles=translator.listed(to_review))


def so_far(act: ShowVerdict, translator: Translator) -> str:
    """That nothing which was answered rules the case out; empty where nothing was."""
    if not act.answers:
        return ""
    return translator.gettext("Nothing in your answers so far rules your case out.")


def why_not(excluding: Sequence[Reason], translator: Translator) -> str:
    """Why the case is not covered, with the clauses. One reason alone needs no name: its answer
    has just been given."""
    if len(excluding) > 1:
        return bullets(reason_lines(excluding, translator))
    return "".join(
        translator.cited(reason_text(reason, translator), reason.clauses) for reason in excluding
    )


def no_promise(translator: Translator) -> str:
    """That meeting the conditions does not mean being selected."""
    return translator.cited(
        translator.state(
            Statement.NO_PROMISE, N_("This is no promise that an application will succeed.")
        ),
        translator.edition.behind(Statement.NO_PROMISE),
    )


def way_on(act: ShowVerdict, translator: Translator) -> str:
    """What to do next: what is possible instead, or the desk once the edition is over."""
    if act.outcome.verdict in HOPEFUL:
        return steps_after_end(translator) if act.has_ended else ""
    return instead(act.outcome.reasons_with(Effect.EXCLUDED), translator)


def instead(reasons: Iterable[Reason], translator: Translator) -> str:
    """What is possible instead of the answers that exclude the case."""
    possible = [translator.speak(r.option.instead) for r in reasons if r.option.instead is not None]
    heading = translator.gettext("What is possible instead:")
    return lines(heading, *possible) if len(possible) == 1 else section(heading, possible)


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


def closing(act: ShowVerdict, translator: Translator, taken: Sequence[NextStep]) -> str:
    """The steps of applying where that is what comes next; otherwise that nothing is decided."""
    if act.outcome.verdict not in HOPEFUL:
        return only_orientation(act, translator)
    return steps_text(taken, translator)


def only_orientation(act: ShowVerdict, translator: Translator) -> str:
    """That a pre-check decides nothing; and that the edition is over, where it is."""
    decides_nothing = translator.gettext(
        "This pre-check is for orientation and decides nothing. If you are in doubt, staff are "
        "glad to talk it over."
    )
    over = edition_ended(
        translator,
        translator.gettext("This result follows its conditions. Staff know what is offered now."),
    )
    return paragraphs(decides_nothing, over if act.has_ended else "")


def closing_clauses(
    act: ShowVerdict, translator: Translator, taken: Sequence[NextStep]
) -> tuple[str, ...]:
    """The clauses that the closing words rest on."""
    if act.outcome.verdict not in HOPEFUL:
        return ended_clauses(act, translator)
    edition = translator.edition
    if act.has_ended:
        return edition.behind(Statement.NO_PROMISE, *AFTER_END)
    steps = (clause for step in taken for clause in step.clauses)
    return (*edition.behind(Statement.NO_PROMISE), *steps)


def ended_clauses(act: ShowVerdict, translator: Translator) -> tuple[str, ...]:
    """The clauses on the end of the edition, where it is over."""
    stated = (Statement.SUPPORT_END, Statement.DESK)
    return translator.edition.behind(*stated) if act.has_ended else ()
