"""Who does not wish to be asked on: they are no company, say so, or talk it over first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.faq.decision import DecisionKind
from bot.precheck.flow import Question
from bot.precheck.nlu.sentences import asks, sentences
from bot.understanding.commands.needed_words import OF_RESULT
from bot.understanding.commands.reader import CommandReader
from bot.understanding.commands.wishes.end_of_check import is_to_stop, without_stop
from bot.understanding.commands.wishes.staff import is_person_wished
from bot.understanding.facts.outsiders import is_outsider
from bot.understanding.facts.reader import Reader
from bot.understanding.knowledge_lookup import KnowledgeLookup, is_brief
from bot.understanding.meaning import Act, Ask, Do
from bot.understanding.state import DialogueState, Place
from bot.understanding.waiting.asked_instead import asked_instead

ASKS_OTHERS = re.compile(
    r"\b(?:don'?t know|not sure|no idea|no clue|unsure|dunno)\b.*"
    r"\b(?:let me|i'?ll|i will|i'?d better|going to) (?:ask|check)\b"
    r"|[わ分]から(?:ない|ん).*聞いて(?:み|き|から)",
    re.IGNORECASE,
)
"""How somebody goes to ask others what they do not know."""

TO_COME_BACK = re.compile(
    r"(?:相談|確認|検討|報告|話|聞い|考え|持ち帰)\S{0,8}(?:て|で|から|たら|(?:の|した)?(?:上|うえ)(?:で)?)[^。?]{0,6}(?:また|改め|出直|戻)"
    r"|(?:社内|上司|上の者|上|社長|部長|課長|専務|会長|店長|役員|本部|本社|家族|主人|夫|妻|みんな|皆)(?:で|に|と|とも|にも)"
    r"[^。、]{0,10}(?:報告|相談|検討|確認|話し合|聞い|伝え)(?:し|い)?(?:て(?:み|おき|から|き|まいり))?ます[^かの]*$"
    r"|(?:いったん|一旦|一度|ひとまず|少し|もう少し|ちょっと)[^。]{0,8}(?:検討|相談|考え|話し合い?)(?:し|て(?:み|から))?ます"
    r"|検討し(?:て(?:み|おき))?ます(?!か|の)"
    r"|また(?:考え|検討し|来|連絡し|相談し)(?:る|ます|てみ)"
    r"|もう一度\S{0,10}(?:相談し|話し合っ|検討し)て(?:まいり|参り|み|き)ます"
    r"|続き(?:は|を)?(?:また)?(?:今晩|晩|夜|夕方|明日|明後日|後|あと|午後|来週|今度|のちほど|後日|昼)[^。?]{0,6}"
    r"(?:やり|やる|やら|し(?:ます|よう|とく)|続け|お願い)"
    r"|\b(?:i|we)(?:'ll| will) (?:continue|carry on|go on|finish|do the rest|resume)\b[^.?]{0,20}"
    r"\b(?:later|after|tomorrow|tonight|next|another|when|once|this (?:afternoon|evening))\b"
    r"|\b(?:i|we)(?:'ll| will| shall| might| may)?(?: be)? (?:revert|come back|get back|be back"
    r"|return)\b[^.?]{0,20}\b(?:after|when|once|on|next|later|to you|with)\b"
    r"|\b(?:i|we)(?:'ll| will| shall|'d better| (?:need|have|want) to| must) (?:just |first )?"
    r"(?:tell|inform|show|ask|report|pass (?:this|it)|forward|run (?:this|it)|discuss|talk|speak"
    r"|check|consult|explain|mention|bring)\b[^.?]{0,24}\b(?:boss|president|ceo|manager|director|owner|board|chief|team"
    r"|colleagues?|management|husband|wife|partner|hr|supervisor|superior|head office"
    r"|accountant|lawyer|adviser)\b"
    r"|\blet me (?:first )?(?:show|ask|tell|discuss|check|run|talk|speak|take)\b[^.?]{0,20}"
    r"\b(?:boss|president|ceo|manager|director|owner|board|team|colleagues?|management)\b",
    re.IGNORECASE,
)
"""How somebody leaves to talk it over and come back."""

NOT_OPEN = frozenset({Place.FRESH, Place.PAUSED})
"""Where nothing is asked that could stop; who says so once more hears that it has."""


def is_to_come_back(text: str) -> bool:
    """Whether somebody leaves to ask others or to think, and means to come back."""
    return ASKS_OTHERS.search(text) is not None or TO_COME_BACK.search(text) is not None


@dataclass(frozen=True)
class DepartureReader:
    """Reads what is said by who leaves the pre-check."""

    reader: Reader
    commands: CommandReader
    lookup: KnowledgeLookup

    def acts(
        self, text: str, question: Question | None, state: DialogueState
    ) -> tuple[Act, ...] | None:
        """What is done where somebody says, while a question is open, that they are no company, or
        wishes to be asked no more: the pre-check is paused, and what else they wish is done."""
        is_stopped = is_to_stop(text)
        if question is None:
            is_mere = is_stopped and state.place in NOT_OPEN and not asks(text)
            return (Do("pause"),) if is_mere else None
        if not (is_outsider(text) or is_stopped):
            return None
        if question.key == "legal_form" and not is_stopped:
            return None  # "we are no company" may answer it
        is_result_asked = OF_RESULT.search(asks(text)) is not None
        if "legal_form" in state.answers and is_result_asked and not is_stopped:
            return None  # "am I out as I am no company" asks how it stands
        if self.reader.reply(question, text, state.language).readings:
            return None
        said = sentences(text)
        wished = [self.commands.likely(self.commands.wishes(each, state)) for each in said]
        if "staff" in wished or is_person_wished(text):
            return Do("pause"), Do("staff", is_free=True)
        if is_stopped:
            return Do("pause"), *self._asked(without_stop(text), state)
        return Do("pause"), *self.lookup.known(text, asks(text), state)

    def _asked(self, rest: str, state: DialogueState) -> tuple[Ask | Do, ...]:
        """What who stops the pre-check wants to know, or that they have a question."""
        wished = self.commands.likely(self.commands.wishes(rest, state)) if rest else None
        if wished == "verdict" and state.answers:
            return (Do("verdict"),)
        asked = asked_instead(rest)
        decisions = self.lookup.answered(rest, asked, state) if asked else ()
        is_known = bool(decisions) and decisions[0].kind is DecisionKind.ANSWER
        if wished == "ask" and not is_known:
            return (Do("ask"),)
        is_near = bool(decisions) and decisions[0].kind is DecisionKind.SUGGEST
        is_asked = is_near and not is_brief(asked, state.language)
        return (Ask(asked, decisions),) if is_known or is_asked else ()
