"""Wishes about a question of the pre-check that is called by its name: to go to it, or to know what
it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.precheck.flow import Flow, Question
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import sentences
from bot.understanding.commands.refused_words import is_forbidden
from bot.understanding.commands.wishes.explicit import ON_THE_WAY
from bot.understanding.commands.wishes.staff import is_person_wished
from bot.understanding.meaning import Explain, Pick
from bot.understanding.state import DialogueState
from bot.vocabulary import Words
from bot.vocabulary.choice_ids import ChoiceId

QUESTION = (
    r"(?:(?<!\ba )(?<!another )(?<!more )(?<!some )(?<!\bmy )(?<!\bour )(?<!quick )(?<!have )"
    r"questions?|parts?|bits?|sections?|steps?|items?|points?|pages?|screens?|ones?|things?)"
)
QUESTION_JA = (
    r"(?:質問(?!があ|がござ|です|し|さ)|設問|問い(?!合)|ところ(?!で)|とこ(?!ろ|で)"
    r"|項目|箇所|部分|欄)"
)
BEFORE = re.compile(
    rf"\b{QUESTION} (?:about|on|for|of|with|regarding|concerning|where you ask(?:ed)?(?: about)?)"
    r" (?:(?:the|our|my|his|her|their|your|a|an) )?[\"“'‘]?$"
    r"|^\W*(?:ok(?:ay)? )?(?:please )?(?:go )?back to (?:the |our )?$"
)
ENDS = re.compile(
    r"[\"”'’]?(?:\W*$|[,.;:?!)]"
    r"| (?:again|first|please|pls|now|then|is|are|was|has|and|because|since|as|to|what|why|how|so"
    r"|but|i|we)\b)"
)
BEHIND = re.compile(
    rf"(?: (?:of|with|and|or|in|basis) ?(?:[\w ]{{1,20}}?)?)?[\"”'’]?,? {QUESTION}\b(?! of\b)"
    rf"|[」』\"]?(?:の|についての|に関する|を聞く|って(?:いう)?)の?{QUESTION_JA}"
)
"""What makes of a name the name of a question, right before and right behind it."""

GOING = re.compile(
    r"\b(?:(?:go|get|come|jump|switch|skip|move|head|return|take (?:me|us)|bring (?:me|us))"
    r"(?: (?:me|us))?(?: (?:back|over|forward|on|straight|directly|again|ahead|down))* to"
    r"(?! (?:me|us)\b)"
    r"|^\W*(?:ok(?:ay)? )?(?:please )?back to|revisit|reconsider|rethink|re-?do|re-?answer|re-?open"
    r"|(?:show|open|ask|give)(?: me| us)?|(?:skipped|missed|left out|passed over))\b"
    r"|\banswer\b.*\b(?:now|first|again|differently)\b"
    rf"|{QUESTION_JA}(?:の(?:方|ほう))?(?:まで|に|へ)?(?:は|も)?[^。、]{{0,6}}?"
    r"(?:戻|もど[りしっる]|進み|進め|行きた|行って|飛[びばん])"
    rf"|(?:質問|設問|問い|項目)(?:を|は)?[^。]{{0,8}}(?:見せ|出して|開[いけ]|もう[一1]度)"
    rf"|{QUESTION_JA}[、をは]?[^。]{{0,8}}(?:答え直|答えなお|やり直|先に?答え)"
)
"""How somebody wishes to come to a question."""

UNCLEAR = re.compile(
    r"\bwhy\b|\bunderst(?:an|oo)d|\bmeans?\b|(?<!\bi )\bmeant\b|\bunclear\b|\bnot (?:\w+ )?clear\b"
    r"|\bexplain"
    r"|\bclarif|\bconfus|\bwhat (?:do|does|did|is|are|exactly)\b|\bwhat's\b"
    r"|(?:質問|設問|問い)[がはも]?[^。、]{0,8}[わ分判]か[らり]|意味|何を|なにを|なぜ|なんで|何で|どうして|理由|説明"
    r"|どういう|趣旨|目的"
)
"""How somebody wishes to know what a question means."""

WHY_ASKED = re.compile(
    r"\b(?:why|what for|for what)\b.*\b(?:ask(?:ing)?(?: me| us)?(?: about| for)?"
    r"|(?:need|want|have) to know(?: about)?|interested in)"
    r" (?:(?:the|our|my|his|her|their|about|how many) )*[\"“'‘]?$"
)
"""How somebody asks why, right before the name of what is asked."""

WHY_ASKED_JA = re.compile(
    r"[」』]?(?:を|は|について|のことを?)(?:は)?"
    r"(?:(?:なぜ|なんで|何で|どうして)[^。、]{0,4}?(?:聞|訊|尋|きく|知り)"
    r"|(?:聞く|訊く|尋ねる|知りたい)(?:の|ん|理由)(?:は|って)?(?:なぜ|なん|何|どうして|ですか))"
)
"""The same in Japanese, right behind it."""

THIS_ONE = re.compile(
    r"\b(?:that|this) question (?:want|ask|mean|expect|look)"
    r"|\bwhat (?:do|does|is) (?:that|this) question\b"
    r"|(?:それ|これ|その質問|この質問)(?:は|って)?(?:何|なに)[がを](?:知りたい|聞きたい|聞いて)"
)
"""How somebody asks what the open question means."""

WHAT_THAT = re.compile(
    r"\W*(?:え|あの|ん)?\W*〓(?:って|とは|というのは)?\W*(?:それ(?:は|って)?\W*)?"
    r"(?:何|なに|なん)(?:の?こと)?(?:です|なの|でしょう|だ|や)?(?:か|の|ねん|ん|っけ)*\W*(?:それ|これ)?\W*"
    r"|\W*(?:what(?:'s| is| are) )?(?:an? |the |this |fee-charging )*〓\W+"
    r"(?:what(?:'s| is| are)? (?:that|it|this|those)|what do you mean(?: by that)?|meaning|huh)\W*"
    r"|\W*(?:sorry |and )?what(?:'s| is| are) (?:an? |the |this |fee-charging )*〓\W*"
)
"""How somebody asks what the thing (〓) is that they are asked about."""

ON_PAPER = re.compile(
    r"\bconsent\b|\bapplication\b|\bdocuments?\b|\bcv\b|\bpage\b.*\bsay"
    r"|同意書|申込|申し込み|申請|契約書|履歴書|応募|書類|求人"
)
"""What has parts and boxes of its own."""

WORD = re.compile(r"\bquestion|質問|設問|問い")
"""The word for it: 「そのところがわからない」 may answer what is open."""


@dataclass(frozen=True)
class QuestionWishReader:
    """Reads what is wished of a question that is named."""

    flow: Flow
    called: Mapping[str, Words]

    def wished(self, text: str, state: DialogueState) -> Explain | Pick | None:
        """What is to be done with the question that a sentence of a text names."""
        if state.place not in ON_THE_WAY or is_person_wished(text):
            return None
        opened = self.flow.question(state.open or "")
        if opened is not None and self._asks_what(folded(text), opened):
            return Explain(opened)
        found = (self._of_sentence(each, state) for each in sentences(text))
        return next((wish for wish in found if wish is not None), None)

    def beside(self, text: str, state: DialogueState) -> str:
        """The sentences that wish nothing of the kind."""
        others = (s for s in sentences(text) if self._of_sentence(s, state) is None)
        return "\n".join(others)

    def _of_sentence(self, sentence: str, state: DialogueState) -> Explain | Pick | None:
        said = folded(sentence)
        if ON_PAPER.search(said):
            return None
        if THIS_ONE.search(said) and (opened := self.flow.question(state.open or "")):
            return Explain(opened)
        asked = self._named(said, is_asked_why)
        if asked is not None:
            return Explain(asked)
        question = self._named(said, is_called)
        if question is None:
            return None
        if UNCLEAR.search(said):
            is_answer = question.key == state.open and WORD.search(said) is None
            return None if is_answer else Explain(question)
        is_wished = GOING.search(said) is not None and not is_forbidden(said)
        return Pick(str(ChoiceId.edit(question.key))) if is_wished else None

    def _asks_what(self, said: str, opened: Question) -> bool:
        """Whether a text only asks what that is which the open question is about."""
        return any(
            name in said and WHAT_THAT.fullmatch(said.replace(name, "〓", 1)) is not None
            for of_each in self.called.get(opened.key, {}).values()
            for name in map(folded, of_each)
        )

    def _named(self, said: str, stands: Callable[[str, str], bool]) -> Question | None:
        """The question with the longest of the names that stand so in a text."""
        for name, question in self._names:
            if name in said and any(stands(*around) for around in _around(said, name)):
                return question
        return None

    @cached_property
    def _names(self) -> tuple[tuple[str, Question], ...]:
        """The names of all questions, the longest first."""
        names = (
            (folded(name), question)
            for question in self.flow.questions
            for of_each in self.called.get(question.key, {}).values()
            for name in of_each
        )
        return tuple(sorted(names, key=lambda each: (-len(each[0]), each[0])))


def is_called(before: str, behind: str) -> bool:
    """Whether what stands around a name makes of it that of a question."""
    is_before = BEFORE.search(before) is not None and ENDS.match(behind) is not None
    return is_before or BEHIND.match(behind) is not None


def is_asked_why(before: str, behind: str) -> bool:
    """Whether what stands around a name asks why that is asked."""
    return WHY_ASKED.search(before) is not None or WHY_ASKED_JA.match(behind) is not None


def _around(said: str, name: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each place of a name in a text, as a word of its own."""
    for found in re.finditer(re.escape(name), said):
        before, behind = said[: found.start()], said[found.end() :]
        is_word = not (name.isascii() and re.search(r"[a-z]$", before))
        if is_word and not (name.isascii() and re.match(r"[a-z]", behind)):
            yield before, behind
