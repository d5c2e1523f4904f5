"""Choices: their ids, labels and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from bot.assistant.ports import TranscriptEntry
from bot.precheck.flow import Flow, Option, Question
from bot.vocabulary import Choice, Language, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId, Verb
from bot.vocabulary.commands import Command
from bot.vocabulary.ui import Style
from bot.wording.labels import language_name
from bot.wording.translator import N_, Translator, shortened

KNOWN = 512
"""Answers that are known as they are offered: everybody is offered the same few."""

LANGUAGES = {Command.JAPANESE: Language.JA, Command.ENGLISH: Language.EN}
"""The commands that go on in a language."""


def picked_label(choice: str, flow: Flow, translator: Translator) -> str:
    """What a choice is called that stood beside the conversation; its id where nobody calls it.

    The transcript holds the label of a choice only where the last reply offered it.
    """
    pick = ChoiceId.parse(choice)
    if pick is None:
        return choice
    if pick.verb is Verb.DO and pick.first in LANGUAGES:
        return language_name(LANGUAGES[Command(pick.first)])
    if pick.verb is Verb.DO and pick.first in COMMANDS:
        return translator.gettext(COMMANDS[Command(pick.first)])
    question = flow.question(pick.first) if pick.verb is Verb.EDIT else None
    return edit(translator, question).label if question else choice


def as_read(entry: TranscriptEntry, flow: Flow, translator: Translator) -> TranscriptEntry:
    """A line of a transcript as somebody reads it."""
    if entry.kind != "choice":
        return entry
    return replace(entry, text=picked_label(entry.text, flow, translator))


COMMANDS: Mapping[Command, str] = {
    Command.ASK: N_("Ask a question"),
    Command.BACK: N_("Go one step back"),
    Command.CANCEL: N_("Stop without sending"),
    Command.CLAUSE: N_("See the clause behind this"),
    Command.COUNTER: N_("Ask the counter instead"),
    Command.DELETE_DATA: N_("Delete my data"),
    Command.GO_ON: N_("Go through all questions anyway"),
    Command.ENQUIRY: N_("See where my enquiry stands"),
    Command.HELP: N_("See what can be done here"),
    Command.MORE: N_("Tell me more"),
    Command.MY_DATA: N_("See my stored data"),
    Command.NEW_ENQUIRY: N_("Send another enquiry"),
    Command.PAUSE: N_("Stop for now"),
    Command.REPLY: N_("Write to staff"),
    Command.RESTART: N_("Start over"),
    Command.RESUME: N_("Continue"),
    Command.REVIEW: N_("See or change my answers"),
    Command.SEND: N_("Send it"),
    Command.SKIP: N_("Skip this"),
    Command.STAFF: N_("Contact staff"),
    Command.START: N_("Start the pre-check"),
    Command.TELL_ME: N_("Tell me once there is an answer"),
    Command.UNDO: N_("Undo"),
    Command.VERDICT: N_("See the result"),
    Command.WHY: N_("Why is this asked?"),
}
"""What the choice of a command is called."""


def choice(label: str, does: ChoiceId, number: int | None = None) -> Choice:
    """A choice; its value is the last argument."""
    value = does.arguments[-1] if does.arguments else ""
    return Choice(id=str(does), label=shortened(label), value=value, number=number)


def command(translator: Translator, name: Command) -> Choice:
    """The choice that stands for a command."""
    return choice(translator.gettext(COMMANDS[name]), ChoiceId.command(name))


def commands(translator: Translator, *names: Command) -> tuple[Choice, ...]:
    """Choices for several commands."""
    return tuple(command(translator, name) for name in names)


def likely_commands(translator: Translator, names: Iterable[str]) -> tuple[Choice, ...]:
    """Choices for the commands that may have been meant, as far as they have a name."""
    known = (Command.REVIEW if name == Command.CHANGE else Command(name) for name in names)
    return commands(translator, *dict.fromkeys(name for name in known if name in COMMANDS))


def answer(
    translator: Translator, question: Question, option: Option, number: int | None = None
) -> Choice:
    """The choice that answers a question."""
    return answer_called(translator.speak(option.label), question.key, option.value, number)


@lru_cache(maxsize=KNOWN)
def answer_called(label: str, question: str, value: str, number: int | None) -> Choice:
    """The choice with this label that answers a question."""
    return choice(label, ChoiceId.answer(question, value), number)


def edit(translator: Translator, question: Question) -> Choice:
    """The choice that asks a question again."""
    label = translator.gettext("Change “{title}”", title=translator.speak(question.title))
    return choice(label, ChoiceId.edit(question.key))


def marked(translator: Translator, picked: Choice) -> Choice:
    """The choice as one that is in force now."""
    return replace(picked, label=shortened(translator.gettext("✓ {label}", label=picked.label)))


PRIMARY = frozenset(
    {
        ChoiceId.consent(is_given=True),
        ChoiceId.send(),
        ChoiceId.command(Command.START),
        ChoiceId.command(Command.RESUME),
    }
)
DANGER = frozenset({ChoiceId.erase(is_wished=True)})


def is_beside_staff(message: Message) -> bool:
    """Whether what is written goes to staff now: nothing to press comes before that."""
    return any(choice.id == str(ChoiceId.command(Command.COUNTER)) for choice in message.choices)


def style_of(choice: Choice, message: Message) -> Style:
    """How a choice stands out on its message; with a verdict the first one is the way on."""
    does = ChoiceId.parse(choice.id)
    is_next = message.kind is MessageKind.VERDICT and choice.id == message.choices[0].id
    if is_beside_staff(message):
        return Style.PLAIN
    if does in PRIMARY or is_next:
        return Style.PRIMARY
    return Style.DANGER if does in DANGER else Style.PLAIN


def numbered(choices: Iterable[Choice], first: int = 1) -> tuple[Choice, ...]:
    """The choices with the numbers that can be typed for them."""
    return tuple(replace(c, number=n) for n, c in enumerate(choices, start=first))
