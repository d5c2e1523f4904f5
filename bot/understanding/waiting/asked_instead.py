"""What somebody who denies what was put to them says that they had asked."""

from __future__ import annotations

import re

from bot.faq.decision import DecisionKind
from bot.precheck.nlu.sentences import asks, sentences
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.meaning import Ask
from bot.understanding.state import DialogueState

TO_ASK = re.compile(
    r"(?:^|[,;:.!?\s])(?:i|we)(?:'m|'re| am| are| was| were| have|'ve)?"
    r" (?:(?:just|only|actually|simply|really) )*"
    r"(?:ask(?:ed|ing)|want(?:ed)? to (?:know|ask)|meant|wonder(?:ed|ing)?)"
    r"(?: you| them| about| for)*,? (?P<asked>\S.+)"
    r"|\b(?:just|only) (?:want|need)(?:ed)?(?: to (?:have|get|see))? (?P<wanted>\S.+)"
    r"|(?:^|[,;:.!?\s])(?:it'?s?|this|that'?s?|(?:my|the|our) (?:question|point))"
    r"(?: is| was)? (?:(?:just|only|actually|simply|really|all) )*"
    r"(?:about|whether|if|on) (?P<about>\S.+)",
    re.IGNORECASE,
)
"""How somebody says in English what they had asked."""

TO_ASK_JA = re.compile(
    r"(?:^|[、,。!?\s])(?P<asked>[^、,。!?]{2,60}?)"
    r"(?:(?:について|に関して|の(?:こと|件|話)(?:を|に?ついて)?|を|かどうか(?:を|と)?|か[、,]?と|って)"
    r"[^、。]{0,4}?(?:聞い|聞き|訊い|伺っ|伺い|お?尋ね|質問し|知りた)"
    r"|の(?:こと|件|話|ほう|方)(?:です|だ|なん(?:です|だ)|でし))"
)
"""The same in Japanese."""


def asked_instead(text: str) -> str:
    """What a text asks, or says that it asks or is about; "" where it does neither."""
    for sentence in sentences(text):
        found = TO_ASK.search(sentence) or TO_ASK_JA.search(sentence)
        if found is not None:
            return next(group for group in found.groups() if group).strip()
    return asks(text)


def found_instead(lookup: KnowledgeLookup, text: str, state: DialogueState) -> tuple[Ask, ...]:
    """What somebody says behind a no that they had asked, where anything is known like it."""
    asked = asked_instead(text)
    decisions = lookup.answered(text, asked, state) if asked else ()
    is_near = bool(decisions) and decisions[0].kind is not DecisionKind.DECLINE
    return (Ask(asked, decisions),) if is_near else ()
