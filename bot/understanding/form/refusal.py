"""Why a field is left out: not known, not had, not wished."""

from __future__ import annotations

import re

REFUSED = re.compile(
    r"不要|(?:電話|メール|携帯|番号|アドレス)(?:は|を)?(?:もう)?やめ|消し(?:て|たい|と)|削除|外し(?:て|たい)|抜い(?:て|とい)|空(?:け|欄|白)|(?:パス|スキップ)(?:$|[すでしを。])|[飛と]ば(?:し|す|さ)|省略|(?:な|無)しで|書か(?:ない|ず)|入力し(?:ない|ませ)"
    r"|(?:教え|書き|言い|出し|伝え|入れ|知られ)たく(?:ない|あり)|控え(?:ます|たい|させ)"
    r"|出(?:ら)?れ(?:ない|ませ)|必要(?:ない|ありませ)|い(?:らない|りませ|らん)|(?:けっこう|結構)です|(?:メール|電話)(?:だけ|のみ)"
    r"|(?:メール|アドレス|メアド|電話|携帯|番号)(?:アドレス)?(?:は|が|とか|なんて)?"
    r"(?:ない|無い|なし|あらへん|ありませ|ございませ)"
    r"|決(?:め|まっ)て(?:い)?(?:ない|ませ)|未定|特に(?:は)?(?:ない|無い|なし|ありませ|ございませ)"
    r"|[わ分]から(?:ない|ん|ず)|[わ分]かりませ|知ら(?:ない|ん)|知りませ|把握して(?:い)?(?:ない|ませ)|使(?:って(?:い|お)?り?|わ|い)(?:ない|ませ)|(?:持って|もって)(?:い)?(?:ない|ませ)"
    r"|\b(?:not needed|(?:remove|delete|drop|erase|clear|forget) (?:the|my|our)\b"
    r"|take (?:the|my|our) [\w -]{2,20} (?:off|out|away)\b"
    r"|(?:don't|do not) (?:know|have|need|want|use|do)|rather not"
    r"|(?:no|without) (?:more |any )?(?:e-?mails?|mails?|(?:phone )?calls?)\b"
    r"|(?:don't|do not|never|not to) (?:e-?mail|mail|call|phone|ring|text)\b"
    r"|e?-?mail only|skip|blank|empty"
    r"|leave (?:it|that|this)? ?out|(?:won't|will not|not going to) (?:give|share|tell|say)"
    r"|(?:no|nothing (?:for|in|under)|without)(?: the| any| my)? [\w-]+"
    r"(?:,? (?:please|pls|plz|thanks|thx))?$|e?-?mail:? (?:no|none|nope|nothing)$)",
    re.IGNORECASE,
)
"""Why somebody leaves a field out."""

WAYS = {
    "phone": re.compile(
        r"(?:電話|通話)(?:で|連絡)?(?:だけ|のみ)(?:で|の|に|を希望|希望|お願い|連絡|が(?:い|よ)|[、。]|$)"
        r"|\b(?:phone|telephone|calls?)(?: calls?)? only\b"
        r"|\b(?:only|just) (?:by |via |per )?(?:phone|telephone|calls?|call me|phone me|ring me)\b",
        re.IGNORECASE,
    ),
    "email": re.compile(
        r"メール(?:で|連絡)?(?:だけ|のみ)(?:で|の|に|を希望|希望|お願い|連絡|が(?:い|よ)|[、。]|$)"
        r"|\be?-?mails? only\b"
        r"|\b(?:only|just) (?:by |via |per )?(?:e-?mails?|mail|write to me|e-?mail me)\b",
        re.IGNORECASE,
    ),
}
"""How somebody wishes to be reached, and in no other way, by the field that this way needs."""

A_TIME = re.compile(
    r"\b(?:after|before|on|from|in|between|at|until|if|when|during|once|twice)\b|\d|[午朝昼夕夜時]",
    re.IGNORECASE,
)
"""Words beside which "only" speaks of a time, or of a case."""

CALL_INSTEAD = re.compile(
    r"(?:電話(?:番号)?|携帯)(?:のほう|の方)?(?:で|に|じゃ|では)?(?:も|は)?[、\s]?"
    r"(?:いい|良い|よい|大丈夫|構い|かまい|可能|だめ|ダメ|お願いでき|(?:OK|ok)(?:です)?)"
    r"|\b(?:can|could|may) (?:i|we|you) (?:please )?(?:give|use|leave|have|put|enter"
    r"|write|take|call)"
    r"\b[^.!]{0,24}\b(?:phone|number|call|telephone|mobile)\b"
    r"|\b(?:is|would|will) (?:an? |my |the )?(?:phone|mobile|telephone)(?: number)?"
    r" (?:be )?(?:ok|okay|fine|enough|do|all right|possible)\b",
    re.IGNORECASE,
)
"""How somebody asks whether a number will do in the place of an address."""
REMOVED = re.compile(
    r"消し|削除|外し|\b(?:remove|delete|drop|erase|clear|forget|take (?:out|off|away))\b",
    re.IGNORECASE,
)
"""How somebody says that something is to be taken out of the form again."""

REMOVAL = re.compile(
    r"(?:(?:and|so|but|no|ok(?:ay)?|please|pls|just|then|(?:can|could) you),? )*"
    r"(?:(?:remove|delete|drop|erase|clear) (?:it|that|this|them)"
    r"|take (?:it|that|this|them) (?:out|off|away))"
    r"(?: (?:again|please|pls|thanks))*\W*"
    r"|(?:それ|これ|そこ)?(?:は|を)?(?:消し|削除し|外し)て(?:おいて)?(?:ください|下さい|ほしいです|もらえますか)?\W*",
    re.IGNORECASE,
)
"""The same of what was named right before."""

ONLY = re.compile(r"だけ|のみ|\bonly\b", re.IGNORECASE)


def is_refusal(text: str) -> bool:
    """Whether a text that is no value says why there is none: not known, not had, not wished."""
    is_open = text.rstrip("。. ").endswith(("か", "?", "？", "の")) or any(
        c.isdigit() for c in text
    )
    return not is_open and REFUSED.search(text) is not None


def is_left_out(text: str) -> bool:
    """Whether a clause says that the field it names is left out, not that it is the only one."""
    return is_refusal(text) and ONLY.search(text) is None


def unwished_way(text: str) -> str | None:
    """The field that somebody leaves out who wishes to be reached in one way only: "call only"."""
    if A_TIME.search(text) or text.rstrip("。. ").endswith(("?", "？", "か")):
        return None
    wished = {name for name, way in WAYS.items() if way.search(text)}
    return min(WAYS.keys() - wished) if len(wished) == 1 else None


def asks_to_call_instead(text: str) -> bool:
    """Whether somebody who is asked for an address asks whether a number will do."""
    return CALL_INSTEAD.search(text) is not None


def is_removal(text: str) -> bool:
    """Whether a clause only says that what was named before it is to be taken out again."""
    return REMOVAL.fullmatch(text.strip()) is not None
