"""JSON lines: what comes in, what goes out, and that a bad line spoils nothing but its answer."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.terminal.jsonl import MAX_LINE, InputLine, Put, SafeText, answer_lines


class Echo(InputLine):
    text: SafeText


def talk(sent: bytes) -> list[dict[str, str]]:
    target = io.BytesIO()

    def answer(line: Echo, put: Put) -> None:
        put({"echo": line.text})

    answer_lines(io.BytesIO(sent), target, Echo, answer)
    return [json.loads(line) for line in target.getvalue().decode().split("\n")[:-1]]


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"   ",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"text": 1}',
        b'{"text": null}',
        b'{"text": ["a"]}',
        b'{"text": "\\ud800"}',
        b'{"text": "a\\u0000b"}',
        b'{"text": "\xff"}',
        b"[" * 100_000,
        b"1" * 5_000,
        b'{"text": "' + b"a" * 100_000 + b'"}',
        b'{"text": "' + b"a" * (2 * MAX_LINE) + b'"}',
    ],
)
def test_a_bad_line_is_answered_by_an_error_and_the_rest_goes_on(bad: bytes) -> None:
    answers = talk(bad + b"\n" + '{"text": "はい"}'.encode() + b"\n")
    assert len(answers) == 2
    assert list(answers[0]) == ["error"]
    assert answers[0]["error"]
    assert answers[1] == {"echo": "はい"}


def test_an_error_names_the_key_that_is_wrong_and_does_not_repeat_its_value() -> None:
    [answer] = talk(b'{"text": 123456}\n')
    assert answer["error"].startswith("text: ")
    assert "123456" not in answer["error"]


def test_unknown_keys_are_ignored() -> None:
    assert talk(b'{"text": "a", "mood": 1}\n') == [{"echo": "a"}]


def test_the_last_line_needs_no_line_break_and_windows_ones_do_no_harm() -> None:
    assert talk(b'\xef\xbb\xbf{"text": "a"}\r\n{"text": "b"}') == [{"echo": "a"}, {"echo": "b"}]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_any_text_comes_back_on_its_own_line(texts: list[str]) -> None:
    sent = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    assert talk(sent.encode()) == [{"echo": text} for text in texts]


def test_no_reader_can_take_a_text_for_two_lines() -> None:
    target = io.BytesIO()
    text = "a\u2028b\u2029c\x85d\x0be\x0cf\rg\nh"

    def answer(line: Echo, put: Put) -> None:
        put({"echo": line.text})

    answer_lines(io.BytesIO(json.dumps({"text": text}).encode()), target, Echo, answer)
    assert len(target.getvalue().decode().splitlines()) == 1


@given(st.binary())
def test_any_bytes_get_one_answer_a_line(sent: bytes) -> None:
    lines = sent.count(b"\n") + (not sent.endswith(b"\n") and sent != b"")
    assert len(talk(sent)) == lines
