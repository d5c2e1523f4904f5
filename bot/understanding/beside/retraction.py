"""What somebody takes back of what they have told: "leave him out then", 「その話はなしで」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.precheck.flow import Flow, Option
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import asks
from bot.precheck.nlu.short_answers import short_words
from bot.understanding.facts.extraction import ParsedMessage, Told
from bot.understanding.meaning import Acknowledge, Retract
from bot.understanding.seen_message import SeenMessage
from bot.understanding.state import Place

TOLD_AT = frozenset({Place.FRESH, Place.QUESTION, Place.PAUSED, Place.VERDICT})
"""Where facts are told; what was sent is not taken back here."""

SHORTEST = 3
"""Letters of a word by which an answer is known."""

WHAT_IS_LEFT = (
    r"(?:him|her|them|that (?:one|person|part|bit)|those"
    r"|(?:the|our|that|this) (?:[\w'-]+ ){0,3}?[\w'-]+"
    r"|(?:what|everything) i (?:said|wrote|told you|mentioned)(?: [\w'-]+){0,6})"
)
RETRACTS = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|then|so|well|no|actually|please|let's|let us"
    r"|we(?:'ll| will| can)?|i(?:'ll| will)?|just|and|but|sorry|hm+)\W+)*"
    r"(?:(?:drop|scrap|forget|ignore|disregard|strike|never ?mind|exclude|cross out|leave out"
    rf"|take out) (?:about )?{WHAT_IS_LEFT}|(?:leave|take|cross|count) {WHAT_IS_LEFT} (?:out|off))"
    r"(?:[ ,]+(?:then|for now|again|please|altogether|after all|instead))*\W*$"
    r"|(?:(?:なし|無し)(?:に|で)(?:して|します|いい)?|なかったことに(?:して|します)?|(?:撤回|取り下げ)(?:し(?:て|ます))?"
    r"|もういい|(?:外して|除いて|忘れて))(?:くだ|ください|下さい|もらって|お願い(?:いた)?します|です|ね|よ)*[。.!…〜ー\s]*$"
)
"""How something that was said is left out again."""

OF_TALK = re.compile(
    r"やっぱ|やはり|さっき|先ほど|先程|(?:の|って|という)(?:話|件|こと)|言(?:った|いました)|書(?:いた|きました)|その人|あの人"
    r"|この人|彼[はをも女]|それは"
)
"""What makes of it in Japanese something that was said here."""

OF_DATA = re.compile(
    r"データ|個人情報|連絡先|メール|番号|名前|会話|履歴|予約|申[しち]?込|問い?合わ?せ|質問|回答|答え|チェック"
    r"|\b(?:data|details|e-?mail|number|name|chat|conversation|question|answers?|check|call|appointment"
    r"|enquiry|application|form|message|registration|account|whole thing)\b"
)
"""What is no fact that was told here: of that there are commands."""


def is_retraction(text: str) -> bool:
    """Whether a text takes back something that was told, and asks nothing."""
    said = folded(text)
    if asks(text) or OF_DATA.search(said) or RETRACTS.search(said) is None:
        return False
    return said.isascii() or OF_TALK.search(said) is not None


def taken_back(
    seen: SeenMessage, message: ParsedMessage, flow: Flow
) -> Retract | Acknowledge | None:
    """What a message takes back: the one answer that it names, or what was no answer; None for a
    message that does not."""
    if seen.state.place not in TOLD_AT or seen.found.readings or not is_retraction(seen.text):
        return None
    held = [
        (question, option)
        for question in flow.questions
        if (option := question.option(seen.state.answers.get(question.key, ""))) is not None
    ]
    named = [question for question, option in held if is_named(option, message.about(question))]
    said = folded(seen.text)
    if not named:  # only by a word that means it while its question is open
        named = [q for q, option in held if any(word in said for word in words_of(option))]
    return Retract(named[0]) if len(named) == 1 else Acknowledge()


def is_named(option: Option, told: Sequence[Told]) -> bool:
    """Whether what is told of a question is this option of it."""
    values = {value for t in told for value in (t.mention.value, t.mention.beside_others)}
    return option.value in values


def words_of(option: Option) -> Iterator[str]:
    """The words of an option that are long enough to be told from parts of others."""
    return (word for word in short_words(option) if len(word) >= SHORTEST)
