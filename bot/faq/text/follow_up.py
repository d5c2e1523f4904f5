"""Questions that ask only what to do, or where to turn, about what was said before them."""

from __future__ import annotations

import re

from bot.vocabulary import Language

EDGES = " 　、。,.!！?？…\n"

LONGEST = 80
"""Characters; a longer sentence says itself what it is about."""

JAPANESE = re.compile(
    r"(?:では|じゃあ|その場合|この場合|こう?いう(?:とき|時|場合)|こんな(?:とき|時|場合))?は?[、,\s]*"
    r"(?:まず|会社は|会社として|うちは|私は|私たちは|本人は)?[、,\s]*"
    r"(?:(?:どこ|どちら|誰|だれ|どなた|何番|どの(?:窓口|役所|機関))(?:に|へ|と|が|か)?"
    r"(?:ご?相談|お?聞|お?尋ね|訊|ご?連絡|お?電話|問い?合わ|行|言|話|頼|お願い|報告|届け|助け)"
    r"|どう(?:すれば|したら|すると|しましょう|対応すれば|対応したら|助け)|何を(?:すれば|したら)"
    r"|(?:何か)?(?:いい|良い)方法は|助けて(?:もら|くれ|いただ))"
    r"[ぁ-ん良宜取求]{0,18}"
)

_SOMEBODY = r"(?:i|we|you|he|she|they|one|my \w+|our \w+|the \w+|an? \w+)"
_ABOUT_IT = r"(?: (?:now|then|here|for help|(?:about|with|on|for) (?:it|this|that|him|her|them)))*"

ENGLISH = re.compile(
    r"(?:and |so |then |but |now |in (?:this|that) case,? )?(?:"
    rf"where (?:can|could|should|do|does|shall|would|to) ?{_SOMEBODY}? ?"
    r"(?:turn(?: to)?|go(?: to)?|get (?:help|advice|support)|ask|complain|find help)"
    rf"|whom? (?:can|could|should|do|does|shall|would|to) ?{_SOMEBODY}? ?"
    r"(?:ask|call|contact|turn to|talk to|tell|speak (?:to|with)|consult|inform|write(?: to)?"
    r"|e-?mail)"
    r"|who (?:can|could|would|will) (?:help|advise)(?: (?:us|me|him|her|them))?"
    rf"|what (?:can|could|should|do|does|shall|must|would|to) ?{_SOMEBODY}? ?do"
    r"|what (?:now|next)|(?:any|some) (?:help|advice|tips|ideas)"
    r"|(?:can|could|will) (?:you|somebody|someone|anybody|anyone) help(?: (?:us|me|him|her|them))?"
    r"|how (?:can|could|should|do) (?:i|we|you) (?:help|handle|deal with|solve|support)"
    r"(?: (?:him|her|them|it|this|that))?"
    rf"|(?:which|what) number (?:do|should|can) {_SOMEBODY} call)"
    rf"{_ABOUT_IT}",
    re.IGNORECASE,
)

PATTERNS = {Language.JA: JAPANESE, Language.EN: ENGLISH}


def is_follow_up(sentence: str, language: Language) -> bool:
    """Whether a sentence asks only what to do or where to turn ("Who should she ask?"), so that
    what it is about was said before it."""
    asked = " ".join(sentence.strip(EDGES).split())
    return len(asked) <= LONGEST and bool(PATTERNS[language].fullmatch(asked))
