"""A yes to the use of contact details in one breath with what it is given for: "yes contact",
"yes I agree just get me somebody"; and a no with something else that is asked."""

from __future__ import annotations

import re

from bot.understanding.form.field_value import SHAPES

AGREED_FIRST = re.compile(
    r"(?:(?:yes|yeah|yep|ok(?:ay)?|sure|fine)[, ]+)?i (?:do )?(?:agree|consent|accept)"
    r"(?: (?:to|with) (?:it|that|this|all(?: of (?:it|this))?))?[, ]+"
    r"(?:and |so |then |just )*(?P<rest>\S.*)"
    r"|(?:yes|yeah|yep)[, ]+(?:and |so |then |just )*(?P<behind>\S.*)"
    r"|(?:はい|ええ)?[、]?(?:同意|承諾)(?:します|しました|いたします)(?:ので|から)[、]?(?P<ja>\S.*)"
)
"""How somebody agrees and goes on without a sign."""

CONTACT = re.compile(
    r"(?:please |just |do |you can )*(?:contact|call|write(?: to)?|reach|connect|get back to"
    r"|e-?mail)(?: (?:me|us|them|staff|the staff|somebody|someone))?"
    r"(?: (?:then|now|please|pls|soon|asap))*[.! ]*"
)
"""What contact details are given for, in one word."""

DECLINED_NOW = re.compile(
    r"(?:no|nope|nah)[, ]*(?:(?:no|not|thanks?|thank you|now|yet|today|needed|necessary|for now"
    r"|later|at the moment)[, ]*)*"
)
"""A no, for the time being."""


YES_AND_NAME = re.compile(
    r"^(?P<yes>(?i:yes|yeah|yep|(?:ok(?:ay)? )?(?:i )?agreed?))\s+(?=(?!I\b|I'm\b)[A-Z])"
)
"""A yes with a name right behind it."""


def parted_yes(written: str) -> str:
    """A message in which a sign parts a yes from who writes, where contact details follow."""
    is_told = any(shape.search(written) for shape in SHAPES.values())
    return YES_AND_NAME.sub(r"\g<yes>, ", written) if is_told else written


def behind_agreement(said: str) -> str:
    """What stands behind an agreement in one breath with it; empty without one."""
    found = AGREED_FIRST.fullmatch(said.strip(" .!"))
    return next((group for group in found.groups() if group), "") if found else ""


def is_declined_now(said: str) -> bool:
    """Whether a sentence says nothing but no."""
    return DECLINED_NOW.fullmatch(said.strip(" .,!")) is not None
