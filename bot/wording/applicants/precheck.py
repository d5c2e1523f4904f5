"""Asking the questions of the pre-check, explaining them, and saying what was understood."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import AskQuestion, ClarifyAnswer, EchoReadings, ExplainQuestion, OfferFacts
from bot.precheck.flow import NOT_SURE
from bot.precheck.nlu.interpreter import Reading
from bot.vocabulary import Choice, Message, MessageKind
from bot.vocabulary.choice_ids import NO_FACTS
from bot.wording.applicants import not_understood
from bot.wording.choices import answer, choice, commands, likely_commands, marked, numbered
from bot.wording.translator import Voice, lines, paragraphs, section


def ask_question(act: AskQuestion, voice: Voice) -> Message:
    """Ask one question."""
    question = act.question
    hint = voice.gettext("If you are not sure: {hint}", hint=voice.speak(question.find_out))
    return Message(
        kind=MessageKind.QUESTION,
        text=paragraphs(
            lines(position(act, voice), voice.speak(question.ask)), "" if act.is_again else hint
        ),
        question=question.key,
        choices=options(act, voice),
        clauses=question.clauses,
    )


def position(act: AskQuestion, voice: Voice) -> str:
    """Where the person is, or which answer stands while it is edited."""
    if act.current is None:
        return voice.gettext("Question {number} of {total}", number=act.number, total=act.total)
    return voice.gettext("Your answer now: {label}", label=voice.speak(act.current.label))


def options(act: AskQuestion, voice: Voice) -> tuple[Choice, ...]:
    """The options of a question; the one that stands is marked.

    Where the numbers are amounts, "not sure" has none: it would be read as one more.
    """
    offered = (
        marked(voice, answer(voice, act.question, option))
        if option == act.current
        else answer(voice, act.question, option)
        for option in act.question.options
    )
    choices = numbered(offered, act.question.first_number)
    if act.question.first_number > 0:
        return choices
    return tuple(replace(c, number=None) if c.value == NOT_SURE else c for c in choices)


def explain_question(act: ExplainQuestion, voice: Voice) -> Message:
    """Say why a question is asked, how to find the answer out, and what it rests on."""
    question = act.question
    clauses = [
        voice.entry(voice.clause(clause), voice.speak(voice.edition.clauses[clause].gist))
        for clause in question.clauses
        if clause in voice.edition.clauses
    ]
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(
            lines(voice.gettext("Why we ask:"), voice.speak(question.why)),
            lines(voice.gettext("How to find out:"), voice.speak(question.find_out)),
            section(voice.gettext("What the guideline says, in short:"), clauses),
        ),
        clauses=question.clauses,
    )


def clarify_answer(act: ClarifyAnswer, voice: Voice) -> Message:
    """Ask again instead of guessing."""
    if act.times and (not act.candidates or act.times % 2 == 0):
        return not_understood.still_puzzled(voice, act.times, act.commands)
    unsure = voice.gettext("I'm sorry, I could not be sure what your answer is.")
    if act.times % 2:
        unsure = voice.gettext("I would like to get this right.")
    if act.candidates or act.commands:
        next_line = voice.gettext("Did you mean this?")
    else:
        next_line = voice.gettext(
            "Please pick a choice, type its number or answer in your own words. Questions are "
            "welcome too."
        )
    offered = [answer(voice, act.question, option) for option in act.candidates]
    return Message(
        kind=MessageKind.NOTICE,
        text=lines(unsure, next_line),
        choices=numbered((*offered, *likely_commands(voice, act.commands))),
    )


def offer_facts(act: OfferFacts, voice: Voice) -> Message:
    """Ask whether what was probably meant is right: all of it with one tap, or each apart."""
    named = [(fact_name(reading, voice), fact_id(reading)) for reading in act.readings]
    everything = choice(voice.gettext("Yes, that is right"), "tell", ",".join(i for _, i in named))
    apart = [choice(name, "tell", told) for name, told in named] if len(named) > 1 else []
    none = choice(voice.gettext("No"), "tell", NO_FACTS)
    kept = [
        voice.entry(voice.speak(r.question.title), voice.speak(r.option.label))
        for r in act.readings
    ]
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(
            section(voice.gettext("I understood this:"), kept), voice.gettext("Is that right?")
        ),
        choices=numbered((everything, *apart, none)),
    )


def fact_name(reading: Reading, voice: Voice) -> str:
    """A fact on a button."""
    title, label = voice.speak(reading.question.title), voice.speak(reading.option.label)
    return voice.gettext("Only “{title}: {label}”", title=title, label=label)


def fact_id(reading: Reading) -> str:
    """A fact in the id of a choice."""
    return f"{reading.question.key}={reading.option.value}"


def echo_readings(act: EchoReadings, voice: Voice) -> Message:
    """Say what was understood and kept."""
    kept = [
        voice.entry(voice.speak(reading.question.title), voice.speak(reading.option.label))
        for reading in act.readings
    ]
    return Message(
        kind=MessageKind.NOTICE,
        text=section(voice.gettext("Thank you. This is what I noted:"), kept),
        choices=numbered(commands(voice, "undo") if act.can_undo else ()),
    )
