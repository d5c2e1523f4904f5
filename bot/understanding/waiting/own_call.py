"""Who calls the desk themselves, for which no form is needed: 「直接電話するからいいです」."""

from __future__ import annotations

import re

from bot.understanding.meaning import Act, Agree, Do
from bot.understanding.state import DialogueState, Place

CALLING = (
    r"(?:(?:お電話|電話|TEL)(?:を|で)?(?:する|します|しますね|いたします|かける|かけます|しときます|しておきます|して(?:み|おき)ます)"
    r"|電話で(?:直接)?(?:聞(?:く|きます)|話(?:す|します)|済ませ(?:る|ます)|問い合わせ(?:る|ます)"
    r"|確認します|お聞きします))"
)
ENOUGH = (
    r"(?:もう|それで|これは|ここは|フォームは|入力は)?"
    r"(?:いい|良い|よい|結構|けっこう|大丈夫|やめ|不要|いら|要ら|入力は?(?:し|いり|不)|書か?き?(?:たく|ない))"
)
MEANS_TO = rf"(?:{CALLING})(?:ので|から|んで|わ|よ|し)?[、。,\s]*{ENOUGH}"
ONLY_CALLS = (
    r"(?:電話)(?:を|が|で)?(?:直接)?(?:した|かけた|話した|聞きた|済ませた)い(?:だけ|んだけど|のですが|んですけど|んですが|です$)"
    r"|電話(?:を)?(?:する|かける)だけ"
)
DIRECTLY = (
    rf"(?:直接|こちらから|自分(?:で|から)|やっぱり?|もう|じゃあ?|なら|それなら|では)[、,\s]*"
    rf"(?:.{{0,4}}(?:に|へ|で|は))?{CALLING}(?!の?で?[^、。]{{0,6}}(?:教え|何番|番号))"
)
IN_ENGLISH = (
    r"\b(?:i|we)(?:'ll| will|'d rather| would rather|'d prefer to| prefer to"
    r"| (?:just|only|simply)? ?(?:want|wanted|need|meant) to)(?: just| rather| simply| better)?"
    r" (?:call|phone|ring|telephone)(?! me\b| us\b)\b"
    r"|\b(?:rather|just|only) (?:call|phone|ring|telephone)(?:ing)?"
    r" (?:you|them|the (?:desk|office))"
)
CALLS = re.compile(rf"{MEANS_TO}|{ONLY_CALLS}|{DIRECTLY}|{IN_ENGLISH}", re.IGNORECASE)
"""How somebody says that they call, and are not to be called."""

GIVEN_UP = re.compile(
    rf"{MEANS_TO}|だけ|やめ|取り?消|キャンセル"
    r"|\b(?:instead|never ?mind|forget (?:it|this|the form)|cancel|stop|no need|rather|only|just"
    r"|don't need (?:this|the form))\b",
    re.IGNORECASE,
)
"""How who does so gives up a form that they have begun to fill in."""

GOING = re.compile(
    r"やめ(?:る|ます|た|とく)|もう(?:いい|結構)|終わり|\b(?:stop|quit|bye|forget it|never ?mind)\b",
    re.IGNORECASE,
)
"""How who does so wishes to be asked nothing more."""


def calls_instead(text: str, state: DialogueState) -> tuple[Act, ...]:
    """What is done where somebody at the form says that they call themselves: it is given up, and
    who goes is asked no question of the pre-check either. Empty for any other message."""
    if CALLS.search(text) is None:
        return ()
    if state.place is Place.CONSENT:
        is_over = state.open is not None and GOING.search(text) is not None
        return (Agree(is_yes=False), Do("pause")) if is_over else (Agree(is_yes=False),)
    is_form = state.place in {Place.FIELD, Place.REVIEW}
    if not is_form or GIVEN_UP.search(text) is None or state.open == "remarks":
        return ()
    return (Do("cancel"), Do("goodbye")) if GOING.search(text) else (Do("cancel"),)
