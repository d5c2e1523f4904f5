"""Who wishes that "not sure" is put: for what is open, or for questions that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.precheck.flow import NOT_SURE, Question
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import Reading
from bot.understanding.counter.question_names import QuestionNames

PUT = re.compile(
    r"\b(?:put|mark|set|enter|take|choose|pick|select|leave|answer|note|write)"
    r"(?: (?:me|it|that|this|them|both|those|these|down|as|with|at|to|for now))*"
    r" [\"“'‘]?(?:i'm |i am )?(?:not sure|unsure|(?:i )?(?:don'?t|do not) know|unknown)[\"”'’]?"
    r"(?: (?:for|on|at|with) (?P<en>(?:(?!\b(?:and|then) (?:then |please )?(?:show|give|tell|let|go"
    r"|send|get|what))[^.;!?])+))?"
    r"|\b(?:put|mark|set|leave|change) (?:the |our |my )?(?P<named>[\w '-]{3,40}?)"
    r" (?:to|as|at|on|down as) [\"“'‘]?"
    r"(?:i'm |i am )?(?:not sure|unsure|(?:i )?don'?t know|unknown)"
    r"[\"”'’]?(?!\w)"
    r"|(?:(?P<ja>[^。!?]{1,40}?)(?:は|を|も|については|に関しては)[^。、!?「]{0,8})?"
    r"[「『]?(?:[わ分]からない|不明)[」』]?(?:に|と|で|を)"
    r"(?:し(?:て|と)|入れて|答えて|回答して|選んで|選択して|お願い)"
    r"(?:おいて|いて|ください|下さい|します|ほしい(?:です)?)*"
)
"""How somebody says so."""

JOINTS = re.compile(r"\s*(?:,|、|・|\band\b|&|と|も)\s*")

LEAD = re.compile(r"^[\W_]*(?:(?:ok|then|and|で|て|じゃあ?)\b)?[\W_]*")
"""What is left at the beginning of the rest."""


@dataclass(frozen=True)
class PutUnsureReader:
    """Reads for which questions "not sure" is to be put."""

    names: QuestionNames

    def read(self, text: str, question: Question | None) -> tuple[tuple[Reading, ...], str]:
        """The answers, and what a text says besides; none where it names what no question asks."""
        said = folded(text)
        found = PUT.search(said)
        if found is None:
            return (), text
        named = (found["en"] or found["named"] or found["ja"] or "").strip()
        asked = tuple(self._named(named)) if named else ((question,) if question else ())
        options = ((each, each.option(NOT_SURE)) for each in asked)
        readings = tuple(Reading(each, option) for each, option in options if option is not None)
        rest = f"{said[: found.start()]} {said[found.end() :]}"
        return readings, LEAD.sub("", rest).strip()

    def _named(self, text: str) -> Iterator[Question]:
        """The questions that a list of names calls."""
        for piece in JOINTS.split(text):
            question = self.names.called_in(piece)
            if question is not None:
                yield question
