"""One phrase of a sentence, and how the sentence stands to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.precheck.flow import Effect
from bot.understanding.facts.entities.licences import is_of_another
from bot.understanding.facts.entities.places import OVERSEAS
from bot.understanding.facts.entities.websites import SITE_OF_OTHERS
from bot.understanding.facts.persons.known import is_of_known
from bot.understanding.facts.persons.professions import is_not_hired
from bot.understanding.facts.persons.recruits import (
    HIRING,
    OF_PEOPLE,
    OWN_PEOPLE,
    is_of_task,
    is_role,
)
from bot.understanding.facts.persons.staff import SEES_TO, is_present, is_staff_counted
from bot.understanding.facts.phrases.frames import (
    HARD,
    OPTIONAL,
    PRACTISED,
    WANTED,
    is_business,
    is_framed,
    topic_stance,
)
from bot.understanding.facts.phrases.own_words import (
    AWAITS_NO,
    BECOMES,
    MYSELF,
    is_only,
    is_so_still,
    is_taken_back,
)
from bot.understanding.facts.phrases.placed_phrase import PlacedPhrase
from bot.understanding.facts.stances import STANCES, Reach, Stance
from bot.understanding.facts.subjects import About, is_of_programme, is_said_before
from bot.understanding.facts.workplaces import is_parted_elsewhere, is_worked_at

NOT_YET = OF_PEOPLE | {
    *("request", "commitment", "cooperation", "consent_form", "screening_attendance"),
}
"""Questions to which a plan is an answer."""

CHANGE = re.compile(
    r"[にへ](?:の)?(?:変更|切り?替え|転換|移行|登用|変え|変わ)"
    r"|(?:有期|契約|任期|パート|バイト|派遣|業務委託)[^。]{0,16}"
    r"(?:その後|それから|のちに|後から|あとで|ゆくゆく|やがて|年目から|か月後)"
    r"|\b(?:chang|switch|convert|mov|turn|transfer|promot)\w*\b.*\b(?:from|to|into)\b"
    r"|\b(?:fixed-term|contract|part-time|temp\w*)\b[^.]{0,30}"
    r"\b(?:then|later|afterwards|after that)\b"
)
"""What makes of two values what was and what is to be."""

WAS_SUPPORTED = re.compile(
    r"受け終|受け(?:まし)?た|受けていた|利用し(?:まし)?た|使い(?:切|終)|終え|修了|完了"
    r"|\b(?:completed|received|used|finished|went through|gone through|had|got)\b"
)
"""What makes of a support one that was had."""

TO_FOUND = re.compile(
    r"(?:法人化|法人成り|会社設立|登記)(?:を?する|を?し|の)?[^。]{0,6}(?:予定|つもり|準備|検討|計画|考え|手続き?中)"
    r"|\b(?:plan\w*|going|about|hop\w+|intend\w*|will|want) (?:to )?(?:be )?"
    r"(?:incorporat\w+|register\w*)\b"
)
"""How somebody says that their company is still to be founded, in whatever clause its form is."""

WILL = re.compile(r"たい|\b(?:will|want|wants|would|wish)\b")


@dataclass(frozen=True, slots=True)
class Judgement(PlacedPhrase):
    """One phrase of a sentence, about to be judged."""

    @property
    def is_of_writer(self) -> bool:
        """Whether somebody says what they are themselves."""
        key = self.mention.question.key
        return key in OF_PEOPLE - {"workplace"} and MYSELF.search(self.before) is not None

    @property
    def is_to_change(self) -> bool:
        """Whether it is, or is to be, one end of a change that is still to come."""
        key = self.mention.question.key
        is_one_of_two = sum(m.question.key == key for m in self.mentions) > 1
        if not (key == "employment" or (key == "residence_status" and is_one_of_two)):
            return False
        is_to_come = self.tells(Stance.PLANNED) or WILL.search(self.whole) is not None
        return is_to_come and CHANGE.search(self.whole) is not None

    @property
    def is_beside(self) -> bool:
        """Whether it is said of those who are there already."""
        is_of_people = self.mention.question.key in OF_PEOPLE
        return is_of_people and self.triggers.has(Stance.BESIDE, Reach.CLAUSE, self.whole)

    @property
    def _aside(self) -> Stance | None:
        """The stance to a phrase that its sentence is not about, or leaves open, whatever else is
        said: who is there already, what does not matter, a seal that is hard to get."""
        if self._is_of_programme or self._is_of_staff:
            return Stance.OF_OTHERS
        if is_taken_back(self.mention, self.line, self.mentions):
            return Stance.DENIED
        is_before = is_said_before(self.before, self.line[self.mention.end :])
        if is_before or (self.mention.is_topic and WANTED.search(self.whole)):
            return Stance.TALKED_ABOUT
        return self._left_open

    @property
    def _left_open(self) -> Stance | None:
        match self.mention.question.key:
            case "workplace" if is_parted_elsewhere(self.line, self.mentions):
                return Stance.UNCLEAR
            case "years_supported" | "placement_business" as key if is_of_another(key, self.before):
                return Stance.TALKED_ABOUT
            case "website" if SITE_OF_OTHERS.search(self.line):
                return Stance.UNCLEAR
            case "employment" if PRACTISED.search(self.before):
                return Stance.TALKED_ABOUT
            case "education" if OPTIONAL.search(self.whole):
                return Stance.TALKED_ABOUT
            case "consent_form" if HARD.search(self.after):
                is_seal = self.mention.value == "representative_seal"
                return Stance.TALKED_ABOUT if is_seal else None
        return None

    @property
    def _is_of_programme(self) -> bool:
        behind = self.line[self.mention.end :]
        return self.mention.is_topic and is_of_programme(self.before, behind)

    @property
    def _is_of_staff(self) -> bool:
        """Whether it is of those who are there already, or of what somebody is today."""
        key = self.mention.question.key
        if is_of_known(self.mention, self.line, self.whole):
            return True
        if key in {"employment", "residence_status"} and is_staff_counted(self.line):
            return True
        is_work = key in {"employment", "role"} and self._excludes()
        return is_work and is_present(self.before, self.after)

    def stance(self, about: About, *, is_late: bool) -> Stance:
        """How the sentence stands to the phrase."""
        if (aside := self._aside) is not None:
            return aside
        is_writer = about is About.WRITER and self.mention.question.key in OF_PEOPLE
        if about is About.OTHERS or is_writer:
            return Stance.UNCLEAR if is_late else Stance.OF_OTHERS
        past = {Stance.FORMER} if self.mention.question.key == "years_supported" else set()
        doubt = next((s for s in STANCES if s not in past and self.tells(s)), None)
        if doubt is Stance.FORMER and is_so_still(self.line[self.mention.end :]):
            return Stance.UNCLEAR
        if doubt is not None:
            return Stance.PLANNED if doubt is Stance.SUPPOSED and self._is_plan else doubt
        if self.is_to_change:
            return Stance.UNCLEAR
        if self.mention.is_topic:
            is_japanese = self.clause.is_japanese
            return topic_stance(self.triggers, self.before, self.after, is_japanese=is_japanese)
        if self._is_plan:
            return Stance.PLANNED
        denial = next((s for s in (Stance.DENIED, Stance.ABSENT) if self.tells(s)), None)
        return denial or self._frame(about)

    @property
    def _is_plan(self) -> bool:
        """Whether it is still to come, of what has to be so already."""
        is_of_today = not self.mention.is_topic and self.mention.question.key not in NOT_YET
        is_to_be = self.mention.question.key == "legal_form" and TO_FOUND.search(self.line)
        return is_of_today and (bool(is_to_be) or self.tells(Stance.PLANNED))

    def _frame(self, about: About) -> Stance:
        """Stated, if the phrase stands by itself and all is said that the question needs."""
        key, rest = self.mention.question.key, self.line[self.mention.end :]
        if key == "role" and is_business(rest):
            return Stance.TALKED_ABOUT
        if key == "role" and self._is_of_own_people:
            return Stance.OF_OTHERS
        is_japanese = self.clause.is_japanese
        is_alone = (
            key in {"years_supported", "workplace"}
            or AWAITS_NO.search(self.phrase) is not None
            or is_framed(self.line, self.mention, is_japanese=is_japanese)
        )
        if not is_alone and key != "legal_form":
            return Stance.TALKED_ABOUT
        is_to_be = about is not About.OWN and BECOMES.match(rest) is not None
        if about is About.UNKNOWN or not is_alone or is_to_be or self._is_missing:
            return Stance.UNCLEAR
        if self._is_whole():
            return Stance.STATED
        return Stance.BARE if self._is_enough_if_asked(key) else Stance.UNCLEAR

    @property
    def _is_of_own_people(self) -> bool:
        """Whether a kind of work is that of who is there already, and hired for nothing."""
        before = self.line[: self.mention.start]
        is_own = OWN_PEOPLE.search(before) is not None and HIRING.search(self.line) is None
        is_seeing_to = is_own and SEES_TO.match(self.line[self.mention.end :]) is not None
        return is_seeing_to or is_not_hired(self.mention, self.line, self.whole, self.before)

    @property
    def _is_missing(self) -> bool:
        """Whether what is said to be there is, further on, not there yet: our site is … built."""
        topic = self.mention.question.topic
        is_there = topic is not None and self.mention.value == topic.there
        return is_there and self.triggers.has(Stance.MISSING, Reach.AFTER, self.after)

    def _is_enough_if_asked(self, key: str) -> bool:
        """Whether naming it is an answer to the question: a bare place abroad may not be all."""
        is_named = self.mention.value != OVERSEAS or "だけ" in self.phrase or "のみ" in self.phrase
        if is_of_task(self.mention, self.line):
            return False
        return key in {"request", "role", "commitment"} or (key == "workplace" and is_named)

    def _is_whole(self) -> bool:
        """Whether all is said that the question needs beside the phrase."""
        match self.mention.question.key:
            case "workplace":
                return is_worked_at(self.mention, self.line, self.clause, self.after)
            case "role":
                return is_role(self.mention, self.line, self.whole)
            case "request" if WAS_SUPPORTED.search(self.whole):
                return False
            case "request" if self._excludes():
                return self.triggers.has(Stance.WISHED, Reach.CLAUSE, self.whole)
            case "request" | "legal_form":
                return not any(m.value == OVERSEAS for m in self.mentions)
            case "commitment":
                return not any(
                    self.triggers.has(Stance.MISSING, reach, text)
                    for reach, text in ((Reach.AFTER, self.after), (Reach.BEFORE, self.before))
                )
        return self.mention.beside_others is None or is_only(self.before, self.phrase, self.after)

    def _excludes(self) -> bool:
        option = self.mention.question.option(self.mention.value or "")
        return option is not None and option.effect is Effect.EXCLUDED
