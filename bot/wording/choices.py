"""Choices: their ids, labels and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.assistant.ports import TranscriptEntry
from bot.precheck.flow import Flow, Option, Question
from bot.vocabulary import Choice, Language
from bot.vocabulary.choice_ids import choice_id, parse_choice_id
from bot.wording.labels import language_name
from bot.wording.translator import N_, Translator, shortened

LANGUAGES = {"do:japanese": Language.JA, "do:english": Language.EN}


def picked_label(choice: str, flow: Flow, translator: Translator) -> str:
    """What a choice is called that stood beside the conversation; its id where nobody calls it.

    The transcript holds the label of a choice only where the last reply offered it.
    """
    pick = parse_choice_id(choice)
    if pick is None:
        return choice
    if choice in LANGUAGES:
        return language_name(LANGUAGES[choice])
    if pick.verb == "do" and pick.first in COMMANDS:
        return translator.gettext(COMMANDS[pick.first])
    question = flow.question(pick.first) if pick.verb == "edit" else None
    return edit(translator, question).label if question else choice


def as_read(entry: TranscriptEntry, flow: Flow, translator: Translator) -> TranscriptEntry:
    """A line of a transcript as somebody reads it."""
    if entry.kind != "choice":
        return entry
    return replace(entry, text=picked_label(entry.text, flow, translator))


COMMANDS: Mapping[str, str] = {
    "ask": N_("Ask a question"),
    "back": N_("Go one step back"),
    "cancel": N_("Stop without sending"),
    "clause": N_("See the clause behind this"),
    "counter": N_("Ask the counter instead"),
    "delete_data": N_("Delete my data"),
    "go_on": N_("Go through all questions anyway"),
    "enquiry": N_("See where my enquiry stands"),
    "help": N_("See what can be done here"),
    "more": N_("Tell me more"),
    "my_data": N_("See my stored data"),
    "new_enquiry": N_("Send another enquiry"),
    "pause": N_("Stop for now"),
    "reply": N_("Write to staff"),
    "restart": N_("Start over"),
    "resume": N_("Continue"),
    "review": N_("See or change my answers"),
    "send": N_("Send it"),
    "skip": N_("Skip this"),
    "staff": N_("Contact staff"),
    "start": N_("Start the pre-check"),
    "tell_me": N_("Tell me once there is an answer"),
    "undo": N_("Undo"),
    "verdict": N_("See the result"),
    "why": N_("Why is this asked?"),
}
"""What the choice of a command is called."""


def choice(label: str, verb: str, *arguments: str) -> Choice:
    """A choice without a number; its value is the last argument."""
    value = arguments[-1] if arguments else ""
    return Choice(id=choice_id(verb, *arguments), label=shortened(label), value=value)


def command(translator: Translator, name: str) -> Choice:
    """The choice that stands for a command."""
    return choice(translator.gettext(COMMANDS[name]), "do", name)


def commands(translator: Translator, *names: str) -> tuple[Choice, ...]:
    """Choices for several commands."""
    return tuple(command(translator, name) for name in names)


def likely_commands(translator: Translator, names: Iterable[str]) -> tuple[Choice, ...]:
    """Choices for the commands that may have been meant, as far as they have a name."""
    known = ("review" if name == "change" else name for name in names)
    return commands(translator, *dict.fromkeys(name for name in known if name in COMMANDS))


def answer(translator: Translator, question: Question, option: Option) -> Choice:
    """The choice that answers a question."""
    return choice(translator.speak(option.label), "answer", question.key, option.value)


def edit(translator: Translator, question: Question) -> Choice:
    """The choice that asks a question again."""
    label = translator.gettext("Change “{title}”", title=translator.speak(question.title))
    return choice(label, "edit", question.key)


def marked(translator: Translator, picked: Choice) -> Choice:
    """The choice as one that is in force now."""
    return replace(picked, label=shortened(translator.gettext("✓ {label}", label=picked.label)))


def numbered(choices: Iterable[Choice], first: int = 1) -> tuple[Choice, ...]:
    """The choices with the numbers that can be typed for them."""
    return tuple(replace(c, number=n) for n, c in enumerate(choices, start=first))
