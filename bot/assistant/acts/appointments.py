"""What applicants are told of a call that staff arranged with them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.handoff.appointments.appointment import Appointment


@dataclass(frozen=True, slots=True)
class TellAppointment:
    """A call was arranged (`before` is None), changed or cancelled."""

    appointment: Appointment
    before: Appointment | None = None
