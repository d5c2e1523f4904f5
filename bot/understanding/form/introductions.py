"""A person and their company in one breath: 「合同会社みどりの田中です」, "Ken of Ito Works"."""

from __future__ import annotations

import re

from bot.faq.text.tokens import morphemes
from bot.precheck.nlu.normalize import without_rejected
from bot.understanding.form.business_card import on_card
from bot.understanding.form.clauses import Label
from bot.understanding.form.field_value import likeness, value_in
from bot.understanding.form.introduced_name import introduced_name
from bot.understanding.form.name_likeness import COMPANY, LEGAL_FORM, LIKE_THIS, Likeness
from bot.understanding.form.name_pieces import PERSON, is_japanese_person
from bot.vocabulary.text import plain

OF = re.compile(
    r"(?:i am|i'm|im|this is|it's|its|my name is|name's|here is)?\s*"
    r"(?P<name>[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,3}?),? (?:here )?(?:from|of|at|with) "
    r"(?:the )?(?P<company>\S.*)",
    re.IGNORECASE,
)

SIDE_BY_SIDE = re.compile(
    r"(?P<company>[^、。]+?),\s*(?P<name>[A-Z][\w'-]+(?: [A-Z][\w.'-]*){1,2})(?: here)?[.!]?"
)
"""English names of a company and of a person, the latter with both names: a single word may as well
be a place."""

FULL_NAMES = re.compile(
    r"[A-Z][\w.'-]+ [A-Z][\w.'-]+,? (?:here )?(?:from|of) (?:[A-Z][\w.&'-]*\s?){1,4}[.!]?"
)
"""A person with both names, and a company that is written as names are."""

PROPER, PLACE = "固有名詞", "地名"
"""How it calls names, and those of places."""

KATAKANA = re.compile(r"[ァ-ヶ]{2}")

POSITION = re.compile(
    r"\b(?:manager|director|president|ceo|cto|cfo|founder|owner|head|lead|officer|assistant|hr"
    r"|secretary|chief|partner|clerk|chair(?:man|woman|person)?|principal|dean|representative)\b",
    re.IGNORECASE,
)
"""What somebody is, in the place of their name."""

LONGEST_POSITION = 40

BEHIND_NAME = re.compile(
    r"\s*,\s*(?P<position>[^\W\d_][^.,;:/\n@、。]*?)(?=\s*(?:[.,;:/\n、。]|$))"
)
"""What stands behind a name up to the next sign."""

TITLE = re.compile(r"(?:部|課|室|係|長|担当|人事|総務|役|営業)$")
"""What stands before a person and is no company."""

INTRODUCES = re.compile(
    r".*と(?:申|言|い)(?:し|い)ます|^(?:私|わたし|担当(?:者)?)(?:の名前)?は"
    r"|^(?:i am|i'm|im|this is|my name is) ",
    re.IGNORECASE,
)
"""How people introduce themselves."""


def company_and_person(text: str, *, is_asked: bool = False) -> tuple[str, str] | None:
    """The company and the person that a clause introduces together; None where it does not. The
    person is empty where only a position is named. `is_asked`: the company is what was asked for.
    """
    said = value_in("name", without_rejected(plain(text)))
    if (card := on_card(said)) is not None:
        return card
    found = _with_no(said) or _side_by_side(said) or _with_of(said)
    if found is None:
        return None
    is_company = COMPANY.search(found[0]) or FULL_NAMES.fullmatch(said)
    if not is_company and not (is_asked and is_like_a_company(found[0])):
        return None
    company, person = introduced_name("company", found[0]), found[1]
    if not person:
        return (company, "") if likeness("company", company) is Likeness.VALUE else None
    is_pair = likeness("company", company) is Likeness.VALUE is likeness("name", person)
    return (company, person) if is_pair else None


def with_position(name: str, written: str) -> str:
    """A name with the position that is told behind it: "Ito, head of sales"."""
    _, found, behind = written.partition(name)
    position = BEHIND_NAME.match(behind) if found else None
    if position is None or len(position["position"]) > LONGEST_POSITION:
        return name
    said = position["position"].strip()
    is_position = POSITION.search(said) is not None and not COMPANY.search(said)
    return f"{name}, {said}" if is_position else name


def is_like_a_company(text: str) -> bool:
    """Whether a Japanese text is a name of its own, and not of a place: 「ナカムラ精工」."""
    kinds = [word.kinds for word in morphemes(text) if word.surface.strip()]
    is_named = any(PROPER in each for each in kinds) or KATAKANA.search(text) is not None
    return is_named and not all(PLACE in each for each in kinds)


def is_called_so(label: Label, value: str) -> bool:
    """Whether what is said of a company or a person is its name, not what it is like ("our company
    is small", 弊社は製造業です)."""
    if label.is_exact or COMPANY.search(value):
        return True
    if label.field == "company":
        return "名" in label.word or value[:1].isupper()
    return LIKE_THIS.search(value) is None


def _with_no(text: str) -> tuple[str, str] | None:
    """What stands before and behind the の that a person's name follows; a title goes with it."""
    words = [word for word in morphemes(text) if word.surface.strip()]
    names = 0
    while names < len(words) and PERSON in words[-1 - names].kinds:
        names += 1
    if not 0 < names < len(words) - 1 or words[-1 - names].surface != "の":
        return None
    begin = words[-1 - names].begin
    company, person = text[:begin].strip(), text[begin + 1 :].strip()
    before, of, title = company.rpartition("の")
    if of and TITLE.search(title):
        return before, f"{title} {person}"
    return None if TITLE.search(company) else (company, person)


def _side_by_side(text: str) -> tuple[str, str] | None:
    """A company and a person with nothing but a comma or a space between them: "Midori K.K., Ken
    Ito", 「合同会社みどり 田中」."""
    before, _, last = text.rpartition(" ")
    is_person = bool(before) and is_japanese_person(last)
    if is_person and COMPANY.search(before) and not LEGAL_FORM.fullmatch(before):
        return before.strip(), last
    found = SIDE_BY_SIDE.fullmatch(text)
    if found is None or COMPANY.search(found["name"]) or not COMPANY.search(found["company"]):
        return None
    return found["company"].strip(), found["name"].strip()


def _with_of(text: str) -> tuple[str, str] | None:
    found = OF.fullmatch(text)
    if found is None:
        return None
    is_position = POSITION.search(found["name"]) or LIKE_THIS.match(found["name"])
    name = "" if is_position else found["name"]
    return found["company"].strip(" .!"), name
