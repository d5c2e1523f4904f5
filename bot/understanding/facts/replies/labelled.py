"""Notes that name a question and what holds of it: "Website: none yet", "Violations - nil"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.precheck.flow import NOT_SURE, Effect, Flow, Option, Question
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import PossibleReading, Reading, Understanding
from bot.precheck.nlu.sentences import is_asking
from bot.understanding.facts.replies.contrast import TAKES_BACK
from bot.vocabulary import Language, Words

EDGE = (
    r"(?P<edge>(?:^|[.;,。、\n/|])\s*(?:[-–—•*・]\s*|\(?\d{1,2}[).]\s+)?|\s[-–—]\s+"
    r"|(?<=[ぁ-んァ-ヶ一-龠])\s)"
)
OWN = r"(?P<my>my )?(?:(?:our|the|any|own|its|kind of|type of|have an?|have|got) )*"
YES_OR_NO = r"(?:yes|yep|no|nope|none|nil|never|zero|ok)\b"
MARK = (
    rf"(?:\s*[:：=→]\s*|\s+[-–—]\s*(?=\S)|-(?={YES_OR_NO})|\s*\?\s*(?=\S)"
    rf"|\s(?={YES_OR_NO}\s*(?:[,;.\n]|$)))"
)
END = re.compile(r"[.;。\n](?=\s|$|[^\x00-\x7f])|(?<=\n)")
"""Where a note begins, what may stand before the name in it and behind it, and where it ends."""

WHOLE = re.compile(rf"{YES_OR_NO}\s*[,、](?!\s*(?:{TAKES_BACK.pattern}))")
ITEM = re.compile(r"[,、.;。\n]|$")
"""A note that is all there is to say; the next item of the list begins behind it."""

NIL = re.compile(
    r"(?:no,? )?(?:none|nil|nothing|zero|0|n\.?/?a\.?|no|nope|not any|not a single one"
    r"|(?:we )?never(?: (?:had|did|done|held|have|got|needed))?(?: (?:one|any|it|that|this))?"
    r"|(?:そんな(?:ん|の|こと|もの)(?:は|を)?|それは|うちは)*(?:(?:やっ|し|持っ|取っ)て(?:い)?(?:な[いし]|ません))(?:です)?[よわ]?(?:[、,].*)?"
    r"|(?:特に)?(?:なし|無し|無|ない|ありません|ございません)|ゼロ|[✕×✖]|-)"
    r"(?:,? (?:yet|so far|at all|whatsoever|here|ever|now|currently|at present"
    r"|(?:that|which|as far as|to (?:my|our|the)|known|i|we)\b.*))?[\s.!]*"
)
"""How a note says that there is none of what it names."""

OPEN = re.compile(
    r"tbd|t\.b\.d\.?|(?:still |yet |to be |not (?:yet )?|un)?(?:decided|open|pending|fixed|clear)"
    r"(?: yet)?|未定|検討中|これから(?:です)?"
)
"""How it says that this is not decided."""

WELL = re.compile(r"(?:ok|okay|fine|yes|可|可能|大丈夫|問題なし|あり|○|◯)(?:です)?[.!。]*")
"""How it says that all is well."""

OF_ONES_OWN = re.compile(r"(?:our|its) own\b|自社")
"""How a note begins that says in its own words whose that is which it names."""

OF_OTHERS = re.compile(
    r"\b(?:parent|affiliate|sister|mother|group|head office|clients?|friend)\b"
    r"|親会社|グループ|関連会社|本部|取引先"
)
"""Of whom besides the company a note may be."""

SIGNED = re.compile(r"(?:^|[.;,\n])\s*(?:name|company|e-?mail|tel|phone|氏名|会社名)\s*[:：]")
"""What stands beside a role that is the writer's own."""

TAKEN_BACK = re.compile(r"\b(?:but|except|apart|although|though|only)\b|ただ|以外|除")
SOME = re.compile(
    r"(?:yes|yep|yeah|one|two|three|some|several|a few|an? |\d+|有|あり|ある|[○◯〇])(?!\w)"
)
"""How it says that there is some."""


@dataclass(frozen=True, slots=True)
class LabelledNote:
    """One note of a message: what it names, what it says of it, and where it stands."""

    question: Question
    is_contrary: bool
    is_own: bool
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class LabelledReader:
    """Reads notes. `called` is what questions are called, `contrary` what that is called of which
    none means their yes; `reply` reads a reply to a question."""

    flow: Flow
    called: Mapping[str, Words]
    contrary: Mapping[str, Words]
    reply: Callable[[Question, str, Language], Understanding]

    def read(self, text: str, language: Language) -> tuple[Understanding, str]:
        """What the notes of a message tell, and what it says besides them; where a note tells
        nothing it is left to be read with the rest."""
        line = folded(text)
        readings: dict[str, Reading] = {}
        doubts: dict[str, PossibleReading] = {}
        rest, start = "", 0
        for note in self._notes(line):
            told = self._told(note, language)
            if told is None:
                continue
            rest += line[start : note.start] + "\n"
            start = note.end
            readings.update((r.question.key, r) for r in told.readings)
            doubts.update((d.question.key, d) for d in told.doubts)
        if not start:
            return Understanding(), text
        unsure = (d for key, d in doubts.items() if key not in readings)
        return Understanding(tuple(readings.values()), tuple(unsure)), rest + line[start:]

    def _notes(self, line: str) -> Iterator[LabelledNote]:
        found = list(self._labels.finditer(line))
        for number, label in enumerate(found):
            following = found[number + 1].start() if number + 1 < len(found) else len(line)
            stop = END.search(line, label.end(), following)
            if WHOLE.match(line, label.end()) is not None:
                stop = ITEM.search(line, label.end())
            end = stop.start() if stop is not None else following
            question, is_contrary = self._names[label["name"]]
            value = line[label.end() : end].strip(" ,、")
            if value:
                is_own = bool(label["my"] or SIGNED.search(line))
                yield LabelledNote(question, is_contrary, is_own, value, label.end("edge"), end)

    def _told(self, note: LabelledNote, language: Language) -> Understanding | None:
        """What a note tells; None where that is not known."""
        if is_asking(note.value):
            return None
        if note.question.key == "role" and note.is_own:
            return Understanding()  # what somebody is themselves
        said = self.reply(note.question, note.value, language)
        if note.is_contrary:
            is_unsure = any(r.option.value == NOT_SURE for r in said.readings)
            return said if is_unsure else contrary_to(note)
        if note.question.key == "consent_form" and WELL.fullmatch(note.value):
            return doubted(note.question, note.question.options[0])  # whose seal it is, is not said
        if is_nil(note.value):
            meant = (self.reply(note.question, none, language) for none in ("no", "none"))
            known = (each for each in (said, *meant) if each.readings)
            return put_if_excluding(next(known, Understanding()))
        is_alike = said.is_likeness and OF_ONES_OWN.match(note.value) is None
        if said.readings and (is_alike or OF_OTHERS.search(note.value)):
            return doubted(note.question, said.readings[0].option)
        if not said.readings and (OPEN.fullmatch(note.value) or OF_OTHERS.search(note.value)):
            return Understanding()
        is_known = said.readings or any(len(doubt.options) == 1 for doubt in said.doubts)
        return said if is_known else None

    @cached_property
    def _names(self) -> Mapping[str, tuple[Question, bool]]:
        """The question of each name, and whether it is of what must not be."""
        listed = ((self.called, False), (self.contrary, True))
        return {
            folded(name).removeprefix("the "): (question, is_contrary)
            for each, is_contrary in listed
            for question in self.flow.questions
            for names in each.get(question.key, {}).values()
            for name in names
        }

    @cached_property
    def _labels(self) -> re.Pattern[str]:
        longest_first = sorted(self._names, key=lambda name: (-len(name), name))
        return re.compile(f"{EDGE}{OWN}(?P<name>{'|'.join(map(re.escape, longest_first))}){MARK}")


def is_nil(value: str) -> bool:
    """Whether a note says that there is none, and takes nothing of it back."""
    return NIL.fullmatch(value) is not None and TAKEN_BACK.search(value) is None


def contrary_to(note: LabelledNote) -> Understanding | None:
    """What follows from whether there is what must not be: none of it is not all that is asked."""
    question = note.question
    if is_nil(note.value):
        return doubted(question, question.option(question.yes or ""))
    is_some = SOME.match(note.value) is not None
    return doubted(question, question.option(question.no or "")) if is_some else None


def put_if_excluding(said: Understanding) -> Understanding:
    """A reply, of which what excludes the case is only put to the person."""
    excluding = (r for r in said.readings if r.option.effect is Effect.EXCLUDED)
    return next((doubted(r.question, r.option) or said for r in excluding), said)


def doubted(question: Question, option: Option | None) -> Understanding | None:
    """What is only put to the person."""
    if option is None:
        return None
    return Understanding(doubts=(PossibleReading(question, (option,)),))


def beside_notes(notes: Understanding, found: Understanding) -> Understanding:
    """What notes tell, and what was found in the rest of their message of other questions."""
    keys = {r.question.key for r in notes.readings} | {d.question.key for d in notes.doubts}
    return Understanding(
        (*notes.readings, *(r for r in found.readings if r.question.key not in keys)),
        (*notes.doubts, *(d for d in found.doubts if d.question.key not in keys)),
        found.is_likeness,
    )
