"""Short answers that echo the verb of a question: あります, できます, we do, they can't.

Such an answer is a yes or a no only to a question that asks with the same verb. "ありません" to "is
all of this in order?" would be the opposite of what it looks like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from bot.precheck.flow import Question

TAIL = r"(?:です|てす|んです|のです|ねん|わ)?(?:が|けど|よ|ね|で|w+)?"
THING = (
    r"(?:(?:そういう|そういった|そのような|そうした|そんな|その|この|(?P<of>[一-龠]{2,6})の)?(?P<thing>[一-龠ァ-ヺー]{2,8}?)"
    r"(?:って|とかは?|など[はも]?|なんか|なんて|[はもをが、 ])*)?"
)
"""What is there or not; it counts only if the question asks about it by that name."""
PERSON = r"(?:we|i|our company|the company)"
OTHERS = r"(?:it|they|he|she|that)"


@dataclass(frozen=True)
class Echo:
    """One verb: how a question asks with it, and how it is answered."""

    asked: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]


def echo(asked: str, yes: str, no: str) -> Echo:
    """An echo from three patterns; answers have to match as a whole."""
    return Echo(re.compile(asked, re.IGNORECASE), re.compile(yes), re.compile(no))


NOT = r"(?:n't| not|nt)"
ECHOES = (
    echo(
        r"あります|ございます|お持ち",
        rf"{THING}(?:もちろん|すでに|既に|もう|ちゃんと)?(?:あります|ある|あり|有り?|ございます"
        rf"|(?:持|も)って(?:い|お)?(?:ます|る|ります)|有して(?:い|おり)ます){TAIL}",
        rf"{THING}(?:まだ|今のところ|特に|何も)?(?:ありません|ない|なし|無い|無し|無|ございません"
        rf"|ありまへん|あらへん|(?:持|も)って(?:い|おり)?(?:ません|ない)|(?:持|も)ってへん"
        rf"|(?:持|も)っとらん|(?:有し|取得し|取っ)て(?:い|おり)?ません|(?:有し|取得し|取っ)て(?:い)?ない)"
        rf"{TAIL}",
    ),
    echo(
        r"できます|できそう",
        rf"(?:もちろん|すべて|全て|全部)?(?P<noun>[一-龠]{{2}})?(?:は|が)?(?:できます|できる"
        rf"|可能|いたします){TAIL}",
        rf"(?:まだ)?(?P<noun>[一-龠]{{2}})?(?:は|が)?(?:できません|できない|無理|むり|不可能"
        rf"|不可){TAIL}",
    ),
    echo(
        r"大丈夫|問題ありません|できます",
        rf"(?:すべて|全て|全部|もちろん)?(?:大丈夫|問題ありません|問題ない|間違いありません"
        rf"|間違いない|満たして(?:い)?(?:ます|る)|no problem|no problems|all good){TAIL}",
        r"大丈夫では(?:ありません|ない)|大丈夫じゃない",
    ),
    echo(r"\A(?!)", rf"(?:います|おります){TAIL}", rf"(?:まだ)?(?:いません|おりません){TAIL}"),
    echo(
        r"\bdo(?:es)? (?:your company|you)\b",
        rf"{PERSON} (?:do|does)(?: indeed)?",
        rf"{PERSON} (?:do|does)(?:{NOT})(?: yet)?",
    ),
    echo(
        r"\bdo(?:es)? (?!your company|you)",
        rf"{OTHERS} (?:all )?(?:do|does)",
        rf"{OTHERS} (?:do|does){NOT}",
    ),
    echo(
        r"\bhave\b",
        rf"(?:{PERSON} (?:already )?(?:have|has)|we've got)(?: one| it| them| that)?|{OTHERS} have",
        rf"(?:{PERSON} |{OTHERS} )(?:have|has){NOT}|(?:{PERSON} )?(?:have none"
        rf"|don't have (?:one|it|any)|do not have (?:one|it|any)|have no)(?: yet)?",
    ),
    echo(
        r"あります|お持ち|できます",
        r"(?!)",
        rf"まだ{TAIL}|not yet|(?:no )?not yet(?: no)?|none|never|not at all|not really",
    ),
    echo(
        r"できます",
        r"了解(?:しました)?|承知(?:しました)?|[わ分]かりました|同意(?:します|する)"
        r"|そうしてください|お願いします|go ahead|please do"
        r"|(?:i )?agreed?|ok|okay|オッケー|オーケー|おk",
        r"同意(?:しません|できません)|i (?:disagree|do not agree|don't agree)|(?:難|むずか)しい"
        r"|だめ|ダメ",
    ),
    echo(
        r"\bcan\b",
        rf"(?:{PERSON}|{OTHERS}) can(?: in all(?: six)?)?",
        rf"(?:{PERSON} |{OTHERS} )?(?:can't|cant|cannot|can not)",
    ),
    echo(
        r"\b(?:is|are|will it be)\b",
        rf"{OTHERS} (?:is|are|will|will be)|there is|it's so",
        rf"{OTHERS} (?:is|are|will|wo)(?:{NOT})(?: be)?|there is(?:{NOT})",
    ),
)

UNFIT_ALWAYS = re.compile(
    r"まだ|not yet|(?:no )?not yet(?: no)?|結構|遠慮します|やめます|やめておきます|no thanks"
    r"|no thank you|no way|not really"
)
"""A no at most to a question with the verb of existence or ability."""


class Echoed(Enum):
    """What a short answer says to a question: yes, no, or something with another verb."""

    YES = auto()
    NO = auto()
    UNFIT = auto()


def echoed(question: Question, core: str) -> Echoed | None:
    """How an answer echoes the verb of this question; None if it echoes none."""
    asked = f"{question.ask.ja}\n{question.ask.en}"
    is_echo = UNFIT_ALWAYS.fullmatch(core) is not None
    for verb in ECHOES:
        for said, pattern in ((Echoed.YES, verb.yes), (Echoed.NO, verb.no)):
            match = pattern.fullmatch(core)
            if match and verb.asked.search(asked) and _is_of(match, asked, verb.asked):
                return said
            is_echo = is_echo or match is not None
    return Echoed.UNFIT if is_echo else None


def _is_of(match: re.Match[str], asked: str, verb: re.Pattern[str]) -> bool:
    """Whether the answer names nothing, or what this question asks of with this verb."""
    named = match.groupdict()
    noun, things = named.get("noun"), (named.get("thing"), (named.get("of") or "")[:2])
    parts = re.split(r"[。？?\n]", asked)
    asking = next((part.casefold() for part in parts if verb.search(part)), "")
    is_asked_of = all(thing is None or thing in asking for thing in things)
    return is_asked_of and (noun is None or f"{noun}でき" in asked)
