"""Sentences that were spoken to a phone and written down without marks: where each of them ends.

Only where nothing else can be meant: a polite Japanese predicate never stands before what it
qualifies, but for a few words of letters and rules.
"""

from __future__ import annotations

import re

SOUND = r"(?:えー?っ?と[ーぉ]*|えーっ?と[ーぉ]*|んーと[ーぉ]*|うーん|あのー+|あの(?=[、 ]))"

OPENER = (
    r"(?:あと(?!で)|それ(?:と|から|で)|そ[れの]|こ[れの]|でも|ただ|だから|なので|ちなみに|はい|いいえ|いや|まだ|もう|いま"
    r"|うち|わたし|みんな|すべて|ぜんぶ|たぶん|ほか|また(?!は)|まあ|いちおう|とりあえず|はじめて|はんこ|ホーム"
    r"|お(?=[一-龠])|ご(?=[一-龠])|ない(?=で|$)|あり(?=ま|$)|ある(?=$)|でき(?=ま|る)|そう(?=で|$))"
)
"""How the next sentence begins where it begins in kana."""

NOUN = (
    r"(?:件(?!数)|場合|時(?!給|間|期)|際|通り|方(?!針|法|向)|者(?!が|は)|以上|程|後(?!継)|前(?!回|年|向)"
    r"|旨|限り|次第|為|所存)"
)
"""What a polite verb may qualify all the same: 「お送りしました件」."""

PREDICATE = (
    rf"(?:で(?:す|した|しょう)|(?:(?<!ま)(?<!ます)ます(?!ます)|ました|ません(?:でした)?)(?!{NOUN}))"
    r"(?:(?:わ|よ)?ね|よ|わ)?"
)

END = re.compile(
    rf"(?P<end>{PREDICATE})[ 　]*(?:で[ 　]*(?=[一-龠ァ-ヺ]))?(?:{SOUND}[ 　]*)?"
    rf"(?=[一-龠ァ-ヺa-zA-Z0-9]|{OPENER})"
)
"""A polite predicate with something else behind it, and what may join the two."""

PAUSE = re.compile(rf"(?P<joint>[ぁ-ん])[ 　]*{SOUND}[ 　]*(?=[一-龠ァ-ヺa-zA-Zぁ-ん])")
"""A sound of who thinks within a sentence."""

BARE = re.compile(
    r"^(?P<bare>あり|ある|なし|ない|できる|大丈夫|問題ない)(?:って(?:ば)?|よ|わ|で)?[ 　]+"
    r"(?=[一-龠ァ-ヺa-zA-Z])"
)
"""A bare answer with a space behind it."""

WESTERN = re.compile(rf"(?<=[一-龠ァ-ヺ])や[ 　]+(?=昔|{OPENER})")
"""How a sentence ends in the Kansai region."""

JOINT = re.compile(
    r"(?P<joint>(?<=会社)で(?!働|勤|採|雇|社|正|代|仕|役)|なくて|あって|まして|(?:る|す|い|た)けど|(?:る|す|い)し)"
    r"(?=[一-龠ァ-ヺ][^、。はもがを]{0,9}[はもがを])"
)
"""Where a sentence goes on with another subject."""

MARKS = re.compile(r"[.,;:!?\n]")
SUPPOSES = re.compile(
    r"\b(?:if|when|unless|whether|once|suppose|imagine|assuming)\b", re.IGNORECASE
)
SHORTEST = 6
"""Words of English in which several sentences are looked for."""

LEANING = (
    r"(?:think|believe|hope|guess|suppose|know|says?|said|told|tell|sure|afraid|that|because|since|as|while"
    r"|where|what|which|who|whom|how|why|until|before|after|although|though|so|than|like|or|but|nor|wish|see"
    r"|means?|people|persons?|engineers?|staff|ones?|support|help|things?|something|anything|everything"
    r"|everyone|anyone|nobody|somebody|someone|candidates?|workers?|employees?|roles?|jobs?|work|positions?|all|compan(?:y|ies)"
    r"|services?|time|way|places?|reason|day|years?|programme|program|to|for|of|in|on|at|with|from|by|about)"
)
"""What a clause leans on that begins behind it: "the people we hire", "I think we do"."""

HOLDING = (
    r"(?:the|a|an|our|my|your|is|are|was|be|been|have|has|had|do|does|did|can|will|would|should|could|may"
    r"|must|not|no|never|hire|want|need|use|find|get|make|give|let|yes|yeah|yep|ok|okay|just|only|also|got"
    r"|hold|and|there's|it's|we're|that's)"
)
"""What goes on in a noun behind it."""

DOES = (
    r"(?:is|are|has|have|can|will|would|does|do|agreed|agrees|attends?|stamps?"
    r"|seals?|joins?|works?|lives?)"
)

BEGINS_EN = re.compile(
    rf"(?<=\w)(?<!\w') (?:and |also |plus |then )?(?=(?:"
    r"(?:we|i) (?:have (?:an?|the|our|no|some|enough|both|never|not|already)|do(?:n't| not)"
    r"|do have|are"
    r"|can|cannot|can't|never|follow|comply|also|plan to|want to|would like|haven't|hold|run)\b"
    r"|we're |we've |we'd |i'm "
    r"|it(?:'s| is| will be) |this (?:is|would be|will be) |there(?:'s| is| are) "
    r"|(?:they|he|she|everyone|everybody|all of them) (?:all )?(?:is|are|works?|will"
    r"|holds?|graduated"
    r"|(?:has|have) (?:an?|the|all|both|degrees?|visas?|engineer|university|no))\b"
    r"|they're |he's |she's "
    rf"|(?:our|my|the) (?:\w+ ){{1,2}}{DOES}\b"
    r"|no (?:placement|licen[cs]e|website|homepage|legal|violations?|problems?|issues?|support)\b))"
)
"""Where an English sentence begins behind another."""

LAST_WORD = re.compile(r"[\w']+$")


def with_stops(text: str) -> str:
    """A Japanese text with a stop behind each sentence, and a comma where somebody pauses."""
    said = WESTERN.sub("です。", BARE.sub(r"\g<bare>。", text))
    said = JOINT.sub(r"\g<joint>、", END.sub(r"\g<end>。", said))
    return PAUSE.sub(r"\g<joint>、", said)


def with_stops_in_english(text: str) -> str:
    """An English text that has no marks at all with a stop behind each sentence."""
    said = text.strip().rstrip(".!")
    if MARKS.search(said) or SUPPOSES.search(said) or len(said.split()) < SHORTEST:
        return text
    return BEGINS_EN.sub(lambda found: ". " if _ends(said, found) else found.group(), said)


def _ends(said: str, found: re.Match[str]) -> bool:
    """Whether what stands before may be a whole sentence."""
    before = LAST_WORD.search(said, 0, found.start())
    last = before.group().casefold() if before is not None else ""
    begun = said[found.end() :].casefold()
    if re.fullmatch(LEANING, last):
        return begun.startswith("no ") and last in {"that", "all", "everything"}
    is_of_noun = begun.startswith(("our ", "my ", "the ", "no "))
    return not (is_of_noun and re.fullmatch(HOLDING, last))
