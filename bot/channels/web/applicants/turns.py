"""What a visitor did, as a turn. Pure: the fields of a form in, a turn or nothing out.

The page's program makes an event key for each act and sends it again until it is heard. Without it
all forms of one page carry the same word, so the key is made of that word and of what was sent: a
form that is sent twice has one effect, and another one of the same page has its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.assistant.history import ON_PAGE, Cursor, parse_cursor
from bot.channels.web.http.accept_language import wished_languages, wished_tags
from bot.channels.web.http.tokens import hash_of
from bot.faq.text.other_languages import Tongue
from bot.vocabulary import Language, Turn
from bot.vocabulary.text import MAX_TEXT

PERSON = "web:"
"""How the names of all persons of this channel begin."""

OPENED = "web:opened"
"""The event of somebody who came for the first time; there is one of it for each person."""

NEW = "new"
"""Stands for the conversation of somebody who was only greeted; nothing is kept of it."""

WORD = re.compile(r"[A-Za-z0-9-]{8,64}")
LONGEST_CHOICE = 200
LONGEST_TEXT = MAX_TEXT + 500
"""Characters; a little more than is taken, so that the counter itself says what is too long."""

BESIDE = ("csrf", "page", "cursor", "mark", "shown")
"""Fields that say nothing of what somebody does."""

LETTERS = 200
"""Characters that cost as much as one act."""


@dataclass(frozen=True, slots=True)
class PageTurn:
    """What came from a page: the turn, how far the page had read, and what it had shown."""

    turn: Turn
    cursor: Cursor | None
    seen: int


def person_of(token: str) -> str:
    """The person whose browser holds this token. Nobody gets from the one to the other."""
    return PERSON + hash_of(token)[:32]


def sent(
    person: str, fields: Mapping[str, str], fallback: Language, origin: str = ""
) -> PageTurn | None:
    """The turn that a form stands for; None where a page of ours would not send this."""
    choose, text = fields.get("choose", ""), fields.get("text", "")
    key = event_key(fields)
    if not key or len(choose) > LONGEST_CHOICE or len(text) > LONGEST_TEXT:
        return None
    turn = Turn(
        event=key,
        person=person,
        text="" if choose else text,
        choose=choose or None,
        language=language_in(fields.get("language", "")) or fallback,
        origin=origin,
        seen=shown_in(fields),
    )
    return PageTurn(turn, parse_cursor(fields.get("cursor", "")), mark_in(fields.get("mark", "")))


def event_key(fields: Mapping[str, str]) -> str:
    """The key of an act; empty where none can be made."""
    event, page = fields.get("event", ""), fields.get("page", "")
    if WORD.fullmatch(event):
        return f"{ON_PAGE}{event}"
    return f"{ON_PAGE}page:{digest(page, fields)}" if WORD.fullmatch(page) else ""


def digest(page: str, fields: Mapping[str, str]) -> str:
    """Of a page's word and what was sent from it, but for what says nothing of the act."""
    sent_fields = sorted((k, v) for k, v in fields.items() if k not in BESIDE)
    return hashlib.sha256(repr((page, sent_fields)).encode()).hexdigest()[:32]


def cost_of(fields: Mapping[str, str]) -> int:
    """What it costs to read what was written, in acts: much text is much work."""
    written = (value for name, value in fields.items() if name not in (*BESIDE, "event"))
    return 1 + sum(map(len, written)) // LETTERS


def opening(turn: Turn) -> Turn:
    """What comes before the first turn of a visitor: they opened the page."""
    return Turn(OPENED, turn.person, language=turn.language)


def shown_in(fields: Mapping[str, str]) -> int | None:
    """The newest message that stood on the page when something was written there.

    The page's program remembers it with each act, since it may send much later; what the page
    itself was made with is `mark`. None where neither is said.
    """
    shown = fields.get("shown") or fields.get("mark")
    return None if shown is None else mark_in(shown)


def mark_in(text: str) -> int:
    """The id of the newest message that a page had shown; 0 for none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def language_in(text: str) -> Language | None:
    """The language with this name."""
    return Language(text) if text in tuple(Language) else None


def accepted(header: str) -> Language:
    """The language that a browser asks for; the first that is spoken here.

    Browsers that ask for none of them but for others get English.
    """
    names = wished_languages(header)
    otherwise = Language.EN if any(name != "*" for name in names) else Language.JA
    return next((language for name in names if (language := language_in(name))), otherwise)


IN_CHINESE = ("zh-tw", "zh-hk", "zh-mo", "zh-hant")
"""Tags for which Chinese is written in its traditional characters."""


def unspoken(header: str) -> Tongue | None:
    """The language that a browser asks for most, where that is one that is not spoken here."""
    tag = next(iter(wished_tags(header)), "")
    if tag.startswith("zh"):
        return Tongue.TAIWANESE if tag.startswith(IN_CHINESE) else Tongue.CHINESE
    return next((each for each in Tongue if each.value == tag[:2]), None)
