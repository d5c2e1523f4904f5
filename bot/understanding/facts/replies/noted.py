"""Answers in a frame: put down ("make that a no, to be careful", 「とりあえず『はい』で」), or
thought likely (「まあ大丈夫でしょう」)."""

from __future__ import annotations

import re

from bot.precheck.flow import NOT_SURE, Question
from bot.precheck.nlu.common_words import CommonWords, says_yes
from bot.precheck.nlu.normalize import bare, folded
from bot.precheck.nlu.short_answers import is_unsure, names

FIRST_EN = (
    r"(?:(?:ok(?:ay)?|so|no|then|well|and|hm+|please|right|just|rather|let's|i'd|i'll|i would|we'd"
    r"|we'll|can you|could you|you can|let me|let us)[\s,]+)*"
)
PUT_EN = (
    r"(?:put|note|write|mark|tick|record|enter|go (?:with|for)|choose|pick|call (?:it|that)"
    r"|leave it (?:at|as|on)|make (?:it|that|this)|count (?:it|that) as|set (?:it|that) to)"
    r"(?: (?:it|that|this))?(?: down)?(?: (?:as|under|with))?"
)
LAST_EN = (
    r"(?:[\s,]+(?:for (?:now|the moment|the time being|that|this one)|then|please|pls|thanks"
    r"|to (?:be|stay|keep)(?: on)?(?: the)? (?:careful|safe|honest|cautious|safe side)"
    r"|to (?:that|this|it)|in that case|at the moment|at this point|right now|here|again|instead"
    r"|until (?:i|we) know(?: more)?))*[\s.!]*"
)
FIRST_JA = (
    r"(?:(?:では|じゃ(?:あ|(?!な))|それでは|それなら|なら|とりあえず|取り?あえず|いちおう|一応|まあ|念のため|今のところ"
    r"|今は|ここは|そこは|ひとまず|いったん|一旦|仮に|そしたら|ほな|とにかく)[、\s]*)"
)
PUT_JA = (
    r"(?:で(?![すはも]|し[たょ])|に(?:して|しとい|しとき|し)|と(?:して|しとい|書い|入れ|記入し))"
)

ASKED_JA = r"(?:に|と|で)(?:して|し)?(?:おい)?て?(?:ください|下さい|おいて|お願い(?:いた)?します)"

PUT_DOWN = re.compile(
    rf"\W*{FIRST_EN}{PUT_EN}:? (?:an? |the )?[\"“‘']?(?P<en>[^\"”?]{{2,40}}?)[\"”’']?"
    rf"(?: (?:one|option|choice))?{LAST_EN}"
    rf"|\W*{FIRST_JA}*[「『\"“](?P<quoted>[^」』\"”]{{1,14}})[」』\"”]{PUT_JA}[ぁ-んい願致結構]*[。!\s]*"
    rf"|\W*{FIRST_JA}+(?P<led>[^、。「」?\s]{{1,12}}?){PUT_JA}[ぁ-んい願致結構]*[。!\s]*"
    rf"|\W*{FIRST_JA}*(?P<ja>[^、。「」?]{{2,20}}?){ASKED_JA}[。!\s]*"
)
"""How somebody has an answer put down, whatever it is."""

THOUGHT = re.compile(
    r"(?P<core>(?:(?:まあ|うちなら|うちは|それは|そこは)[、\s]*)*"
    r"(?:大丈夫|問題な[いし]|平気|十分|いける|行ける|(?:何|なん)とかな(?:る|ります)|足り(?:る|ます)|でき(?:る|ます)"
    r"|あ(?:る|ります)|ない|無理))(?:でしょう?|だろう?|やろう?|かな[あぁ]?|じゃろう?)[。!\s]*"
)
"""What is thought to be so; where nothing is asked, it would be a question."""


def put_down(text: str) -> str:
    """What somebody says that is to be put down: "then put not yet"; the text where they do not."""
    found = PUT_DOWN.fullmatch(folded(text))
    return next(said for said in found.groups() if said).strip() if found is not None else text


def as_noted(question: Question, words: CommonWords, text: str) -> str:
    """The answer alone that somebody has put down, or thinks likely; any other text as it is. Only
    a yes, a no, "not sure" or the label of a choice is put down so."""
    thought = THOUGHT.fullmatch(text) if question.yes is not None else None
    if thought is not None:
        return thought["core"]
    said = put_down(text)
    unsure = question.option(NOT_SURE)
    is_unknown = unsure is not None and is_unsure(unsure, words, said)
    is_label = any(bare(said) in names(option) for option in question.options)
    return said if is_unknown or is_label or says_yes(words, said) is not None else text
