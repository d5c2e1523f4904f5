"""What is written into the field of free words, and what said beside values is for staff."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.faq.question_detection import looks_like_question
from bot.faq.text.language import JAPANESE
from bot.understanding.form.clauses import QUOTED, WRONG, Label
from bot.understanding.form.contact_times import (
    CALLING,
    LONGEST_UNFIT,
    contact_times,
    only_contact_times,
)
from bot.understanding.form.field_value import NAMES, without_shapes
from bot.understanding.form.refusal import is_refusal
from bot.vocabulary import Language
from bot.vocabulary.text import same

PROSE = "remarks"
"""The field of free words."""

SHORTEST_PROSE = {Language.JA: 10, Language.EN: 20}
"""Characters from which on words beside several values are meant for staff."""

SHORTEST_REMARK = 6
"""Characters from which on something that is said of the field of free words is meant for it."""

LONGEST_REQUEST = 40
"""Characters up to which words about calling and writing are no message of their own."""

SEVERAL = 2
"""So many values in one message make it one that fills in the form."""

MATTER = re.compile(
    r"(?:[るいたんな]|の)か(?:どうか)?(?:[をが、]?.{0,14})?[。.]?$|の件|について|に関して|(?:相談|質問)したい|知りたい|聞きたい"
    r"|\b(?:whether|regarding|would like to (?:ask|know|discuss)|want to (?:ask|know|discuss))\b",
    re.IGNORECASE,
)
"""How somebody says what they want from staff; beside a single value it is told as well."""

DENYING = re.compile(
    r"\W*(?:no|nope|wrong|that'?s (?:wrong|not right)|not right"
    r"|いえ|いや|いいえ|違います|違う|ちがいます)\b",
    re.IGNORECASE,
)
"""How somebody begins who puts right what the form says."""

OF_QUESTION = re.compile(r"question|質問")
"""What the field of free words is called by who tells staff their question."""

ASKED_HERE = re.compile(
    r"[?\uff1f]|(?:です|ます|でしょう|ません)か[ね。.]*$|\b(?:what|why|how|where)\b"
)
"""How somebody asks the counter and not staff."""

SAID_BEFORE = re.compile(
    r"^(?:さっき|先ほど|先程|さきほど|前に|上に|上で)"
    r"(?:も|の)?(?:お?伝え|書い|言っ|話し|入力し|送っ|お?聞き)[^。、]{0,10}(?:です|ですが|ですけど)[。、]\s*"
)
"""How somebody refers to what they wrote before, ahead of writing it once more."""

REMARKED = re.compile(
    r"^\W*(?:(?:oh|ok(?:ay)?|and|but|so|sorry|no),? )*(?:wait|hold on|actually|sorry|by the way|btw"
    r"|fyi|one more thing|also|note that|correction|before (?:you|we|sending|i)"
    r"|i (?:said|wrote|meant)|what i (?:said|wrote|meant)|we (?:said|wrote|meant)|earlier"
    r"|previously|forgot to)\b"
    r"|^\W*(?:we|i)(?:'d| would)? (?:want|need|like to have|look for|are looking for) (?!to\b)"
    r"(?!.*\b(?:anonymous|private|secret|give|share)\b)"
    r"|^\W*(?:やっぱり?|やはり|訂正|実は|ちなみに|それと|それから|あと、|追加で|補足|言い忘れ|さっき|先ほど|先程|前に(?:言|書)"
    r"|すみません、|すいません、|あ、)",
    re.IGNORECASE,
)
"""How somebody begins who puts something right or adds it, and names nothing."""

WRITE_DOWN = re.compile(
    r"^(?:(?:and|so|ok(?:ay)?|then|just|please|can you|could you)[,\s]+)*"
    r"(?:write|put|say|note|add)(?: (?:down|this|that|it|the following))?\s*:\s*(?=\S)",
    re.IGNORECASE,
)
WRITTEN_DOWN = re.compile(
    r"[、,\s]*(?:と|って|とだけ)(?:書い|記入し|記載し|入れ|入力し|メモし|残し)(?:て|と)(?:おい|い)?(?:て)?"
    r"(?:ください|下さい|ほしいです|欲しいです|もらえますか|いただけますか|くれますか|お願い(?:いた|致)?します)?[。.!?\s]*$"
    r"|[、,」』]\s*で(?:お願い(?:いた|致)?します|おねがいします|いいです)[。.!\s]*$"
)
"""What people put before and behind what is to be written down."""

OTHERS = re.compile(
    r"候補者|内定者|応募者|本人|社員|留学生|\b(?:candidates?|applicants?|employees?|his|her|their)\b",
    re.IGNORECASE,
)
"""Others whose address or number may stand in a message to staff."""

BESIDE_NAMES = re.compile(
    r"(?:です|と(?:申|言|い)(?:し|い)ます|でございます|会社名|社名|弊社|当社|名前|氏名|担当|[のはが]"
    r"|\b(?:my|our|the|name|company|is|i am|i'm|im|we are|we're|this|from|of|at|and|it's"
    r"|here)\b|[\W_])*",
    re.IGNORECASE,
)
"""What stands around names by which somebody introduces themselves."""


NOTHING_SAID = re.compile(
    r"(?:(?:はい|ええ|いえ|いや|あっ?|えっと|ええと|あの|すみません|すいません|あと|それと|以上(?:です|で(?:お願いします)?)?|助かります|よろしく(?:お願い"
    r"(?:いた|致)?します)?|お願い(?:いた|致)?します"
    r"|(?:お?名前と会社名|会社名とお?名前|(?:二つ|両方)(?:が|は)?|項目)?(?:が|は)?(?:逆(?:さ(?:ま)?)?|反対|あべこべ|入れ[替違](?:わっ|っ))"
    r"(?:に|で|て)?(?:なって(?:い|しまい)?(?:る|ます|ました|た)?|し(?:た|ました)|入れ(?:た|ました|て(?:い)?ます)|(?:い)?ます)?(?:です"
    r"|ので|から)?"
    r"|(?:(?:they|it|those|these|the two|both)(?:'re|'s| are| were| is| got)|i(?:'ve)? (?:got|had"
    r"|put|mixed))?"
    r" ?(?:them|it|the two|those)? ?(?:swapped|mixed up|up|reversed|(?:the )?(?:wrong|other) way "
    r"(?:a)?round)"
    r"|間違い(?:ました|でした|です)?|間違えました|訂正(?:です|します)?|やっぱり|実は"
    r"|(?:変更|訂正|修正|追記|追加)(?:を|も)?(?:お願い)?(?:でき|して(?:もらえ|いただけ|頂け))(?:ます|る|ません)(?:でしょう)?か?"
    r"|(?:直せ|直して(?:もらえ|いただけ|頂け)|変えられ)(?:ます|る|ません)(?:でしょう)?か?"
    r"|(?:これ|それ)で(?:送信し|送っ)て(?:ください|下さい)?|送信(?:して)?ください|送ってください"
    r"|(?:can|could|would) (?:you|i) (?:please )?(?:change|fix|correct|update) (?:it|that|this)"
    r"(?: please)?"
    r"|ok(?:ay)?|yes|no|oh|oops|sorry|wait|actually|please|thanks?(?: you)?|that's (?:it|all)"
    r"|hi|hello|(?:it |that |all )?looks (?:right|good|fine))[\s,、]*)+",
    re.IGNORECASE,
)
"""What stands between values and tells nothing."""


def said_remark(text: str) -> str:
    """The message itself, without what people say around it that it is to be written down."""
    core = WRITTEN_DOWN.sub("", WRITE_DOWN.sub("", SAID_BEFORE.sub("", text.strip()))).strip()
    core = f"{core}」" if core.count("「") > core.count("」") else core
    quoted = QUOTED.fullmatch(core) if core != text.strip() else None
    core = next(filter(None, quoted.groups())) if quoted else core
    return core if len(core) >= SHORTEST_REMARK else text


def says_nothing(text: str) -> bool:
    """Whether a clause between values tells nothing."""
    return NOTHING_SAID.fullmatch(text.strip(" .!?。？")) is not None


def told_beside(text: str, *, is_prose: bool) -> str:
    """What a clause says or asks around an address, a number or a time; empty where that is
    nothing of its own."""
    said = without_shapes(text)
    if only_contact_times(said):
        return ""
    if is_matter(said):
        return said if said != text or is_prose else ""
    is_asked = looks_like_question(said, language_of(said)) and CALLING.search(said) is None
    is_long = len(said) >= SHORTEST_PROSE[language_of(said)]
    return said if is_long and ((said != text and is_asked) or (is_prose and is_told(said))) else ""


def denies(text: str) -> bool:
    """Whether a message begins with saying that the form is wrong."""
    return DENYING.match(text) is not None


def as_told(label: Label | None) -> Label | None:
    """A label by which somebody tells staff their question: "my question is where …"."""
    is_question = label is not None and label.field == PROSE and OF_QUESTION.search(label.word)
    return replace(label, is_exact=True) if label is not None and is_question else label


def is_told(text: str) -> bool:
    """Whether words beside values are for staff: no question, and not merely how to be reached."""
    is_of_contact = is_refusal(text) or (CALLING.search(text) and len(text) <= LONGEST_REQUEST)
    is_wrong = WRONG.search(text) is not None and len(text) <= LONGEST_REQUEST
    return not (looks_like_question(text, language_of(text)) or is_of_contact or is_wrong)


def is_matter(text: str) -> bool:
    """Whether words say what somebody wants from staff, rather than ask here."""
    return MATTER.search(text) is not None and ASKED_HERE.search(text) is None


def call_times(text: str) -> str:
    """The time of a short clause in a message to staff that only says when to call."""
    is_short = len(without_shapes(text)) <= LONGEST_UNFIT and CALLING.search(text) is not None
    return contact_times(text) if is_short and not OTHERS.search(text) else ""


def known_names(text: str, filled: Mapping[str, str]) -> dict[str, str]:
    """The names that stand in the form already, where a clause holds them and nothing else."""
    rest, found = same(text), {}
    for name in NAMES & filled.keys():
        value = same(filled[name])
        if len(value) > 1 and value in rest:
            rest, found[name] = rest.replace(value, " "), filled[name]
    return found if found and BESIDE_NAMES.fullmatch(rest) else {}


def language_of(text: str) -> Language:
    """The language of a piece of text, by its script."""
    return Language.JA if JAPANESE.search(text) else Language.EN
