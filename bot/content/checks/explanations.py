"""From pydantic's errors to what a curator needs to know: what was found, what was expected."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.content.source.document import Loc, Source, did_you_mean
from bot.content.source.problem import Problem
from bot.vocabulary.sentence import N_, Sentence

LANGUAGE_NAMES = {"ja": Sentence(N_("Japanese")), "en": Sentence(N_("English"))}

EXPECTED = {
    "string": Sentence(N_("a text")),
    "int": Sentence(N_("a whole number")),
    "bool": Sentence(N_("true or false")),
    "date": Sentence(N_("a date such as 2024-03-31")),
    "list": Sentence(N_("a list")),
    "dict": Sentence(N_("a group of keys")),
    "model": Sentence(N_("a group of keys")),
}
"""What pydantic expected, by the beginning of its error type."""

LONGEST_SHOWN = 40


def shape_problems(source: Source, shape: TypeAdapter[Any]) -> Iterator[Problem]:
    """Everything in the file that does not have the expected shape."""
    if source.data is None:
        return
    try:
        shape.validate_python(source.data)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            if details["input"] is not None:  # a missing value was told when the file was read
                yield explain(source, shape, details)


def explain(source: Source, shape: TypeAdapter[Any], details: ErrorDetails) -> Problem:
    """One error of pydantic as a problem."""
    loc = loc_of(details)
    kind = details["type"]
    expected = EXPECTED.get(kind.split("_")[0])
    if kind in MESSAGES:
        message = MESSAGES[kind](details)
    elif kind == "extra_forbidden":
        message = unknown_key(shape, loc)
    elif expected is not None:
        written = source.written.get(source.existing(loc), "")
        message = wrong_kind(expected, details["input"], written)
    else:
        message = details["msg"]
    return source.problem(loc, message)


def loc_of(details: ErrorDetails) -> Loc:
    """Where a curator looks for the error."""
    loc = tuple(step for step in details["loc"] if step != "[key]")
    return (*loc, "type") if details["type"] == "union_tag_invalid" else loc


def missing(details: ErrorDetails) -> str:
    """A key is not there; for a language that means a translation."""
    key = str(details["loc"][-1])
    if key in LANGUAGE_NAMES:
        return Sentence(N_("the {what} (`{key}`) is missing"), what=LANGUAGE_NAMES[key], key=key)
    return Sentence(N_("the key `{key}` is missing"), key=key)


def too_few(details: ErrorDetails) -> str:
    """A list is too short."""
    limit = details["ctx"]
    return Sentence(
        N_("found {found} entries, expected at least {least}"),
        found=limit["actual_length"],
        least=limit["min_length"],
    )


def wrong_word(details: ErrorDetails) -> str:
    """None of the words that are allowed."""
    return Sentence(
        N_("found `{found}`, expected {known}"),
        found=details["input"],
        known=details["ctx"]["expected"],
    )


def wrong_type(details: ErrorDetails) -> str:
    """The `type` of a fact is not known."""
    tags = details["ctx"]
    return Sentence(
        N_("found the type `{found}`, expected one of {known}"),
        found=tags["tag"],
        known=tags["expected_tags"],
    )


MESSAGES: Mapping[str, Callable[[ErrorDetails], str]] = {
    "missing": missing,
    "too_short": too_few,
    "literal_error": wrong_word,
    "union_tag_invalid": wrong_type,
    "union_tag_not_found": lambda _: Sentence(N_("the key `type` is missing")),
    "string_too_short": lambda _: Sentence(N_("found an empty text: fill it in")),
    "string_too_long": lambda details: Sentence(
        N_("longer than the {what} characters of a button"), what=details["ctx"]["max_length"]
    ),
    "greater_than_equal": lambda details: Sentence(
        N_("expected a number of at least {what}"), what=details["ctx"]["ge"]
    ),
    "mistake": lambda details: details["ctx"]["message"],
}
"""What to say, by pydantic's error type."""


def wrong_kind(expected: str, found: object, written: str) -> str:
    """A value of another kind than expected. Most often quotes are missing."""
    message = Sentence(
        N_("found {what}, expected {expected}"), what=described(found, written), expected=expected
    )
    if expected != EXPECTED["string"]:
        return message
    if isinstance(found, dict):
        return Sentence(
            N_("{message}; if the text begins with {, put it in quotes"), message=message
        )
    if isinstance(found, list):
        return message
    return Sentence(N_("{message}: put it in quotes"), message=message)


def described(found: object, written: str) -> str:
    """What stands there, in plain words."""
    match found:
        case bool():
            return Sentence(N_("`{written}`, which YAML reads as true or false"), written=written)
        case int() | float():
            return Sentence(N_("the number `{written}`"), written=written)
        case datetime.date():
            return Sentence(N_("`{written}`, which YAML reads as a date"), written=written)
        case dict():
            return Sentence(N_("a group of keys"))
        case list():
            return Sentence(N_("a list"))
        case _:
            return Sentence(N_("the text `{what}`"), what=shortened(written))


def shortened(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def unknown_key(shape: TypeAdapter[Any], loc: Loc) -> str:
    """A key that does not exist, with the one that was probably meant and all that do exist."""
    key = str(loc[-1])
    known = keys_at(shape._type, loc[:-1])  # noqa: SLF001  the adapter's only record of its type
    return Sentence(
        N_("the key `{key}` is not known{hint} (known: {known})"),
        key=key,
        hint=did_you_mean(key, known),
        known=", ".join(known),
    )


def keys_at(shape: Any, loc: Loc) -> list[str]:
    """The keys that a shape has at this place."""
    for step in loc:
        shape = inside(bare(shape), step)
    found = bare(shape)
    return list(found.model_fields) if is_model(found) else []


def inside(shape: Any, step: str | int) -> Any:
    """The shape of what stands one step further in."""
    if is_model(shape):
        return shape.model_fields[step].annotation
    if get_origin(shape) in {Union, types.UnionType}:
        return next(one for one in get_args(shape) if step in tags_of(one))
    return get_args(shape)[-1]


def tags_of(model: type[BaseModel]) -> tuple[Any, ...]:
    """The values of `type` that mean this shape."""
    annotation = model.model_fields["type"].annotation
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def bare(shape: Any) -> Any:
    """A shape without its limits, and without the None that stands for leaving it out."""
    if get_origin(shape) is Annotated:
        return bare(get_args(shape)[0])
    kinds = [one for one in get_args(shape) if one is not types.NoneType]
    is_optional = get_origin(shape) in {Union, types.UnionType} and len(kinds) == 1
    return bare(kinds[0]) if is_optional else shape


def is_model(shape: Any) -> bool:
    """Whether the shape is a group of known keys."""
    return isinstance(shape, type) and issubclass(shape, BaseModel)
