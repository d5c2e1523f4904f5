"""From the text of a guideline to its clauses, by their numbers.

Headings are numbered I. / 1. / (1), items ① or with a dash, notes begin with ※; what follows a list
is a note as well. Line breaks and spaces mean nothing, as they come and go when a PDF is copied.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

FEWEST = 3
"""With fewer numbered clauses a text is no guideline."""

ROMAN = re.compile(r"(?P<mark>[IVX]{1,4})\s*[.．]\s*(?=\D)")
NUMBER = re.compile(r"(?P<mark>\d{1,2})\s*[.．、]\s*(?=\D)")
BRACKETED = re.compile(r"\((?P<mark>\d{1,2})\)")
DASH = re.compile(r"[-–—]\s+")
NOTES = re.compile(r"【?留意事項】?$")

CIRCLED = {chr(ord("①") + n): str(n + 1) for n in range(20)}
LEVELS = {"roman": 1, "number": 2, "bracketed": 3}


class GuidelineError(Exception):
    """The text cannot be read as a guideline; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One clause: its id, and its text without spaces. Without a text, only its digest is known."""

    id: str
    text: str = ""
    known_digest: str = ""

    @property
    def digest(self) -> str:
        """The same for the same words, wherever they stand."""
        return self.known_digest or hashlib.sha256(self.text.encode()).hexdigest()[:12]


@dataclass
class _Position:
    """Where the reading stands: the numbers of the headings, and what was counted below them."""

    headings: list[str] = field(default_factory=list)
    base: str = ""
    counted: dict[str, int] = field(default_factory=dict)
    in_items: bool = False

    def heading(self, level: int, mark: str) -> str:
        self.headings = [*self.headings[: level - 1], mark]
        self.base, self.in_items = ".".join(self.headings), False
        return self.base

    def item(self, mark: str) -> str:
        self.in_items = True
        return f"{self.base}.{mark}"

    def counting(self, kind: str = "") -> str:
        key = f"{self.base}.{kind}"
        self.counted[key] = self.counted.get(key, 0) + 1
        return f"{key}{self.counted[key]}"


def decode(data: bytes) -> str:
    """The text of a file. Raises GuidelineError for another encoding than UTF-8, and for a PDF."""
    if data.startswith(b"%PDF"):
        raise GuidelineError(
            "This is the PDF itself: open it, copy all of its text into a file, and save that as "
            "UTF-8. / PDFのままです。開いて本文をすべて写し、"
            "UTF-8 のテキストとして保存してください。"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GuidelineError(
            "The guideline's text is not UTF-8: save it as UTF-8 (in Windows, choose the encoding "
            "when saving) and try again. / 要領のテキストを UTF-8 で保存してください。"
        ) from error


def passages(text: str) -> tuple[Passage, ...]:
    """The clauses of a guideline, in order. Raises GuidelineError where there are no numbers."""
    found: dict[str, list[str]] = {}
    for clause, line in lines_by_clause(text):
        found.setdefault(clause, []).append(line)
    if len(found) < FEWEST:
        raise GuidelineError(
            "No clause numbers were found (I. / 1. / (1) / ①, each at the beginning of a line). If "
            "this is the text of a PDF, put a line break before each number. / 行頭に条項の番号"
            "（Ⅰ. 1. (1) ①）が見つかりません。番号の前で改行してください。"
        )
    return tuple(Passage(clause, squeezed("".join(lines))) for clause, lines in found.items())


def lines_by_clause(text: str) -> Iterator[tuple[str, str]]:
    """Every line with the clause that it belongs to; what stands before the first is left out."""
    position, current, after_blank = _Position(), "", False
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            after_blank = True
            continue
        opened, words = opened_by(line, position)
        if not opened and after_blank and position.in_items and current:
            opened, position.in_items = position.counting("n"), False
        current, after_blank = opened or current, False
        if current:
            yield current, words


def opened_by(line: str, position: _Position) -> tuple[str, str]:
    """The clause that a line begins (empty where it goes on), and the line without the number."""
    dash = DASH.match(line)
    rest = line[dash.end() :] if dash else line
    if rest[:1] in CIRCLED and position.base:
        return position.item(CIRCLED[rest[0]]), rest[1:]
    plain = unicodedata.normalize("NFKC", rest)
    if NOTES.fullmatch(plain) and position.headings:
        position.heading(2, "n")
        return "", ""
    for name, pattern in (("roman", ROMAN), ("number", NUMBER), ("bracketed", BRACKETED)):
        if (match := pattern.match(plain)) and (position.headings or name == "roman"):
            return opened_heading(name, match["mark"], position), plain[match.end() :]
    if plain.startswith("※") and position.base:
        return position.counting("n"), plain.lstrip("※")
    if dash and position.base:
        position.in_items = True
        return position.counting(), rest
    return "", line


def opened_heading(name: str, mark: str, position: _Position) -> str:
    """The clause of a heading; numbers among the notes at the end are V.n1, V.n2."""
    if position.headings[1:2] and position.headings[1].startswith("n") and name == "number":
        return position.heading(2, f"n{mark}")
    return position.heading(LEVELS[name], mark)


def squeezed(text: str) -> str:
    """A text without spaces and differences of width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def fingerprints(found: Iterable[Passage]) -> Mapping[str, str]:
    """What may be kept of a guideline whose text is not ours: a digest for each clause."""
    return {passage.id: passage.digest for passage in found}


def from_fingerprints(kept: Mapping[str, str]) -> tuple[Passage, ...]:
    """The clauses of a guideline of which only the digests are known."""
    return tuple(Passage(clause, known_digest=digest) for clause, digest in kept.items())
