"""How messages look in a terminal."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.channels.terminal.screen import NOT_FIRST, inert, lettered, show, wrap
from bot.vocabulary import Bilingual, Choice, Clause, Language, Message, MessageKind

CLAUSES = {
    "II.4": Clause("II.4", Bilingual("Ⅱ-4 費用", "II-4 Costs"), Bilingual("無料", "free")),
}
ESC = "\x1b"


def seen(*messages: Message, width: int = 60, color: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=color, highlight=False, markup=False, emoji=False
    )
    show(console, messages, CLAUSES, Language.JA, "担当者より")
    return out.getvalue()


def test_choices_stand_below_the_text_with_what_to_type() -> None:
    message = Message(
        MessageKind.QUESTION,
        "ホームページはありますか？",
        choices=(
            Choice("answer:website:yes", "はい", "yes", 1),
            Choice("do:staff", "職員に相談する"),
        ),
    )
    page = seen(message)
    assert "  1  はい\n" in page
    assert "  a  職員に相談する\n" in page
    assert lettered([message]) == {"a": "do:staff"}


def test_what_staff_wrote_is_marked_as_theirs() -> None:
    assert "担当者より\nこんにちは\n" in seen(Message(MessageKind.STAFF, "こんにちは"))
    assert "担当者より" not in seen(Message(MessageKind.ANSWER, "こんにちは"))


def test_clauses_that_the_text_does_not_name_stand_below_it() -> None:
    assert "[Ⅱ-4 費用]" in seen(Message(MessageKind.ANSWER, "無料です。", clauses=("II.4",)))
    named = Message(MessageKind.ANSWER, "無料です。\n\n根拠: Ⅱ-4 費用", clauses=("II.4",))
    assert "[Ⅱ-4" not in seen(named)


def test_nothing_in_a_text_reaches_the_terminal_as_a_command() -> None:
    evil = f"{ESC}[2J{ESC}]0;title\x07\x9b31m[bold]x[/bold]\r\u202eabc"
    message = Message(MessageKind.NOTICE, evil, choices=(Choice("do:ask", evil),))
    page = seen(message)
    assert ESC not in page
    assert not set("\x07\x9b\r\u202e") & set(page)
    assert "[bold]x[/bold]" in page


def test_without_a_terminal_there_are_no_colours() -> None:
    verdict = Message(MessageKind.VERDICT, "対象外です。", verdict="not_covered")
    assert ESC not in seen(verdict)
    assert ESC in seen(verdict, color=True)


def test_further_lines_of_a_list_entry_are_set_in() -> None:
    page = seen(Message(MessageKind.NOTICE, "一覧\n\n- " + "あ" * 50), width=40)
    assert "\n- ああ" in page
    assert "\n  ああ" in page


def test_japanese_lines_do_not_begin_with_a_full_stop() -> None:
    assert wrap("あいうえ。かき", 8) == ["あいう", "え。かき"]


def test_english_lines_break_between_words() -> None:
    assert wrap("the quick brown fox", 10) == ["the quick", "brown fox"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Mn", "Me"])), st.integers(20, 90))
def test_no_line_is_wider_than_the_page_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(alphabet="あいう。、」", min_size=1), st.integers(20, 40))
def test_no_line_begins_with_what_must_not_begin_one(text: str, width: int) -> None:
    starts = [line[0] for line in wrap(text, width)[1:]]
    runs = any(text[i] in NOT_FIRST and text[i - 1] in NOT_FIRST for i in range(1, len(text)))
    assert runs or not set(starts) & set(NOT_FIRST)


@given(st.text())
def test_inert_text_stays_inert(text: str) -> None:
    assert inert(inert(text)) == inert(text)
