"""The counter's plain text as HTML. All of it is escaped, whoever wrote it; nothing runs.

Paragraphs are separated by a blank line, list entries begin with "- ", quoted lines with "> ".
"""

from __future__ import annotations

import re
from itertools import groupby

from markupsafe import Markup

from bot.channels.common.message_language import JAPANESE, LETTERS, most_of
from bot.channels.web.http.links import linked, without_links
from bot.vocabulary.text import without_unseen

LIST, QUOTE = "- ", ">"


SPOKEN = {"ja", "en"}
"""The languages that are told apart here."""


def prose(text: str, language: str = "") -> Markup:
    """A text with all its paragraphs, lists and quotations.

    Paragraphs in another language than this one say so, for whoever has them read aloud.
    """
    return Markup().join(block(each, language) for each in blocks(text))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, without what cannot be seen."""
    plain = without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))
    return [each.strip("\n") for each in re.split(r"\n[ \t]*\n", plain) if each.strip()]


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """Runs of lines of one kind: (`text`, `list` or `quote`, its lines)."""
    return [
        (kind, list(lines))
        for paragraph in paragraphs(text)
        for kind, lines in groupby(paragraph.split("\n"), kind_of)
    ]


def kind_of(line: str) -> str:
    """What a line belongs to."""
    return "list" if line.startswith(LIST) else "quote" if line.startswith(QUOTE) else "text"


def block(each: tuple[str, list[str]], language: str) -> Markup:
    """One run of lines."""
    kind, lines = each
    mark = marked("".join(lines), language)
    match kind:
        case "list":
            entries = Markup().join(
                Markup("<li>{}</li>").format(inline(line.removeprefix(LIST))) for line in lines
            )
            return Markup("<ul{}>{}</ul>").format(mark, entries)
        case "quote":
            said = broken([line.removeprefix(QUOTE).removeprefix(" ") for line in lines])
            return Markup("<blockquote{}>{}</blockquote>").format(mark, said)
        case _:
            heading, rest = (lines[0], lines[1:]) if is_headed(lines) else ("", lines)
            above = Markup("<b>{}</b><br>").format(inline(heading)) if heading else Markup()
            return Markup("<p{}>{}{}</p>").format(mark, above, broken(rest))


def is_headed(lines: list[str]) -> bool:
    """Whether the first line announces the others, as with a heading."""
    return len(lines) > 1 and lines[0].endswith((":", "："))


def marked(text: str, language: str) -> Markup:
    """The attribute that says in which language a text is, where that is not the one around it."""
    said = without_links(text)
    is_known = language in SPOKEN and (LETTERS.search(said) or JAPANESE.search(said))
    spoken = most_of(said)
    if not is_known or spoken == language:
        return Markup()
    return Markup(' lang="{}"').format(spoken)


def lines(text: str) -> Markup:
    """A short text whose lines stand below each other, and which is no list."""
    return broken(without_unseen(text).splitlines())


def broken(lines: list[str]) -> Markup:
    """Lines below each other."""
    return Markup("<br>").join(inline(line) for line in lines)


def inline(text: str) -> Markup:
    """One line, with what can be followed in it."""
    return linked(text)
