"""`madoguchi precheck`: the verdict for sets of answers."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Annotated

import click
from pydantic import BeforeValidator

from bot import bootstrap
from bot.channels.terminal.jsonl import (
    InputLine,
    LanguageName,
    LineError,
    Payload,
    Put,
    SafeText,
    answer_lines,
)
from bot.precheck.flow import Flow
from bot.precheck.verdict import Outcome, judge
from bot.vocabulary import Language
from bot.wording.applicants.renderer import Renderer


def number_as_text(value: object) -> object:
    """A number as the text that it is in the flow: years may well be sent as 0, 1, 2."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Value = Annotated[SafeText, BeforeValidator(number_as_text)]
"""An option value."""


class AnswersLine(InputLine):
    """One set of answers: option values by question key."""

    answers: Mapping[SafeText, Value]
    language: LanguageName | None = None


@click.command()
@click.option("--jsonl", is_flag=True, required=True, help="JSON lines in and out.")
def precheck(*, jsonl: bool) -> None:  # noqa: ARG001  the only way there is
    """Judge sets of answers to the pre-check.

    One object per line: {"answers": {key: value}, "language": "ja" or "en" (optional)}.
    """
    flow, wording = bootstrap.content().flow, bootstrap.renderer()

    def answer(line: AnswersLine, put: Put) -> None:
        check(flow, line.answers)
        put(to_payload(judge(flow, line.answers), wording, line.language or Language.JA))

    source, target = sys.stdin.buffer, sys.stdout.buffer
    answer_lines(source, target, AnswersLine, answer)


def check(flow: Flow, answers: Mapping[str, str]) -> None:
    """Refuse a key or a value that the flow does not know. Raises `LineError` naming it."""
    for key, value in answers.items():
        question = flow.question(key)
        if question is None:
            raise LineError(f"answers: there is no question {key!r}")
        if question.option(value) is None:
            known = ", ".join(option.value for option in question.options)
            raise LineError(f"answers.{key}: there is no value {value!r}; there are {known}")


def to_payload(outcome: Outcome, wording: Renderer, language: Language) -> Payload:
    """The outcome, as the machine interface has it."""
    return {
        "verdict": outcome.verdict.value,
        "reasons": [
            {
                "question": reason.question.key,
                "value": reason.option.value,
                "effect": reason.effect.value,
                "clauses": list(reason.clauses),
                "text": wording.reason(reason, language),
            }
            for reason in outcome.reasons
        ],
        "next": outcome.next.key if outcome.next else None,
    }
