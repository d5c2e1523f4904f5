"""`madoguchi understand`: what the counter makes of a message, and why. Nothing is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.channels.terminal.jsonl import (
    InputLine,
    LanguageName,
    LineError,
    Payload,
    Put,
    SafeText,
    answer_lines,
    safe,
)
from bot.cli.options import fail, language_option, read_lines, write
from bot.cli.progress import told_if_slow
from bot.faq.text.language import language_of
from bot.understanding import meaning
from bot.understanding.meaning import Sense
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place, state_at
from bot.vocabulary import Language
from bot.vocabulary.text import plain, visible

if TYPE_CHECKING:
    from bot.understanding.interpreter import Interpreter

LEARNING = "コマンドと知識ベースを読み込んでいます… / Learning commands and the knowledge base…"

MOST_NAMED = 3
"""So many commands are told with their probability."""


class MessageLine(InputLine):
    """One message, and where it is said (`question:website`, `field:name`, `verdict` …)."""

    text: SafeText
    language: LanguageName | None = None
    state: SafeText = Place.FRESH.value


@click.command()
@click.argument("text", required=False)
@click.option("--state", default="fresh", help="Where it is said: PLACE or PLACE:KEY.")
@click.option("--jsonl", is_flag=True, help="JSON lines in and out, for programs.")
@click.option("--explain", is_flag=True, help="Also tell what decided, and what else was likely.")
@click.option("--confusions", is_flag=True, help="List what is taken for one another, by folds.")
@language_option
def understand(
    text: str | None,
    state: str,
    language: Language | None,
    *,
    jsonl: bool,
    explain: bool,
    confusions: bool,
) -> None:
    """Tell what is understood of one message. Nothing is kept.

    Places: fresh, question:KEY, paused, verdict, consent, field:NAME, review, sent, staff. With
    --jsonl, one object per line: {"text": ..., "state": ..., "language": ...}. With --confusions,
    the commands, values and articles whose sentences are taken for something else where each is
    left out of what judges it.
    """
    if [jsonl, confusions, text is not None].count(True) != 1:
        raise click.UsageError("Give a message, --jsonl or --confusions, one of them.")
    if confusions:
        tell_confusions([language] if language else list(Language))
        return
    if text is not None:
        tell_person(text, state, language, explain=explain)
        return
    interpreter = bootstrap.interpreter()

    def answer(line: MessageLine, put: Put) -> None:
        spoken = line.language or language_of(line.text) or language or Language.JA
        try:
            state = known_state(interpreter, line.state, spoken)
        except ValueError as error:
            raise LineError(f"state: {error}") from None
        put(to_payload(sense_of(interpreter, line.text, state)))

    answer_lines(sys.stdin.buffer, sys.stdout.buffer, MessageLine, answer)


def tell_confusions(languages: list[Language]) -> None:
    """Write what is taken for one another, the most frequent first, each with a sentence."""
    from bot.understanding.confusions import mistaken_commands, mistaken_values

    known, reader = bootstrap.content(), bootstrap.interpreter().reader
    for language in languages:
        with told_if_slow(LEARNING):
            commands = mistaken_commands(known.commands, known.knowledge, known.answers, language)
            found = [*commands, *mistaken_values(reader, language)]
        for each in found:
            count = len(each.sentences)
            write(f"{language} {count:>3}  {each.of} -> {each.taken_for}  {each.sentences[0]}")


def tell_person(text: str, state: str, language: Language | None, *, explain: bool) -> None:
    """Write what is understood, line by line."""
    spoken = language or language_of(text) or Language.JA
    try:
        safe(text)
        state_at(state, spoken)  # before anything is learnt
    except ValueError as error:
        fail(f"--state: {error}", exit_code=2)
    with told_if_slow(LEARNING):
        interpreter = bootstrap.interpreter()
        try:
            where = known_state(interpreter, state, spoken)
        except ValueError as error:
            fail(f"--state: {error}", exit_code=2)
        sense = sense_of(interpreter, text, where)
    write("\n".join(described(act) for act in sense.acts))
    if explain:
        read = read_lines(interpreter.matcher(spoken), text)
        likely = (f"{w.command} {w.sure:.2f}" for w in sense.wishes[:MOST_NAMED])
        decided = f"decided by: {sense.by}\ncommands: {', '.join(likely) or '-'}"
        write("\n".join([decided, *read]))


def known_state(interpreter: Interpreter, text: str, language: Language) -> DialogueState:
    """The state that PLACE or PLACE:KEY names, with a question or a field that there is. Raises
    ValueError for any other."""
    state = state_at(text, language)
    names = {
        Place.QUESTION: [question.key for question in interpreter.flow.questions],
        Place.FIELD: [field.name for field in interpreter.form.fields],
    }
    known = names.get(state.place)
    if known is not None and state.open not in known:
        msg = f"`{state.place}` needs one of: {', '.join(f'{state.place}:{k}' for k in known)}"
        raise ValueError(msg)
    return state


def sense_of(interpreter: Interpreter, text: str, state: DialogueState) -> Sense:
    """What a message means there."""
    return interpreter.interpret(Heard(plain(text), visible(text)), state)


def to_payload(sense: Sense) -> Payload:
    """What is understood, for programs."""
    return {
        "acts": [described(act) for act in sense.acts],
        "by": sense.by,
        "commands": [
            {"command": w.command, "sure": round(w.sure, 3)} for w in sense.wishes[:MOST_NAMED]
        ],
    }


def described(act: meaning.Act) -> str:
    """An act in a word or two: "do: staff", "tell: website=yes", "ask: cost-free 0.98"."""
    match act:
        case meaning.Pick(choice):
            return f"pick: {choice}"
        case meaning.Agree(is_yes):
            return "yes" if is_yes else "no"
        case meaning.Do(command):
            return f"do: {command}"
        case meaning.Tell(readings) | meaning.OfferReadings(readings):
            facts = ", ".join(f"{r.question.key}={r.option.value}" for r in readings)
            return f"{type(act).__name__.lower()}: {facts}"
        case meaning.Hint(question, options):
            return f"hint: {question.key}={'|'.join(o.value for o in options) or '?'}"
        case meaning.Ask(_, decisions):
            told = (
                f"{d.kind} {d.candidates[0].article if d.candidates else '-'} {d.score:.2f}"
                for d in decisions
            )
            return f"ask: {', '.join(told)}"
        case meaning.Fill() | meaning.FillSeveral() | meaning.Doubt() | meaning.Add():
            return f"{type(act).__name__.lower()}: {act.text}"
    return type(act).__name__.lower()
