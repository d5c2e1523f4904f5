"""One act of staff at a desk, and what comes of it, whatever platform the desk is on.

Whoever is not staff is refused first, politely and on record. Every act has one effect, however
often its event is delivered. Nothing is put into words, and nobody's name is looked up, while
anything is locked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.assistant import desk_changes, desk_reading, desk_writing
from bot.assistant.desk import Denial, record_refusal
from bot.assistant.desk_acts import DeskAct, DeskReply, Remark, StaffDesk
from bot.assistant.desk_request import Handler, Request


def handle_desk_act(desk: StaffDesk, act: DeskAct, now: datetime) -> DeskReply:
    """Do what somebody wishes to do at a desk, once, if they are staff. `now` is in UTC."""
    request = Request(desk, act, now)
    if not desk.is_staff(act.staff):
        action = act.action if act.action in HANDLERS else "unknown"
        record_refusal(desk, act.staff, action, request.reference, now, act.event)
        return request.refuse(Denial.NOT_STAFF)
    handler = HANDLERS.get(act.action)
    return handler(request) if handler else request.tell(Remark.UNKNOWN_ACTION)


HANDLERS: Mapping[str, Handler] = {
    "claim": desk_changes.claim,
    "release": desk_changes.release,
    "hand_over": desk_changes.ask_colleague,
    "hand_over.send": desk_changes.hand_over,
    "contacted": desk_changes.contacted,
    "applied": desk_changes.applied,
    "close": desk_changes.ask_reason,
    "close.send": desk_changes.close,
    "reopen": desk_changes.reopen,
    "note": desk_changes.ask_note,
    "note.send": desk_changes.note,
    "snooze": desk_changes.ask_until,
    "snooze.send": desk_changes.snooze,
    "wake": desk_changes.wake,
    "join": desk_changes.ask_other,
    "join.send": desk_changes.join,
    "part": desk_changes.part,
    "reply": desk_writing.ask_text,
    "reply.preview": desk_writing.preview,
    "reply.send": desk_writing.send,
    "canned": desk_writing.ask_canned,
    "canned.pick": desk_writing.pick_canned,
    "transcript": desk_reading.transcript,
    "record": desk_reading.record,
    "export": desk_reading.export,
    "settle.arrived": desk_writing.arrived,
    "settle.again": desk_writing.again,
    "unanswered": desk_reading.open_questions,
    "answer": desk_reading.ask_answer,
    "answer.send": desk_reading.keep_answer,
    "numbers": desk_reading.count,
    "digest": desk_reading.look_around,
}
"""What can be done at a desk, by the action of the button or dialog."""
