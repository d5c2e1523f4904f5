"""What the operator reads of what happens."""

from __future__ import annotations

import json
import logging

from bot.serving.running import JsonLines


def record(message: str, *arguments: object, error: BaseException | None = None) -> str:
    info = (type(error), error, None) if error else None
    made = logging.LogRecord("bot.x", logging.WARNING, "x.py", 1, message, arguments, info)
    return JsonLines().format(made)


def test_a_line_for_programs_is_json_with_all_there_is_to_know() -> None:
    told = json.loads(record("Message %s could not be sent", 7))
    assert told.pop("time").endswith("+00:00")
    assert told == {
        "level": "WARNING",
        "logger": "bot.x",
        "message": "Message 7 could not be sent",
    }


def test_a_message_of_several_lines_is_one_line_for_programs() -> None:
    line = record("one\ntwo", error=ValueError("three\nfour"))
    assert len(line.splitlines()) == 1
    assert "three" in json.loads(line)["exception"]
