"""A message as people see it in a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.vocabulary import Choice, Clause, Language, Message, MessageKind
from bot.vocabulary.text import without_unseen

NOT_FIRST = (
    "、。，．・：；？！ー―～」』）】〉》］｝’”…ぁぃぅぇぉっゃゅょァィゥェォッャュョヽヾゝゞ々%％"
)
"""Characters that no line begins with (kinsoku)."""

NOT_LAST = "「『（【〈《［｛‘“"
"""Characters that no line ends with."""

PIECE = re.compile(
    rf"\s+|[{NOT_LAST}]*(?:[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
    rf"|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+)[{NOT_FIRST}]*"
    rf"|[{NOT_LAST}]+"
)
"""What is never broken unless it is wider than a line: one wide character or one word, together
with the brackets and punctuation that cling to it."""


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns. Line breaks in the text stay."""
    return [line for paragraph in text.split("\n") for line in wrap_paragraph(paragraph, width)]


def wrap_paragraph(text: str, width: int) -> list[str]:
    """One paragraph in lines; an empty one is one empty line."""
    lines = [""]
    for piece in pieces(text, width):
        if cell_len(lines[-1]) + cell_len(piece) <= width:
            lines[-1] += piece
        elif not piece.isspace():
            lines[-1] = lines[-1].rstrip()
            lines.append(piece)
    return [line for line in lines if line] or [""]


def pieces(text: str, width: int) -> list[str]:
    """What lines are made of; a piece that is wider than a line is cut into characters."""
    found = PIECE.findall(text)
    return [part for piece in found for part in ([piece] if cell_len(piece) <= width else piece)]


MAX_WIDTH = 84
"""Columns of text: longer lines are hard to read."""

LETTERS = "abcdefghijklmopqrstuvwxz"
"""What choices without a number can be picked with; "n" and "y" mean no and yes."""

STYLES = {
    MessageKind.QUESTION: "bold",
    MessageKind.VERDICT: "bold",
    MessageKind.RECEIPT: "bold green",
    MessageKind.DECLINE: "yellow",
}
"""How the first paragraph of a message is written."""

VERDICT_STYLES = {
    "likely_eligible": "bold green",
    "needs_review": "bold yellow",
    "not_covered": "bold red",
}

Lettered = Mapping[str, str]
"""Choice ids by the letter that picks them."""


def inert(text: str) -> str:
    """The text without anything that a terminal would obey."""
    return without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))


def width_of(console: Console) -> int:
    """How wide text may be."""
    return max(20, min(console.width, MAX_WIDTH))


def lettered(messages: Sequence[Message]) -> Lettered:
    """A letter for every choice that has no number, as far as there are letters."""
    silent = dict.fromkeys(c.id for m in messages for c in m.choices if c.number is None)
    return dict(zip(LETTERS, silent, strict=False))


def show(
    console: Console,
    messages: Sequence[Message],
    clauses: Mapping[str, Clause],
    language: Language,
    from_staff: str = "",
) -> None:
    """Write messages, one below the other; above what staff wrote stands that it is theirs."""
    letters = {choice: letter for letter, choice in lettered(messages).items()}
    for message in messages:
        console.print()
        if message.kind is MessageKind.STAFF and from_staff:
            console.print(Text(from_staff, "bold magenta"), soft_wrap=True)
        for line in lines_of(message, clauses, language, letters, width_of(console)):
            console.print(line, soft_wrap=True)


def lines_of(
    message: Message,
    clauses: Mapping[str, Clause],
    language: Language,
    letters: Mapping[str, str],
    width: int,
) -> Iterator[Text]:
    """The text, the choices and the clauses of a message, line by line."""
    yield from body(message, width)
    if message.choices:
        yield Text()
    for choice in message.choices:
        yield from choice_lines(choice, letters.get(choice.id, ""), width)
    labels = unsaid_labels(message, clauses, language)
    if labels:
        yield Text()
        yield from (Text(line, "dim") for line in wrap(labels, width))


def body(message: Message, width: int) -> Iterator[Text]:
    """The text of a message; its first paragraph stands out where that helps."""
    style = VERDICT_STYLES.get(message.verdict or "") or STYLES.get(message.kind, "")
    first, *rest = inert(message.text).split("\n\n")
    yield from (Text(line, style) for line in wrap(first, width))
    for paragraph in rest:
        yield Text()
        for item in paragraph.split("\n"):
            yield from (Text(line) for line in hanging(item, width))


def hanging(item: str, width: int) -> list[str]:
    """One line of a paragraph, wrapped; further lines of a list entry are set in."""
    if not item.startswith("- "):
        return wrap(item, width)
    first, *rest = wrap(item[2:], width - 2)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def choice_lines(choice: Choice, letter: str, width: int) -> Iterator[Text]:
    """A choice with what to type for it."""
    key = letter if choice.number is None else str(choice.number)
    sign = f"{key:>3}  " if key else "  -  "
    first, *rest = wrap(inert(choice.label), width - cell_len(sign))
    yield Text.assemble((sign, "bold cyan"), first)
    for line in rest:
        yield Text(" " * len(sign) + line)


def unsaid_labels(message: Message, clauses: Mapping[str, Clause], language: Language) -> str:
    """The labels of the clauses that the text does not name itself."""
    known = [clauses[c].label.speak(language) for c in message.clauses if c in clauses]
    unsaid = [label for label in dict.fromkeys(known) if label not in message.text]
    return f"[{' / '.join(unsaid)}]" if unsaid else ""
