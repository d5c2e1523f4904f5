"""What is said while consent is asked, and how to be reached."""

from __future__ import annotations

import re

from bot.handoff.redaction import hide_contact_details
from bot.precheck.nlu.normalize import folded
from bot.understanding.beside.statement import is_statement
from bot.understanding.beside.wish import is_wish
from bot.understanding.commands.groups import TO_STAFF, WITH_DETAILS
from bot.understanding.form.contact_times import contact_times, unfit_times
from bot.understanding.form.field_value import SHAPES
from bot.understanding.form.named_alone import named_alone
from bot.understanding.form.refusal import is_refusal
from bot.understanding.meaning import Act, Add, Leave
from bot.understanding.seen_message import SeenMessage
from bot.understanding.state import Place

CLAUSE = re.compile(r"[、,。;\n]\s*|\.\s+")

DECLINED = re.compile(r"^\W*(?:no|nope|nah|never ?mind)\b|^\W*(?:いいえ|いや|いえ)", re.IGNORECASE)

BEFORE_DETAILS = frozenset({"consent_no", "cancel", "delete_data", "my_data", "goodbye"})
"""Commands that are meant whatever contact details stand beside them."""


def tells_details(seen: SeenMessage, command: str | None) -> bool:
    """Whether a message tells how to reach somebody, or when, for the time when they agree."""
    if command in BEFORE_DETAILS:
        return False
    if any(shape.search(seen.text) for shape in SHAPES.values()):
        return True
    if hide_contact_details(seen.text) != seen.text:
        return True
    parts = [part for part in CLAUSE.split(seen.text.strip(" 。.!")) if part]
    timed = [part for part in parts if contact_times(part) or unfit_times(part)]
    is_asked = seen.asked and timed != parts  # "call us tomorrow evening, please" asks nothing
    return bool(timed) and not is_asked and not seen.found.readings


def contact_details(seen: SeenMessage, command: str | None) -> Act | None:
    """Contact details, or when to call: for the enquiry that was sent, or after consent."""
    is_held = hide_contact_details(seen.text) != seen.text
    is_certain = command is not None and seen.is_sure
    if seen.state.place is Place.SENT:
        is_told = is_held or (not seen.found.readings and contact_times(seen.text) != "")
        return Add(seen.text) if is_told and (not is_certain or command in TO_STAFF) else None
    if seen.state.place is Place.CONSENT:
        is_named = command not in BEFORE_DETAILS and bool(named_alone(seen.text))
        return Leave() if is_named or tells_details(seen, command) else None
    return Leave() if is_held and (not is_certain or command in WITH_DETAILS) else None


def is_beside_consent(seen: SeenMessage) -> bool:
    """Whether a message states something, or how not to be reached, and neither agrees nor asks."""
    if seen.asked or DECLINED.search(seen.text):
        return False
    is_stated = is_statement(seen.text) and not is_wish(folded(seen.text))
    return is_stated or is_refusal(seen.text)
