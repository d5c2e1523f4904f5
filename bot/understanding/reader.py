"""What people tell: facts anywhere in a message, replies to the open question, corrections."""

from __future__ import annotations

from dataclasses import dataclass

from bot.precheck.flow import Flow
from bot.precheck.words import CommonWords
from bot.understanding.facts import Fact, FactReader, settled
from bot.understanding.stances import Stance
from bot.vocabulary import Language


@dataclass(frozen=True)
class Reader:
    """Built once from the content; the language of a message need not be known."""

    flow: Flow
    words: CommonWords
    facts_in: FactReader

    def facts(self, text: str, language: Language) -> tuple[Fact, ...]:
        """The facts of a message, in the order of the flow; likely ones are not certain."""
        message = self.facts_in.message(text)
        found = []
        for question in self.flow.questions:
            told = message.about(question)
            if told:
                options, is_certain = settled(question, told, message, self.facts_in.triggers)
                if is_certain:
                    found.append(Fact(question, options[0], Stance.STATED, is_certain=True))
                elif len(options) == 1:
                    found.append(Fact(question, options[0], Stance.UNCLEAR, is_certain=False))
        return tuple(found)
