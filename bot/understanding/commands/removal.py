"""What is to be removed: all that is stored, or a part of it, which is no wish to delete all."""

from __future__ import annotations

import re

ALL = re.compile(
    r"全部|すべて|全て|ぜんぶ|一切|まるごと|丸ごと|データ|会話|履歴|個人情報"
    r"|\b(?:all|everything|data|whole|entire|account|conversation|chat|history)\b",
    re.IGNORECASE,
)
"""Words for all of what is stored."""

REMOVING = re.compile(
    r"消し|消す|消せ|消去|削除|取り消|なかったこと"
    r"|\b(?:delete|erase|remove|wipe|get rid|take out|drop)\b",
    re.IGNORECASE,
)
"""How somebody wishes that something goes."""

PART = re.compile(
    r"(?:だけ|のみ)[はをで]?[、 ]*(?:消|削除|取り消)|以外"
    r"|(?:全部|すべて|ぜんぶ|全て)(?:じゃ|では?)な"
    r"|[「『](?![^」』]*(?:データ|削除|消))[^」』]+[」』](?:は|を|って|という|の|だけ)"
    r"|\bonly\b|\b(?:everything|all) (?:but|except)\b|\bexcept\b"
    r"|\bnot (?:all|everything|the whole)\b",
    re.IGNORECASE,
)
"""Words for a part, whatever stands around them."""

SHOWN = re.compile(
    r"(?:今|いま|さっき|先ほど|さきほど|最後|直前|その|この|あの)の?"
    r"(?:やつ|分|[一1]?文|行|回答|答え|部分|言葉|一言|ところ|とこ|発言|メッセージ|書き込み)"
    r"|[一二三四五\d]行目"
    r"|\b(?:that|this|the|my) (?!whole|entire)(?:(?:last|first|previous|latest|wrong|other) )?"
    r"(?:line|bit|part|sentence|words?|phrase|row|paragraph|answer|entry|item|point|thing|one)\b",
    re.IGNORECASE,
)
"""How one thing that was said or shown is pointed at."""

BEHIND_NAME = re.compile(
    r"[」』]?の(?:回答|答え|件|項目|ところ|とこ|部分|分|欄)|[」』]?(?:だけ|のみ)|[」』](?:は|を)"
    r"|[”\"']? (?:thing|answer|one|item|part|bit|question|point|stuff|entry)\b"
)
BEFORE_NAME = re.compile(r"\banswers? (?:about|on|to|for|regarding) (?:the |our |my )?[“\"']?$")
"""What stands right behind and before the name of one answer that is to go."""


def is_part(text: str) -> bool:
    """Whether a text speaks of a part of what is stored."""
    return PART.search(text) is not None or (
        SHOWN.search(text) is not None and ALL.search(text) is None
    )


def is_named_part(said: str, name: str) -> bool:
    """Whether a folded text wishes that what is called so goes."""
    start = said.find(name)
    if start < 0:
        return False
    before, behind = said[:start], said[start + len(name) :]
    return BEHIND_NAME.match(behind) is not None or BEFORE_NAME.search(before) is not None
