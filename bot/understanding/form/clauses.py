"""The clauses of a message to the contact form, and which of them name a field before or behind
what they say of it: 「会社名を「…」に直したい」, "the company is …", "put … in the remarks".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.handoff.form.definition import FormDefinition
from bot.precheck.nlu.normalize import without_rejected
from bot.understanding.form.contact_times import goes_on_in_time, only_contact_times
from bot.vocabulary import Words

QUOTED = re.compile(r"「([^」]+)」|『([^』]+)』|“([^”]+)”|\"([^\"]+)\"")

LEGAL = r"(?:Ltd|Inc|Co|LLC|LLP|Corp|K\.?K|G\.?K|Limited)\b"
FULL_STOP = (
    r"(?:(?<=[a-z0-9]{3})(?<!Mrs)(?<!Ltd)(?<!Inc)(?<!orp)\."
    r"|\.(?=\s+(?:My|Our|I|I'm|The|We|You|Please|And|Also|Can|Could)\b))"
)
TOLD_NEXT = (
    r"(?:please )?(?:call|reach|phone|ring|text|mail|email|e-mail|write) (?:me|us|to)\b"
    r"|i'?m\b|i am\b"
)

LEAD = (
    r"(?:(?:あと|それと|それから|すみません|すいません|訂正(?:です|します)?|やっぱり|やはり|実は|いや|いえ|あ|あっ"
    r"|私の|わたしの|弊社の|当社の|うちの|こちらの|担当の)[、,\s]*"
    r"|(?:and|also|but|oh|oops|so|no|ok|okay|wait|sorry|actually|hi|hello|yes|please|then)[,\s]+"
    r"|(?:can|could|would|may) (?:you|i|we) (?:please )?"
    r"|(?:change|replace|correct|fix|set|make|update|edit|use|put|add|take|enter)\s+"
    r"|(?:my|our|the|your|its)\s+)*"
)
"""What may stand before the name of a field."""

LINK = (
    r"(?P<exact>\s*(?:(?:should|must|is to) (?:be|read)|with|to)?\s*[:\uff1a=＝→]\s*)"
    r"|\s*(?:の?欄|の項目|のところ|のほう|の方)?\s*(?:として|は|を|に(?:は)?|が)[、,]?\s*"
    r"|,?\s*(?:'s|\bis|\bare|\bto|\bas|\bat|\bit'?s|\bit is"
    r"|\b(?:should|must|will|would) (?:be|read)"
    r"|\b(?:has|needs) to be)(?=\W)\s*(?:(?:called|named|spell?ed|spelt|written|actually|now|to) )?"
    r"|(?P<bare>[、,]?\s+|[、,]|(?=[ぁ-んァ-ヶ一-龥0-9\uff10-\uff19+]))"
)
"""What stands between the name of a field and its value."""

AFTER = re.compile(
    r"(?:[へにとで])?\s*(?:変更|訂正|修正|直し|直す|なおし|変え|書き換え|差し替え|入れ|書い|書き|記入|入力"
    r"|追加|追記|登録|して|しておい)[ぁ-ん願致存下]*[。.!\s]*$"
    r"|[、,]?\s*(?:で?お願い(?:いた|致)?します|に(?:なります|変わりました)|でございます|でした|です(?:よ|ね)?"
    r"|(?<=[^ぁ-ん])[でだ]|(?:だ|です)けど)[。.!\s]*$"
    r"|,?\s+(?:please|instead|thanks|(?:and )?not .*|rather than .*|instead of .*"
    r"|without (?:the )?(?:word )?[\"'“‘]?[a-z]+[\"'”’]?)[.!\s]*$",
    re.IGNORECASE,
)
"""What people say behind a value that they give or change."""

CHANGE = re.compile(
    r"[にとへ]\s*(?:変更|訂正|修正|直|変え|書き換え|差し替え|書い|記入|入れ)"
    r"[ぁ-ん願致]*[。.!\s]*$"
)
"""How a message ends by which something becomes what it says."""

END = re.compile(r"(?<!\bLtd)(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<![KG]\.K)[.!。]+$")
"""The end of a sentence, which is no part of a value."""

WRONG = re.compile(
    r"間違[いえっ](?!な[いく]|あり|ござ)|まちが[いえっ](?!な[いく]|あり|ござ)|違って|違い(?:ます|まし)|違う(?=$|[。、!\sよんのけ])|ちがい|誤[りっ]|訂正|修正|変更|変え|直[しせす]|なお[しせす]|書き換え"
    r"|打ち間違|タイプミス|(?<!取り)(?<!取)消し(?:て|たい)"
    r"|\b(?:wrong|mistake|mistaken|typos?|mistyped|misspel\w+|mis-?typed|incorrect|correct|fix"
    r"|change|update|edit|amend|replace|should (?:be|read|have been)|not right|remove|delete)\b",
    re.IGNORECASE,
)
"""How somebody says that something that was typed is to be another."""

SWAPPED = re.compile(
    r"逆(?:さ|さま)?(?:に|で|だ|$|[。、!])|あべこべ|入れ[替変違](?:わ|え|っ)|入れ違い|テレコ|反対(?:に(?:入|書|な)|です|だ)"
    r"|\b(?:swap(?:ped)?|mixed (?:\w+ )?up|mix-?up|interchanged|switched|reversed"
    r"|(?:the )?(?:other|wrong) way (?:a)?round|in each other's place)\b",
    re.IGNORECASE,
)
"""How somebody says that two values stand in each other's place."""

RIGHT = re.compile(
    r"^(?:(?:and|oh|so|but|please|just|rather|instead|actually|sorry|no|yes),? )*"
    r"(?:(?:it|that|this|they|the (?:right|correct) (?:one|name))(?:'s| is| should| must| ought to)"
    r"(?: (?:be|read|say|actually|really|called|spelt|spelled))*"
    r"|(?:please )?(?:write|put|say|use|make it|(?:change|correct|set|fix) (?:it|that) (?:to|into))"
    r"(?: (?:instead|down|this))?)\s*[:,]?\s+"
    r"|^(?:正しくは|本当は|ほんとうは|実際は|正式には)[、,\s]*",
    re.IGNORECASE,
)
"""How somebody says what something is to be that they have called wrong."""

REQUEST = re.compile(r"(?:\w+,? )?(?:can|could|would|may) (?:you|i|we)\b", re.IGNORECASE)
"""How somebody asks that something be changed."""

NOT_THIS = re.compile(r"(?:and )?not ", re.IGNORECASE)
"""How somebody goes on with the value that was wrong."""

NOT_BUT = re.compile(r"^not .*? but ", re.IGNORECASE)
"""The value that was wrong, before the right one."""


@dataclass(frozen=True, slots=True)
class Label:
    """A field that is named, by a `word`, with a value. `is_exact`: in a way that leaves no doubt
    that a value follows (a colon, quotes); `is_quoted`: in quotes."""

    field: str
    word: str
    value: str
    is_exact: bool = False
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class FieldClause:
    """One piece of a message. `named`: the one field that it names anywhere; `joint` stands before
    the piece."""

    text: str
    joint: str
    label: Label | None
    named: str | None


@dataclass(frozen=True)
class ClausePatterns:
    """Where clauses end, and how fields are named; `fields` by name as it is compared."""

    fields: Mapping[str, str]
    border: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    anywhere: re.Pattern[str]
    mere: re.Pattern[str]

    @classmethod
    def of_form(cls, form: FormDefinition, called: Mapping[str, Words]) -> ClausePatterns:
        """The patterns for the fields of a form, as they are `called` and by their titles."""
        return cls.of(
            {
                each.name: (
                    *(word for words in called.get(each.name, {}).values() for word in words),
                    each.title.ja,
                    each.title.en,
                )
                for each in form.fields
            }
        )

    @classmethod
    def of(cls, names: Mapping[str, Sequence[str]]) -> ClausePatterns:
        """The patterns for fields with these names."""
        fields = {name.casefold(): key for key, all_of in names.items() for name in all_of}
        longest_first = sorted(fields, key=lambda name: (-len(name), name))
        named = "|".join(map(_bounded, longest_first))
        polite = r"(?:(?:my|our|the)\s+)?"
        next_value = rf"(?:{named})(?::|'s| is\b| \S*\d|\s\S+@)|(?:my|our|the)\s+(?:{named})"
        border = (
            rf"{QUOTED.pattern}|(?P<border>\n|[、。;\uff1b!\uff01]|{FULL_STOP}\s+(?!{LEGAL})(?=\S)"
            rf"|[,\uff0c](?:(?=\s+\+?0[\d -]{{8,}}\d)|(?!\s*(?:\d|{LEGAL}|it'?s\b|it is\b)))\s*"
            rf"|\s+[/|]\s+|[\uff0f|]"
            rf"|で[、,]?(?=(?:お)?(?:{named})[はが:])"
            rf"|\s+(?:and|but|or|&)\s+(?={next_value}|{TOLD_NEXT})"
            rf"|\s+(?={polite}(?:{named})\s*[:\uff1a])|\s+(?=(?:{named})は)"
            r"|(?<=[?\uff1f])(?:\s+(?=\S)|(?=[^\x00-\x7f])))"
        )
        before = rf"{LEAD}(?P<name>{named})(?:{LINK})(?P<value>.+)$"
        behind = (
            rf"(?:{LEAD})(?:put|write|add|enter|note|include)?\s*(?P<value>.+?)"
            rf"(?:[をとって]*\s*(?P<ja>{named})(?:欄)?[にへ](?:入れ|書|記入|追記|追加|載せ|お願い).*"
            r"|\s+(?:in|into|to|under|as|on|for)\s+(?:my |our |the )?"
            rf"(?P<en>{named})(?: field| box)?[.!]*)$"
        )
        mere = rf"{LEAD}(?:{named})(?:の?欄|の項目|のところ|の部分|の内容)?(?:には?|は|を)"
        patterns = (border, before, behind, named, mere)
        return cls(fields, *(re.compile(pattern, re.IGNORECASE) for pattern in patterns))


LONGEST = 600
"""Characters: a longer message is a story, and fills in no form."""


def clauses_of(text: str, patterns: ClausePatterns) -> tuple[FieldClause, ...]:
    """The clauses of a text, each with the field that it names; none of a long one."""
    if len(text) > LONGEST:
        return ()
    return tuple(
        FieldClause(piece, joint, _label(piece, patterns), _named(piece, patterns))
        for joint, piece in _pieces(text, patterns)
    )


def _pieces(text: str, patterns: ClausePatterns) -> Iterator[tuple[str, str]]:
    """The pieces of a text, each after what parts it from the one before. What is in quotes stays
    in one piece, and so does the mere name of a field with what follows it."""
    start, joint = 0, ""
    for found in (*patterns.border.finditer(text), None):
        if found is not None and found["border"] is None:
            continue
        piece = text[start : found.start() if found else len(text)].strip()
        if found is not None and _goes_on(piece, found["border"], patterns):
            continue
        if found is not None and goes_on_in_time(piece, found["border"], text[found.end() :]):
            continue
        if piece:
            yield joint, piece
        if found is not None:
            start, joint = found.end(), found["border"]


def _goes_on(piece: str, border: str, patterns: ClausePatterns) -> bool:
    """Whether a piece only names a field, of which something is said behind the border."""
    is_led = border.strip() in {"、", ",", "\uff0c"} and patterns.mere.fullmatch(piece) is not None
    return is_led or patterns.anywhere.fullmatch(piece) is not None


def _label(piece: str, patterns: ClausePatterns) -> Label | None:
    behind = patterns.behind.match(piece)
    if behind is not None and (quoted := _quoted(behind["value"])):
        word = (behind["ja"] or behind["en"]).casefold()
        return Label(patterns.fields[word], word, quoted, is_exact=True, is_quoted=True)
    before = patterns.before.match(piece)
    if before is None:
        return _times_first(behind, patterns) if behind is not None else None
    word, said = before["name"].casefold(), before["value"].strip()
    name = patterns.fields[word]
    if quoted := _quoted(said):
        return Label(name, word, quoted, is_exact=True, is_quoted=True)
    said = said.rstrip("?\uff1f ") if REQUEST.match(piece) else said
    value = without_verb(NOT_BUT.sub("", without_rejected(said)))
    is_loose = before["bare"] is not None and value[:1].islower() and not only_contact_times(value)
    return None if is_loose or not value else Label(name, word, value, before["exact"] is not None)


def _times_first(behind: re.Match[str], patterns: ClausePatterns) -> Label | None:
    """A time that stands before what it is for: "I said Friday afternoon for the call time"."""
    word = (behind["ja"] or behind["en"]).casefold()
    times = only_contact_times(behind["value"])
    return Label(patterns.fields[word], word, times) if times and "time" in word else None


def _quoted(text: str) -> str:
    """What is in quotes, if one thing is."""
    found = [next(group for group in each if group) for each in QUOTED.findall(text)]
    return found[0].strip() if len(found) == 1 else ""


def changes(text: str) -> bool:
    """Whether a message ends in saying that something is to become what stands before."""
    return CHANGE.search(text) is not None


def put_right(text: str) -> str:
    """What a clause says that something is to be which was called wrong before; empty where nothing
    in it says so."""
    if quoted := _quoted(text):
        return quoted
    said = END.sub("", text.strip())
    right = without_verb(RIGHT.sub("", said)).strip(" 、,")
    return right if right != said else ""


def right_behind(text: str) -> str:
    """What stands behind a comma in a clause that calls something wrong first: "the name is wrong,
    it is just …"."""
    wrong, comma, right = text.partition(",")
    return right.strip() if comma and WRONG.search(wrong) and RIGHT.match(right.strip()) else ""


def without_verb(said: str) -> str:
    """A value without what people say behind it that it is to become, or is."""
    while (shorter := END.sub("", AFTER.sub("", said)).strip()) != said and shorter:
        said = shorter
    return said


def _named(piece: str, patterns: ClausePatterns) -> str | None:
    found = {patterns.fields[each[0].casefold()] for each in patterns.anywhere.finditer(piece)}
    return min(found) if len(found) == 1 else None


def _bounded(name: str) -> str:
    """The pattern of a name, which is no part of a longer Latin word: "the number of" is none."""
    latin = r"[A-Za-z]"
    pattern = re.escape(name)
    return rf"(?<!{latin}){pattern}(?!{latin}| of\b)" if name.isascii() else pattern
