"""Who wishes that what they told is forgotten: all of it, or what they told of somebody else."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import sentences

WHOSE = (
    r"(?:my|our|the|his|her) (?:(?:wife|husband|spouse|friend|client|daughter|son|brother|sister"
    r"|cousin|nephew|niece|neighbou?r|customer|other (?:company|person|one|firm|candidate))s?\b)"
    r"|(?:him|her|them)\b"
)
BEGINNING = (
    r"(?:^|[,.;:!?]\s*|\b(?:and|please|just|then|ok|better|so) )"
    r"(?:(?:can|could|would) you |(?:please|just|let'?s|now) )*"
)
CLEARED = re.compile(
    rf"{BEGINNING}(?:(?:clear|drop|scrap|discard|reset|throw away|ignore)(?: about)? (?:"
    r"(?:it )?all\b(?! (?:my|our|the|those|of))|everything(?! (?:about|on|you|in|that)\b)"
    r"|all of (?:it|this|that))"
    r"|(?:clear|forget|drop|scrap|discard|reset|throw away|ignore)(?: about)? (?:"
    r"(?:all )?(?:of )?(?:(?:my|our|the|those|these|all) )+(?:earlier |previous |old )?answers"
    r"(?! (?:about|on|to|for)\b)"
    r"|(?:the |all |all the |what i (?:said|told you) )?"
    r"(?:stuff|things?|parts?|bits?|answers?|facts?|everything|data|)? ?"
    rf"(?:about|on|of|regarding) (?:{WHOSE})))"
)
"""How somebody wishes in English that the answers are cleared."""

FORGOTTEN = re.compile(
    rf"{BEGINNING}forget(?: about)? (?:everything|all|(?:all )?what)(?: that)? (?:i|we)"
    r"(?:'ve| have)? (?:said|wrote|written|told|answered|typed|entered)(?! (?:about|on|of)\b)"
)
"""How somebody wishes that nothing of what they said stays here."""

OF_OTHERS_JA = (
    r"(?:妻|家内|嫁|夫|主人|旦那|友人|友達|知人|息子|娘|兄|弟|姉|妹|いとこ|甥|姪|取引先|顧客|お客(?:様|さん)?"
    r"|別の(?:会社|人|方)|他の(?:会社|人|方)|彼女?|その人)"
)
CLEARED_JA = re.compile(
    r"(?:(?:全部|すべて|全て|ぜんぶ|(?:今|これ|ここ)まで(?:の)?|さっきまで(?:の)?|最初から)(?:の)?"
    r"(?:回答|答え|話|こと|内容|入力|情報|もの)?(?:は|を|も|、)?(?:全部|すべて|全て|ぜんぶ|一旦|いったん)?"
    rf"|{OF_OTHERS_JA}の(?:話|こと|件|分|回答|情報)(?:は|を)?(?:もう|全部|すべて|一旦|いったん)?)"
    r"(?:忘れて|なかったことに|無かったことに|クリアし|クリアに|リセットし|白紙に(?:し|戻))"
)
"""The same in Japanese, of the answers."""


def clean_slate(text: str) -> str | None:
    """The command by which what a text wishes to be forgotten goes: the answers, or all of it."""
    wished = [command for each in sentences(text) if (command := _wished(each)) is not None]
    return wished[-1] if wished else None


def beside_clean_slate(text: str) -> str:
    """What a text says besides it."""
    return "\n".join(each for each in sentences(text) if _wished(each) is None)


def _wished(sentence: str) -> str | None:
    said = folded(sentence)
    if CLEARED.search(said) or CLEARED_JA.search(said):
        return "restart"
    return "delete_data" if FORGOTTEN.search(said) else None
