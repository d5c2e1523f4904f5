"""What somebody says to an answer that disappoints or surprises them: "so not possible?"."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.understanding.state import DialogueState

LEAD_JA = (
    r"(?:(?:え+[ーっ]?|あ[あー]?|じゃあ?|では|でも|やっぱり?|やはり|つまり|そうですか|ということは|そっか|うーん"
    r"|それ(?:だ|で)?と?|どっちも|どちらも|両方(?:とも)?|全部)[、。,…\s]*)*"
)
NOT_POSSIBLE_JA = (
    r"(?:だめ|ダメ|駄目|むり|無理|対象外|対象にな(?:らない|りません)|(?:でき|出来|使え|つかえ|申し?込め|もうしこめ|受けられ|うけられ)(?:ない|ません)"
    r"|難しい|不可(?:能)?|ng|アウト)"
    r"(?:って)?(?:なん|という|っていう|ってこと|ということ|の|ん)*(?:です|でしょう|だ|や|なの)?"
    r"(?:か|かね|よ?ね|かな|の|っけ|ろか)*[?。!.…ー〜]*"
)
LEAD_EN = r"(?:(?:so|h+m+|oh|ok(?:ay)?|wait|really|then|and|but|well|ah|i see|you mean)[,.\s!?…]*)*"
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


def is_reaction(text: str, state: DialogueState) -> bool:
    """Whether a text only takes up the answer that was given right before."""
    return REACTION.fullmatch(APART.sub("", folded(text))) is not None and state.is_just_answered
