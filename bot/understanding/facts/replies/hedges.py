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
    r"|^(?:(?:so|and|but|well|no|yeah)[, ]+)*(?:as i (?:say|said|told you)|like i said"
    r"|i (?:already )?(?:told you|said)(?: so| that)?|honestly|frankly|to be honest|well|hm+|um+"
    r"|again|sorry|oh(?! no[\s.!…]*$)|i mean(?=,? (?:yes|no)\b)),?\s+"
    r"|,? (?:to be honest|honestly|frankly|(?:as |like )?i (?:told you|said(?: so)?)|i'm afraid)\b",
    re.IGNORECASE,
)
"""That it was said before, or is said plainly, which says nothing of it."""

THINKS_SO = re.compile(
    r"\W*(?:(?:yes|yeah|well|um|hm+)[, ]+)*(?:(?:i|we)(?: do)? )?"
    r"(?:think|believe|reckon|should think) so[\s.!]*",
    re.IGNORECASE,
)
"""How somebody says yes who is not wholly sure of it."""

WONDERING = re.compile(r"か(?:な|なあ|なー|しら)[。.〜~ー]*$")
"""How somebody says in Japanese what they are not quite sure of."""

BEFORE_NOW = re.compile(
    r"[,;]? \b(?:but|although|though) (?:we|i|there|it|our \w+)\b[^,.;]*"
    r"\b(?:had|was|were|did|didn't|used to)\b"
    r"[^,.;]*\b(?:last time|last year|before|back then|at the time|then|in the past|once)"
    r"(?=[,;.]? (?:and |but |so )?(?:now|today|these days|this time)\b)",
    re.IGNORECASE,
)
"""How it once was, between what is so and what is so now."""

INSISTING = re.compile(
    r"(?:だ|や)?(?:って|と)?(?:さっき|先ほど|前に|何度も|もう)?"
    r"(?:言(?:っ(?:た|て(?:い)?る|て(?:い)?ます)|い(?:まし)?た|うて(?:い|お)?る)|伝えた|書いた"
    r"|申し上げ(?:まし)?た|(?:言|伝え|書き|お伝えし)(?:い)?ました)(?:ん(?:だ|です)|の)?(?:よね?|でしょう?|だろう?"
    r"|やろ|やん|じゃ(?:ん|ない(?:です)?か|ないの)|のに)[?。.!]*$"
    r"|言うて(?:い|お)?るやん(?:か)?[。.!]*$"
    r"|,? (?:didn't|did) (?:i|we)(?: not)?[ ?.!]*$",
    re.IGNORECASE,
)
INSISTED = re.compile(
    r"(?:だ|や)?(?:って|と)(?:、)?(?:さっき|先ほど|先程|前に|何度も|もう|最初に|ちゃんと)*(?:に|から|も)?"
    r"(?:言(?:いました|った|って(?:い)?ます|って(?:い)?る|うた|うとる)|(?:書き|伝え|お伝えし|答え|申し)ました|書いた|伝えた)"
    r"(?:よ|わ|やん|けど|が|って|はず(?:です)?|ん(?:です|だ)(?:けど|が)?)?[。.!]*$"
)
"""The same, plainly."""

SAID_IN_ENGLISH = re.compile(
    r"^(?:but |so |no,? )?(?:i|we) (?:already |just )?(?:said|told you)(?: that)?,? (?!so\b)"
    r"(?P<said>[^,;–—]+?)(?: already)?[.! ]*$",
    re.IGNORECASE,
)
"""The same before what was said, in one piece: behind a comma it may be put right."""

SENTENCE = re.compile(r"(?<=[。?？!！.])")
"""That it was said already, from who has to say it again."""

OBJECTING = re.compile(
    r"^(?:(?:いや|だから)[、,。]?\s*)?"
    r"(?:違う|違います|ちがう|ちがいます|ちゃう|そう(?:じゃ|では)な(?:い|く)て?|(?:そう)?じゃなくて)"
    r"(?:って|よ|ってば|わ|ねん)?[、,。.!\s]+(?=\S)"
    r"|^(?:no,? )?(?:that's (?:wrong|not (?:right|it|what i (?:said|meant)))"
    r"|you (?:got (?:it|that) wrong|misunderstood(?: me)?)|wrong)[,.!;]\s+(?=\S)"
    r"|^no+,? (?=i (?:mean|meant|asked|am asking|was asking|am talking|was talking)\b"
    r"|i'm (?:asking|talking)\b)",
    re.IGNORECASE,
)
"""How somebody objects to what was understood before they say what they meant."""

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

ALL_WELL = re.compile(
    r"(?<=[部ぶてべな])(?:も|は)?(?:ok|ＯＫ|おっけー?|オッケー|オーケー)(?:です|だよ?)?[。.!！]*$",
    re.IGNORECASE,
)
"""How somebody says that all of several things are well: 「すべてOK」."""


def without_insisting(text: str) -> str:
    """The text without that it was said before, behind each of its sentences."""
    return "".join(_once(each) for each in SENTENCE.split(text))


def _once(sentence: str) -> str:
    said = INSISTED.sub("", sentence)
    said = INSISTING.sub("", SAID_IN_ENGLISH.sub(r"\g<said>", said))
    return sentence if said == sentence or not said.strip() else f"{said}。"


def without_hedges(text: str) -> str:
    """The text without such words; the same where there are none."""
    said = INSISTING.sub("", SAID_BEFORE.sub("", HEDGE.sub("", text))).strip()
    said = ALL_WELL.sub("大丈夫です", said)
    return NO_TROUBLE.sub(lambda found: "fine" if found.group().isascii() else "大丈夫です", said)


def without_objection(text: str) -> str:
    """What somebody says behind "that's wrong": that is no "no" to the open question."""
    return OBJECTING.sub("", text)


def is_wondered(text: str) -> bool:
    """Whether somebody only thinks or wonders that it is so."""
    return without_wondering(text) != text


def without_wondering(text: str) -> str:
    """What somebody thinks or wonders about, as who knows would say it: 「…かな」, "I think so"."""
    return "yes" if THINKS_SO.fullmatch(text) else WONDERING.sub("", text)


def as_it_is(text: str) -> str:
    """What holds: without how it once was, where it goes on with how it is now, and
    「…で相違ございません」 in as many words."""
    return CERTAINLY.sub("です", BEFORE_NOW.sub("", text))
