"""Typing mistakes in Japanese, where nothing divides words: a sign left out, doubled, changed with
its neighbour or mistaken for another.

They show where two signs follow one another that never do so in all that was written down, beside
what is no word: signs that the dictionary does not have, or of which each would be a word of its
own. Of the small changes that mend such a place, the one counts after which the signs are most
usual.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log

from bot.faq.text.tokens import TO_HIRAGANA, fold_kana, morphemes, normalise

TO_KATAKANA = {hiragana: katakana for katakana, hiragana in TO_HIRAGANA.items()}

OFTEN = 2
"""Times that two signs have to follow one another before that is thought to be usual."""

MOST_MENDED = 3
"""Places in a text. What needs more is of something else."""

LONGEST = 60
"""Signs; more are written with care, and cost time."""

START, END = "^", "$"

KANJI = re.compile("[一-鿿]")


@dataclass(frozen=True, slots=True)
class Letters:
    """How often signs follow one another in texts, kana folded: by twos, by threes, and what comes
    after each."""

    pairs: Counter[str]
    triples: Counter[str]
    after: dict[str, frozenset[str]]

    def mended(self, text: str) -> Iterator[str]:
        """The text, evened out, with one place mended that can be, then with another …"""
        written = f"{START}{normalise(text)}{END}"
        for _ in range(MOST_MENDED if len(written) <= LONGEST else 0):
            better = self._mended_once(written)
            if better is None:
                return
            written = better
            yield written[1:-1]

    def _mended_once(self, written: str) -> str | None:
        """With the first place mended that can be; None where there is none."""
        signs = fold_kana(written)
        broken = {place + 1 for place in broken_places(written[1:-1])}
        for place in range(len(signs) - 1):
            is_broken = place in broken or place + 1 in broken
            if is_broken and self._is_strange(signs[place : place + 2]):
                changes = (
                    (self._worth(fold_kana(change), place), change)
                    for change in self._changes(written, place)
                )
                strange, usual = self._worth(signs, place)
                best = max(changes, default=((strange, usual), written))
                if best[0][0] > strange:
                    return best[1]
        return None

    def _is_strange(self, pair: str) -> bool:
        return self.pairs[pair] < OFTEN

    def _worth(self, signs: str, place: int) -> tuple[int, float]:
        """How few pairs around a place are strange, and how usual the signs there are."""
        around = signs[max(place - 2, 0) : place + 5]
        strange = sum(self._is_strange(around[at : at + 2]) for at in range(len(around) - 1))
        triples = [log(1 + self.triples[around[at : at + 3]]) for at in range(len(around) - 2)]
        return -strange, sum(triples) / max(len(triples), 1)

    def _changes(self, written: str, place: int) -> Iterator[str]:
        """What may have been meant where the signs at `place` and after it do not go together."""
        last = len(written) - 1
        for at in (place, place + 1):
            if 0 < at < last:
                yield written[:at] + written[at + 1 :]
                for sign in self._between(written[at - 1], written[at + 1]):
                    yield written[:at] + alike(sign, written[at]) + written[at + 1 :]
        for at in (place - 1, place, place + 1):
            if 0 < at < last - 1:
                yield written[:at] + written[at + 1] + written[at] + written[at + 2 :]
        for sign in self._between(written[place], written[place + 1]):
            yield written[: place + 1] + alike(sign, written[place]) + written[place + 1 :]

    def _between(self, before: str, behind: str) -> list[str]:
        """The signs that usually stand between two."""
        behind = fold_kana(behind)
        found = self.after.get(fold_kana(before), frozenset())
        return sorted(sign for sign in found if not self._is_strange(sign + behind))


def broken_places(text: str) -> set[int]:
    """Where the signs of a text are no words: not in the dictionary, or each one of its own beside
    another such sign."""
    words = morphemes(text)
    is_odd = [not word.is_listed or bool(KANJI.fullmatch(word.surface)) for word in words]
    places: set[int] = set()
    for number, word in enumerate(words):
        beside = words[max(number - 1, 0) : number] + words[number + 1 : number + 2]
        touches = [is_odd[number - 1] if number else False, any(is_odd[number + 1 : number + 2])]
        is_doubled = any(
            word.surface in (other.surface[:1], other.surface[-1:]) for other in beside
        )
        if not word.is_listed or (is_odd[number] and (any(touches) or is_doubled)):
            places.update(range(word.begin, word.begin + len(word.surface)))
    return places


def alike(sign: str, beside: str) -> str:
    """The sign in katakana where the one beside it is."""
    return sign.translate(TO_KATAKANA) if fold_kana(beside) != beside else sign


def letters_of(spellings: Iterable[str]) -> Letters:
    """What follows what in these texts, which are spelt as they are compared."""
    pairs: Counter[str] = Counter()
    triples: Counter[str] = Counter()
    after: dict[str, set[str]] = defaultdict(set)
    for spelt in spellings:
        marked = f"{START}{spelt}{END}"
        pairs.update(marked[at : at + 2] for at in range(len(marked) - 1))
        triples.update(marked[at : at + 3] for at in range(len(marked) - 2))
    for pair, times in pairs.items():
        if times >= OFTEN and pair[1] != END:
            after[pair[0]].add(pair[1])
    return Letters(pairs, triples, {first: frozenset(found) for first, found in after.items()})
