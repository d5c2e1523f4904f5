"""A yes or a no with more around it: what it settles, and whether the rest takes it back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.precheck.flow import NOT_SURE, Effect, Flow, Option, Question
from bot.precheck.nlu.common_words import CommonWords, is_denied, says_yes
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.normalize import EDGES, bare, folded, without_turn
from bot.precheck.nlu.short_answers import BUT, INTERJECTION, LONGEST_ANSWER, leading
from bot.understanding.facts.stances import STANCES, Reach, Stance, Triggers
from bot.understanding.state import DialogueState, Place
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command

CONFIRMING = {"erasure": "delete_data", "change": "change", "sending": "send", "addition": "reply"}
"""The command that says once more, behind a yes, what waits for it."""

SHORTEST_SHOWN = 4
"""Characters of a form that is looked for at the end of a sentence: 正しい may end any."""

AS_SHOWN = re.compile(
    r"(?:(?:that|it|this|everything|all of (?:it|that|this))(?:'s| is| looks| seems)?)?"
    r" ?(?:all |quite |perfectly |absolutely |exactly |completely )?"
    r"(?:correct|right|in order|as it should be|accurate)(?: as (?:it is|shown|it stands))?"
    r"|(?:please,? )?that(?:'s| is) (?:just |exactly )?what (?:i|we) (?:meant|said|wrote|want)"
    r"|(?:すべて|全部|内容は?)?(?:この|その)?(?:まま|通り|とおり)?で?"
    r"(?:合って(?:い)?(?:ます|る)|間違い(?:ない|ありません|ございません)|問題(?:ない|ありません|ございません))(?:です)?"
)
"""How people say that things are as they were shown, in more words than can be listed."""

MOST_BEHIND = 4
"""Words behind a yes that only say it once more."""

TAKES_BACK = (*STANCES, Stance.PLANNED)
"""What makes a yes or no say nothing certain, wherever in the text it is told."""

ANEW = re.compile(
    r"\b(?:wait|actually|sorry|oops|though|although|however|only|just)\b"
    r"|やっぱり|実は|ただ"
)
"""Words with which a yes or no is taken back, or holds of a part only."""

TAKEN_BACK = re.compile(
    r"^(?:やっぱり?|やはり|いや|あ|ちょっと|すみません|だめ|ダメ)*[、,\s]*"
    r"(?:待って|やめ(?:る|ます|て|とく|ときます|たい)|やめて?お(?:く|きます)|消さない|残して|キャンセル|取り消|そのまま)"
    r"|^(?:(?:oh|no|sorry|actually|please),? )*(?:no|wait|hold on|stop|cancel|never ?mind|keep it"
    r"|don't|do not|leave it)\b",
    re.IGNORECASE,
)
"""How somebody takes back what is about to be done."""

GIVEN_UP = re.compile(
    r"(?:やっぱり?|やはり|いや|すみません|ちょっと)*[、,\s]*"
    r"(?:やめ(?:る|ます|て|とく|ときます|たい(?:です)?)|やめて?お(?:く|きます))[。!ー\s]*"
    r"|(?:(?:oh|no|sorry|actually|please),? )*(?:never ?mind|keep it|leave it)[.! ]*"
)
"""How somebody gives up what was about to be changed, and says nothing else."""

UNCHANGING = re.compile(
    r"(?:変え|変更し|変更は?し|直さ)(?:ない|ません|なく(?:て)?(?:も)?(?:いい|良い|大丈夫|結構))"
    r"|(?:変更|訂正)(?:は|も)?(?:なし|不要|いら(?:な|ん)|要らな)"
    r"|^(?:いや|やっぱり?|やはり|もう)?[、, ]*(?:その|この|元の|今の|前の)まま(?:で|に|が)"
    r"|\b(?:don't|do not|dont|not to|never) (?:want to |wish to )?change\b|\bno changes?\b"
    r"|\b(?:keep|leave) (?:it|that|this|them|everything|my answers?)(?: all)?"
    r"(?: (?:as|like|the way) (?:it|that|they) (?:was|is|were|are)| alone| unchanged)\b"
)
"""How somebody says that nothing is to be changed."""

TAKEN_BACK_WHILE = frozenset({"erasure", "addition"})
"""What waits for a yes and is given up by such words: they have no other meaning there."""

TURNING = re.compile(
    r"(?:ok(?:ay)?|all right|alright|fine|sure|わかりました|了解(?:です|しました)?"
    r"|承知(?:いた|し)?(?:しま)?した|お願いします)\s*"
)
"""A yes with which somebody turns to something else."""

THANKS = re.compile(
    r"(?:.{0,12}ありがとう|お世話に|承知(?:いた|し)|かしこまり|恐れ入り|すみません)|thank|thx|great|good|sorry",
    re.IGNORECASE,
)
"""A courtesy before what is really said."""

NO_NOUN = re.compile(
    r"no (?!(?:i|i'm|we|we're|it|it's|that|that's|this|he|he's|she|she's|they|they're|you|not|no"
    r"|thanks?|sorry|actually|wait|but|only|just|there|there's|my|our|the|a|an|don't|do|please)\b)\w+"
)
"""A "no" that says of a noun that there is none of it."""

CONCLUDED = re.compile(
    r"(?:^|[,.;:!\s]\s*)(?:so|then|(?:so |just )?put|(?:let's|i'd|i'll|i would|just) say|go with"
    r"|(?:so )?(?:it's|that's|that would be) a)\s+(?:a )?(?P<en>yes|no)\b"
    r"(?:,? (?:to|on|for) (?:that|this|it|all)(?: one| of (?:it|them))?)?[.! ]*$"
    r"|(?:なので|だから|ですから|ということで|ので)[、,]?\s*「?(?P<ja>はい|いいえ)」?"
    r"(?:です|で|で(?:お願い|いい)[ぁ-んい致]*)?[。.! ]*$"
)
"""How somebody comes to a yes or no after a story."""

TO_ADD = re.compile(
    r"(?:please |just )*(?:add|send|include|forward)"
    r"(?: (?:it|them|that|this|those|both|all|please|too|as well))*[.! ]*"
    r"(?: (?:thanks|thank you))?"
    r"|(?:追加|足し|送っ|伝え)(?:で|て|して)?"
    r"(?:おいて|ください|下さい|ほしいです|お願いします)*[。! ]*"
)
"""How somebody says that what was put is to be added."""

PIECES = re.compile(r"[、,。.!\n/]+\s*")


def whole_yes_no(words: CommonWords, text: str) -> bool | None:
    """Whether a message is nothing but a yes or a no, or a yes to things as they were shown."""
    text = text if says_yes(words, text) is not None else without_turn(text)
    said = says_yes(words, text)
    if said is not None:
        return said
    lead = leading(words, text)
    if lead is not None and lead[0] is Echoed.NO:
        return None
    return True if is_as_shown(words, text) else None


def begun_by_yes(words: CommonWords, text: str, state: DialogueState) -> str | None:
    """The choice that begins the pre-check, or goes on with it, where the last reply offered it,
    nothing else waits, and a message is a yes and nothing else."""
    if state.waits is not None or state.place not in {Place.FRESH, Place.PAUSED}:
        return None
    offered = {choice.id for choice in state.offered}
    begins = (str(ChoiceId.command(command)) for command in (Command.RESUME, Command.START))
    found = next((choice for choice in begins if choice in offered), None)
    return found if found is not None and whole_yes_no(words, text) is True else None


def is_as_shown(words: CommonWords, text: str) -> bool:
    """Whether a text says, with or without a yes before it, that things are as they were shown."""
    lead = leading(words, text)
    rest = lead[1] if lead is not None and lead[0] is Echoed.YES and lead[1] else folded(text)
    said = rest.strip(EDGES + "ーよね")
    return said in words.shown_forms or AS_SHOWN.fullmatch(said) is not None


LED_BY_YES = re.compile(
    r"\W*(?:yes|yep|yeah|yup|correct|exactly|はい|うん|ええ)\s+(?P<rest>(?!no\b|not\b|please\b|thank)\S.*)$",
    re.IGNORECASE,
)
"""A yes with what is said in one breath with it."""


def agreed_first(words: CommonWords, text: str) -> bool:
    """Whether a message begins with a yes that is a sentence of its own, or goes on to ask; an "ok"
    before something else only turns to that."""
    pieces = [piece for piece in PIECES.split(text) if piece and not THANKS.match(piece)]
    first, *rest = pieces or [""]
    led = LED_BY_YES.match(first)
    if led is not None and not rest and BUT.match(folded(led["rest"])) is None:
        return True  # "yes the president seals it", where something waits for a yes
    behind = " ".join(rest)
    is_agreed = whole_yes_no(words, first) is True and not TURNING.fullmatch(folded(first))
    return is_agreed and (not BUT.match(folded(behind)) or "?" in behind)


def agreed_but(words: CommonWords, text: str) -> bool:
    """Whether a message begins with a yes and a reserve behind it: "that's right, but …"."""
    first, *rest = [piece for piece in PIECES.split(text) if piece] or [""]
    behind = folded(" ".join(rest))
    return whole_yes_no(words, first) is True and BUT.match(behind) is not None


def agreed_somewhere(words: CommonWords, text: str) -> bool:
    """Whether a sentence of a message ends in saying that something is as it was shown."""
    pieces = (folded(piece).strip(EDGES + "ーよね") for piece in PIECES.split(text))
    return "?" not in folded(text) and any(
        piece.endswith(form) and len(form) >= SHORTEST_SHOWN
        for piece in pieces
        for form in words.shown_forms
    )


def denied(words: CommonWords, text: str) -> str | None:
    """What stands behind the no that a message begins with; None where it begins with none, or
    with one that belongs to a noun: "no problems with the law"."""
    lead = leading(words, text)
    is_no = lead is not None and lead[0] is Echoed.NO and not NO_NOUN.match(folded(text))
    return lead[1] if is_no and lead is not None else None


def is_left_as_it_was(text: str) -> bool:
    """Whether a text says that nothing is to be changed."""
    said = folded(text)
    if GIVEN_UP.fullmatch(said):
        return True
    return "?" not in said and UNCHANGING.search(said) is not None


def taken_back(text: str, state: DialogueState) -> bool:
    """Whether a message gives up what waits for a yes."""
    return state.waits in TAKEN_BACK_WHILE and TAKEN_BACK.match(text) is not None


def behind_yes(words: CommonWords, text: str) -> str | None:
    """The few words behind a leading yes, if that is all there is."""
    lead = leading(words, text)
    if lead is None or lead[0] is not Echoed.YES:
        return None
    rest = lead[1].strip(" ,.!、。")
    is_short = 0 < len(rest.split()) <= MOST_BEHIND and "?" not in rest
    return rest if is_short and not is_denied(rest) and not BUT.match(rest) else None


def put_option(flow: Flow, state: DialogueState) -> tuple[Question, Option] | None:
    """The one option of the open question that was put to the person as what they may mean.

    It was offered twice: by itself, or beside "not sure", and among all choices of the question.
    """
    question = flow.question(state.open or "") if state.place is Place.QUESTION else None
    if question is None:
        return None
    ids = Counter(choice.id for choice in state.offered)
    put = [o for o in question.options if ids[str(ChoiceId.answer(question.key, o.value))] > 1]
    put = [o for o in put if o.value != NOT_SURE] or put
    return (question, put[0]) if len(put) == 1 else None


def is_plain_yes(question: Question, option: Option) -> bool:
    """Whether a yes can only mean this option: the question itself asks for no yes or no."""
    return option.value == question.yes or (question.yes is None and question.no is None)


def concluded(words: CommonWords, text: str) -> Echoed | None:
    """The yes or no that a text comes to in the end: "it works out, so yes", 「…なので、はい」."""
    found = CONCLUDED.search(folded(text))
    word = (found["en"] or found["ja"]) if found else None
    if word is None or "?" in folded(text):
        return None
    return Echoed.YES if word in words.yes_cores else Echoed.NO


def led_option(
    question: Question, words: CommonWords, text: str, triggers: tuple[Triggers, ...]
) -> Option | None:
    """The option that a yes or no at the beginning or the end of a text means, where the rest does
    not question it. Never one that excludes: that is asked about."""
    if len(text) > LONGEST_ANSWER or "?" in folded(text):
        return None
    end = concluded(words, text)
    if end is not None:
        option = question.option((question.yes if end is Echoed.YES else question.no) or "")
        return None if option is None or option.effect is Effect.EXCLUDED else option
    said = (*_at_start(words, text), *_at_end(words, text))
    if not said or len({lead for lead, _ in said}) > 1:
        return None
    lead, rest = said[0]
    option = question.option((question.yes if lead is Echoed.YES else question.no) or "")
    if option is None or option.effect is Effect.EXCLUDED:
        return None
    return None if is_questioned(lead, rest, triggers) else option


def is_questioned(lead: Echoed, rest: str, triggers: tuple[Triggers, ...]) -> bool:
    """Whether what is said beside a yes or no takes something of it back."""
    if BUT.search(rest) or ANEW.search(rest) or (lead is Echoed.YES and is_denied(rest)):
        return True
    there = Stance.MISSING if lead is Echoed.YES else Stance.THERE
    return any(
        t.has(stance, reach, rest)
        for t in triggers
        for stance in (*TAKES_BACK, there)
        for reach in Reach
    )


def _at_start(words: CommonWords, text: str) -> Iterator[tuple[Echoed, str]]:
    found = leading(words, text) if INTERJECTION.match(folded(text)) else None
    if found is not None and found[1].strip():
        yield found


def _at_end(words: CommonWords, text: str) -> Iterator[tuple[Echoed, str]]:
    *before, last = [piece for piece in PIECES.split(folded(text)) if piece] or [""]
    core = bare(last)
    is_yes, is_no = core in words.yes_cores, core in words.no_cores
    if before and is_yes != is_no:
        yield (Echoed.YES if is_yes else Echoed.NO), ", ".join(before)
