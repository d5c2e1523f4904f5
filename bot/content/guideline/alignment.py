"""Which clause of one guideline became which of the next, and what happened to it.

Nothing can be overlooked: a clause is the same only where its number and all its words are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

from bot.content.guideline.passages import Passage

ALIKE = 60
"""Likeness (0-100) from which a clause is another one, changed; half, if the number is the same."""

CONTAINED = 80
"""Likeness from which a clause is found within another."""


class ChangeKind(StrEnum):
    """What happened to a clause."""

    SAME = "same"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    CHANGED = "changed"
    MERGED = "merged"
    SPLIT = "split"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What happened to one clause: `old` None for a new one, `new` None for one that is gone."""

    kind: ChangeKind
    old: Passage | None
    new: Passage | None

    @property
    def name(self) -> str:
        """The change in short: II.3.8 -> II.3.9."""
        ids = [passage.id for passage in (self.old, self.new) if passage]
        return " -> ".join(dict.fromkeys(ids))


def align(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[ClauseChange, ...]:
    """Every clause of both guidelines, in the order of the old one, then of the new one."""
    pairs = dict(exact_pairs(old, new))
    pairs |= alike_pairs(left(old, pairs), left(new, pairs.values()))
    partner = {new_id: old_id for old_id, new_id in pairs.items()}
    by_id = {passage.id: passage for passage in new}
    known = {passage.id: passage for passage in old}
    changes = [
        paired(passage, by_id[pairs[passage.id]])
        if passage.id in pairs
        else absorbed(passage, unlike(new, known, partner))
        for passage in old
    ]
    taken = {change.new.id for change in changes if change.new}
    changed = [change.old for change in changes if change.old and change.kind != ChangeKind.SAME]
    changes += [split_off(passage, changed) for passage in new if passage.id not in taken]
    return tuple(changes)


def left(passages: Iterable[Passage], taken: Iterable[str]) -> list[Passage]:
    """The clauses that have no partner yet."""
    gone = set(taken)
    return [passage for passage in passages if passage.id not in gone]


def exact_pairs(old: Iterable[Passage], new: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Clauses with the same words: first those that kept their number, then the others in order."""
    kept = {passage.id for passage in new} & {passage.id for passage in old}
    digests = {passage.id: passage.digest for passage in new}
    same = {p.id for p in old if p.id in kept and digests[p.id] == p.digest}
    yield from ((clause, clause) for clause in same)
    free = [passage for passage in new if passage.id not in same]
    for passage in old:
        if passage.id in same:
            continue
        found = next((each for each in free if each.digest == passage.digest), None)
        if found:
            free.remove(found)
            yield passage.id, found.id


def alike_pairs(old: Sequence[Passage], new: Sequence[Passage]) -> dict[str, str]:
    """Clauses that are nearly the same, the nearest first; without words, those of one number."""
    rated = sorted(
        ((likeness(a, b), a.id, b.id) for a in old for b in new), key=lambda each: -each[0]
    )
    pairs: dict[str, str] = {}
    for likely, before, after in rated:
        needed = ALIKE / 2 if before == after else ALIKE
        if likely >= needed and before not in pairs and after not in pairs.values():
            pairs[before] = after
    return pairs


def likeness(old: Passage, new: Passage) -> float:
    """How alike two clauses are, 0-100; the same number weighs a little."""
    is_same_number = old.id == new.id
    if not (old.text and new.text):
        return 100.0 * is_same_number
    return fuzz.ratio(old.text, new.text) + 5 * is_same_number


def paired(old: Passage, new: Passage) -> ClauseChange:
    """What happened to a clause that has a partner."""
    if old.digest != new.digest:
        return ClauseChange(ChangeKind.CHANGED, old, new)
    if old.id == new.id:
        return ClauseChange(ChangeKind.SAME, old, new)
    is_near = section_of(old.id) == section_of(new.id)
    return ClauseChange(ChangeKind.RENUMBERED if is_near else ChangeKind.MOVED, old, new)


def section_of(clause: str) -> str:
    """The clause that holds another."""
    return clause.rpartition(".")[0]


def unlike(
    new: Iterable[Passage], old: dict[str, Passage], partner: dict[str, str]
) -> list[Passage]:
    """The clauses that are not word for word those of the old guideline."""
    return [
        passage
        for passage in new
        if passage.id not in partner or old[partner[passage.id]].digest != passage.digest
    ]


def absorbed(passage: Passage, new: Sequence[Passage]) -> ClauseChange:
    """A clause without a partner: it stands within another one now, or is gone."""
    found = nearest(new, lambda other: within(passage, other))
    return ClauseChange(ChangeKind.MERGED if found else ChangeKind.GONE, passage, found)


def split_off(passage: Passage, old: Sequence[Passage]) -> ClauseChange:
    """A clause of the new guideline without a partner: it stood within another one, or is new."""
    found = nearest(old, lambda other: within(passage, other))
    return ClauseChange(ChangeKind.SPLIT if found else ChangeKind.NEW, found, passage)


def nearest(passages: Sequence[Passage], rate: Callable[[Passage], float]) -> Passage | None:
    """The clause that is rated best, where it is good enough."""
    best = max(passages, key=rate, default=None)
    return best if best and rate(best) >= CONTAINED else None


def within(part: Passage, whole: Passage) -> float:
    """How surely one clause stands within a longer one."""
    if not part.text or len(part.text) > len(whole.text):
        return 0.0
    return fuzz.partial_ratio(part.text, whole.text)


def marked(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The words of both texts in order, each with what became of it: same, gone, new."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", old[a:b]
            continue
        yield from (("gone", old[a:b]),) if b > a else ()
        yield from (("new", new[c:d]),) if d > c else ()
