"""What people keep back of what they answer: 「できます。ただ出張は難しい」, "but only half"."""

from __future__ import annotations

import re

from bot.precheck.flow import Question
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import PossibleReading, Understanding
from bot.precheck.nlu.sentences import sentences
from bot.understanding.facts.extraction import ParsedMessage
from bot.understanding.facts.replies.longer_reply import excludes, is_aside

RESERVE = re.compile(
    r"^(?:ただし?|でも|しかし|とはいえ)(?![ぁ-ん]*いま)[、, ]*.*"
    r"(?:難し|むずかし|むずい|厳し|きびし|無理|でき(?:な|ま[すせ]ん)|半分|一部|半々|時々|たまに|以外|人もい|もや[りる]|も兼)"
    r"|^(?:but|except|only|however|though|although)\b.*"
    r"\b(?:difficult|hard|can't|cannot|couldn't|won't|half|some|part|partly|sometimes|also)\b"
)
"""A sentence that keeps something back of the one before it."""


def is_reserved(text: str) -> bool:
    """Whether a folded sentence keeps something back of the one before it."""
    return RESERVE.search(text) is not None


def lists_points(question: Question) -> bool:
    """Whether a question asks for several things to be declared at once."""
    return "\n- " in question.ask.ja


def is_kept_back(text: str) -> bool:
    """Whether any sentence of a text keeps something back of what was said before it."""
    return any(is_reserved(folded(each)) for each in sentences(text))


def left_open(question: Question, found: Understanding, message: ParsedMessage) -> Understanding:
    """What was read of a reply; as a doubt where the reply keeps something back of it."""
    kept_back = [line for line in message.statements if is_reserved(line.text)]
    is_of_it = any(lists_points(question) or not is_aside(each, question) for each in kept_back)
    if not found.readings or not is_of_it:
        return found
    said = found.readings[0].option
    other = question.option((question.no if said.value == question.yes else None) or "")
    options = tuple(o for o in (other, said) if o is not None and not excludes(o))
    return Understanding(doubts=(PossibleReading(question, options),))
