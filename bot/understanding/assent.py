"""A yes or no to what waits for one, in one word or with what it is about."""

from __future__ import annotations

import re

from bot.precheck.nlu.common_words import CommonWords, says_yes
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.normalize import without_turn
from bot.precheck.nlu.short_answers import leading

POLITE = (
    r"(?:て|で)?(?:しまって|おいて|も)?(?:ください|下さい|ほしい|欲しい|いい|かまいません|構いません"
    r"|大丈夫|結構|もらえますか|もらって(?:いい)?|いただけますか)?(?:です)?"
)
WISHES = {
    "erasure": r"(?:全部|ぜんぶ|すべて|全て)?(?:を)?(?:消し|けし|削除し|消去し)",
    "change": r"(?:変え|変更し|直し|訂正し|修正し|書き換え)",
    "addition": r"(?:追加し|足し|加え|伝え)",
    "sending": r"(?:送っ|送信し|お送りし)",
    "facts": r"(?!)",
}
"""What a Japanese yes is followed by where it settles something, before its polite ending."""

AS_IT_IS = re.compile(
    r"(?:それ|これ|その通り|そのとおり|そちら|そっち)?(?:で|に)?"
    r"(?:お願い(?:いた)?します|おねがいします|頼みます|して(?:ください|下さい)"
    r"|(?:いい|大丈夫|結構|間違いない|間違いありません|問題ありません|合って(?:い)?ます|正しい)(?:です)?)"
)
"""A wish that things be as they were shown; it may follow any yes."""


def assent(words: CommonWords, waits: str, text: str) -> bool | None:
    """Whether a message is a yes (or a no) to what waits; None where it says anything else."""
    said = says_yes(words, text)
    if said is not None:
        return said
    text = without_turn(text)
    if (said := says_yes(words, text)) is not None:
        return said
    led = leading(words, text)
    if led is None or led[0] is not Echoed.YES:
        return None
    rest = led[1].strip(" 、,。.!！ー〜~よね")
    wish = WISHES.get(waits)
    is_wish = wish is not None and re.fullmatch(wish + POLITE, rest) is not None
    return True if is_wish or AS_IT_IS.fullmatch(rest) else None
