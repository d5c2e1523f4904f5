"""How a company says that it is short of people, which is no wish to talk to one."""

from __future__ import annotations

WANTING = (
    r"\b(?:need(?:s|ed)?|want(?:s|ed)?|looking for|short (?:of|on)|hir(?:e|es|ing)|lack(?:s|ing)?"
    r"|search(?:ing)? for|find(?:ing)?|recruit(?:s|ing)?|not enough|run out of|seek(?:s|ing)?)"
)
HANDS = (
    r"(?:(?:more|some|new|extra|good|skilled|foreign|part-time|full-time|seasonal|additional|enough"
    r"|young|overseas|local|temporary|many|lots of|any|a few|several|a couple of|one|two|three|four"
    r"|five|six|\d+|kitchen|sales|hotel|shop) )*"
    r"(?:staff(?! members?)|people|workers?|employees?|hands|manpower|personnel|workforce)\b"
    r"(?! (?:to (?:talk|speak|call|help|contact|answer|ask)"
    r"|who (?:can|could) (?:help|answer|tell)))"
)
NO_HANDS = (
    r"(?:to|talk|speak|call|your|real|live|actual|human|responsible|in|with|from|somebody|someone|an?"
    r"|the|that|who|help)"
)
KINDS_OF_HANDS = (
    rf"(?:(?!{NO_HANDS}\b)[\w&/-]+ ){{2,7}}(?:staff(?! members?)|people|persons?|workers?|hands)\b"
    r"(?! (?:to (?:talk|speak|call|help|contact|answer|ask)|in charge|from your|at your))"
)
"""People of a kind, or so many: "front desk people", "one BIM person"."""

PURPOSE = (
    r",? (?:for (?!a (?:question|call|talk)|help|advice|this|that|my)"
    r"|in|at|by|from|this|next|on|during)\b"
)
HANDS_JA = (
    r"(?:(?<![間有当係のるいか])人|人手|人材|働き手|若手|従業員|社員|職人|作業員"
    r"|(?<!人間の)(?<!生身の)(?<!本物の)スタッフ)"
)
HOW_MANY_JA = (
    r"(?:もう|あと|全然|なかなか|まだ|とても|少し|たくさん|だいぶ"
    r"|[何数\d一二三四五六]+[人名](?:か|ほど|くらい)?)*"
)
"""How a company says that it is short of people."""
