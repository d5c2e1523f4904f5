"""Who wishes for no person, or says that they are the one who is responsible in their company."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import sentences

ONE = (
    r"(?:an? |any |the |your |some )*(?:real |live )?"
    r"(?:persons?|humans?|staff|someone|somebody|anyone|anybody|operators?|agents?|people)"
)
NEVER = (
    r"(?:did not|didn'?t|never|haven'?t|have not|wasn'?t|was not|am not|i'?m not|not|don'?t|do not)"
)
DECLINED = re.compile(
    rf"\b{NEVER} (?:really |even |actually )?(?:ask(?:ed|ing)? for|call(?:ed|ing)?(?: for)?"
    r"|request(?:ed|ing)?"
    r"|want(?:ed)?(?: to (?:talk|speak|write|reach|be put through)(?: to| with)?)?"
    rf"|need(?:ed)?) {ONE}\b(?! (?:who|with|for|in|from|at|that|to work))"
    r"|(?:担当者?|スタッフ|職員|オペレーター)(?:の方|さん)?(?:を|は|に|と)?"
    r"(?:呼ん|頼ん|希望し|お願いし|つないでと(?:は)?言っ|話したいと(?:は)?言っ)で?て?(?:い)?"
    r"(?:な[いく]|ませ|ない)"
    r"|(?:担当者?|スタッフ|人)(?:の方|さん)?(?:に|と)(?:話|相談|連絡)し?たい(?:わけ|ん|の)?(?:では|じゃ)"
)
"""How somebody says that they did not wish for a person."""

NO_FORM = re.compile(
    r"\b(?:don'?t|do not|dont|didn'?t) (?:want|need|like)(?: (?:to fill (?:in|out)|any|your))? "
    r"(?:an?|the|this|that|any|your)? ?(?:contact )?forms?\b|\bno (?:contact )?forms?\b(?! of)"
    r"|(?:フォーム|入力)(?:は|とか|なんて|を)?(?:もう)?(?:いら|要ら|いりませ|不要|結構|いい(?:です(?!か)|から|ので|や)"
    r"|やめ|書きたくな|したくな)"
)
"""How somebody says that they want no form."""

RESPONSIBLE = re.compile(
    r"\b(?:i'?m|i am|he is|he's|she is|she's|who is|who's|as) (?:also )?(?:the )?"
    r"(?:person|one) (?:responsible|in charge)\b"
    r"|(?:私|わたし|僕|自分|社長|部長|代表)(?:が|は)(?:その)?(?:事業の)?(?:責任者|担当者?)(?:です|なので|だ|として|で[、。])"
    r"|(?:責任者|担当者?)は(?:私|わたし|僕|自分)(?:です|だ|なので|で[、。])"
)
"""How somebody says who is responsible in their company."""


def is_person_declined(text: str) -> bool:
    """Whether a text says that no person was wished for, or names somebody of their own."""
    said = folded(text)
    return DECLINED.search(said) is not None or RESPONSIBLE.search(said) is not None


def is_contact_declined(text: str) -> bool:
    """Whether who is asked for their contact details says that they wished for nobody."""
    said = folded(text)
    return DECLINED.search(said) is not None or NO_FORM.search(said) is not None


def beside_declining(text: str) -> str:
    """What a text says besides that nobody was wished for."""
    others = (NO_FORM.sub(" ", DECLINED.sub(" ", folded(each))) for each in sentences(text))
    kept = (re.sub(r"^\W*(?:no|いや|いいえ)\W+|^\W+", "", each).strip() for each in others)
    return "\n".join(each for each in kept if re.search(r"\w{2}", each))
