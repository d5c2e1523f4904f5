"""A part of what stands in the form that is to go or to read otherwise, named by its own words:
「去年の3月→一昨年の3月に直して」, "leave out “KK”", and all of the words to staff written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.faq.question_detection import looks_like_question
from bot.faq.text.language import JAPANESE
from bot.understanding.form.clauses import QUOTED, WRONG, without_verb
from bot.understanding.form.field_value import NAMES, SHAPES
from bot.understanding.form.told.remark import PROSE
from bot.understanding.form.value_reader import ValueReader
from bot.understanding.meaning import FieldValue, FillSeveral, Pick
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from bot.vocabulary.choice_ids import ChoiceId

FIELDS = frozenset({*NAMES, *SHAPES, PROSE})
"""The fields that hold what somebody wrote."""

LONGEST = 200
SHORTEST_PART = 2
SHORTEST_NOUN = 4
"""Characters of words that are to go, or that a message says nothing but "make it …" of: a shorter
one may be what the message itself speaks of."""

SHORTEST_WHOLE = 10

WRITTEN_ANEW = (
    r"(?:直し|なおし|変え|変更し|訂正し|修正し|書き換え|差し替え|置き換え"
    r"|し(?=て(?:ください|下さい|ほしい|もら)))"
)
OTHERWISE = (
    re.compile(
        r"(?P<old>[^\n。]+?)(?:は|が)[、\s]*(?P<new>[^\n。、]+?)の(?:間違い|誤り|まちがい)(?:です|でした)"
    ),
    re.compile(r"(?P<old>[^\n]+?)\s*(?:→|⇒|->|=>|⇨)\s*(?P<new>[^\n]+)"),
    re.compile(
        rf"(?P<old>[^\n]+)を[、\s]*(?P<new>[^\n。]+?)(?:に|へ|と)(?:全部|すべて)?{WRITTEN_ANEW}"
    ),
    re.compile(
        r"(?P<old>[^\n。]+)(?:では|じゃ)な(?:く(?:て|って)?|い[。、]|いです[。、])[、\s]*(?P<new>[^\n。]+)"
    ),
    re.compile(
        r"(?P<old>[^\n。]+?)(?:は|が|と(?:ある|書いた|あります)の?(?:は|が)?)[、\s]*(?:間違い|誤り|まちがい)"
        r"(?:で|です|でした)[。、\s]*(?:正しくは|本当は)?[、\s]*(?P<new>[^\n。]{2,})"
    ),
    re.compile(
        r"\b(?:change|replace|correct|fix|turn) (?P<old>[^\n]+?) (?:to|with|by|into) "
        r"(?P<new>[^\n]+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<old>[^\n.]+?),? (?:should|must|ought to) (?:be|read|say)\b:? (?P<new>[^\n]+)",
        re.IGNORECASE,
    ),
    re.compile(r"\bnot (?P<old>[^\n,]+?),? but (?P<new>[^\n]+)", re.IGNORECASE),
)
"""How somebody says what is to stand in the place of some words."""

BY_VERB = OTHERWISE[2], OTHERWISE[5]
"""Those that only say what is done: a verb with two nouns beside it."""

TURNED = (
    re.compile(
        r"(?P<new>[^\n.,]+?),? (?:instead of|rather than|and not|not) (?P<old>[^\n.]+)",
        re.IGNORECASE,
    ),
)
"""The same with the new words first."""

GOING = (
    re.compile(
        r"(?P<old>[^\n。]+?)(?:という|って)?(?:の?(?:部分|文字|ところ|言葉|一文))?(?:は|を|が)?[、\s]*"
        r"(?:いら(?:な|ん)|要らな|いりませ|要りませ|不要|余計|余分|消し|削除|削っ|取っ|とっ|取り除|トル|抜い|外し|なくし)"
        r"[ぁ-ん願致]{0,14}[。.!\s]*$"
    ),
    re.compile(
        r"\b(?:remove|delete|drop|erase|leave out|take out|without) (?P<old>[^\n]+)", re.IGNORECASE
    ),
    re.compile(
        r"(?P<old>[^\n.]+?) (?:is|are) (?:not needed|too much|unnecessary|superfluous)",
        re.IGNORECASE,
    ),
)
"""How somebody says that some words are to go."""

PUT_TO = re.compile(
    r"(?:つけ|付け|足し|加え|補っ)(?:て|る|たい|ます)|\b(?:add|append|prepend)\b", re.IGNORECASE
)
"""How somebody says that some words are to stand beside what stands there."""

WHOLE = re.compile(
    r"(?P<ja>[^\n]+?)(?:が|の(?:ほう|方)が)正しい(?:内容|文章|文面|情報|質問)?(?:です|になります)[。.!]*"
    r"|(?:正しい(?:内容|文章|文面|質問)は)[、:：\s]*(?P<led>[^\n]+?)(?:です)?[。.!]*"
    r"|(?:the (?:right|correct) (?:text|wording|message|question) (?:is|would be|should be)"
    r"|it should (?:say|read))[:,]?\s+(?P<en>[^\n]+)",
    re.IGNORECASE,
)
"""How somebody writes all of their words to staff anew."""

REWRITTEN = re.compile(
    r"(?:送る|送った|送信する|書いた|この|質問の|問い合わせの|相談の)?(?:内容|文章|本文|文面)(?:を|だけ)[^。]{0,6}"
    r"(?:書き直|直し|なおし|変え|変更|修正|訂正|書き換え)"
    r"|\b(?:rewrite|re-?word|edit|change|correct|rephrase) (?:the|my|this) "
    r"(?:text|wording|content|message|enquiry text)\b",
    re.IGNORECASE,
)
"""How somebody wishes to do so."""


def changed_act(
    heard: Heard, reader: ValueReader, state: DialogueState
) -> FillSeveral | Pick | None:
    """What is done where a message changes words that stand in the form, or writes those to staff
    anew; None for any other. In the field of free words only another one is changed so."""
    filled, written, named = state.filled, heard.written, reader.named(heard.written)
    is_held = state.place is Place.REVIEW and bool(filled.get(PROSE)) and named in {None, PROSE}
    if is_held and (whole := whole_anew(written)):
        return FillSeveral((FieldValue(PROSE, whole),))
    is_asked = looks_like_question(heard.text, state.language) and not WRONG.search(heard.text)
    if is_asked or (state.open == PROSE and named in {None, PROSE}):
        return None
    held = {k: v for k, v in filled.items() if k in FIELDS and v and named in {None, k}}
    called = (word for words in reader.called.values() for each in words.values() for word in each)
    names = frozenset(map(str.casefold, called))
    if (changed := part_changed(written, held, names)) is not None:
        return FillSeveral((changed,))
    if named in NAMES and filled.get(named or "") and is_part_only(written):
        return Pick(str(ChoiceId.refill(named or "")))
    is_wished = is_held and REWRITTEN.search(written) is not None
    return Pick(str(ChoiceId.refill(PROSE))) if is_wished else None


def part_changed(written: str, held: Mapping[str, str], names: frozenset[str]) -> FieldValue | None:
    """The value of the one field of those `held` that has words which a message replaces, or wishes
    gone; `names` are what fields are called, which a message means by them."""
    if len(written) > LONGEST:
        return None
    for old, new, least in _wished(written):
        quoted = _quoted(old)
        whole = [_bare(old)] if _bare(old) in held.values() else []
        for part in [quoted] if quoted else (*whole, *_ends(old, least)):
            where = [k for k, v in held.items() if _holds(k, v, part, is_quoted=bool(quoted))]
            if len(where) == 1 and part != new and part.casefold() not in names:
                value = held[where[0]].replace(part, new).strip(" 　、,")
                return FieldValue(where[0], value) if value else None
    return None


def is_part_only(written: str) -> bool:
    """Whether a message says that some quoted words are to go, or to be put to what stands there:
    they are not all of it."""
    said = (*GOING, PUT_TO)
    return QUOTED.search(written) is not None and any(p.search(written) for p in said)


def whole_anew(written: str) -> str:
    """The words to staff that a message gives in place of those that stand there; else empty."""
    found = WHOLE.fullmatch(written.strip())
    text = next(filter(None, found.groups()), "").strip() if found else ""
    return text if len(text) >= SHORTEST_WHOLE else ""


def _wished(written: str) -> Iterator[tuple[str, str, int]]:
    """The words that are to be replaced, those that come in their place, and how many characters
    the former have at least where nothing quotes them."""
    for pattern in (*OTHERWISE, *TURNED):
        if found := pattern.search(written):
            new = _bare(without_verb(found["new"].strip()))
            least = SHORTEST_NOUN if pattern in BY_VERB else SHORTEST_PART
            if new:
                yield found["old"], new, least
    for pattern in GOING:
        if found := pattern.search(written):
            yield found["old"], "", SHORTEST_NOUN


def _holds(field: str, value: str, part: str, *, is_quoted: bool) -> bool:
    """Whether words stand in a field; a name is hardly meant by a small part of it."""
    is_much = field not in NAMES or is_quoted or 2 * len(part) >= len(value)
    return part in value and is_much


def _ends(old: str, least: int) -> Iterator[str]:
    """What words end in, longest first."""
    said = _bare(old)
    starts = range(len(said)) if JAPANESE.search(said) else _word_starts(said)
    ends = (said[start:].strip() for start in starts)
    yield from (
        end
        for end in ends
        if len(end) >= (SHORTEST_PART if any(map(str.isdigit, end)) else least)
        and not _is_kana(end)
    )


def _word_starts(text: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(r"\b\w", text))


def _is_kana(text: str) -> bool:
    return re.fullmatch(r"[ぁ-ん\W]+", text) is not None


def _quoted(text: str) -> str:
    found = [next(group for group in each if group) for each in QUOTED.findall(text)]
    return found[-1].strip() if found else ""


def _bare(text: str) -> str:
    """Words without quotes and signs around them."""
    return _quoted(text) or text.strip(" 　「」『』\"'“”、,。.!！")
