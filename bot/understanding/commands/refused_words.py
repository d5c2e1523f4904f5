"""Words by which somebody says that they do not want just what their message sounds like."""

from __future__ import annotations

import re

from bot.understanding.commands.groups import FORBIDDABLE

NOT_IN = {
    command: re.compile(
        rf"{ja}(?:版|表記)?の(?:み|ペ|サイト|ホームペ|資料|書類|求人|案内|情報|会社)|{ja}(?:だけ|のみ)"
        rf"|{ja}(?:が|は)?(?:苦手|不得意|あまり)"
        rf"|\b{command}(?:'s| is| isn't) (?:not |so |very |that |rather |a bit )*"
        r"(?:good|great|bad|poor|weak|rusty|limited)\b"
        rf"|\b(?:bad|poor|weak|no good|not good|not great) (?:at |in )?{command}\b"
        rf"|{ja}が?(?:話せ|でき(?:る|ます)(?:社員|人|者|方)|得意|堪能)"
        rf"|\b(?:only|also|partly|just|all|written|page|site|website|pages) in {command}\b"
        rf"|\b{command}[- ](?:only|page|site|website|version|pages)\b"
        rf"|{ja}(?:で?(?:は|じゃ|では)?な[いく]"
        r"|(?:は|じゃ|で)?(?:不要|いら|要ら|結構|必要な|困|やめ))"
        rf"|\b(?:not|no|without) (?:in )?{command}\b",
        re.IGNORECASE,
    )
    for command, ja in (("english", "英語"), ("japanese", "日本語"))
}
"""Words that do without a language, or tell of something in it."""

NOT_WISHED = {
    "start": re.compile(
        r"\b(?:don'?t|do not|no|not|won'?t|hate|enough of)\b[^.?]{0,24}"
        r"\b(?:questionnaires?|surveys?|quiz(?:zes)?|forms?)\b"
        r"|\b(?:skip|without|no|forget|(?:not|don'?t|won'?t) (?:(?:want|need|like|wish|going) )?"
        r"(?:to )?(?:do|doing|take|taking|start|have)?) ?(?:the |a |any |this |that |your )*"
        r"(?:pre-?checks?|checks?(?! (?:if|whether|that)))\b"
        r"|(?:アンケート|チェック|質問票|診断)(?:は|も|を|とか|なんて)?(?:もう|今は|今日は|また|ちょっと)?"
        r"(?:いら|やら|した?くな|しな(?!いと|きゃ|くては|ければ)|しませ|せず|不要|結構|面倒|遠慮|パス"
        r"|や(?:め|りませ)|見送|いい(?:です(?!か)|や|わ|よ|。|$))",
        re.IGNORECASE,
    ),
    "staff": re.compile(
        r"\d+ (?:[a-z-]+ )?staff(?: members)?[.!]*$|^staff\s*(?:[:=]|is|are)?\s*\d+[.!]*$",
        re.IGNORECASE,
    ),
}
"""Words by which somebody wants no pre-check, or counts who works for them."""

NOT_TO = re.compile(
    r"(?:削除し|消去し|送信し|リセットし|消さ|送ら|戻さ|やり直さ|捨て)ない(?:で(?!す|し)|ように|よう[、,])"
    r"|(?:て|ろ|い)(?:とは|なんて|なんか)[^。、]{0,8}?(?:言|頼|お願い|書|申|思)[^。、]{0,6}?(?:ない|ませ|ねえ|ん(?:です|が|よ))"
    r"|(?:する|消す|送る|戻す|やり直す)(?:つもり|気|必要|予定)は?(?:な[いく]|ありませ|ございませ)"
    r"|\b(?:do not|don't|dont|never|did not|didn't|not) (?:you )?(?:ever |dare |yet |please )?"
    r"(?:(?:ask|tell|want|mean|say|need)(?:ed|ing)?(?: you| anyone)?(?: to)? )?"
    r"(?:delete|erase|remove|wipe|send|submit|restart|reset|start over|undo|go back)\b",
    re.IGNORECASE,
)
"""How somebody says that something is not to be done."""

SENDING = re.compile(r"送|\b(?:send|submit)", re.IGNORECASE)
NOT_KEPT = re.compile(
    r"残さない|保存しない"
    r"|\b(?:don't|do not|dont|not|never) (?:you )?(?:want you to )?(?:keep|store|hold)",
    re.IGNORECASE,
)
"""What is not to be kept is to be deleted."""


def is_refused(command: str, text: str) -> bool:
    """Whether a text says that just this is not wanted."""
    refused = NOT_IN.get(command)
    if refused is not None:
        return refused.search(text) is not None
    if command in NOT_WISHED:
        return NOT_WISHED[command].search(text) is not None
    if command == "cancel":  # "do not delete anything" leaves nothing; "do not send it" does
        return is_forbidden(text) and SENDING.search(text) is None
    return command in FORBIDDABLE and is_forbidden(text)


def is_forbidden(text: str) -> bool:
    """Whether a text forbids something to be done, and not to be kept."""
    return NOT_TO.search(text) is not None and NOT_KEPT.search(text) is None
