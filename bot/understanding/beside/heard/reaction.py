"""What somebody says to an answer that disappoints or surprises them: "so not possible?"."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.understanding.state import DialogueState

LEAD_JA = (
    r"(?:(?:え+[ーっ]?|あ[あー]?|じゃあ?|では|でも|やっぱり?|やはり|つまり|そうですか|ということは|そっか|うーん"
    r"|それ(?:だ|で)?と?|どっちも|どちらも|両方(?:とも)?|全部)[、。,….\s]*)*"
)
NOT_POSSIBLE_JA = (
    r"(?:だめ|ダメ|駄目|むり|無理|対象外|対象にな(?:らない|りません)|(?:でき|出来|使え|つかえ|申し?込め|もうしこめ|受けられ|うけられ)(?:ない|ません)"
    r"|難しい|不可(?:能)?|ng|アウト)"
    r"(?:って)?(?:なん|という|っていう|ってこと|ということ|の|ん)*(?:です|でしょう|だ|や|なの)?"
    r"(?:か|かね|よ?ね|かな|の|っけ|ろか)*[?。!.…ー〜]*"
)
LEAD_EN = (
    r"(?:(?:so|h+m+|omg|huh|what|seriously|oh|ok(?:ay)?|wait|really|then|and|but|well|ah|i see"
    r"|you mean)[,.\s!?…]*)*"
)
NOT_POSSIBLE_EN = (
    r"(?:(?:it|that)(?:'s| is)|(?:is|are) (?:it|that|this|we)|we(?:'re| are))?\s*"
    r"(?:just |really |definitely |simply )*(?:not (?:possible|eligible|allowed|covered|ok(?:ay)?)"
    r"|impossible|no chance|a no|no go|excluded|(?:ruled )?out"
    r"|(?:an? )?(?:problem|issue|dealbreaker))"
    r"(?:,? (?:why|how come|now|then|at all|for us|either|yet))*\s*[?.!…]*"
)
SIGH = (
    r"(?:なんで|なぜ|どうして|何で|残念|(?:きび|厳)しい|きつい|まいった)?"
    r"(?:です|なん|の|か|やな|だな|なあ?|ね)*[.!?。]*"
)

APART = re.compile(r"(?<=[ぁ-んァ-ヶ一-龠])\s+(?=[ぁ-んァ-ヶ一-龠])")
"""What learners of Japanese put between its words."""

REACTION = re.compile(
    rf"\s*(?:{LEAD_JA}{NOT_POSSIBLE_JA}|{LEAD_EN}{NOT_POSSIBLE_EN})[\s、,]*{SIGH}\s*"
)
"""A sentence that only takes up whether it is possible."""

WHY_JA = (
    r"(?:なんで|なぜ|どうして|何で|なにゆえ|理由は|どういう理由)"
    r"(?:です|なん|だ|な|の|や|よ|か|って)*"
)
DENIED_JA = (
    r"[^、。?!\s]{0,10}?(?:扱|対応|やって|受け|支援|手伝|含ま|入って|使え|でき|もらえ|くれ|見て|だめ|ダメ|駄目|無理"
    r"|対象(?:外|じゃ|では|に)|不可|無料)[^、。?!\s]{0,12}?"
)
WHY_EN = (
    r"(?:why(?: not| so| is (?:that|it|this)(?: so)?)?|how come|what for"
    r"|(?:for )?what(?:'s the)? reason|on what grounds|how so)"
)
DENIES_EN = (
    r"(?:[\w'-]+ ){0,5}?(?:not|no|never|n't|[a-z]+n't|none|out|excluded|free)\b(?: [\w'-]+){0,4}"
)
TAKEN_UP = (
    r"(?:not |n't )?(?:handle|cover|support|include|accept|take|allow|help|do|offer|possible"
    r"|covered|included|allowed|accepted|eligible|supported|ok(?:ay)?|excluded|out|free)"
)
WONDERS_WHY = re.compile(
    rf"\s*{LEAD_JA}(?:{DENIED_JA}[?!。、…\s]+{WHY_JA}|{WHY_JA}{DENIED_JA})[?!。…\s]*"
    rf"|\s*{LEAD_EN}(?:{DENIES_EN}[?!.,\s]+(?:and |but |so )*{WHY_EN}|{WHY_EN}[?!.,\s]+{DENIES_EN}"
    rf"|why (?:is|are|do|does|can|will|would)(?:n't)? (?:[\w'-]+ ){{1,3}}?{TAKEN_UP}"
    r"(?: (?:it|them|that|this|these|those|us))?)[?!.…\s]*"
)
"""Who asks why that is so which they just heard: 「扱わないの?なんで?」."""

BARE_WHY = re.compile(rf"\s*(?:{LEAD_JA}{WHY_JA}|{LEAD_EN}{WHY_EN})[?!.。…\s]*")
"""Who only asks why; while a question is open, that is meant."""

REACHED = 60
"""Characters of who only wonders."""

OWN_SUBJECT = re.compile(r"[一-龠ァ-ヶ]{2,}|\b[a-z]{5,}\b")
COMMON = re.compile(
    r"理由|対応|支援|対象|無理|不可|無料|対象外|possible|covered|included|allowed|accepted|eligible"
    r"|supported|excluded|handle|cover|support|include|accept|allow|reason|grounds|there|these|those"
    r"|really|simply|either|never|doesn|wouldn"
)
"""Words of a subject; what the answer does not speak of is another one."""


def is_reaction(text: str, state: DialogueState, told: str = "") -> bool:
    """Whether a text only takes up the answer that was given right before, or asks why it is so;
    `told`: what that says, in which any subject that the text names must stand."""
    if not state.is_just_answered:
        return False
    said = APART.sub("", folded(text))
    if REACTION.fullmatch(said) is not None:
        return True
    if state.open is None and BARE_WHY.fullmatch(folded(text)) is not None:
        return True
    if len(said) > REACHED or WONDERS_WHY.fullmatch(folded(text)) is None:
        return False
    named = (each for each in OWN_SUBJECT.findall(folded(text)) if not COMMON.fullmatch(each))
    return all(each.rstrip("s") in told for each in named)
