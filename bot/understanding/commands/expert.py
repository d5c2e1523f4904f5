"""Which command a message means, if any: a linear expert for commands alone, and its gate.

It stands beside the one for articles, never mixed with it. What counts is only what can be meant
where the person stands; the gate says how probable it is that the best of these is meant at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from bot.faq.model.calibration import Gate
from bot.faq.model.postings import Postings
from bot.faq.model.sparse import SparseRows
from bot.faq.model.vectors import Booleans, Doubles, Floats, Space, Vector
from bot.faq.text.analysis import analyse
from bot.faq.text.features import Features
from bot.understanding.commands.command import CommandBook
from bot.understanding.commands.groups import COURTESIES
from bot.understanding.concepts import Concepts
from bot.understanding.meaning import CommandWish
from bot.understanding.state import Place
from bot.vocabulary import Language
from bot.vocabulary.text import plain

MOST_PARTS = 6
"""Sentences of one message that are looked at."""

LONGEST = 600
"""Characters: a longer message is a story, and its command is said in other words than these."""

ENDS = re.compile(r"(?<=[。．？！?!\n])\s*|(?<=\.)\s+")

JOINTS = {
    Language.JA: re.compile(
        r"(?<=ので|けど|から|すが|たが|んが|れど)[、,]\s*|(?<=です|ます|した|せん|たい|さい)\s+"
    ),
    Language.EN: re.compile(
        r"\s*(?:[,;]|\s-+\s|…|\.\.+)\s*|\s+(?:because|but|since|so|as)\s+", re.IGNORECASE
    ),
}
"""Where a sentence goes on from a reason to the wish, or the other way round."""


INTERJECTED = re.compile(
    r"(?:please|(?:oh |no )?wait|i (?:mean|guess|think|see)|you (?:know|see)|actually|anyway|well"
    r"|so|right|h?m+"
    r"|つまり|というか|えっと|ええと|あの|まあ|その)[\s.!?、。！？]*",
    re.IGNORECASE,
)
"""A few words put into a sentence that wish nothing apart from it: "your funding, I mean"."""


@dataclass(frozen=True)
class Expert:
    """The expert of one language. Classes: the commands, then the kinds of what is none."""

    language: Language
    commands: tuple[str, ...]
    space: Space
    concepts: Concepts
    borders: SparseRows
    bias: Floats
    texts: Postings
    gate: Gate
    masks: Mapping[Place, Booleans]
    """Which of the commands can be meant at each place."""
    book: CommandBook

    def wishes(self, text: str, place: Place, *, is_whole: bool = False) -> tuple[CommandWish, ...]:
        """The commands that may be meant, likeliest first; whole message and parts count alike.

        `is_whole`: only the whole message counts.
        """
        best: dict[str, float] = {}
        for part in parts(text, self.language)[: 1 if is_whole else None]:
            for wish in self._weigh(part, self.masks[place]):
                command = self.book.meant(wish.command, place)
                best[command] = max(wish.sure, best.get(command, 0.0))
            if any(sure > CLEAR for name, sure in best.items() if name not in COURTESIES):
                break  # a wish may stand behind thanks, however clear they are
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return tuple(CommandWish(command, sure) for command, sure in ranked)

    def _weigh(self, text: str, mask: Booleans) -> tuple[CommandWish, ...]:
        vector = self.space.vector(views(text, self.language, self.concepts, self.space.weights))
        margins = self.borders.weighed_sum(vector) + self.bias
        scores = scores_of(self.texts, margins, vector, mask)
        first = scores.best()
        if not first:
            return ()  # nothing can be meant here
        evidence = scores.evidence(first)
        sure = self.gate.probability(evidence) * min(scores.known / FAMILIAR, 1.0)
        return tuple(
            CommandWish(self.commands[one], float(p)) for one, p in zip(first, sure, strict=True)
        )


CLEAR = 0.9
"""How probable a command must be in the whole message for its parts not to be looked at."""

FAMILIAR = 0.6
"""The share of a text that must be known for a command to be believed wholly: strange words are
near nothing, and so no nearer to what is no command (set by hand)."""

SHOWN = 3
"""So many commands are weighed."""

NEARNESS = np.float32(0.5)
"""How much the sentence that is most like counts in the ranking beside margins."""

AWAY = np.float32(-9)
"""The margin of what cannot be meant."""


@dataclass(frozen=True, slots=True)
class CommandScores:
    """How near each class is to a text, (classes,), the commands first: `margins` of the borders,
    `nearest` the likeness of the sentence most like it. `commands`: how many they are; those that
    cannot be meant are far away. `known`: the share of the text that was learnt."""

    margins: Floats
    nearest: Floats
    commands: int
    known: float

    @property
    def together(self) -> Floats:
        """What commands are ranked by."""
        return self.margins + NEARNESS * self.nearest

    def best(self) -> list[int]:
        """The numbers of the likeliest commands that can be meant here."""
        ranking = np.argsort(-self.together[: self.commands], kind="stable")[:SHOWN]
        return [int(number) for number in ranking if self.margins[number] > AWAY]

    def evidence(self, best: Sequence[int]) -> Doubles:
        """What speaks for each of the likeliest commands, (best, 6): its margin, its lead over the
        others that can be meant here and over what is no command, how like the nearest sentence is
        and how much more than of what is no command, and how much of the text is known."""
        together, first_none = self.together, self.commands
        none = together[first_none:].max(initial=-1)
        strange = self.nearest[first_none:].max(initial=0)
        ranked = np.sort(together[:first_none])[::-1]
        first = ranked[0]
        second = ranked[1] if len(ranked) > 1 else -1
        rows = []
        for number in best:
            score, like = together[number], self.nearest[number]
            rival = max(second if score == first else first, -1)
            rows.append(
                (
                    self.margins[number],
                    score - rival,
                    score - none,
                    like,
                    like - strange,
                    self.known,
                )
            )
        return np.array(rows, dtype=np.float64)


def scores_of(texts: Postings, margins: Floats, vector: Vector, mask: Booleans) -> CommandScores:
    """How near each class is to a text; `mask` says which commands can be meant."""
    margins[: len(mask)][~mask] = AWAY
    nearest = texts.likeness(vector, margins)
    return CommandScores(margins, nearest, len(mask), float(vector.values @ vector.values))


def views(text: str, language: Language, concepts: Concepts, wanted: Collection[str]) -> Features:
    """The wanted views of a text: some of those by which articles are found, and its concepts."""
    return {**analyse(text, language).some(wanted), **concepts.views(text)}


def parts(text: str, language: Language) -> tuple[str, ...]:
    """The whole message, its sentences, and what stands before or after a reason in each."""
    whole = plain(text)[:LONGEST]
    sentences = [part.strip() for part in ENDS.split(whole) if part.strip()]
    clauses = [c.strip() for s in sentences for c in JOINTS[language].split(s) if c.strip()]
    pieces = (each for each in (*sentences, *clauses) if len(each) > 1)
    several = (each for each in pieces if not INTERJECTED.fullmatch(each))
    return tuple(dict.fromkeys((whole, *islice(several, MOST_PARTS))))
