"""Words that stand nowhere else, planted wherever somebody writes, and looked for afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

COMPANY, NAME, EMAIL = "Kanaria-company", "Kanaria-name", "kanaria-mail@example.co.jp"
PHONE, NUMBER = "03-3582-4943", "7000012050002"
REMARKS, TIMES = "Kanaria-remarks", "Kanaria-times"
QUESTION, WISHED = "How long does a kanaria-question live?", "Where do kanaria-wishes go?"
SAID, EDITED, REPLY = "Kanaria-said", "Kanaria-edited", "Kanaria-reply"
NOTE, REASON, ANSWER = "Kanaria-note", "Kanaria-reason", "Kanaria-answer"

TRACES = (b"kanaria", b"35824943", NUMBER.encode(), "カナリア".encode())
"""What must not be found of any of them, however it is written: in lower case, as bytes."""

FORM = (COMPANY, NAME, EMAIL, REMARKS)
"""What is typed into the fields that everybody is asked for."""

MORE = {"corporate_number": NUMBER, "phone": PHONE, "times": TIMES}
"""What is typed into others."""


def found_in(data: bytes) -> list[bytes]:
    """The traces in some bytes."""
    lowered = data.lower()
    return [trace for trace in TRACES if trace in lowered]


def found_in_texts(texts: Iterable[str]) -> list[str]:
    """The texts that hold a trace."""
    return [text for text in texts if found_in(text.encode())]


def found_on_disk(database: Path) -> dict[str, list[bytes]]:
    """The traces in each file of a database that has any: the file itself, its log, its index."""
    files = sorted(database.parent.glob(f"{database.name}*"))
    return {file.name: found for file in files if (found := found_in(file.read_bytes()))}
