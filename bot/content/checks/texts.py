"""Texts and facts: every placeholder has its fact, every fact its sentence, none stands twice."""

from __future__ import annotations

import datetime
import re
import unicodedata
from calendar import month_abbr, month_name
from collections.abc import Collection, Iterator, Mapping

from bot.content.source.document import Leaf, Source, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.handoff.canned_replies import FILLED_IN
from bot.vocabulary import NEEDED_FACTS
from bot.vocabulary.sentence import N_, Sentence

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
BRACE = re.compile(r"[{}]")

FORM_EXTRAS = frozenset({"retention_days"})
"""What the contact form may fill in besides facts: the operator sets it, not the guideline."""

LANGUAGES = frozenset({"ja", "en"})


def text_problems(tree: Tree) -> Iterator[Problem]:
    """Placeholders without a fact, stray braces, facts written out, facts that nothing uses."""
    facts = tree.facts
    if not facts:
        return
    literal = literal_pattern(facts)
    used: set[str] = set()
    for source in tree.all:
        extras = extras_of(tree, source)
        for leaf, text in shown_texts(source):
            used.update(PLACEHOLDER.findall(text))
            is_fact = source is tree.edition and leaf.loc[0] == "facts"
            yield from brace_problems(source, leaf, text, () if is_fact else extras | set(facts))
            if not is_fact:
                yield from literal_problems(source, leaf, text, literal)
        yield from phrase_problems(source)
    for name in sorted(facts.keys() - used - NEEDED_FACTS.keys()) if tree.is_read else ():
        yield tree.edition.problem(
            ("facts", name), Sentence(N_("no text uses this fact: use it or remove it"))
        )


def extras_of(tree: Tree, source: Source) -> frozenset[str]:
    """What the texts of a file may fill in besides facts."""
    if source is tree.form:
        return FORM_EXTRAS
    return FILLED_IN if source is tree.replies else frozenset()


def shown_texts(source: Source) -> Iterator[tuple[Leaf, str]]:
    """Texts that people read: whatever stands under a language and is not one of a list."""
    for leaf in source.leaves:
        is_shown = not LANGUAGES.isdisjoint(leaf.loc) and not isinstance(leaf.loc[-1], int)
        if is_shown and isinstance(leaf.value, str):
            yield leaf, leaf.value


def typed_phrases(source: Source) -> Iterator[tuple[Leaf, str]]:
    """Phrases that people type: whatever stands in a list under a language."""
    for leaf in source.leaves:
        is_typed = not LANGUAGES.isdisjoint(leaf.loc) and isinstance(leaf.loc[-1], int)
        if is_typed and isinstance(leaf.value, str):
            yield leaf, leaf.value


def brace_problems(
    source: Source, leaf: Leaf, text: str, known: Collection[str]
) -> Iterator[Problem]:
    """Placeholders that name no fact, and braces that are no placeholder."""
    for name in PLACEHOLDER.findall(text):
        if name not in known:
            hint = did_you_mean(name, known)
            message = Sentence(
                N_("`{{name}}` is not a fact of knowledge/edition.yaml{hint}"), name=name, hint=hint
            )
            yield source.problem(leaf.loc, message)
    if BRACE.search(PLACEHOLDER.sub("", text)):
        message = Sentence(
            N_("found a stray { or }: a placeholder is written {fact_name}, in small letters")
        )
        yield source.problem(leaf.loc, message)


def phrase_problems(source: Source) -> Iterator[Problem]:
    """Braces in phrases, which are never filled in."""
    for leaf, phrase in typed_phrases(source):
        if BRACE.search(phrase):
            message = Sentence(
                N_("found a { or } in `{phrase}`: phrases are what people type"), phrase=phrase
            )
            yield source.problem(leaf.loc, message)


def literal_problems(
    source: Source, leaf: Leaf, text: str, literal: re.Pattern[str]
) -> Iterator[Problem]:
    """Facts written out. They would stay behind when the edition changes."""
    for match in literal.finditer(unicodedata.normalize("NFKC", text)):
        message = Sentence(
            N_("found `{found}` written out: write {{fact}} instead"),
            found=match[0],
            fact=match.lastgroup,
        )
        yield source.problem(leaf.loc, message)


def literal_pattern(facts: Mapping[str, Mapping[str, object]]) -> re.Pattern[str]:
    """Finds every way in which dates, addresses and numbers of the desk may be written out."""
    ways = {name: written_out(fact) for name, fact in facts.items()}
    groups = [f"(?P<{name}>{way})" for name, way in ways.items() if way and name.isidentifier()]
    return re.compile("|".join(groups) or r"(?!)", re.IGNORECASE)


def written_out(fact: Mapping[str, object]) -> str:
    """A pattern for the value of one fact; empty where the value may well be said otherwise."""
    match fact.get("type"), fact.get("value"):
        case "url", str(url):
            return r"(?:https?://)?" + re.escape(url.split("://")[-1].rstrip("/")) + "/?"
        case "email", str(address):
            return re.escape(address)
        case "phone", str(number):
            return r"(?<!\d)" + r"[-\s().]*".join(re.findall(r"\d", number)) + r"(?!\d)"
        case "date", datetime.date() as day:
            return long_day(day)
        case "month", str(month) if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month):
            return long_month(int(month[:4]), int(month[5:]))
    return ""


def long_day(day: datetime.date) -> str:
    """A pattern for a day: 2025年3月31日, 2025-03-31, March 31, 2025, 31st of March 2025."""
    name = f"(?:{month_name[day.month]}|{month_abbr[day.month]}\\.?)"
    number = f"{day.day}(?:st|nd|rd|th)?"
    ways = (
        rf"{day.year}\s*年\s*0?{day.month}\s*月\s*0?{day.day}\s*日",
        rf"{day.year}[-/.]0?{day.month}[-/.]0?{day.day}(?!\d)",
        rf"{name}\s+{number},?\s+{day.year}",
        rf"(?<!\d){number}\s+(?:of\s+)?{name},?\s+{day.year}",
    )
    return "|".join(ways)


def long_month(year: int, month: int) -> str:
    """A pattern for a month that is not part of a day: 2024年3月, March 2024."""
    name = f"(?:{month_name[month]}|{month_abbr[month]}\\.?)"
    return rf"{year}\s*年\s*0?{month}\s*月(?!\s*\d+\s*日)|(?<!\d\s){name},?\s+{year}"
