"""Typing mistakes in Japanese, where nothing divides words: a sign left out, doubled, changed with
its neighbour or mistaken for another.

They show where two signs follow one another that never do so in all that was written down, beside
what is no word: signs that the dictionary does not have, or of which each would be a word of its
own. Of the small changes that mend such a place, the one counts after which the signs are most
usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.faq.text.tokens import TO_HIRAGANA, fold_kana, morphemes, normalise

TO_KATAKANA = {hiragana: katakana for katakana, hiragana in TO_HIRAGANA.items()}

OFTEN = 2
"""Times that two signs have to follow one another before that is thought to be usual."""

MOST_MENDED = 3
"""Places in a text. What needs more is of something else."""

LONGEST = 60
"""Signs; more are written with care, and cost time."""

BEFORE, BEHIND = 2, 5
"""Signs around a place that a change there may make usual."""

START, END = "^", "$"

KANJI = re.compile("[一-鿿]")

WIDTH = np.uint64(21)
"""Bits of a sign, so that three fit into one number."""

Signs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Sequences:
    """How often each of some sequences of signs occurs; `keys` are the signs as one number, in
    order. A dict of them takes ten times as much."""

    keys: Signs
    times: NDArray[np.uint16]

    def times_of(self, wanted: Signs) -> NDArray[np.int64]:
        """How often each of these occurs."""
        if not len(self.keys):
            return np.zeros(wanted.shape, dtype=np.int64)
        places = np.minimum(self.keys.searchsorted(wanted), len(self.keys) - 1)
        return np.where(self.keys[places] == wanted, self.times[places], 0).astype(np.int64)

    def after(self, sign: np.uint64) -> Signs:
        """The signs that usually come after one, where these are sequences of two."""
        place = slice(*self.keys.searchsorted((sign << WIDTH, (sign + np.uint64(1)) << WIDTH)))
        return self.keys[place][self.times[place] >= OFTEN] & LAST_SIGN


LAST_SIGN = (np.uint64(1) << WIDTH) - np.uint64(1)


@dataclass(frozen=True, slots=True)
class Letters:
    """How often signs follow one another in texts, kana folded: by twos and by threes."""

    pairs: Sequences
    triples: Sequences

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
        broken = {place + 1 for place in broken_places(written[1:-1])}
        strange = self._is_strange(twos(signs_of(fold_kana(written)))).tolist()
        for place, is_strange in enumerate(strange):
            if is_strange and (place in broken or place + 1 in broken):
                changes = [written, *self._changes(written, place)]
                worths = self._worths([fold_kana(change) for change in changes], place)
                best = max(zip(worths[1:], changes[1:], strict=True), default=(worths[0], written))
                if best[0][0] > worths[0][0]:
                    return best[1]
        return None

    def _is_strange(self, pairs: Signs) -> NDArray[np.bool_]:
        return self.pairs.times_of(pairs) < OFTEN

    def _worths(self, folded: Sequence[str], place: int) -> list[tuple[int, float]]:
        """For each of some texts how few pairs around a place are strange, and how usual the signs
        there are."""
        around = table([text[max(place - BEFORE, 0) : place + BEHIND] for text in folded])
        pairs, triples = twos(around), threes(around)
        are_pairs, are_triples = around[:, 1:] > 0, around[:, 2:] > 0
        strange = (self._is_strange(pairs) & are_pairs).sum(axis=1)
        usual = np.where(are_triples, np.log1p(self.triples.times_of(triples)), 0).sum(axis=1)
        means = usual / np.maximum(are_triples.sum(axis=1), 1)
        return list(zip((-strange).tolist(), means.tolist(), strict=True))

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
        first, last = signs_of(fold_kana(before + behind))
        found = self.pairs.after(first)
        kept = found[~self._is_strange(found << WIDTH | last)]
        return [chr(sign) for sign in kept.tolist() if chr(sign) != END]


def signs_of(text: str) -> Signs:
    """The signs of a text as numbers."""
    signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return signs.astype(np.uint64)


def table(texts: Sequence[str]) -> Signs:
    """The signs of several texts, a row each, zeros behind the shorter ones."""
    longest = max(map(len, texts))
    return signs_of("".join(text.ljust(longest, "\0") for text in texts)).reshape(-1, longest)


def twos(signs: Signs) -> Signs:
    """Each sign and the next one, as one number."""
    pairs: Signs = signs[..., :-1] << WIDTH | signs[..., 1:]
    return pairs


def threes(signs: Signs) -> Signs:
    """Each sign and the next two, as one number."""
    triples: Signs = twos(signs)[..., :-1] << WIDTH | signs[..., 2:]
    return triples


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
    signs = signs_of("\0".join(f"{START}{spelt}{END}" for spelt in spellings))
    are_pairs = (signs[:-1] > 0) & (signs[1:] > 0)
    pairs, triples = twos(signs)[are_pairs], threes(signs)[are_pairs[:-1] & are_pairs[1:]]
    return Letters(counted(pairs), counted(triples))


def counted(found: Signs) -> Sequences:
    """How often each occurs."""
    keys, times = np.unique(found, return_counts=True)
    return Sequences(keys, np.minimum(times, np.iinfo(np.uint16).max).astype(np.uint16))
