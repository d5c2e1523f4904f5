"""What a visitor is shown: a whole page, or what changed since they last looked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.assistant.history import SHOWN, Cursor, History, HistoryLine
from bot.assistant.ports import Author
from bot.channels.web.applicants.lines import DrawnLine, LineWords, draw, picks_of
from bot.channels.web.applicants.message_body import body_of
from bot.channels.web.applicants.qr_code import qr_code
from bot.channels.web.applicants.service import ApplicantService, PageView
from bot.channels.web.applicants.turns import NEW
from bot.channels.web.applicants.visitor import Visitor
from bot.channels.web.http.assets import Assets
from bot.channels.web.http.csrf import csrf_token
from bot.channels.web.http.templates import Pages, environment
from bot.channels.web.theme.tab_scripts import tab_scripts
from bot.handoff.appointments.appointment import Appointment
from bot.vocabulary import Choice, Language, Message, Reply
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.applicants.channels.page_words import PageWords
from bot.wording.applicants.channels.panel import Given
from bot.wording.choices import LANGUAGES

HERE = Path(__file__).parent
STATIC = "/static/page"

SWITCHES = {language.value: ChoiceId.command(name) for name, language in LANGUAGES.items()}
"""What goes on in a language."""

ENDING = (ChoiceId.send(), ChoiceId.command(Command.CANCEL), ChoiceId.erase(is_wished=True))
PRESSED = {"asks": ChoiceId.command(Command.ASK), "ends": " ".join(map(str, ENDING))}
"""Choices that the page itself acts on: to write a question, and what ends the form."""

START = str(ChoiceId.command(Command.START))
STAFF = str(ChoiceId.command(Command.STAFF))

MOST_SHOWN = 2_000
"""Lines of a conversation that a page shows at most."""

RECENT, BEFORE = 10, 5
"""Lines that are read for what is new, and how many of them at least are not."""

NEVER = datetime.fromtimestamp(0, UTC)
"""When something was said that was not said yet."""


class ApplicantPages:
    """Draws what is kept. Everything here reads, so call it in a thread."""

    def __init__(self, service: ApplicantService) -> None:
        self._service = service
        self.assets = Assets(HERE / "static", STATIC)
        self.pages = Pages(
            environment(
                HERE / "templates",
                self.assets,
                ChoiceId=ChoiceId,
                switches=SWITCHES,
                ids=PRESSED,
                root=".",
                tab_scripts=tab_scripts(service.hosts),
            )
        )

    def page(self, visitor: Visitor, word: str, shown: int = SHOWN) -> str:
        """The whole page with so many lines. `word` is one that no other page has."""
        look = self._service.look(visitor.person, visitor.language, shown)
        language = look.language or visitor.language
        greeted = self._greeted(visitor) if is_untouched(look) else None
        lines = greeted.lines if greeted else look.history.lines
        values = self._values(look, language)
        return self.pages.piece(
            "page.html",
            **values,
            parts=self._parts(values["w"], language),
            lines=self._drawn(lines, language, look.calls),
            more_lines=more_than(shown) if look.history.earlier else 0,
            csrf=csrf_token(visitor.token),
            page=word,
            cursor=str(greeted.cursor if greeted else look.history.cursor),
            mark=look.history.newest,
            version=look.history.version,
            is_new=greeted is not None,
            unspoken=self._service.unspoken(visitor.tongue) if greeted and visitor.tongue else None,
        )

    def news(self, visitor: Visitor, cursor: Cursor | None) -> dict[str, object]:
        """What there is since a cursor, for the page's program. `whole`: instead of all it has."""
        look, new = self._since(visitor, cursor)
        language = look.language or visitor.language
        lines = look.history.lines if new is None else new
        words = self._service.words(language)
        drawn = self._drawn(lines, language, look.calls)
        parts = self._parts(words, language)
        return {
            "version": look.history.version,
            "cursor": str(look.history.cursor),
            "mark": look.history.newest,
            "language": language.value,
            "whole": new is None,
            "hint": words.say_to_staff if look.panel.is_with_staff else words.say_hint,
            "lines": parts.conversation(drawn, answered_in(look)),
            "panel": parts.panel_parts(look.panel),
            "languages": parts.languages(is_new=False),
            "progress": parts.progress(look.panel),
        }

    def _since(
        self, visitor: Visitor, cursor: Cursor | None
    ) -> tuple[PageView, tuple[HistoryLine, ...] | None]:
        """How things are, and the new lines; None for those where all is shown instead.

        Mostly a few lines are new, so that a few are read, with those before them: what somebody
        said is drawn by what they were asked.
        """
        look = self._service.look(visitor.person, visitor.language, RECENT)
        new = look.history.after(cursor)
        if new is None or (len(new) > RECENT - BEFORE and look.history.earlier):
            look = self._service.look(visitor.person, visitor.language)
            new = look.history.after(cursor)
        return look, new

    def result(self, visitor: Visitor, word: str, address: str) -> str:
        """The result of the pre-check as a page of its own. `address`: where all of this is."""
        look = self._service.look(visitor.person, visitor.language)
        language = look.language or visitor.language
        found = self._service.result(visitor.person, language)
        words = self._service.words(language)
        return self.pages.piece(
            "result.html",
            w=words,
            language=language.value,
            result=found,
            body=body_of(found.message, ()) if found else None,
            start=(START, self._service.picked(START, language)),
            ways_on=picks_of(ways_on(found.message), found.message) if found else (),
            address=address,
            code=qr_code(address) if address.startswith("https://") else "",
            csrf=csrf_token(visitor.token),
            page=word,
        )

    def accessibility(self, visitor: Visitor) -> str:
        """For whom the page works, and how that was tried."""
        language = visitor.language
        return self.pages.piece(
            "accessibility.html",
            w=self._service.words(language),
            language=language.value,
            statement=self._service.accessibility(language),
        )

    def embed(self) -> str:
        """The program that shows the page inside of another site."""
        spoken = {language: self._service.words(language) for language in Language}
        words = {
            language.value: {"open": each.embed_open, "close": each.embed_close}
            for language, each in spoken.items()
        }
        return self.pages.piece("embed.js", words=words, fallback=Language.JA.value)

    def _parts(self, words: PageWords, language: Language) -> Any:
        """The pieces of the page, as macros."""
        return self.pages.macros("parts.html", w=words, language=language.value)

    def _values(self, look: PageView, language: Language) -> dict[str, Any]:
        """What every piece of the page is drawn with."""
        return {
            "w": self._service.words(language),
            "language": language.value,
            "panel": look.panel,
            "given": answered_in(look),
        }

    def _drawn(
        self, lines: Iterable[HistoryLine], language: Language, calls: Mapping[int, Appointment]
    ) -> list[DrawnLine]:
        service, lines = self._service, tuple(lines)
        typed = service.words(language).typed_into_form
        words = LineWords(language, service.moment, typed, service.picked, service.clauses)
        told = {
            line.number: calls[line.outgoing]
            for line in lines
            if line.speaker is Author.STAFF and line.outgoing in calls
        }
        return [with_call(line, told.get(line.number)) for line in draw(lines, words)]

    def _greeted(self, visitor: Visitor) -> History:
        """What somebody sees who comes for the first time; nothing of it is kept."""
        reply = self._service.greet(visitor.person, visitor.language)
        return History(NEW, preview(reply))


def with_call(line: DrawnLine, call: Appointment | None) -> DrawnLine:
    """The line, with the call that it tells of, which can be taken into a calendar."""
    return line if call is None else replace(line, call=call.uid, is_call_over=call.is_cancelled)


def ways_on(message: Message) -> tuple[Choice, ...]:
    """What to do about a result: the next step, and staff where they are not that."""
    first, *others = message.choices
    return first, *(each for each in others if each.id == STAFF)


def lines_wanted(written: str) -> int:
    """How many lines an address asks for; the usual number where it asks for nothing sensible."""
    is_number = written.isascii() and written.isdigit() and len(written) < 6
    return min(max(int(written), SHOWN), MOST_SHOWN) if is_number else SHOWN


def more_than(shown: int) -> int:
    """How many lines are shown next; none where no more are ever shown."""
    return shown + SHOWN if shown < MOST_SHOWN else 0


def answered_in(look: PageView) -> Mapping[str, Given]:
    """What a person answered, by question."""
    return {each.question: each for each in look.panel.given}


def is_untouched(look: PageView) -> bool:
    """Whether nothing is kept of a person: they came for the first time, or all was deleted."""
    return not look.history.lines


def preview(reply: Reply) -> tuple[HistoryLine, ...]:
    """The lines that a reply to somebody new will be, numbered as they will be kept.

    The first is that they opened the page, which nobody sees.
    """
    opened = HistoryLine(1, NEVER, Author.PERSON, "text", "")
    told = (
        HistoryLine(number, NEVER, Author.COUNTER, m.kind.value, m.text, m, is_live=True)
        for number, m in enumerate(reply.messages, start=2)
    )
    return (opened, *told)
