"""What a company says of itself inside a question: "can a GK in Tottori with a site apply?"."""

from __future__ import annotations

import re

from bot.precheck.flow import Effect, Option
from bot.understanding.facts.extraction import ParsedMessage
from bot.understanding.facts.settlement import meant
from bot.understanding.facts.stances import Stance

SAID = {Stance.STATED, Stance.BARE, Stance.UNCLEAR, Stance.THERE, Stance.MISSING}
"""Stances to a phrase beside which a guess may be sure."""

SAID_IN_A_QUESTION = SAID | {Stance.SUPPOSED}
SAID_IF_OWN = SAID_IN_A_QUESTION | {Stance.PLANNED, Stance.TALKED_ABOUT}
"""Stances to what is asked about: where it says several things, and where one says "that is us"."""

SEVERAL = 2
"""So many facts inside a question describe who asks."""

THAT_IS_US = re.compile(
    r"(?:うち|弊社|当社|当方|当法人|私たち|私ども)(?:が|も|は)?(?:まさに)?(?:そう|それ|これ|該当)"
    r"|\b(?:that(?:'s| is) (?:us|our case|what we are|our situation)"
    r"|we(?:'re| are) (?:one|such an?)\b"
    r"|which (?:we are|is us|is our case))"
)
"""How somebody says that they are what they have asked about."""

ASKS_RULE = re.compile(
    r"\W*(?:(?:and|but|so|then|also|ok)\W+)*(?:must|should|do(?:es)? (?!we\b|i\b|our\b|my\b)"
    r"|is it (?:only|necessary|required|mandatory|compulsory))"
)
"""How a question begins that asks what is required of anybody: it describes nobody."""


def inside_a_question(message: ParsedMessage) -> dict[str, Option]:
    """What is said inside a question ("can a GK in Tottori …"), where it says several things; what
    would exclude a case is asked about, not said."""
    is_own = any(THAT_IS_US.search(line.text) for line in message.statements)
    stances = SAID_IF_OWN if is_own else SAID_IN_A_QUESTION
    lines = (line for line in message.lines if is_own or ASKS_RULE.match(line.text) is None)
    said = [t for line in lines for t in line.told if t.is_asked and t.stance in stances]
    if len({told.mention.question.key for told in said}) < (1 if is_own else SEVERAL):
        return {}
    found: dict[str, Option] = {}
    for told in said:
        question = told.mention.question
        option = question.option(meant(question, told) or told.mention.value or "")
        if option is not None and option.effect is not Effect.EXCLUDED:
            found.setdefault(question.key, option)
    return found
