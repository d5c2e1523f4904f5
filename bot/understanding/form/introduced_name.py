"""The name itself where more is said around it: 「弊社は…です」, "no, just …"."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import without_rejected

STATE = (
    r"(?:(?-i:[a-z]{4,}ing)|abroad|afraid|also|always|an?|at|available|away|back|busy|free|from|here"
    r"|in|just|not|off|often|on|only|out|so|still|sure|the|usually|very|with)\b"
)
"""What somebody is at the moment, where others say who they are: "I'm travelling"."""

INTRODUCED = re.compile(
    r"^(?:(?:弊社|当社|会社|社名|会社名|名前|氏名|担当(?:者)?|私|わたし)(?:の名前|名)?(?:は|:))?\s*(?P<ja>.+?)"
    r"(?:と申します|といいます|と言います|になります|でございます|です|だよ)[。.!！〜~ー♪笑w]*$"
    r"|^(?:(?:(?:our|the|my) )?(?:company(?:'s)?(?: name)?|firm|name)(?: is| would be|:)"
    rf"|(?:i am|i'm|im|we are|we're)(?! {STATE})(?= [A-Z])"
    r"|(?:this is|it is|it's|its|call me)(?= [A-Z]))"
    r"\s+(?P<en>.+?)[.!]*$",
    re.IGNORECASE,
)
"""A name with what people say around it."""

ROLE_BEHIND = re.compile(
    r"^(?P<name>[^\W\d_][\w.' -]{0,40}?),?\s+(?:and )?(?:i am|i'm|im)"
    r" (?:the|an?|your|in|with|from)\b.*$",
    re.IGNORECASE,
)
"""A name with what the person is behind it."""

SEATED = re.compile(
    r"(\b(?:K\.?K|G\.?K|Ltd|Inc|LLC|Corp|Co)\b\.?),?(?: (?:in|from|of) [A-Z][\w-]+| here)\.?$"
)
"""A company with where it sits behind it."""

LED_BY = re.compile(
    r"^(?:(?i:(?:but |as )?i (?:have )?(?:already |just )?(?:told you|said|wrote)"
    r"(?: so| that| already| before)?)[,:]+\s+"
    r"|(?i:no|sorry|oops|actually|that's|(?:it |that )?should (?:be|read)"
    r"|(?:change|make|correct) (?:it|that)(?: to)?)[,:]+\s+"
    r"|(?i:(?:ok(?:ay)?|fine|well|sure|all right|alright|right|yes|so)(?: then)?,\s*)"
    r"|(?:just|only|simply|it should be|that's)[,:]*\s+"
    r"|(?:(?:and|no|wait|so|then|[Pp]lease),? )*(?:write|put|make it)(?: down)?:? (?=[A-Z])|:\s*)+"
    r"|^(?:さっき|先ほど|先程|前に|すでに|既に)"
    r"[^、,]{0,14}(?:けど|けれど|ました?が|とおり|通り|ように)[、,]?\s*"
    r"|^(?:いえ|いや|違います|正しくは)[、,]\s*"
    r"|^(?:じゃあ?[、,\s]+|じゃあ)(?=..)|^(?:では|それでは|それなら|はい|わかりました)[、,\s]+(?=..)"
    r"|^(?:じゃ(?:あ)?|では|それなら|とりあえず|ひとまず|一応|仮に)[、,]?\s*(?=.{1,12}(?:で|に|と)(?:お願い|いい|よい|結構|し(?:て|と)|$))"
)
SETTLED_BY = re.compile(
    r"(?<=[一-龠々ァ-ヶーa-zA-Z」])(?:だけ|のみ)(?:で)?"
    r"(?:(?:いい|良い|よい|(?:OK|ok)|オッケー|大丈夫|結構|十分|構いません|かまいません|お願い(?:いた|致)?します)(?:です)?(?:よ)?"
    r"|に(?:して|直して)(?:ください|下さい)?|です)?[。.!]*$"
    r"|(?<=[一-龠ァ-ヶa-zA-Z])(?:で|に|と)(?:お願い(?:いた|致)?します|おねがいします|いい(?:です)?|よい(?:です)?|結構(?:です)?"
    r"|(?:し(?:て|と))(?:おい)?(?:て|いて)?(?:ください|下さい)?)[。.!]*$"
    r"|[\s」]*(?:で|に|と|へ)\s*(?:直し|なおし|変更し|訂正し|修正し|変え|差し替え|書き換え|入れ|登録し|書い)"
    r"(?:て|と)(?:おい)?(?:て)?(?:ください|下さい|ほしいです|もらえますか|いただけますか|お願い(?:いた|致)?します)?[。.!?]*$"
    r"|(?<=[ぁ-ん一-龠ァ-ヶa-zA-Z.])(?<!これ)(?<!それ)(?<!まま)(?<!です)(?<!ます)\s?で(?:合って(?:い)?(?:ます|る)|あって(?:い)?ます|間違い(?:ない|ありません|ございません)"
    r"|正しいです|大丈夫です|問題(?:ない|ありません))(?:です)?(?:よ|ね)?[。.!]*$"
    r"|(?<=[一-龠ァ-ヶ])で[。.!]*$"
)
"""What says in Japanese that a name is to be taken so: 「山田でお願いします」."""

TAILED_BY = re.compile(
    r"(?:です|と(?:申|言|い)(?:し|い)ます)?[。、]\s*(?:もう|名前は|それは)?(?:さっき|先ほど|先程|さきほど|前に|上に|すでに|既に)"
    r"(?:も|の)?[^。]{0,6}(?:書|言|伝|入力|入れ|送|申し)[^。]{0,10}[。.!]*$"
    r"|[.,!] (?:as )?i(?:'ve| have)?(?: already| just)?"
    r" (?:wrote|written|said|told you|typed|gave you)(?: (?:it|that|so|this))?"
    r"(?: already| before| above| earlier)*[.!]*$|"
    r",? (?:as (?:stated|written|i (?:said|wrote|told you))|like i (?:said|wrote))\b.*$"
    r"|,? (?:please|thanks)[.!]*$"
    r"|(?<=\w)(?: alone)? (?:is enough|will do|is sufficient|is all)[.!]*$"
    r"|(?<=\w) is (?:the|our|my) (?:company|firm|organi[sz]ation|name)(?: name)?[.!]*$"
    r"|(?<=\w) (?:is|was) (?:right|correct|fine|ok(?:ay)?)[.!]*$",
    re.IGNORECASE,
)
"""What people put before and behind a name that they give once more."""


UNIT_BEHIND = re.compile(
    r"(?P<name>[^。、\s]{1,8}?)(?:です|と申します|といいます|と言います)[。、]\s*"
    r"(?P<unit>[^。、]{2,14}(?:部|課|室|係|担当))の?(?:者|もの)?(?:です)?[。.!]*"
)
"""A name with the department behind it: 「高橋です。産業振興課の」."""


def introduced_name(field: str, text: str) -> str:
    """The name of a company or a person in a text; the text itself where nothing is around it."""
    unit = UNIT_BEHIND.fullmatch(text.strip()) if field == "name" else None
    if unit is not None:
        return f"{unit['unit']} {unit['name']}"
    said = SETTLED_BY.sub("", LED_BY.sub("", without_rejected(text)))
    said = TAILED_BY.sub("", said).strip(" 、,") or text
    said = SEATED.sub(r"\1", said) if field == "company" else said
    behind = ROLE_BEHIND.match(said) if field == "name" else None
    said = behind["name"] if behind else said
    found = INTRODUCED.match(said)
    if found is None:
        return said
    name = (found["ja"] or found["en"] or said).strip(" 「」\"'")
    return name if name and not re.search(r"[をが?]", name) else text
