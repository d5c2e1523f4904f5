"""Who writes, told in passing beside an address or a number: 「総務の大野です」, "Ann Lee, a@b.c".

Nobody asked for a name there, so only what surely is one is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.faq.text.language import JAPANESE
from bot.faq.text.tokens import morphemes
from bot.understanding.form.contact_times import WHEN
from bot.understanding.form.field_value import SHAPES, likeness
from bot.understanding.form.introductions import TITLE
from bot.understanding.form.name_likeness import (
    COMPANY,
    LEGAL_FORM,
    NO_NAME,
    SPEAKING,
    Likeness,
    is_like_a_person,
)
from bot.understanding.form.name_pieces import PERSON
from bot.understanding.form.told.gathered import as_written
from bot.understanding.meaning import FieldValue
from bot.vocabulary.text import plain

BORDER = re.compile(
    r"[、,。;；|｜/／\n()（）「」【】<>＜＞:：]+|(?<=[a-z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)\.\s"
)
"""What parts one thing that is told of oneself from the next."""

LEAD_IN = re.compile(
    r"^(?:(?:連絡先|担当者?|名前|氏名|お?名刺(?:情報)?|私|わたし|当方|宛先)(?:は|が|の名前は)\s*"
    r"|(?:じゃあ?|では|それでは|はい|ええと?|あの|すみません)\s*"
    r"|(?:(?:ok|okay|hi|hello|sure|yes|and|so|well) )*"
    r"(?:my name is|my name's|name is|i am|i'm|im|this is|it is|it's|here is|ask for|call me"
    r"|(?:my |our )?contact(?: person| details?)?(?: is| are)?|name)\s+(?=\S))",
    re.IGNORECASE,
)
"""What people put before their name."""

LABEL_BEHIND = re.compile(
    r"\s+(?:here|電話(?:番号)?|携帯|メール(?:アドレス)?|連絡先)は?$|\s+(?:会社名?|部署|tel|phone|mobile|e?-?mail)$",
    re.IGNORECASE,
)
"""What the next thing is called, behind the one before it."""

COPULA = re.compile(
    r"\s*(?:と(?:申|もう|言|い)(?:し|い)ます|でございます|です(?:けど|が|ので|ね|よ)?|だよ?|や(?:で|けど|ねん)?"
    r"|まで(?:お願いします)?|宛(?:て)?(?:に|で)?(?:お願いします)?)[。.!！\s]*$"
)
"""What stands behind a name with which somebody introduces themselves."""

ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b\.? ?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?",
)
ADDRESSED_LOW = re.compile(r"\b(?:mr|mrs|ms|miss|dr)\b\.? (?P<name>[a-z][\w'-]+)", re.IGNORECASE)
"""A name behind how its bearer is addressed."""

ONE_NAME = re.compile(r"[A-Z][a-z'-]+[a-z]|[A-Z]'?[A-Z][a-z'-]+")

NO_PERSON = re.compile(
    r"\b(?:phone|mobile|cell|tel|fax|e-?mail|mail|call|contact|teams|zoom|slack|regards|best|thanks"
    r"|details|office|dear|hello|hi|japan|tokyo|osaka|kyoto|yes|agreed?|fine|great|good|sure|okay)\b",
    re.IGNORECASE,
)
"""Words that stand alone beside an address and are nobody's name."""

POSITION_BEFORE = re.compile(
    r"(?:長|役|務|担当|代表|主任|主査|部|課|係|室|人事|総務|営業|広報|事務|経理|法務|企画|採用|マネージャー|リーダー)$"
)
"""What somebody is, before their name."""

CITY = re.compile(
    r"東京|大阪|京都|名古屋|神戸|横浜|川崎|札幌|仙台|福岡|博多|北九州|広島|岡山|新潟|埼玉|浜松|静岡|愛知|兵庫|沖縄|那覇|北海道|都内"
)
"""Places that are named far more often than people who are called like them."""

MOST_WORDS = 4
"""Words of the name of a company that nothing else marks as one."""

PAIR = 2
"""A person and a company."""

MOST_PARTS = 3
"""Words into which a family name and a given name fall."""

LONGEST = 10
"""Characters of the longest Japanese name that is believed to be one."""


def introduced(written: str) -> dict[str, str]:
    """The company and the person that a message with contact details tells of, as far as sure."""
    said = plain(written)
    for shape in SHAPES.values():
        said = shape.sub("、", said)
    pieces = [piece.strip() for piece in BORDER.split(said)]
    pieces = [LABEL_BEHIND.sub("", LEAD_IN.sub("", piece)).strip() for piece in pieces if piece]
    found: dict[str, str] = {}
    for piece in pieces:
        if JAPANESE.search(piece):
            for name, value in _in_japanese(piece):
                found.setdefault(name, value)
    if "name" not in found:
        found |= _in_english(pieces, plain(written))
    return found


def with_introduced(values: tuple[FieldValue, ...], written: str) -> tuple[FieldValue, ...]:
    """The values, with who introduces themselves beside an address or a number: nobody asked for
    the company's name, so what is a person's is none. A number that cannot be one is told, too: it
    is asked for with the reason."""
    said = plain(written)
    seen = ((name, shape.search(said)) for name, shape in SHAPES.items())
    shaped = {name: match.group() for name, match in seen if match is not None}
    if not shaped:
        return values
    told = {value.field: value.text for value in values}
    found = introduced(written)
    if "name" in found and COMPANY.search(told.get("company", "")) is None:
        told.pop("company", None)
    is_pair = len(found) > 1
    surer = {k: v for k, v in found.items() if is_pair or k == "company" or k not in told}
    told = {**told, **surer}
    told = {**{k: v for k, v in shaped.items() if v.startswith(("0", "+"))}, **told}
    return tuple(FieldValue(name, text) for name, text in as_written(told, written).items())


def _in_english(pieces: list[str], written: str) -> dict[str, str]:
    """Who and of which company pieces of an English message name: the person stands first, or is
    called like the address."""
    people = list(_english_people(pieces))
    others = [each for each in pieces if each not in people and is_titled(each)]
    if len(people) == PAIR and not others:
        address = SHAPES["email"].search(written)
        local = address.group().partition("@")[0].casefold() if address else ""
        people.sort(key=lambda each: not _is_in(each, local))
        return {"name": people[0], "company": people[1]}
    if len(people) != 1:
        return {}
    named = {"name": people[0]}
    return named | {"company": others[0]} if len(others) == 1 else named


def _is_in(name: str, local: str) -> bool:
    """Whether an address is made of somebody's name."""
    return any(len(word) > 1 and word.casefold() in local for word in name.split())


def is_titled(piece: str) -> bool:
    """Whether a few words are written as the name of a company is."""
    words = piece.split()
    is_name = 0 < len(words) <= MOST_WORDS and all(word[:1].isupper() for word in words)
    is_said = WHEN.search(piece) or NO_PERSON.search(piece) or ADDRESSED.search(piece)
    return is_name and not is_said and not SPEAKING.intersection(piece.casefold().split())


def without_name(written: str) -> str:
    """A message without who writes, where it has contact details: a name is nobody's work."""
    name = (
        introduced(written).get("name") if any(s.search(written) for s in SHAPES.values()) else ""
    )
    return written.replace(name, " ") if name else written


def _in_japanese(piece: str) -> Iterator[tuple[str, str]]:
    """What one piece of a Japanese message tells, as on a business card."""
    words = piece.split()
    company, rest = _company(words)
    is_said = COPULA.search(company) is not None  # 「…の加藤です」 introduces a person
    if company and not is_said and (rest or "の" not in company):
        yield "company", company
    name = person_in(" ".join(rest)) if rest else ""
    if name:
        yield "name", name


def _company(words: list[str]) -> tuple[str, list[str]]:
    """The company among words that stand side by side, and those behind it."""
    at = next((i for i, word in enumerate(words) if COMPANY.search(word)), None)
    if at is None or len(words) == 1:
        return "", words
    size = 2 if LEGAL_FORM.fullmatch(words[at]) and at + 1 < len(words) else 1
    return " ".join(words[at : at + size]), words[at + size :]


def person_in(text: str) -> str:
    """The person whom a few words name, with the position before them; empty where none is sure."""
    core = COPULA.sub("", text)
    is_said = core != text
    before, of, last = core.rpartition("の")
    if of and POSITION_BEFORE.search(before) and last:
        return f"{before} {last}" if _is_name(last, is_said=True) else ""
    if of and last:
        return last if _is_name(last, is_said=False) else ""
    *titles, last = core.split() or [""]
    while titles and not TITLE.search(titles[-1]) and not POSITION_BEFORE.search(titles[-1]):
        last = f"{titles.pop()} {last}"
    is_titled = bool(titles)
    if not _is_name(last, is_said=is_said or is_titled):
        return ""
    return " ".join([*titles[-2:], last])


def is_person(text: str) -> bool:
    """Whether a text is the name of a person and nothing else."""
    return COMPANY.search(text) is None and (is_like_a_person(text) or person_in(text) != "")


def _is_name(text: str, *, is_said: bool) -> bool:
    """Whether a text can be somebody's name: known as one, or introduced as one and like one."""
    if not text or len(text) > LONGEST or NO_NAME.match(text) or WHEN.search(text):
        return False
    if COMPANY.search(text) or CITY.fullmatch(text) or likeness("name", text) is not Likeness.VALUE:
        return False
    kinds = [word.kinds for word in morphemes(text) if word.surface.strip()]
    if not kinds:
        return False
    if PERSON in kinds[0]:
        return len(kinds) <= MOST_PARTS
    return is_said and len(kinds) == 1 and "名詞" in kinds[0] and "サ変可能" not in kinds[0]


def _english_people(pieces: list[str]) -> Iterator[str]:
    """The people whom pieces of an English message name."""
    for piece in pieces:
        if JAPANESE.search(piece):
            continue
        addressed = ADDRESSED.search(piece)
        low = ADDRESSED_LOW.search(piece)
        if addressed:
            yield addressed.group()
        elif low:
            yield low.group()
        elif _is_person(piece):
            yield piece


def _is_person(piece: str) -> bool:
    """Whether a piece is nothing but the name of a person."""
    if COMPANY.search(piece) or WHEN.search(piece) or NO_PERSON.search(piece):
        return False
    if is_like_a_person(piece):
        return True
    return ONE_NAME.fullmatch(piece) is not None and piece.casefold() not in SPEAKING
