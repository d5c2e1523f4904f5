"""Asking the questions of the pre-check, explaining them, and saying what was understood."""

from __future__ import annotations

from collections.abc import Sequence

from bot.assistant.acts import (
    AskQuestion,
    ClarifyAnswer,
    EchoReadings,
    ExplainQuestion,
    OfferFacts,
    RecallAnswer,
)
from bot.precheck.flow import NOT_SURE, Option
from bot.precheck.nlu.readings import Reading
from bot.vocabulary import Choice, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.applicants import not_understood
from bot.wording.choices import answer, choice, commands, likely_commands, marked, numbered
from bot.wording.clause_gists import clause_gists
from bot.wording.profile import profile_entries
from bot.wording.translator import Translator, lines, paragraphs, section


def ask_question(act: AskQuestion, translator: Translator) -> Message:
    """Ask one question."""
    question = act.question
    hint = lines(translator.gettext("If you are not sure:"), translator.speak(question.find_out))
    return Message(
        kind=MessageKind.QUESTION,
        text=paragraphs(
            lines(position(act, translator), translator.speak(question.ask)),
            "" if act.is_again else hint,
        ),
        question=question.key,
        choices=options(act, translator),
        clauses=question.clauses,
    )


def position(act: AskQuestion, translator: Translator) -> str:
    """Where the person is, or which answer stands while it is edited."""
    if act.current is None:
        return translator.gettext(
            "Question {number} of {total}", number=act.number, total=act.total
        )
    return translator.gettext("Your answer now: {label}", label=translator.speak(act.current.label))


def options(act: AskQuestion, translator: Translator) -> tuple[Choice, ...]:
    """The options of a question; the one that stands is marked.

    Where the numbers are amounts, "not sure" has none: it would be read as one more.
    """
    in_order = enumerate(act.question.options, start=act.question.first_number)
    return tuple(option_choice(act, option, number, translator) for number, option in in_order)


def option_choice(act: AskQuestion, option: Option, number: int, translator: Translator) -> Choice:
    """One of the options."""
    is_numbered = act.question.first_number > 0 or option.value != NOT_SURE
    offered = answer(translator, act.question, option, number if is_numbered else None)
    return marked(translator, offered) if option == act.current else offered


def explain_question(act: ExplainQuestion, translator: Translator) -> Message:
    """Say why a question is asked, how to find the answer out, and what it rests on."""
    question = act.question
    known = [each for each in question.clauses if each in translator.edition.clauses]
    is_excluding = {each for each in known if translator.edition.clauses[each].is_exclusion}
    covering = gists([each for each in known if each not in is_excluding], translator)
    excluding = gists([each for each in known if each in is_excluding], translator)
    asked = (translator.speak(question.title), translator.speak(question.ask))
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(
            lines(*asked) if act.is_another else "",
            lines(translator.gettext("Why we ask:"), translator.speak(question.why)),
            lines(translator.gettext("How to find out:"), translator.speak(question.find_out)),
            section(translator.gettext("What the guideline says, in short:"), covering),
            section(translator.gettext("Not covered would be:"), excluding),
        ),
        clauses=question.clauses,
    )


def gists(clauses: Sequence[str], translator: Translator) -> list[str]:
    """Each clause with what it says in short."""
    return [translator.entry(*each) for each in clause_gists(clauses, translator)]


def clarify_answer(act: ClarifyAnswer, translator: Translator) -> Message:
    """Ask again instead of guessing."""
    if act.times and (not act.candidates or act.times % 2 == 0):
        return not_understood.still_puzzled(translator, act.times, act.commands)
    unsure = unsure_of(act, translator)
    offered = (
        *(answer(translator, act.question, option) for option in act.candidates),
        *likely_commands(translator, act.commands),
    )
    if act.candidates:
        next_line = translator.gettext("Did you mean this?")
    elif offered:  # no question: a bare yes would be one to what is asked next
        next_line = translator.gettext(
            "If this is what you need, please choose it. If not, please answer the question below."
        )
    else:
        next_line = translator.gettext(
            "Please pick a choice, type its number or answer in your own words. Questions are "
            "welcome too."
        )
    return Message(
        kind=MessageKind.NOTICE,
        text=lines(unsure, next_line),
        choices=numbered(offered),
    )


def unsure_of(act: ClarifyAnswer, translator: Translator) -> str:
    """That the answer is not clear; nothing where there is one thing that it can be."""
    if act.times % 2:
        return translator.gettext("I would like to get this right.")
    if len(act.candidates) == 1:
        return ""
    return translator.gettext("I'm sorry, I could not be sure what your answer is.")


def offer_facts(act: OfferFacts, translator: Translator) -> Message:
    """Ask whether what was probably meant is right: all of it with one tap, or each apart."""
    named = [(fact_name(reading, translator), fact_of(reading)) for reading in act.readings]
    everything = choice(
        translator.gettext("Yes, that is right"), ChoiceId.tell(told for _, told in named)
    )
    apart = [choice(name, ChoiceId.tell([told])) for name, told in named] if len(named) > 1 else []
    none = choice(translator.gettext("No"), ChoiceId.tell(()))
    kept = [
        translator.entry(translator.speak(r.question.title), translator.speak(r.option.label))
        for r in act.readings
    ]
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(
            section(translator.gettext("I understood this:"), kept),
            translator.gettext("Is that right?"),
        ),
        choices=numbered((everything, *apart, none)),
    )


def recall_answer(act: RecallAnswer, translator: Translator) -> Message:
    """Put what was probably said of a question before it is asked."""
    asked = translator.gettext(
        "From what you wrote before, I understood “{label}” here. Is that right?",
        label=translator.speak(act.option.label),
    )
    offered = (answer(translator, act.question, act.option),)
    return Message(kind=MessageKind.NOTICE, text=asked, choices=numbered(offered))


def fact_name(reading: Reading, translator: Translator) -> str:
    """A fact on a button."""
    return translator.gettext("Only “{title}”", title=translator.speak(reading.question.title))


def fact_of(reading: Reading) -> tuple[str, str]:
    """A fact as the id of a choice holds it."""
    return reading.question.key, reading.option.value


def echo_readings(act: EchoReadings, translator: Translator) -> Message:
    """Say what was understood and kept."""
    kept = [
        translator.entry(
            translator.speak(reading.question.title), translator.speak(reading.option.label)
        )
        for reading in act.readings
    ]
    remarked = [each.entry for each in act.profile if each.entry.trait in act.new]
    remarks = [translator.cited(translator.speak(e.remark), e.clauses) for e in remarked]
    noted = [*kept, *profile_entries(act.profile, translator)]
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(
            section(translator.gettext("Thank you. This is what I noted:"), noted), lines(*remarks)
        ),
        choices=numbered(commands(translator, Command.UNDO) if act.can_undo else ()),
        noted=tuple(reading.question.key for reading in act.readings),
        clauses=translator.in_order(clause for entry in remarked for clause in entry.clauses),
    )
