"""Who says goodbye with thanks: nothing more is to be asked of them."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded

LEAD = (
    r"^\W*(?:(?:ok(?:ay)?|fine|alright|all right|well|no|great|good|perfect|i see|never ?mind)\W+)*"
)
THANKS = (
    r"(?:many )?(?:thanks|thank you|thank u|thx|ty|cheers)(?: (?:so much|very much|a lot|again))*"
)
DONE = (
    r"(?:that(?:'s| is| was|'ll be| will be)? (?:all|it|everything|enough)\b(?! right)[^.?!]{0,30}"
    r"|i(?:'m| am) (?:done|all set)|we(?:'re| are) done|(?:good)?bye(?: bye)?|see you[^.?!]{0,20}"
    r"|(?:i|we)(?:'ll| will) (?:e-?mail|mail|call|phone|ring|write|look it up)\b[^.?!]{0,24}"
    r"|(?:nothing|no) (?:else|more)[^.?!]{0,16}|have a (?:nice|good|great) [^.?!]{0,12})"
)
FAREWELL = re.compile(
    rf"{LEAD}{THANKS}\W+(?:anyway|anyhow|all the same|for now|{DONE})\W*(?:bye\W*)?$"
    rf"|{LEAD}{DONE}\W+(?:and )?{THANKS}(?: anyway)?\W*(?:bye\W*)?$"
)
"""How somebody takes their leave with thanks in English."""

THANKS_JA = (
    r"(?:(?:いろいろ|色々|ご丁寧に|どうも|大変|本当に|と)*"
    r"(?:ありがとう|有難う|有り難う)(?:ござい(?:ました|ます))?|助かりました|お世話になりました)"
)
DONE_JA = (
    r"(?:では|それでは|じゃあ?|今日は|もう|一旦|いったん|これで|ここで|、|\s)*"
    r"(?:終わり(?:ます|に(?:し|いたし)ます|です|たいです|で)|終了(?:します|です|で)|失礼(?:し|いたし|致し)ます|以上です"
    r"|おしまい(?:です|にします)|十分です|さようなら|さよなら|バイバイ|また(?:来|連絡|今度|何か)[^。?]{0,14}"
    r"|やめ(?:て?おき)?ます|閉じます)"
)
OTHERWISE_JA = (
    r"(?:では|じゃあ?|やっぱり?|やはり|後で|あとで|後ほど|直接|自分で|こちらから|、|\s)*"
    r"(?:お?電話|メール|検討|社内で[^。?]{1,10})(?:に)?(?:し|いたし|してみ|しておき)ます"
)
FAREWELL_JA = re.compile(
    rf"^\W*{THANKS_JA}(?:、|。|!|\s)*{DONE_JA}[。!\s]*$"
    rf"|^\W*(?:{DONE_JA}|{OTHERWISE_JA})(?:、|。|!|\s)*{THANKS_JA}[。!\s]*$"
)
"""The same in Japanese."""

GOODBYE = re.compile(
    r"bye\b|\bsee you\b|終わり|終了|失礼|さようなら|さよなら|おしまい|バイバイ|また"
)
"""Words of who goes, and does not only thank."""


def is_farewell(text: str) -> bool:
    """Whether a text does nothing but take leave with thanks."""
    said = folded(text)
    return FAREWELL.search(said) is not None or FAREWELL_JA.search(said) is not None


def is_goodbye(text: str) -> bool:
    """Whether who takes leave says goodbye in so many words."""
    return GOODBYE.search(folded(text)) is not None
