"""Who says once more what they asked, or complains of the answer: nobody is thanked for that.

What they asked is read by itself ("no, I mean how do we apply"). Where that is not understood
either, they hear so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.faq.decision import DecisionKind
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import asks
from bot.speech.mood import JAPANESE
from bot.understanding.meaning import (
    Acknowledge,
    Act,
    Ask,
    Do,
    Explain,
    Hint,
    Nod,
    Nothing,
    OfferReadings,
    Recap,
    Sense,
    Weigh,
)
from bot.understanding.state import DialogueState

LONGEST = 160
"""Characters of who only says once more what they asked."""

LEAD = r"^\W*(?:(?:no|sorry|wait|well|but|h+m+|ok(?:ay)?|oh|hey|please|so|and|again)[\s,.!…]+)*"
ASKING_EN = (
    r"(?:how|what|when|where|why|which|who|is|are|do|does|can|could|will|would|should|may)\b"
)
MEANT_EN = re.compile(
    LEAD + r"(?:i|we) (?:actually |just |only |really )*(?:mean|meant)(?: to ask)?[\s,:]+"
    rf"(?:whether |if )?(?P<said>{ASKING_EN}[^.!?\n]+)"
)
ASKED_EN = re.compile(
    LEAD + r"(?:(?:i|we)(?:'m|'ve|'d| am| was| were| have| had| would)? ?"
    r"(?:actually |just |only |really |already )*"
    r"(?:ask(?:ed|ing)?|wonder(?:ed|ing)?|rather know"
    r"|(?:want(?:ed)?|need(?:ed)?|like|love|prefer) to (?:know|ask))(?: you)?"
    r"|(?:my|the) question (?:is|was))"
    r"[\s,:]+(?:(?:whether|if|about|for|is|was)\s+)?(?P<said>[^.!?\n]+)"
)
NOT_BUT_JA = r"^(?:[^、。]{0,30}?(?:じゃ|では|で)な(?:くて?|い)(?:です)?(?:けど)?[、。\s]*)?"
ONCE_MORE_JA = re.compile(
    NOT_BUT_JA + r"(?P<said>\S.{1,70}?)(?:か(?:どうか)?(?:って|と|を|だけ)?|って|(?:のこと)?を)、?"
    r"(?:(?:聞|訊|き)い|尋ね|たずね|質問し|伺っ)(?:て(?:い)?(?:る|ます|ん)|た|とる|とん|まし)"
    r"(?:た|つもり|だけ|の|ん)*(?:なん|や|です|だ)*(?:が|けど|けれど|よ|ね|わ)*[。!.…\s]*$"
)
OF_SUBJECT_JA = re.compile(
    NOT_BUT_JA + r"(?P<said>[^、。]{2,24}?)(?:の(?:件|話|こと|ところ|ほう|方)|について)"
    r"(?:です|なんです|でした)?(?:が|けど|けれど|よ|ね)*[。…\s]*$"
)
"""How somebody says once more what they asked, or only what it is about."""

COMPLAINED_JA = re.compile(
    r"聞いて(?:る|い|ん|な)|(?:聞い|尋ね|質問し)た(?:の|ん|つもり|けど|だけ)|言って(?:る|い(?!た)|ん)|言った(?:の(?:に|で)|んだ|でしょ|よね)"
    r"|書いた(?:の(?:に|で)|んだ|けど|でしょ|よね)|答えて(?:な|い(?:な|ませ)|くれな|もら(?:え|って(?:い)?)(?:て(?:い)?)?(?:な|ませ))"
    r"|答えになって|通じ(?:な|て(?:い)?な|ませ)|伝わ(?:って(?:い)?(?:な|ませ)|ら(?:な|ん))|読んで(?:い)?(?:な|ま)"
    r"|分かって(?:い)?(?:な|ま)|そうじゃな|そういう(?:こと|意味|話|の)(?:じゃ|では)"
)
COMPLAINED_EN = re.compile(
    r"\byou (?:\w+ )?(?:didn't|did not|don't|do not|never|haven't|have not|aren't|are not|keep"
    r"|misunder\w+|ignored?|got (?:it|that|me) wrong)\b"
    r"|\bnot what (?:i|we)\b|\b(?:that|this|it)(?:'s| is) (?:no answer|not (?:an answer|helpful))"
    r"|\b(?:i|we)(?:'ve| have)? (?:\w+ )?(?:asked|told you|said)\b"
)
"""Words of who complains that they were not heard."""

WISHED_JA = re.compile(
    r"ちが[うい]|違[うい]|(?:要|い)ら(?:な|ん)|(?:要|い)りません|不要|結構です|(?:やら|やりま|答え|続け)(?:な|せ|ま)"
    r"|やめ(?:て|ます|る|たい)|ください|下さい|お願い|教えて"
    r"|(?:知り|聞き|送り|相談し|話し|連絡し|頼み|見|確認し|変更し|直し|戻り|伝え|伺い)たい[^、。]{0,8}[。!\s]*$"
    r"|(?:件|こと|話)(?:です|なんです)(?:が|けど)?[。\s]*$|について(?:です)?[。\s]*$"
)
WISHED_EN = re.compile(
    r"\b(?:i|we)(?:'m|'ve| am| was| have)? (?:just |only |already |never |really )*"
    r"(?:asking|mean|meant|wrote)\b"
    r"|\b(?:i|we) (?:don't|do not|didn't|did not|can't|cannot) (?:\w+ )?"
    r"(?:want|need|ask|say|mean|understand|get|see|follow)\b"
    r"|\b(?:want|need|like) to (?:know|ask|see|talk|speak|stop|send|write|go)\b"
    r"|\bno need\b|\bplease\b|\bstop\b|\b(?:that|this|it)(?:'s| is) (?:wrong|not (?:it|what|right))"
    r"|\b(?:tell|show|give|answer) me\b|\bexplain\b"
)
"""Words of who asks or wishes something rather than tells how things stand."""

PUT_RIGHT = frozenset({"a slip", "a retraction", "notes", "a report", "beside consent"})
"""What decided where somebody is rightly thanked for what they put right, or told."""

UNHEARD = (Acknowledge, Nod, Nothing)
"""What decides nothing."""

SHOWN = frozenset({"verdict", "review", "why", "clause", "enquiry", "my_data"})
"""Commands that only show something."""


@dataclass(frozen=True)
class UnmetReader:
    """Looks once more at messages that meant nothing. `read` tells what a text means."""

    read: Callable[[str, DialogueState], Sense]

    def heard(self, sense: Sense, text: str, state: DialogueState) -> Sense:
        """The meaning of what is said once more, or that a question or a complaint was missed."""
        is_unheard = bool(sense.acts) and all(map(_is_unheard, sense.acts))
        said = said_once_more(text) if is_unheard or _is_unsure(sense) else ""
        again = self.read(said, state) if said else sense
        if said and all(map(_is_met, again.acts)):
            return replace(again, by="said once more")
        if not is_unheard:
            return sense
        is_thanked = any(isinstance(act, Acknowledge) for act in sense.acts)
        is_missed = is_unmet(text) if is_thanked else complains(text)
        if sense.by in PUT_RIGHT or not is_missed:
            return sense
        return replace(sense, acts=(Acknowledge(is_wish=True),), by="a wish that was missed")


def said_once_more(text: str) -> str:
    """What somebody says that they asked, as a question; "" where they do not."""
    said = folded(text)
    if len(said) > LONGEST:
        return ""
    if JAPANESE.search(said) is None:
        found = MEANT_EN.match(said) or ASKED_EN.match(said)
        return found["said"].rstrip(" …,") + "?" if found else ""
    if (found := ONCE_MORE_JA.match(said)) is not None:
        return found["said"] + "か?"
    named = OF_SUBJECT_JA.match(said)
    return named["said"] if named else ""


def is_unmet(text: str) -> bool:
    """Whether a text asks, wishes or complains, rather than that it tells how things stand."""
    said = folded(text)
    words = WISHED_JA if JAPANESE.search(said) else WISHED_EN
    return bool(asks(text)) or complains(text) or words.search(said) is not None


def complains(text: str) -> bool:
    """Whether a text complains that its writer was not heard."""
    said = folded(text)
    words = COMPLAINED_JA if JAPANESE.search(said) else COMPLAINED_EN
    return words.search(said) is not None


def _is_unheard(act: Act) -> bool:
    return isinstance(act, UNHEARD) or (isinstance(act, Hint) and not act.options)


def _is_unsure(sense: Sense) -> bool:
    """Whether a message was taken for a question to which no article answers for certain."""
    return bool(sense.acts) and all(
        isinstance(act, Ask) and act.decisions[0].kind is not DecisionKind.ANSWER
        for act in sense.acts
    )


def _is_met(act: Act) -> bool:
    """Whether an act says or shows something, and keeps or does nothing."""
    match act:
        case Ask(_, (first, *_)):
            return first.kind is not DecisionKind.DECLINE
        case Do(command):
            return command in SHOWN
    return isinstance(act, Explain | OfferReadings | Recap | Weigh)
