"""Welcoming people, and what they can do here."""

from __future__ import annotations

from collections.abc import Mapping

from bot.assistant.acts import EditionOpened, Greet, ShowHelp, WelcomeBack
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.verdict import Verdict
from bot.vocabulary import NO_WORDS, Choice, Language, Message, MessageKind, Statement
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.applicants.ended import edition_ended
from bot.wording.choices import choice, commands, numbered
from bot.wording.labels import language_name, verdict_label
from bot.wording.translator import N_, Translator, paragraphs, section

EXPLAINED: Mapping[Command, str] = {
    Command.WHY: N_("why a question is asked, and on which clause it rests"),
    Command.BACK: N_("one step back"),
    Command.REVIEW: N_("see or change your answers"),
    Command.UNDO: N_("undo the last change"),
    Command.VERDICT: N_("how things stand so far"),
    Command.PAUSE: N_("stop for now; your answers are kept"),
    Command.RESUME: N_("continue where you left off"),
    Command.RESTART: N_("start over"),
    Command.STAFF: N_("contact staff"),
    Command.LANGUAGE: N_("switch the language"),
    Command.MY_DATA: N_("see what is stored about you"),
    Command.DELETE_DATA: N_("delete everything stored about you"),
}
"""Commands that people should know of, with what they do."""


def greet(act: Greet, translator: Translator, questions: int) -> Message:
    """Say who this is, and offer the ways to begin. `questions`: how many the pre-check has."""
    about = translator.ngettext(
        "{count} question shows whether your case seems to fit.",
        "{count} questions, about 5 minutes, show whether your case seems to fit.",
        questions,
    )
    return Message(
        kind=MessageKind.GREETING,
        text=paragraphs(
            translator.gettext("Hello. This is the counter for the {programme_name}."),
            about if act.is_new else "",
            ended(translator) if act.has_ended else "",
        ),
        choices=numbered(
            (
                *commands(translator, Command.START, Command.ASK, Command.STAFF),
                switch(translator.language.other),
            )
        ),
        clauses=translator.edition.behind(Statement.SUPPORT_END) if act.has_ended else (),
    )


def ended(translator: Translator) -> str:
    """That this edition is over, and who knows what there is now."""
    return edition_ended(
        translator,
        translator.gettext("You can still check your case; staff know what is offered now."),
    )


def edition_opened(act: EditionOpened, translator: Translator) -> Message:
    """That another edition holds by now, and how to go on under it."""
    name = translator.speak(act.name)
    return Message(
        kind=MessageKind.NOTICE,
        text=translator.gettext(
            "The {name} edition has opened. Your answers so far are kept under the {edition_name} "
            "edition. If you go on under the new one, only what changed is asked again.",
            name=name,
        ),
        choices=(
            choice(
                translator.gettext("Go on under the {name} edition", name=name),
                ChoiceId.move(act.edition),
            ),
        ),
        clauses=translator.edition.behind(Statement.SUPPORT_END),
    )


def switch(language: Language) -> Choice:
    """The choice to go on in a language, which bears the language's own name."""
    return choice(language_name(language), ChoiceId.command(Command.LANGUAGE))


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
        clauses=translator.edition.behind(Statement.SUPPORT_END) if act.has_ended else (),
    )


def ways_on(act: WelcomeBack) -> tuple[Command, ...]:
    """The commands that are worth offering at this point."""
    if not act.answered:
        return (Command.ASK, Command.STAFF)
    if act.verdict is Verdict.UNDECIDED:
        return (Command.REVIEW, Command.RESTART, Command.STAFF)
    return (Command.VERDICT, Command.REVIEW, Command.RESTART, Command.STAFF)


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
        translator.entry(word, translator.gettext(meaning))
        for name, meaning in EXPLAINED.items()
        if (word := typed(words, name, translator.language))
    ]
    known = section(translator.gettext("You can also type:"), entries)
    offered = (
        *commands(translator, Command.ASK, Command.STAFF, Command.MY_DATA),
        switch(translator.language.other),
    )
    return Message(
        kind=MessageKind.NOTICE, text=paragraphs(opening, known), choices=numbered(offered)
    )


def typed(words: CommonWords, command: str, language: Language) -> str:
    """The word that stands for a command: the first that its curator wrote. Empty without any."""
    return next(iter(words.commands.get(command, NO_WORDS).get(language, ())), "")
