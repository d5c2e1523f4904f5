"""Everyday words: yes, no, not sure, and the commands that are heard at any point."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz, process

from bot.precheck.nlu.normalize import bare, folded
from bot.vocabulary import NO_WORDS, Words

NEAR = 88
"""rapidfuzz ratio (0-100) from which a message is a mistyped command."""

LONG_ENOUGH = 6
"""Shorter phrases must be met exactly: one letter more or less makes another word of them."""

LONGEST = 80
"""Characters: no command, yes or no is a paragraph."""

DENIAL = re.compile(
    r"な[いくし]|無[いくし]|ません|ず(?:に|$)|\bno\b|\bnot\b|n't\b|\bdont\b|\bnever\b|\bwithout\b"
)
DIGITS = re.compile(r"\d+|[一二三四五六七八九十](?=[年番つ回])")

PIECES = re.compile(r"[、,。.!\n]+")
"""What stands between several words that say the same."""

AFTER_LEAD = r"(?:[\s、,。.!]+|$)"
"""What parts a yes or no from what follows it."""


UNMARKED = re.compile(
    r"^\s*were (?=(?:an?|in|at|based|from|not|looking|hiring|planning|located|currently|just"
    r"|still|only|registered|ready|interested|thinking|short)\b)",
    re.IGNORECASE,
)
"""How "we're" is typed on a phone."""

WORD = re.compile(r"\w")

MARK_SIGNS, ENDS = r"、,。.！!？?…；;：:\n–—", r"。.!！?？…\n"
"""What parts one thing that is said from the next, and a sentence from the next."""

PARTED = re.compile(rf"[{MARK_SIGNS}]\s*\w|[ぁ-ん]\s+\w")
"""A text in which one thing stands behind another."""


@dataclass(frozen=True)
class CommonWords:
    """What people say at any question.

    `commands` are phrases by the command's name; `as_shown` is what may follow a yes that stays one
    ("それで間違いありません"); `repairs` stand before what holds in place of a slip; `exclaimed` is
    said of what was heard, and answers nothing; `standard` gives the plain standard words for what
    is said in a region or very formally, and marks for those that were dictated; `shorthand` what
    is written out for how English is written in chat.
    """

    yes: Words
    no: Words
    not_sure: Words
    commands: Mapping[str, Words]
    as_shown: Words = field(default_factory=lambda: NO_WORDS)
    repairs: Words = field(default_factory=lambda: NO_WORDS)
    exclaimed: Words = field(default_factory=lambda: NO_WORDS)
    standard: Mapping[str, str] = field(default_factory=dict)
    shorthand: Mapping[str, str] = field(default_factory=dict)

    def in_standard(self, text: str) -> str:
        """A Japanese text in plain standard words."""
        return self._other_words.sub(lambda found: self.standard[found.group()], text)

    def written_out(self, text: str) -> str:
        """An English text with the words for what is short for them; two capitals are initials."""
        return self._short.sub(self._word, UNMARKED.sub("we're ", text))

    def repaired(self, text: str) -> tuple[str, str] | None:
        """What a text says first, and what it says in its place; None where it puts nothing
        right."""
        found = list(self._repair.finditer(text)) if PARTED.search(text) else []
        return (text[: found[-1].start("cue")], text[found[-1].end() :]) if found else None

    def without_exclaimed(self, text: str) -> str:
        """A text without what is only exclaimed at its beginning or between its sentences: "Oh no.
        Is there a way round?". Empty where nothing else is said."""
        said = self._exclamation.sub(lambda found: found["before"], text)
        return said if WORD.search(said) else ""

    @cached_property
    def exclaimed_forms(self) -> frozenset[str]:
        """Every exclamation, folded."""
        return frozenset(folded(form) for forms in self.exclaimed.values() for form in forms)

    @cached_property
    def _exclamation(self) -> re.Pattern[str]:
        """One or several exclamations, with the marks around them."""
        words = any_of(self.exclaimed)
        return re.compile(
            rf"(?P<before>^\s*+|(?<![{ENDS}])[{ENDS}]++\s*+)"
            rf"(?:(?:{words})[ーっ〜~]*+(?:[{MARK_SIGNS}\s〜~ー]++|$))++",
            re.IGNORECASE,
        )

    @cached_property
    def _repair(self) -> re.Pattern[str]:
        """A word of putting right between two parts of a text, with the marks around it."""
        words = any_of(self.repairs)
        return re.compile(
            rf"(?:(?<![{MARK_SIGNS}\s])\s*+[{MARK_SIGNS}][{MARK_SIGNS}\s]*+|(?<=[ぁ-ん])\s++)"
            rf"(?:あ[っあー]*+[、,。]?\s*+)?(?P<cue>{words})[{MARK_SIGNS}\s]++"
            rf"(?:(?:{words})[{MARK_SIGNS}\s]++)*+(?=\S)",
            re.IGNORECASE,
        )

    def _word(self, found: re.Match[str]) -> str:
        short = found.group()
        is_name = short.isupper() and len(short) > 1 and not found.string.isupper()
        is_glued = short.endswith("/") and found.string[found.end() :][:1].isalnum()
        plain = self.shorthand[short.lower()] + " " * is_glued
        return short if is_name else plain

    @cached_property
    def _short(self) -> re.Pattern[str]:
        """Whole words; behind a slash another may follow at once."""
        longest_first = sorted(self.shorthand, key=lambda form: (-len(form), form))
        forms = (
            re.escape(form) + ("" if form.endswith("/") else r"(?![\w'@&/-]|\.\w)")
            for form in longest_first
        )
        return re.compile(
            rf"(?<![\w'@.&/-])(?:{'|'.join(forms) or '(?!)'})", re.IGNORECASE | re.ASCII
        )

    @cached_property
    def _other_words(self) -> re.Pattern[str]:
        longest_first = sorted(self.standard, key=lambda form: (-len(form), form))
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    @cached_property
    def yes_cores(self) -> frozenset[str]:
        """Every way to say yes, folded."""
        return frozenset(cores(self.yes))

    @cached_property
    def no_cores(self) -> frozenset[str]:
        """Every way to say no, folded."""
        return frozenset(cores(self.no))

    @cached_property
    def leads(self) -> re.Pattern[str]:
        """A yes or no (`word`) that something else may follow, and what parts them."""
        longest_first = sorted(self.yes_cores ^ self.no_cores, key=lambda word: (-len(word), word))
        return re.compile(rf"(?P<word>{'|'.join(map(re.escape, longest_first))}){AFTER_LEAD}")

    @cached_property
    def not_sure_cores(self) -> frozenset[str]:
        """Every way to say that one does not know, folded."""
        return frozenset(cores(self.not_sure))

    @cached_property
    def shown_forms(self) -> frozenset[str]:
        """Every wish that things be as they were shown, folded."""
        return frozenset(folded(phrase) for phrases in self.as_shown.values() for phrase in phrases)

    @cached_property
    def command_cores(self) -> Mapping[str, str]:
        """The command of each folded phrase."""
        return {core: command for command, words in self.commands.items() for core in cores(words)}

    @cached_property
    def long_cores(self) -> Mapping[str, tuple[str, ...]]:
        """The folded phrases that may be mistyped, by their first letter."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for core in self.command_cores:
            if len(core) >= LONG_ENOUGH:
                found[core[0]].append(core)
        return {first: tuple(phrases) for first, phrases in found.items()}


def any_of(words: Words) -> str:
    """A pattern for any of these words, the longest first; it fails at once where none begins."""
    forms = sorted((form for each in words.values() for form in each), key=len, reverse=True)
    firsts = "".join(sorted({form[0] for form in forms} | {form[0].upper() for form in forms}))
    return f"(?=[{re.escape(firsts)}])(?:{'|'.join(map(re.escape, forms))})" if forms else "(?!)"


def cores(words: Words) -> Iterator[str]:
    """Each word as it is and without its polite ending, unless nothing is left then ("it is")."""
    for phrase in (phrase for phrases in words.values() for phrase in phrases):
        yield folded(phrase)
        if core := bare(phrase):
            yield core


def command_in(words: CommonWords, text: str) -> str | None:
    """The command that the whole message is, or nearly is; None otherwise."""
    if len(text) > LONGEST:
        return None
    known = words.command_cores
    for form in (folded(text), folded(text).rstrip("。.!！"), bare(text)):
        if form in known:
            return known[form]
    return _near_command(words, bare(text))


def _near_command(words: CommonWords, core: str) -> str | None:
    """The command of phrases that this is but for a slip; a slip changes no first letter ("redo"
    is not "do")."""
    if len(core) < LONG_ENOUGH:
        return None
    alike = words.long_cores.get(core[0], ())
    near = process.extract(core, alike, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
    commands = {words.command_cores[p] for p, _, _ in near if is_comparable(p, core)}
    return commands.pop() if len(commands) == 1 else None


def is_comparable(one: str, other: str) -> bool:
    """Whether two phrases may be the same but for a slip: same numbers, same denial, and no other
    word in the place of one ("can they speak English" is not "can you …")."""
    is_same = DIGITS.findall(one) == DIGITS.findall(other) and is_denied(one) == is_denied(other)
    words, others = one.split(), other.split()
    is_other_word = len(words) == len(others) and any(
        word[0] != instead[0] for word, instead in zip(words, others, strict=True)
    )
    return is_same and not is_other_word


def is_denied(phrase: str) -> bool:
    """Whether the phrase holds a negation."""
    return DENIAL.search(phrase) is not None


def says_yes(words: CommonWords, text: str) -> bool | None:
    """Whether the whole message is a bare yes, a bare no, or neither; in either language."""
    if len(text) > LONGEST:
        return None
    for core in (folded(text).rstrip("。.!"), bare(text)):
        said = said_by(words, (core,))
        if said is not None:
            return said
    pieces = (bare(piece) for piece in PIECES.split(folded(text)))
    return said_by(words, filter(None, pieces))


def said_by(words: CommonWords, pieces: Iterable[str]) -> bool | None:
    """True if every piece is a yes, False if every piece is a no."""
    said = {(piece in words.yes_cores) - (piece in words.no_cores) for piece in pieces}
    return {1: True, -1: False}.get(said.pop()) if len(said) == 1 else None
