"""What is said in anger, or in scorn, and asks for nothing that can be done."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded

SCORN = re.compile(
    r"\b(?:ridiculous|absurd|outrageous|unacceptable|appalling"
    r"|unfair|not fair(?! to say)|pathetic|shameful"
    r"|disgrac\w*|insult\w*|infuriat\w*|furious|bureaucra(?:cy|tic)|red tape|kidding me"
    r"|are you serious|shame on|how dare|fed up|sick of|waste of (?:my |our )?time|runaround"
    r"|run around|thanks for nothing|stonewall\w*)\b"
    r"|\b(?:that's|that is|this is|it's|what|how|so|such|simply|just|total|utter|complete|really)"
    r" (?:an? )?(?:\w+ )?(?:silly|nonsense|joke|unbelievable|unhelpful|rude|stupid|disappointing)\b"
    r"|\b(?:another|just a|only a|stupid|useless|dumb) (?:chat)?(?:bot|robot|machine)\b"
    r"|\b(?:great|wow|oh|well|nice|lovely|wonderful|how|brilliant|fantastic)\b[\s,!.…]+"
    r"(?:how |that's |that is )?(?:very|so|really|super|how|real) "
    r"(?:helpful|transparent|useful|friendly|informative|convenient|clear|kind|open|generous"
    r"|impressive)[\s.!…]*$"
    r"|(?:なん|何)なん(?:だ|や|です)(?:よ|これ|この)|(?:全然|さっぱり|まったく|全く)(?:わか|分か|使え)[^?？]{0,6}[!！]"
    r"|腹(?:が|も)?立|むかつ|ムカつ|ムカムカ|いらいら|イライラ|ふざけ|話にならな|あり(?:得|え)な[いく]"
    r"|納得(?:が|は)?(?:でき|いか|いき)(?:[なま]|るわけ|ると思)"
    r"|(?:おかしく|変じゃ|ひどく|酷く|冷たく|不公平じゃ|あんまりじゃ)(?:あり|な)(?:い|ません)"
    r"|(?:おかしい|(?<![大不])変だ?|ひどい|酷い|冷たい|不公平だ?|不親切だ?|不誠実だ?|あんまりだ?)"
    r"(?:と思い(?:ま|ません)|(?:ん|の|な(?:ん|の))?(?:です|だ|でしょ|やろ|じゃ)?"
    r"(?:う|ない)?(?:よ|ね|な|か|わ)*[ー〜…、。!?]*$)"
    r"|(?:ひど|酷|冷た|不親切|不公平)(?:す|過)ぎ|役所って|これだから(?:お?役所|国)"
    r"|失礼(?:な(?:話|対応|言い方|人)|じゃな|極まり|だろ|すぎ|過ぎ)"
    r"|税金(?:なのに|で(?:しょ|やって|動い|食)|泥棒|なんだ)|お役所(?:仕事|的)|役所仕事|たらい回し"
    r"|がっかり|失望|うんざり|頭に[き来]|(?:馬鹿|バカ|ばか)に[しす]|なめて|舐めて|信じられな|(?:呆|あき)れ[たまるて]"
    r"|(?:また|どうせ|結局|所詮)、?(?:ただの)?(?:チャット)?(?:ボット|ロボット|機械|ai|自動(?:応答|返信)?)"
    r"(?:か|です|だ|じゃ|相手|が(?:答|返|相手)|の(?:返事|回答|答え|対応)|[…。!\s]*$)"
)
"""Words of anger or scorn about what the counter, or the programme, says and does."""

PRAISED = re.compile(r"\b(?:thank\w*|thx|cheers)\b(?! for nothing)|ありがと|助か", re.IGNORECASE)
"""Who thanks means what they praise."""


OF_OTHERS = re.compile(
    r"\b(?:our|my|their|the) (?!time|patience|money)(?:\w+ )?\w+"
    r" (?:is|are|was|were|feels?|gets?|got) (?:(?:so|very|really|quite|all) )?"
    r"(?:fed up|sick of|furious|insulted|infuriated)\b"
    r"|(?:社長|社員|従業員|部長|上司|本人|彼女?|みんな|候補者|お客|部下|学生)(?:さん|様|たち)?[はがも]"
)
"""Whose anger somebody only tells of."""


def is_displeased(text: str) -> bool:
    """Whether a text is said in anger or in scorn."""
    said = folded(text)
    is_another = PRAISED.search(said) or OF_OTHERS.search(said)
    return SCORN.search(said) is not None and not is_another
