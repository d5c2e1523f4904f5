"""One phrase where it stands in its sentence, and what there may tell a stance to it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.precheck.nlu.phrases import Mention
from bot.understanding.facts.clauses import TextClause, reach_behind
from bot.understanding.facts.persons.recruits import OF_PEOPLE, THOUGHT_OF
from bot.understanding.facts.phrases.own_words import own_reaches
from bot.understanding.facts.stances import Reach, Stance, Triggers

MENTION = "〓"
"""Stands for the phrase itself, which may hold a word of a stance."""


@dataclass(frozen=True, slots=True)
class PlacedPhrase:
    """One phrase, the clause and the sentence in which it stands, and the phrases beside it."""

    triggers: Triggers
    line: str
    clause: TextClause
    mention: Mention
    mentions: tuple[Mention, ...]

    @property
    def phrase(self) -> str:
        """The phrase."""
        return self.line[self.mention.start : self.mention.end]

    @property
    def before(self) -> str:
        """What stands before the phrase in its clause."""
        return self.line[self.clause.start : self.mention.start]

    @property
    def after(self) -> str:
        """What is said behind the phrase."""
        return reach_behind(self.line, self.clause, self.mention, self.mentions)

    @property
    def whole(self) -> str:
        """The clause."""
        return self.line[self.clause.start : self.clause.end]

    def tells(self, stance: Stance) -> bool:
        """Whether words of a stance stand where they may be about the phrase."""
        rest = self.line[self.mention.end :]
        own = own_reaches(stance, self.mention, self.line, self.before)
        for reach in self.triggers.reaches.get(stance, ()):
            is_plan = stance is Stance.PLANNED and reach is Reach.CLAUSE
            text = self._own_part if is_plan else self._within(reach, rest, stance)
            if stance is Stance.TALKED_ABOUT and self.mention.question.key in OF_PEOPLE:
                text = THOUGHT_OF.sub(" ", text)
            if reach not in own and self.triggers.has(stance, reach, text):
                return True
        return False

    @property
    def _own_part(self) -> str:
        """What of the clause may tell a plan of this phrase. Of two answers to one question it is
        behind it in Japanese, and before it in English: a sole proprietor planning to be a KK."""
        key, start, end = self.mention.question.key, self.clause.start, self.clause.end
        same = [m for m in self.mentions if m.question.key == key and start <= m.start < end]
        if self.clause.is_japanese and len(same) > 1:
            end = min((m.start for m in same if m.start > self.mention.start), default=end)
            return MENTION + self.line[self.mention.end : end]
        if len(same) > 1:
            start = max((m.end for m in same if m.start < self.mention.start), default=start)
            return self.line[start : self.mention.start] + MENTION
        return f"{self.before}{MENTION}{self.line[self.mention.end : end]}"

    @property
    def _since_other(self) -> str:
        """What stands before the phrase, as far back as another answer to the same question: at
        first a contract, then regular."""
        key, start = self.mention.question.key, self.mention.start
        same = (m.end for m in self.mentions if m.question.key == key and m.end <= start)
        return self.line[max((*same, self.clause.start)) : start]

    def _within(self, reach: Reach, rest: str, stance: Stance) -> str:
        """What is in this reach; nothing for subjects, which are looked at by themselves."""
        match reach:
            case Reach.SENTENCE:
                return self.line
            case Reach.CLAUSE:
                return f"{self.before}{MENTION}{rest[: self.clause.end - self.mention.end]}"
            case Reach.BEFORE:
                return self._since_other if stance is Stance.FORMER else self.before
            case Reach.AFTER:
                return self.after
            case Reach.NEXT:
                return "" if rest.startswith((",", ";", ".", ":")) else rest
        return ""
