"""Which messages are understood otherwise by two states of how people are heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.assistant.context import Assistant
from bot.understanding import meaning
from bot.understanding.meaning import Sense
from bot.understanding.message import Heard
from bot.understanding.state import Place, state_at
from bot.vocabulary import Language
from bot.vocabulary.content_edit import ContentEdit
from bot.vocabulary.text import MAX_TEXT, plain, visible


@dataclass(frozen=True, slots=True)
class HeardMessage:
    """A message, and the place at which somebody writes it (see `state_at`)."""

    language: Language
    text: str
    place: str = Place.FRESH


@dataclass(frozen=True, slots=True)
class MeaningChange:
    """A message that is understood otherwise."""

    message: HeardMessage
    old: Sense
    new: Sense


def meaning_changes(
    old: Assistant, new: Assistant, messages: Iterable[HeardMessage]
) -> list[MeaningChange]:
    """The messages that mean something else to the second counter, in the order of the messages."""
    found = []
    for message in dict.fromkeys(messages):
        was, now = sense_of(old, message), sense_of(new, message)
        if gist(was) != gist(now):
            found.append(MeaningChange(message, was, now))
    return found


def sense_of(assistant: Assistant, message: HeardMessage) -> Sense:
    """What a counter makes of a message."""
    said = visible(message.text[:MAX_TEXT])
    state = state_at(message.place, message.language)
    return assistant.interpreter.interpret(Heard(plain(said), said), state)


def gist(sense: Sense) -> tuple[object, ...]:
    """What of a sense matters to the person: not how sure it was, nor which words there are."""
    return tuple(act_gist(act) for act in sense.acts)


def act_gist(act: meaning.Act) -> object:
    """One thing that a message means, by names."""
    match act:
        case meaning.Do(command):
            return "do", command
        case meaning.Tell(readings) | meaning.OfferReadings(readings):
            facts = tuple((each.question.key, each.option.value) for each in readings)
            return type(act).__name__, facts
        case meaning.Hint(question, options):
            return "hint", question.key, tuple(option.value for option in options)
        case meaning.Ask():
            return "ask"
    return act


def changed_sentences(
    edits: Iterable[ContentEdit], held: Iterable[object], assistant: Assistant
) -> Iterator[HeardMessage]:
    """Sentences by which something is heard that edits add or take out, each at a place where it
    can be said; `held` is what each entry was before."""
    for edit, before in zip(edits, held, strict=True):
        folder, _, name = edit.file.rpartition("/")
        language = next((each for each in Language if folder.endswith(f"/{each.value}")), None)
        if name == "commands.yaml" and language:
            place = place_of(edit.entry, assistant)
        elif (name == "answers.yaml" and language) or name == "phrases.yaml":
            place = f"{Place.QUESTION}:{edit.entry}"
        else:
            continue
        was, now = set(sentences(before, language)), set(sentences(edit.data, language))
        yield from (HeardMessage(lang, text, place) for lang, text in sorted(was ^ now))


def sentences(data: object, language: Language | None) -> Iterator[tuple[Language, str]]:
    """Every sentence in the data of an entry, with its language."""
    match data:
        case dict():
            for key, value in data.items():
                yield from sentences(value, language or (Language(key) if key in PAIR else None))
        case list():
            yield from ((language, str(text)) for text in data if language)


PAIR = frozenset(Language)


def place_of(command: str, assistant: Assistant) -> str:
    """A place where a command can be meant: the beginning, if it can be."""
    known = assistant.interpreter.book.commands.get(command)
    places = known.where if known else ()
    if not places or Place.FRESH in places:
        return Place.FRESH
    named = {
        Place.QUESTION: assistant.flow.questions[0].key,
        Place.FIELD: assistant.form.fields[0].name,
    }
    first = places[0]
    return f"{first}:{named[first]}" if first in named else first
