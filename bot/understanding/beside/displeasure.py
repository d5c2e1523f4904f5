"""What is said in anger, or in scorn, and asks for nothing that can be done."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded

SCORN = re.compile(
    r"\b(?:ridiculous|absurd|outrageous|unacceptable|appalling|unbelievable|unfair|not fair"
    r"|pathetic|shameful|disgrac\w*|insult\w*|infuriat\w*|furious|silly|nonsense|a joke"
    r"|bureaucra(?:cy|tic)|red tape|kidding me|be serious|are you serious|shame on|how dare|fed up"
    r"|sick of|waste of (?:my |our )?time|runaround|run around|thanks for nothing|stonewall\w*)\b"
    r"|\b(?:another|yet another|just a|only a|stupid|useless|dumb) (?:chat)?(?:bot|robot|machine)\b"
    r"|\b(?:great|wow|oh|well|nice|lovely|wonderful|how|brilliant|fantastic)\b[\s,!.…]+"
    r"(?:how |that's |that is )?(?:very|so|really|super|how|real) "
    r"(?:helpful|transparent|useful|friendly|informative|convenient|clear|kind|open|generous|impressive)[\s.!…]*$"
    r"|腹(?:が|も)?立|むかつ|ムカつ|ムカムカ|いらいら|イライラ|ふざけ|納得(?:が)?(?:でき|いか|いき)(?:な|ま)|話にならな|あり(?:得|え)な(?:い|く)"
    r"|(?:おかしく|変じゃ|ひどく|酷く|冷たく|不公平じゃ|あんまりじゃ)(?:あり|な)(?:い|ません)"
    r"|(?:おかしい|変|ひどい|酷い|冷たい|不公平|不親切|不誠実|あんまり|失礼)(?:と思|ん?(?:です|だ|でしょ|やろ|じゃ)[^。]{0,4}"
    r"(?:ね|よ|か|な|う)|な(?:あ|ぁ)|よ)"
    r"|税金(?:なのに|で(?:しょ|やって|動い|食)|泥棒|なんだ)|お役所(?:仕事|的)|役所仕事|たらい回し|がっかり|失望|うんざり|頭に(?:き|来)|(?:馬鹿|バカ|ばか)に(?:し|す)|なめて|舐めて"
    r"|信じられな|(?:呆|あき)れ(?:た|ま|る|て)|(?:また|どうせ|結局|所詮)(?:、)?(?:ただの)?(?:チャット)?(?:ボット|ロボット|機械|ai|自動)"
)
"""Words of anger or scorn about what the counter, or the programme, says and does."""

PRAISED = re.compile(r"\b(?:thank\w*|thx|cheers)\b(?! for nothing)|ありがと|助か", re.IGNORECASE)
"""Who thanks means what they praise."""


def is_displeased(text: str) -> bool:
    """Whether a text is said in anger or in scorn."""
    said = folded(text)
    return SCORN.search(said) is not None and PRAISED.search(said) is None
