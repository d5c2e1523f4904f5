"""Calls that were arranged with applicants."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from bot.storage.database.traces import Traces
from bot.storage.schema.tables import appointments

ALL = select(
    appointments.c.uid,
    appointments.c.lead,
    appointments.c.begins,
    appointments.c.minutes,
    appointments.c.place,
    appointments.c.note,
    appointments.c.staff,
    appointments.c.at,
    appointments.c.sequence,
    appointments.c.outgoing,
    appointments.c.is_cancelled,
)
OF = ALL.where(appointments.c.lead == bindparam("of_lead")).order_by(
    appointments.c.begins, appointments.c.uid
)
GET = ALL.where(appointments.c.uid == bindparam("of_uid"))
DROP = delete(appointments).where(appointments.c.uid == bindparam("of_uid"))
ADD = insert(appointments).inline()
ERASE = delete(appointments).where(appointments.c.lead == bindparam("of_lead"))


class SqlAppointments:
    """Implements `bot.assistant.ports.Appointments`."""

    def __init__(self, connection: Connection, traces: Traces) -> None:
        self._connection = connection
        self._traces = traces

    def of(self, lead: str) -> list[Appointment]:
        """All calls about a lead, in the order in which they begin."""
        return [appointment_of(row) for row in self._connection.execute(OF, {"of_lead": lead})]

    def get(self, uid: str) -> Appointment | None:
        """The call with this name."""
        row = self._connection.execute(GET, {"of_uid": uid}).first()
        return appointment_of(row) if row else None

    def put(self, appointment: Appointment) -> None:
        """Keep a call, in place of what was kept of it before."""
        plan = appointment.plan
        self._connection.execute(DROP, {"of_uid": appointment.uid})
        row = {
            "uid": appointment.uid,
            "lead": appointment.lead,
            "begins": plan.begins,
            "minutes": plan.minutes,
            "place": plan.place,
            "note": plan.note,
            "staff": appointment.staff,
            "at": appointment.at,
            "sequence": appointment.sequence,
            "outgoing": appointment.outgoing,
            "is_cancelled": appointment.is_cancelled,
        }
        self._connection.execute(ADD, row)

    def erase(self, lead: str) -> int:
        """Forget all calls about a lead; how many there were."""
        erased = self._connection.execute(ERASE, {"of_lead": lead}).rowcount
        if erased:
            self._traces.leave()
        return erased


def appointment_of(row: Any) -> Appointment:
    """A call as it was kept."""
    return Appointment(
        uid=row.uid,
        lead=row.lead,
        plan=AppointmentPlan(row.begins, row.minutes, row.place, row.note),
        staff=row.staff,
        at=row.at,
        sequence=row.sequence,
        outgoing=row.outgoing,
        is_cancelled=row.is_cancelled,
    )
