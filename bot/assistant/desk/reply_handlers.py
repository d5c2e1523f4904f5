"""Acts that write to the applicant: nothing is sent that was not shown exactly so before."""

from __future__ import annotations

import hashlib

from bot.assistant.context import Denial
from bot.assistant.desk.actions import (
    DeskMessage,
    DeskReply,
    Done,
    InputErrors,
    OpenDialog,
    ReplaceDialog,
    ShowMessage,
)
from bot.assistant.desk.replies import ReplyQueued, send_reply, settle_reply, staff_message
from bot.assistant.desk.request import Request
from bot.assistant.desk.views import AskCannedReply, AskReply, PreviewReply
from bot.handoff.lead import Lead
from bot.handoff.lead_change import Refusal

MOST = 3_000
"""Characters of a message to an applicant."""


def ask_text(request: Request) -> DeskReply:
    """Ask what to write to the applicant; a text may have been brought along."""
    case = request.own(even_unclaimed=True)
    if isinstance(case, ShowMessage):
        return case
    return OpenDialog(AskReply(case.lead, request.desk.replies, request.filled("text")))


def ask_canned(request: Request) -> DeskReply:
    """Ask which prepared reply to take."""
    case = request.own(even_unclaimed=True)
    if isinstance(case, ShowMessage):
        return case
    return OpenDialog(AskCannedReply(case.lead, request.desk.replies))


def preview(request: Request) -> DeskReply:
    """Show what the applicant would see: the prepared reply, then the own words."""
    case = request.own(even_unclaimed=True)
    if isinstance(case, ShowMessage):
        return case
    parts = (canned_text(request, case.lead), request.filled("text"))
    text = tidied("\n\n".join(part for part in parts if part))
    if not text:
        return InputErrors({"text": DeskMessage.TEXT_MISSING})
    if len(text) > MOST:
        return InputErrors({"text": DeskMessage.TEXT_TOO_LONG})
    return show_preview(request, case.lead, text)


def pick_canned(request: Request) -> DeskReply:
    """Show the prepared reply that was picked, to be changed or sent."""
    case = request.own(even_unclaimed=True)
    if isinstance(case, ShowMessage):
        return case
    text = canned_text(request, case.lead)
    if not text:
        return InputErrors({"canned": DeskMessage.TEXT_MISSING})
    return show_preview(request, case.lead, text)


def canned_text(request: Request, lead: Lead) -> str:
    """The prepared reply that was picked, filled in; empty where none was."""
    picked = request.filled("canned")
    found = next((reply for reply in request.desk.replies if reply.id == picked), None)
    return tidied(request.desk.fill_in(found, lead)) if found else ""


def show_preview(request: Request, lead: Lead, text: str) -> DeskReply:
    """What the applicant would see of this text."""
    message = staff_message(request.desk, lead, text)
    return ReplaceDialog(PreviewReply(lead, message, text, text_key(text)))


def send(request: Request) -> DeskReply:
    """Send exactly the text that was shown; a text that was changed is shown again instead."""
    shown = request.more
    name = next((name for name in request.act.values if name.startswith("text")), "text")
    text = tidied(request.filled(name))
    if not text:
        return InputErrors({name: DeskMessage.TEXT_MISSING})
    if len(text) > MOST:
        return InputErrors({name: DeskMessage.TEXT_TOO_LONG})
    if text_key(text) != shown:
        case = request.own(even_unclaimed=True)
        return case if isinstance(case, ShowMessage) else show_preview(request, case.lead, text)
    act = request.act
    done = send_reply(request.desk, request.reference, act.staff, text, act.event, request.now)
    if isinstance(done, Refusal | Denial):
        return ShowMessage(done)
    return Done() if isinstance(done, ReplyQueued) else ShowMessage(DeskMessage.SENT_ALREADY)


def text_key(text: str) -> str:
    """What names exactly this text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def tidied(text: str) -> str:
    """The text in the one form in which it is shown and sent, whatever a platform made of it."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def arrived(request: Request) -> DeskReply:
    """Say that an uncertain message has arrived."""
    return settled(request, arrived=True)


def again(request: Request) -> DeskReply:
    """Send an uncertain message again."""
    return settled(request, arrived=False)


def settled(request: Request, *, arrived: bool) -> DeskReply:
    """End the uncertainty about a message."""
    if not request.more.isdecimal():
        return ShowMessage(DeskMessage.UNKNOWN_ACTION)
    act, id_ = request.act, int(request.more)
    done = settle_reply(
        request.desk, request.reference, act.staff, id_, arrived=arrived, now=request.now
    )
    if isinstance(done, Refusal | Denial):
        return ShowMessage(done)
    return Done() if done else ShowMessage(DeskMessage.SETTLED_ALREADY)
