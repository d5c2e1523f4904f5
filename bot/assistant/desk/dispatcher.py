"""One act of staff at a desk, and what comes of it, whatever platform the desk is on.

Whoever is not staff is refused first, politely and on record. Every act has one effect, however
often its event is delivered. Nothing is put into words, and nobody's name is looked up, while
anything is locked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.assistant.context import Denial
from bot.assistant.desk import bulk_handlers, lead_handlers, reply_handlers, view_handlers
from bot.assistant.desk.actions import DeskAction, DeskMessage, DeskReply, ShowMessage, StaffDesk
from bot.assistant.desk.appointments import handlers as call_handlers
from bot.assistant.desk.leads import record_refusal
from bot.assistant.desk.request import Handler, Request
from bot.handoff import lead_workflow
from bot.handoff.lead import LeadStatus
from bot.vocabulary.desk_zone import within


def handle_desk_action(desk: StaffDesk, act: DeskAction, now: datetime) -> DeskReply:
    """Do what somebody wishes to do at a desk, once, if they are staff. `now` is in UTC."""
    request = Request(desk, act, now)
    if not desk.is_staff(act.staff):
        action = act.action if act.action in HANDLERS else "unknown"
        record_refusal(desk, act.staff, action, request.reference, now, act.event)
        return ShowMessage(Denial.NOT_STAFF)
    handler = HANDLERS.get(act.action)
    with within(desk.zone):
        return handler(request) if handler else ShowMessage(DeskMessage.UNKNOWN_ACTION)


HANDLERS: Mapping[str, Handler] = {
    "claim": lead_handlers.change(lead_workflow.claim),
    "release": lead_handlers.change(lead_workflow.release),
    "hand_over": lead_handlers.ask_colleague,
    "hand_over.send": lead_handlers.hand_over,
    "take_over": lead_handlers.ask_takeover,
    "take_over.send": lead_handlers.take_over,
    "news.read": lead_handlers.put_news_away,
    "contacted": lead_handlers.change(lead_workflow.move, LeadStatus.CONTACTED),
    "applied": lead_handlers.change(lead_workflow.move, LeadStatus.APPLIED),
    "close": lead_handlers.ask_reason,
    "close.send": lead_handlers.close,
    "reopen": lead_handlers.change(lead_workflow.reopen),
    "note": lead_handlers.ask_note,
    "note.send": lead_handlers.note,
    "snooze": lead_handlers.ask_until,
    "snooze.send": lead_handlers.snooze,
    "wake": lead_handlers.change(lead_workflow.wake),
    "call": call_handlers.ask_plan,
    "call.send": call_handlers.arrange_call,
    "call.cancel": call_handlers.cancel,
    "call.file": call_handlers.take_file,
    "join": lead_handlers.ask_other,
    "join.send": lead_handlers.join,
    "part": lead_handlers.part,
    "bulk.assign": bulk_handlers.assign,
    "bulk.spam": bulk_handlers.close_as_spam,
    "reply": reply_handlers.ask_text,
    "reply.preview": reply_handlers.preview,
    "reply.send": reply_handlers.send,
    "canned": reply_handlers.ask_canned,
    "canned.pick": reply_handlers.pick_canned,
    "transcript": view_handlers.transcript,
    "record": view_handlers.record,
    "export": view_handlers.export,
    "settle.arrived": reply_handlers.arrived,
    "settle.again": reply_handlers.again,
    "unanswered": view_handlers.open_questions,
    "answer": view_handlers.ask_answer,
    "answer.send": view_handlers.keep_answer,
    "numbers": view_handlers.count,
    "digest": view_handlers.look_around,
}
"""What can be done at a desk, by the action of the button or dialog."""
