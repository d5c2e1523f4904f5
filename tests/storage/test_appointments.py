"""What every storage does with calls, and with the hours that staff set."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from bot.assistant.ports import Storage, UsualHoursChange
from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from tests.storage.samples import HOUR, NOW

PLAN = AppointmentPlan(NOW + 48 * HOUR, 30, "https://example.com/会議", "面接について\n（30分）")
CALL = Appointment("uid-1", "M-1", PLAN, "web:hanako", NOW, outgoing=2**40)


def put(storage: Storage, *calls: Appointment) -> None:
    with storage() as work:
        for call in calls:
            work.appointments.put(call)
        work.commit()


def test_a_call_is_kept_as_it_is_and_changed_in_place(storage: Storage) -> None:
    put(storage, CALL)
    changed = replace(CALL, sequence=1, plan=replace(PLAN, minutes=60), is_cancelled=True)
    with storage.read_only() as work:
        assert work.appointments.get("uid-1") == CALL
    put(storage, changed)
    with storage.read_only() as work:
        assert work.appointments.of("M-1") == [changed]
        assert work.appointments.get("uid-2") is None


def test_calls_about_a_lead_come_in_the_order_of_their_beginning(storage: Storage) -> None:
    sooner = replace(CALL, uid="uid-0", plan=replace(PLAN, begins=NOW))
    put(storage, CALL, sooner, replace(CALL, uid="uid-3", lead="M-2"))
    with storage.read_only() as work:
        assert work.appointments.of("M-1") == [sooner, CALL]


def test_calls_go_with_their_lead(storage: Storage) -> None:
    put(storage, CALL, replace(CALL, uid="uid-3", lead="M-2"))
    with storage() as work:
        assert work.appointments.erase("M-1") == 1
        work.commit()
    with storage.read_only() as work:
        assert work.appointments.of("M-1") == []
        assert len(work.appointments.of("M-2")) == 1


def test_the_newest_usual_hours_hold_and_the_others_are_remembered(storage: Storage) -> None:
    morning = ((time(9), time(12)),)
    changes = (
        UsualHoursChange(morning, "hanako", NOW),
        UsualHoursChange(((time(10), time(12)), (time(13), time(16, 30))), "taro", NOW + HOUR),
        UsualHoursChange((), "hanako", NOW + timedelta(days=1)),
    )
    for number, change in enumerate(changes, start=1):
        with storage() as work:
            work.usual_hours.add(change)
            work.commit()
        with storage.read_only() as work:
            assert work.usual_hours.current() == change.hours
            assert work.usual_hours.newest() == list(reversed(changes[:number]))
            assert len(work.usual_hours.newest(1)) == 1
