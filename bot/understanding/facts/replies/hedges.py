"""How people soften what they know: 「…と思います」, 「…だそうです」, "I think …". Who is asked and
replies so has answered; a guess (たぶん, "maybe") stays one.
"""

from __future__ import annotations

import re

HEDGE = re.compile(
    r"(?<=[るいただすんくう])(?:か)?と(?:思い?(?:い?ます|う)|思って(?:い)?ます|思われます|存じます"
    r"|(?:聞い|伺っ|うかがっ)て(?:い|お)?(?:ります|ます|る)|のこと(?:です|でした)?)"
    r"|(?<=[るいただすん])そうです"
    r"|\b(?:i|we) (?:do )?(?:think|believe|reckon)\b(?! (?:so|not)\b)(?: that)?,?"
    r"|,? ?\b(?:i'd|i would) say\b,?"
    r"|,? ?\b(?:as far as i (?:know|can tell)|to my knowledge|afaik)\b,?"
    r"|\bi(?:'m| am) (?:fairly|pretty|quite|rather) (?:sure|certain|confident)(?: that)?\b",
    re.IGNORECASE,
)


CERTAINLY = re.compile(
    r"(?:である(?:こと)?)?[でに](?:は)?(?:相違|間違い|まちがい)(?:は)?"
    r"(?:な(?:い|く)(?:です)?|ございませ?ん|ありませ?ん)"
)
"""How somebody says that it is so by saying that it is not otherwise."""

NO_TROUBLE = re.compile(
    r"(?:問題|支障|心配|不安|差し支え)(?:は|も)?(?:な(?:い|く)(?:です)?|ございませ?ん|ありませ?ん|なし)"
    r"|\b(?:no|not a|without (?:a|any)) (?:problems?|trouble|issues?)\b",
    re.IGNORECASE,
)
"""How somebody says that all is well by what is not there."""


def without_hedges(text: str) -> str:
    """The text without such words; the same where there are none."""
    said = HEDGE.sub("", text).strip()
    return NO_TROUBLE.sub(lambda found: "fine" if found.group().isascii() else "大丈夫です", said)


def without_denied_error(text: str) -> str:
    """「…で相違ございません」 in as many words."""
    return CERTAINLY.sub("です", text)
