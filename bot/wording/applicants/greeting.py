"""Welcoming people, and what they can do here."""

from __future__ import annotations

from collections.abc import Mapping

from bot.assistant.acts import Greet, ShowHelp, WelcomeBack
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.verdict import Verdict
from bot.vocabulary import Choice, Language, Message, MessageKind
from bot.wording.choices import choice, commands, numbered
from bot.wording.labels import language_name, verdict_label
from bot.wording.translator import N_, Translator, paragraphs, section

EXPLAINED: Mapping[str, str] = {
    "why": N_("why a question is asked, and on which clause it rests"),
    "back": N_("one step back"),
    "review": N_("see or change your answers"),
    "undo": N_("undo the last change"),
    "verdict": N_("how things stand so far"),
    "pause": N_("stop for now; your answers are kept"),
    "resume": N_("continue where you left off"),
    "restart": N_("start over"),
    "staff": N_("contact staff"),
    "language": N_("switch the language"),
    "my_data": N_("see what is stored about you"),
    "delete_data": N_("delete everything stored about you"),
}
"""Commands that people should know of, with what they do."""


def greet(act: Greet, translator: Translator, questions: int) -> Message:
    """Say who this is and what can be done here. `questions`: how many the pre-check has."""
    opening = translator.gettext(
        "Hello. This is the pre-check and enquiry counter for the {programme_name}."
    )
    about = translator.ngettext(
        "With {count} question we can check together whether your case seems to meet the "
        "conditions for applying. You can ask a question or turn to staff at any time. The result "
        "is for orientation and decides nothing.",
        "With {count} questions, in about 5 minutes, we can check together whether your case seems "
        "to meet the conditions for applying. You can ask a question or turn to staff at any time. "
        "The result is for orientation and decides nothing.",
        questions,
    )
    return Message(
        kind=MessageKind.GREETING,
        text=paragraphs(
            opening,
            about if act.is_new else "",
            ended(translator) if act.has_ended else "",
            how_to_switch(translator.other),
        ),
        choices=numbered(
            (*commands(translator, "ask", "staff"), switch(translator.language.other))
        ),
        clauses=("II.6", "II.6.n1") if act.has_ended else (),
    )


def ended(translator: Translator) -> str:
    """That this edition is over, what its check is still good for, and who knows more."""
    return translator.gettext(
        "Please note that the support period of the {edition_name} edition ended on {support_end}. "
        "You can still use the check against its conditions for orientation. For what is offered "
        "now, please ask the desk ({desk_phone}, {desk_email})."
    )


def how_to_switch(translator: Translator) -> str:
    """How to go on in the language of this voice, said in that language."""
    return translator.gettext(
        "To continue in English, type “{name}”.", name=language_name(translator.language)
    )


def switch(language: Language) -> Choice:
    """The choice to go on in a language, which bears the language's own name."""
    return choice(language_name(language), "do", "language")


def welcome_back(act: WelcomeBack, translator: Translator) -> Message:
    """Say how far the person came, and what is asked again."""
    again = section(
        translator.gettext("These questions have changed since then, so they are asked once more:"),
        [translator.speak(question.title) for question in act.changed],
    )
    sent = translator.gettext("Staff have your enquiry {reference}.", reference=act.lead or "")
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(
            progress(act, translator),
            again,
            sent if act.lead else "",
            ended(translator) if act.has_ended else "",
        ),
        choices=numbered(commands(translator, *ways_on(act))),
        clauses=("II.6", "II.6.n1") if act.has_ended else (),
    )


def ways_on(act: WelcomeBack) -> tuple[str, ...]:
    """The commands that are worth offering at this point."""
    if not act.answered:
        return ("ask", "staff")
    if act.verdict is Verdict.UNDECIDED:
        return ("review", "restart", "staff")
    return ("verdict", "review", "restart", "staff")


def progress(act: WelcomeBack, translator: Translator) -> str:
    """How far the person came."""
    if not act.answered:
        return translator.gettext("Welcome back.")
    return translator.gettext(
        "Welcome back. You have answered {answered} of {total} questions. So far: {verdict}.",
        answered=act.answered,
        total=act.total,
        verdict=verdict_label(act.verdict, translator),
    )


def show_help(_: ShowHelp, translator: Translator, words: CommonWords) -> Message:
    """Say what can be done here, with words that are understood."""
    opening = translator.gettext(
        "To answer, pick a choice, type its number or use your own words. You can write a question "
        "about the programme at any time; it does not change your answers."
    )
    entries = [
        translator.entry(example(words, name), translator.gettext(meaning))
        for name, meaning in EXPLAINED.items()
        if example(words, name)
    ]
    known = section(translator.gettext("You can also type:"), entries)
    offered = (*commands(translator, "ask", "staff", "my_data"), switch(translator.language.other))
    return Message(
        kind=MessageKind.NOTICE, text=paragraphs(opening, known), choices=numbered(offered)
    )


def example(words: CommonWords, command: str) -> str:
    """The first word of each language that stands for a command."""
    spoken = words.commands.get(command, {})
    return " / ".join(phrases[0] for phrases in spoken.values() if phrases)
