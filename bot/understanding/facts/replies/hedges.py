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


SAID_BEFORE = re.compile(
    r"(?:さっき|先ほど|先程|前に|何度)も?(?:言|申|伝え|お伝え|答え|お答え|書)[ぁ-ん]*?(?:けれ?ど|が|とおり|通り)[、,]?"
    r"|^(?:だから|ですから|正直(?:に?言(?:って|うと|えば))?)[、,]?\s*"
    r"|^(?:as i (?:say|said|told you)|like i said|i (?:already )?(?:told you|said)(?: so| that)?"
    r"|honestly|frankly|to be honest|well|hm+|again|sorry|oh),?\s+"
    r"|,? (?:to be honest|honestly|frankly|(?:as |like )?i (?:told you|said(?: so)?)|i'm afraid)\b",
    re.IGNORECASE,
)
"""That it was said before, or is said plainly, which says nothing of it."""

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
    said = SAID_BEFORE.sub("", HEDGE.sub("", text)).strip()
    return NO_TROUBLE.sub(lambda found: "fine" if found.group().isascii() else "大丈夫です", said)


def without_denied_error(text: str) -> str:
    """「…で相違ございません」 in as many words."""
    return CERTAINLY.sub("です", text)
