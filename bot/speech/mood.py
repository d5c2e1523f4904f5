"""Whether a sentence asks, requests that something is told, or states."""

from __future__ import annotations

import re
from enum import Enum, auto

from bot.speech import english, japanese
from bot.speech.headings import is_heading

JAPANESE = re.compile(r"[ぁ-んァ-ヺ一-龠]")


class Mood(Enum):
    """What a sentence does. `REQUESTS`: something is to be told or shown ("please explain …");
    what is to be done, "delete it", is a command and none of this."""

    ASKS = auto()
    REQUESTS = auto()
    STATES = auto()


NO_QUESTION = re.compile(
    r"\b(?:i (?:think|guess|believe|suppose|hope)|probably|or so|maybe)\s*\?"
    r"|(?:[だるたいん]|です|ます)よ\s*\?"
    r"|(?:言|い|申し上げ|伝え|書)[っいき]?(?:た|まし(?:た)?|て(?:い)?る|うてる)(?:ん(?:だ|です)|の)?"
    r"(?:よね?|でしょう?|だろう?|やろ|やん|じゃん)\s*\?"
    r"|わけ(?:が|は|も)?な(?:い|か)[^?]{0,12}\?"
    r"|,? (?:didn't|did) (?:i|we)(?: not)?\s*\?"
    r"|^(?:happy(?: now)?|satisfied|get it|got it)\s*\?$"
)
"""A question mark of who is not quite sure of what they say, or is sure and says it again."""

ROUGH_NUMBER = re.compile(
    r"(?<!何)(?P<number>[\d一二三四五六七八九十百千万]+(?:人|名|社)?)"
    r"(?:(?:くらい|ぐらい|ほど|前後|程度)\s*\?"
    r"|(?:くらい|ぐらい|ぐれぇ|ほど|前後|程度|位)?(?:だ|です)?"
    r"(?:かな|かも|かしら|べか|べな|ろか|ろう|っけ)[あーぁ〜な]*\s*\??$)"
)
"""A number of who is not quite sure of it."""


def mood_of(sentence: str) -> Mood:
    """What a folded sentence does, with or without a question mark."""
    line = ROUGH_NUMBER.sub(r"\g<number>.", NO_QUESTION.sub(".", sentence))
    if "?" in line:
        return Mood.ASKS
    spoken = (japanese, english) if JAPANESE.search(line) else (english,)
    if any(language.asks(line) for language in spoken):
        return Mood.ASKS
    is_request = is_heading(line) or any(language.requests(line) for language in spoken)
    return Mood.REQUESTS if is_request else Mood.STATES


LEAVE = re.compile(
    r"^(?=.*(?:一[点つ個件]|ひとつ|1[点つ個件]|質問|先に|その前に|少し|ちょっと|確認)).{0,22}?"
    r"(?:(?:お)?(?:伺|うかが|聞き|尋ね)|聞い|(?:質問|確認)(?:し|させ))[^。、]{0,14}か[?。\s]*$"
    r"|^\W*(?:(?:hi|hello|sorry|excuse me|but|and|so|also|first)[,\s]+)*(?:can|could|may|might) "
    r"(?:i|we) (?:(?:just|quickly|please|first) )*ask (?:you )?(?:(?:an?|one|two|some|a few|another"
    r"|a couple of|something|anything) ?)?(?:(?:quick|short|more|other|last) )*"
    r"(?:questions?|things?|qs?)?(?: (?:first|before that|please|quickly))*\W*$"
)
"""How somebody asks whether they may ask something."""


def asks_leave(sentence: str) -> bool:
    """Whether a folded sentence only asks whether something may be asked."""
    return LEAVE.search(sentence) is not None


def without_lead(sentence: str) -> str:
    """A folded sentence without what only leads in: thanks, a greeting, "by the way"."""
    lead = japanese.LEAD if JAPANESE.search(sentence) else english.LEAD
    return lead.sub("", sentence, count=1)


INSISTED = re.compile(
    r"^\W*(?:(?:だから(?:さ|ね)?|いや(?:いや)?|(?:違|ちが)(?:う|います)(?:って|よ|んです)?|そうじゃな(?:くて?|い)|で|ていうか"
    r"|(?:[^、。]{0,8}の前に)?(?:先に)?質問に(?:先に)?答えて(?:よ|ください|下さい|くれ|ほしい)?|質問の(?:答え|回答)は"
    r"|(?:聞|訊)いてるのは)[、。!?…\s]+)+(?=\S)"
    r"|^\W*(?:(?:(?:no|but|so|please|look|listen|again|and)[,.\s]+)*"
    r"(?:(?:just |please )*answer (?:my|the) question(?: first| please)?"
    r"|(?:what is|what's|where is|where's) (?:my|the|your) answer"
    r"|(?:(?:like|as) )?i (?:said|asked)|my question (?:was|is))[\s,.:;!?…-]+)+(?=\w)"
)
"""How somebody insists on what they ask, once more: 「だから、…」, "answer my question: …"."""


def without_insistence(sentence: str) -> str:
    """A folded sentence without the words by which somebody insists on what they ask."""
    return INSISTED.sub("", sentence, count=1)


def asked_for(sentence: str) -> str:
    """The thing that a folded sentence asks for by its name alone: a number, an address, a form."""
    is_japanese = JAPANESE.search(sentence) is not None
    return japanese.asked_for(sentence) if is_japanese else english.asked_for(sentence)


def turn_of(sentence: str) -> tuple[int, int] | None:
    """Where a folded sentence turns from what it states to what it asks, or back: the end of the
    first part and the beginning of the second. None where it does one thing."""
    language = japanese if JAPANESE.search(sentence) else english
    for turn in language.turns(sentence):
        before, after = sentence[: turn.start()], sentence[turn.end() :]
        if re.search(r"\w", before) and is_asking(after) is not is_asking(before):
            return turn.start(), turn.end()
    return None


def is_asking(sentence: str) -> bool:
    """Whether a folded sentence asks something, or requests that it is told."""
    return mood_of(sentence) is not Mood.STATES
