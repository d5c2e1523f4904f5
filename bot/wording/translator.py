"""How the counter speaks one language: its own sentences, curators' text, dates, lists, labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.vocabulary import Bilingual, Edition, Language, Statement
from bot.vocabulary.sentence import N_ as N_
from bot.vocabulary.sentence import Sentence
from bot.wording import facts
from bot.wording.catalogue import Catalogues

LONGEST_LABEL = 75
"""Characters of a label that every channel shows in full."""


@dataclass(frozen=True)
class Translator:
    """One language at the counter of one edition."""

    language: Language
    edition: Edition
    catalogues: Catalogues

    @property
    def other(self) -> Translator:
        """The voice of the other language."""
        return replace(self, language=self.language.other)

    def gettext(self, sentence: str, /, **values: str | int) -> str:
        """One of the bot's own sentences, with facts of the edition and these values filled in."""
        said = self.catalogues[self.language].gettext(sentence)
        return facts.fill(said, self.edition, self.language, **values)

    def ngettext(self, one: str, many: str, count: int, /, **values: str | int) -> str:
        """A sentence that depends on a count, which is filled in as `{count}`."""
        said = self.catalogues[self.language].ngettext(one, many, count)
        return facts.fill(said, self.edition, self.language, count=count, **values)

    def say(self, sentence: str) -> str:
        """A sentence that was made where no language was known; what is none stays as it is."""
        catalogue = self.catalogues[self.language]
        return sentence.in_words(catalogue.gettext) if isinstance(sentence, Sentence) else sentence

    def speak(self, text: Bilingual | None, /, **values: str | int) -> str:
        """Text of a curator, filled in; empty where there is none."""
        if text is None:
            return ""
        return facts.fill(text.speak(self.language), self.edition, self.language, **values)

    def state(self, statement: Statement, otherwise: str) -> str:
        """A statement in the words of the programme, or in those of the bot."""
        own = self.edition.sayings.get(statement)
        return self.gettext(otherwise) if own is None else self.speak(own)

    def joined(self, *sentences: str) -> str:
        """The sentences that are not empty, one after the other."""
        between = "" if self.language is Language.JA else " "
        return between.join(filter(None, sentences))

    def moment(self, at: datetime) -> str:
        """A day with its weekday and a time, where the desk is."""
        return facts.moment(at, self.language, self.edition.zone)

    def listed(self, items: Sequence[str]) -> str:
        """Items in a sentence."""
        return facts.listed(items, self.language)

    def alternatives(self, items: Sequence[str]) -> str:
        """Items in a sentence of which any one will do."""
        return facts.listed(items, self.language, "or")

    def entry(self, title: str, value: str) -> str:
        """A short name and what it is, on one line."""
        return self.gettext("{title}: {value}", title=title, value=one_line(value))

    def clause(self, clause_id: str) -> str:
        """Where to look in the guideline; the bare id for a clause of another edition."""
        clause = self.edition.clauses.get(clause_id)
        return clause_id if clause is None else self.speak(clause.label)

    def places(self, clauses: Iterable[str]) -> str:
        """Several clauses, to stand in brackets or at the end of a line."""
        return self.gettext("; ").join(self.clause(clause) for clause in clauses)

    def source(self, clauses: Sequence[str]) -> str:
        """The line that says where an answer comes from; empty where there are no clauses."""
        if not clauses:
            return ""
        return self.gettext("Source: {clauses}", clauses=self.places(clauses))

    def cited(self, text: str, clauses: Sequence[str]) -> str:
        """A statement with its clauses in brackets."""
        if not clauses:
            return text
        return self.gettext("{text} ({clauses})", text=text, clauses=self.places(clauses))

    def in_order(self, clauses: Iterable[str]) -> tuple[str, ...]:
        """Each clause once, in the order of the guideline; unknown ones come last."""
        wanted = set(clauses)
        known = tuple(clause for clause in self.edition.clauses if clause in wanted)
        return known + tuple(sorted(wanted - set(known)))


def paragraphs(*parts: str) -> str:
    """The parts that are not empty, separated by blank lines."""
    return "\n\n".join(part for part in parts if part)


def lines(*parts: str) -> str:
    """The parts that are not empty, one below the other."""
    return "\n".join(part for part in parts if part)


def bullets(entries: Iterable[str]) -> str:
    """A list, one entry a line."""
    return "\n".join(f"- {entry}" for entry in entries)


def section(heading: str, entries: Sequence[str]) -> str:
    """A list under its heading; empty where there are no entries."""
    return lines(heading, bullets(entries)) if entries else ""


def one_line(text: str) -> str:
    """Text of a person in one line, so that it cannot pass for structure."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """Text of a person over several lines, each marked as theirs."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def shortened(label: str) -> str:
    """The label in one line, cut where it would be longer than every channel can show."""
    whole = one_line(label)
    return whole if len(whole) <= LONGEST_LABEL else whole[: LONGEST_LABEL - 1].rstrip() + "…"
