"""Who writes, where a message says nothing else: 「山本といいます」, "Midori Works", "Ann Lee"."""

from __future__ import annotations

from bot.faq.text.language import JAPANESE
from bot.understanding.form.field_value import SHAPES, likeness, value_in
from bot.understanding.form.introductions import company_and_person
from bot.understanding.form.name_likeness import (
    COMPANY,
    LEGAL_FORM,
    SPEAKING,
    Likeness,
    is_like_a_person,
)
from bot.understanding.form.self_introduction import NO_PERSON, person_in
from bot.understanding.form.told.gathered import as_written
from bot.vocabulary.text import plain

LONGEST = 40
"""Characters: who says more than a name says something else."""


def named_alone(written: str) -> dict[str, str]:
    """The company or the person, or both, of whom a message is the name; empty where it says
    anything else, or leaves open whether it is a name."""
    said = plain(written).strip(" 。.!！")
    if not said or len(said) > LONGEST or any(shape.search(said) for shape in SHAPES.values()):
        return {}
    pair = company_and_person(said, is_asked=True)
    if pair is not None:
        named = zip(("company", "name"), pair, strict=True)
        return as_written({name: value for name, value in named if value}, written)
    if company := _company(said):
        return as_written({"company": company}, written)
    person = person_in(said) if JAPANESE.search(said) else _english_person(said)
    return {"name": person} if person else {}


def _company(said: str) -> str:
    """The company whose name all of a text is."""
    name = value_in("company", said)
    is_named = COMPANY.sub("", name).strip(" .,") != ""
    is_one = is_named and COMPANY.search(name) is not None and not LEGAL_FORM.fullmatch(name)
    is_one = is_one and likeness("company", said) is Likeness.VALUE
    is_written = JAPANESE.search(name) is not None or name[:1].isupper()
    return name if is_one and is_written else ""


def _english_person(said: str) -> str:
    """The person whose name an English text is: written as names are, and nothing that is said."""
    name = value_in("name", said)
    spoken = SPEAKING.intersection(name.casefold().split())
    return name if is_like_a_person(name) and not spoken and not NO_PERSON.search(name) else ""
