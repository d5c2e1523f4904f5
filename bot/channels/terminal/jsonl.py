"""JSON lines: one object in, one out, in order; a bad line spoils nothing but its own answer.

Bytes are UTF-8 whatever the locale says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Annotated, BinaryIO, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Strict, ValidationError

from bot.vocabulary import Language

MAX_TEXT = 10_000
"""Characters of one text in a line; far more than anybody types."""

MAX_LINE = 1_000_000
"""Bytes of one line; what is longer is read over without being kept."""

ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "\x7f\x85\u2028\u2029"}
"""Characters that JSON allows but that some readers take for the end of a line."""

Payload = Mapping[str, object]
Put = Callable[[Payload], None]
"""Writes the one answer to a line."""


class LineError(ValueError):
    """A line cannot be used; the message goes back in its place."""


def safe(text: str) -> str:
    """The text, if it can be stored and written again."""
    if len(text) > MAX_TEXT:
        raise ValueError(f"at most {MAX_TEXT} characters")
    if "\x00" in text:
        raise ValueError("no NUL characters")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise ValueError("no unpaired surrogates")
    return text


SafeText = Annotated[str, AfterValidator(safe)]
LanguageName = Annotated[Language, Strict(strict=False)]


class InputLine(BaseModel):
    """One object that came in. Keys that are not known are ignored, types are not bent."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


AnyLine = TypeVar("AnyLine", bound=InputLine)


def answer_lines(
    source: BinaryIO, target: BinaryIO, shape: type[AnyLine], answer: Callable[[AnyLine, Put], None]
) -> None:
    """Answer every line until there are no more. `answer` puts exactly one payload."""

    def put(payload: Payload) -> None:
        target.write(encode(payload))
        target.flush()

    while raw := source.readline(MAX_LINE + 1):
        try:
            if is_cut(raw):
                read_over(source)
                raise LineError(f"the line is longer than {MAX_LINE} bytes")  # noqa: TRY301  one place answers
            answer(read(raw, shape), put)
        except LineError as error:
            put({"error": str(error)})


def is_cut(raw: bytes) -> bool:
    """Whether the line goes on beyond what is read of one."""
    return len(raw) > MAX_LINE and not raw.endswith(b"\n")


def read_over(source: BinaryIO) -> None:
    """Read the rest of a line that is too long."""
    while (rest := source.readline(MAX_LINE)) and not rest.endswith(b"\n"):
        pass


def read(raw: bytes, shape: type[AnyLine]) -> AnyLine:
    """The object in a line. Raises `LineError`."""
    try:
        return shape.model_validate(decode(raw))
    except ValidationError as error:
        raise LineError("; ".join(told(dict(e)) for e in error.errors())) from None


def told(error: Mapping[str, object]) -> str:
    """What is wrong with one value, without repeating the value."""
    where = error["loc"]
    assert isinstance(where, tuple)  # noqa: S101  as pydantic documents it
    message = str(error["msg"]).removeprefix("Value error, ")
    return ": ".join(part for part in (".".join(map(str, where)), message) if part)


def decode(raw: bytes) -> dict[str, object]:
    """The JSON object in a line. Raises `LineError`."""
    try:
        text = raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise LineError("the line is not UTF-8") from None
    if not text:
        raise LineError("the line is empty")
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise LineError("the line is not JSON") from None
    if not isinstance(content, dict):
        raise LineError("the line is not a JSON object")
    return content


def encode(payload: Payload) -> bytes:
    """One line of JSON. Characters that UTF-8 cannot hold are written as escapes."""
    text = json.dumps(payload, ensure_ascii=False).translate(ESCAPED)
    return text.encode("utf-8", errors="backslashreplace") + b"\n"
