"""Whether somebody asks if what they typed is with staff already."""

from __future__ import annotations

import re

from bot.vocabulary.text import plain

IS_SENT = re.compile(
    r"(?:送信|送ら|送れ|届い|届き|受け付け|受付|提出|完了)[^。?？、]{0,8}(?:た|ます|ました|てる|済み?|です|ん|でしょう|かな)(?:か|の|かな)?[?？。!]*$"
    r"|^(?:so|and|ok(?:ay)?|hey|wait|hm+)?[,\s]*(?:did|has|have|is|was|were|are|does)\s+"
    r"(?:it|that|this|everything|all|(?:my|the|our) [\w-]+)\b[^.?]{0,24}"
    r"\b(?:sent|submitted|through|out|arrived?|received?|reach(?:ed)?|delivered"
    r"|with (?:you|staff))\b[^.?]{0,16}\?*$",
    re.IGNORECASE,
)
"""How people ask that; "how is it sent" and "what if it is sent" ask something else."""

IS_NOTED = re.compile(
    r"^(?:(?:and|so|ok(?:ay)?|hey|but)[,\s]+)*(?:did|have|has) (?:you|they|staff|it)"
    r" (?:(?:also|really|already|actually) )*(?:get|got|noted?|wr(?:i|o)te|written|saved?|receiv\w+"
    r"|ke(?:ep|pt)|take|taken|include[d]?)(?: down)? (?:(?:the|my|our|that|what) )+(?:\w+ )?"
    r"(?:times?|hours|number|phone|e-?mail|address|name|company|remarks?|wish(?:es)?|notes?"
    r"|enquiry|inquiry|request|i (?:said|wrote|told))\b"
    r"|(?:時間|時間帯|電話番号|番号|アドレス|名前|社名|会社名|要望|希望|伝言)(?:の(?:こと|件))?(?:は|も|って|を)?[^。]{0,6}"
    r"(?:メモ|記録|控え|登録|入力|書い|書かれ|伝わっ|入っ)(?:し|され)?(?:て)?(?:い|くれ|もらえ|いただけ)?(?:てる|ています|てます|ました|ます)か",
    re.IGNORECASE,
)
"""How people ask whether something that they said stands in the enquiry."""

OTHERWISE = re.compile(
    r"どう|どこ|いつ|何|誰|もし|控え|メモ|場合|たら|ら、|書類|同意書|方法|必要|いい(?:です)?か|(?:後|あと)"
    r"|\b(?:how|where|when|what|who|if|documents?|forms? (?:for|by)|consent form|by post|fax)\b",
    re.IGNORECASE,
)

OF_MESSAGE = re.compile(r"\bmessage\b|\b(?:e|i)nquiry\b|メッセージ|問い?合わ?せ", re.IGNORECASE)
"""What is sent from here, by its name."""


def asks_whether_sent(text: str) -> bool:
    """Whether a text asks if what was typed here has been sent."""
    said = plain(text).strip()
    return IS_SENT.search(said) is not None and OTHERWISE.search(said) is None


def asks_after_message(text: str) -> bool:
    """Whether a text asks so of a message or an enquiry by that name: nothing else is meant, then,
    wherever somebody stands."""
    return asks_whether_sent(text) and OF_MESSAGE.search(plain(text)) is not None


def asks_whether_noted(text: str) -> bool:
    """Whether a text asks if what somebody told of themselves stands in their enquiry."""
    return IS_NOTED.search(plain(text).strip()) is not None
