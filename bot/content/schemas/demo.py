"""The shape of `flows/demo.yaml`: who visits in the demonstration."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter

from bot.content.schemas.base import ContentEntry, Text, Value, mistake
from bot.vocabulary import Language
from bot.vocabulary.demo_visitor import DemoVisitor
from bot.vocabulary.sentence import N_, Sentence

CALL = re.compile(r"call:[1-9] ([01]\d|2[0-3]):[0-5]\d \S.*")


def is_act(text: str) -> str:
    """Something that staff do in the demonstration."""
    is_known = text == "claim" or text.startswith("reply:") or CALL.fullmatch(text)
    if not is_known:
        raise mistake(
            Sentence(
                N_("found `{text}`, expected claim, reply:TEXT or call:DAYS HH:MM PLACE"), text=text
            )
        )
    return text


class DemoVisitorEntry(ContentEntry):
    """One visitor."""

    name: Value
    language: Annotated[Language, Field(strict=False)]
    hours_ago: Annotated[int, Field(ge=1)]
    usual: bool = True
    answers: dict[Value, Value] = Field(default_factory=dict)
    stops_at: Value | None = None
    questions: list[Text] = Field(default_factory=list)
    company: str = ""
    contact: str = ""
    wish: dict[Value, Text] = Field(default_factory=dict)
    handled: list[Annotated[str, AfterValidator(is_act)]] = Field(default_factory=list)


class DemoFile(ContentEntry):
    """The whole of `demo.yaml`."""

    usual: dict[Value, Value]
    visitors: list[DemoVisitorEntry]


DEMO_FILE = TypeAdapter(DemoFile)


def to_demo(file: DemoFile) -> tuple[DemoVisitor, ...]:
    """The visitors as the program sees them, the earliest first."""
    visitors = (to_visitor(entry, file) for entry in file.visitors)
    return tuple(sorted(visitors, key=lambda visitor: visitor.ago, reverse=True))


def to_visitor(entry: DemoVisitorEntry, file: DemoFile) -> DemoVisitor:
    """One visitor; the usual answers keep their order, in which the questions are asked."""
    return DemoVisitor(
        name=entry.name,
        language=entry.language,
        ago=timedelta(hours=entry.hours_ago),
        answers={**(file.usual if entry.usual else {}), **entry.answers},
        stops_at=entry.stops_at or "",
        questions=tuple(entry.questions),
        company=entry.company,
        contact=entry.contact,
        wish=entry.wish,
        handled=tuple(entry.handled),
    )
