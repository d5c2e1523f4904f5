"""Members of the desk are told what waits for them, once, as they wish, while the desk is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest

from bot.assistant.desk import leads as actions
from bot.assistant.desk.inbox import open_dossier
from bot.assistant.mail_queue import staff_line
from bot.assistant.ports import DEALS, Outgoing, SpecialDay, StaffPreferences
from bot.assistant.team.alert_queue import PATIENCE, AlertReach, tell_staff
from bot.assistant.team.alerts import alerts_of
from bot.assistant.team.deals import deal_out
from bot.assistant.team.members import crew_in
from bot.assistant.team.roles import Role, Team
from bot.assistant.team.staff_letters import staff_letter_of
from bot.handoff import lead_workflow
from bot.handoff.alerts import Alert, AlertRules, AlertWay, Occasion
from bot.handoff.business_hours import DeskCalendar, day_of, next_opening
from bot.vocabulary import Language, Message, MessageKind
from tests.assistant.desk_driver import DeskStage, new_desk

HANA, KEN = "hana@example.jp", "ken@example.jp"
NAMED = Team({HANA: Role.STAFF, KEN: Role.STAFF, "curator@example.jp": Role.CURATOR})
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
NEW, WAITS, MINE, OVERDUE = Occasion


def phrase(alerts: Sequence[Alert], language: Language) -> Message:
    told = ", ".join(f"{each.occasion.value} {each.reference}" for each in alerts)
    return Message(MessageKind.NOTICE, told or "digest")


REACH = AlertReach(has_mail=True, phrase=phrase)


@dataclass
class Office:
    """A desk with one enquiry, and its members."""

    stage: DeskStage
    now: datetime

    @property
    def reference(self) -> str:
        return self.stage.lead.reference

    def known(self, staff: str) -> list[Occasion]:
        with self.stage.desk.storage() as work:
            found = alerts_of(work, crew_in(work, NAMED), staff, self.now)
        return [each.occasion for each in found]

    def tell(self, after: timedelta = timedelta()) -> int:
        self.now += after
        storage, hours = self.stage.desk.storage, self.stage.desk.hours
        return tell_staff(storage, NAMED, REACH, self.now, hours)

    def mails(self, staff: str) -> list[Outgoing]:
        with self.stage.desk.storage() as work:
            return list(work.outbox.of(staff_line(staff)))

    def set(self, staff: str, **changed: object) -> None:
        with self.stage.desk.storage() as work:
            kept = replace(work.preferences.of(staff), **changed)  # type: ignore[arg-type]
            work.preferences.save(kept)
            work.commit()

    def claim(self, staff: str) -> None:
        desk = replace(self.stage.desk, is_staff=NAMED.has_leads)
        actions.change(desk, self.reference, staff, lead_workflow.claim, now=self.now)

    def look(self, staff: str) -> None:
        desk = replace(self.stage.desk, is_staff=NAMED.has_leads)
        open_dossier(desk, staff, self.reference, self.now)


@pytest.fixture
def office() -> Office:
    stage = new_desk()
    calendar = DeskCalendar(stage.desk.hours)
    return Office(stage, next_opening(stage.now, calendar))


def test_everybody_knows_of_a_new_enquiry_until_somebody_takes_it_on(office: Office) -> None:
    assert office.known(HANA) == office.known(KEN) == [NEW]
    office.claim(KEN)
    assert office.known(HANA) == office.known(KEN) == []


def test_a_mail_tells_of_it_once_where_nobody_looked(office: Office) -> None:
    assert office.tell() == 0  # somebody may still be about to look
    assert office.tell(PATIENCE) == 2
    [mail] = office.mails(HANA)
    assert mail.event == f"new.{office.reference}"
    assert mail.message.text == ""
    assert office.tell(MINUTE) == 0
    assert len(office.mails(HANA)) == len(office.mails(KEN)) == 1
    assert office.mails("curator@example.jp") == []


def test_no_mail_goes_out_where_somebody_looked(office: Office) -> None:
    office.look(KEN)
    assert office.tell(PATIENCE + MINUTE) == 0


def test_what_happens_while_the_desk_is_closed_is_told_when_it_opens(office: Office) -> None:
    opening = office.now
    office.now = office.now.replace(hour=12)  # nine in the evening in Tokyo
    assert office.tell() == 0
    office.now = opening + DAY
    assert office.tell() == 2


def test_nobody_is_told_anything_on_a_day_on_which_the_desk_is_closed(office: Office) -> None:
    today = day_of(office.now)
    with office.stage.desk.storage() as work:
        work.special_days.put([SpecialDay(today, (), "", HANA, office.now)])
        work.commit()
    assert office.tell(PATIENCE) == 0


def test_a_member_is_told_only_in_the_ways_that_they_wish(office: Office) -> None:
    chat = frozenset({AlertWay.CHAT})
    office.set(HANA, rules=AlertRules({NEW: chat}), chat="slack:T1:U5")
    office.set(KEN, rules=AlertRules({}))
    assert office.tell(PATIENCE) == 1
    assert office.mails(HANA) == office.mails(KEN) == []
    with office.stage.desk.storage() as work:
        [message] = work.outbox.of("slack:T1:U5")
    assert message.message.text == f"new {office.reference}"


def test_the_owner_alone_is_told_of_what_is_overdue(office: Office) -> None:
    office.claim(KEN)
    office.now += 14 * DAY
    assert (office.known(HANA), office.known(KEN)) == ([], [OVERDUE])
    assert office.tell() == 1
    assert [mail.event for mail in office.mails(KEN)] == [f"overdue.{office.reference}"]


def test_who_stands_in_is_told_instead_of_who_is_away(office: Office) -> None:
    office.claim(KEN)
    office.now += 14 * DAY
    office.set(KEN, away_until=day_of(office.now), deputy=HANA)
    assert office.known(HANA) == [OVERDUE]
    assert office.tell() == 1
    assert office.mails(KEN) == []
    assert len(office.mails(HANA)) == 1


def test_everybody_is_told_where_who_is_away_has_no_deputy_or_is_gone(office: Office) -> None:
    office.claim(KEN)
    office.now += 14 * DAY
    office.set(KEN, away_until=day_of(office.now))
    assert office.known(HANA) == [OVERDUE]
    with office.stage.desk.storage() as work:
        only_hana = crew_in(work, Team({HANA: Role.STAFF}))
        work.preferences.drop(KEN)
        assert [each.occasion for each in alerts_of(work, only_hana, HANA, office.now)] == [OVERDUE]


def test_a_digest_comes_once_a_day_to_who_wishes_for_it(office: Office) -> None:
    office.set(HANA, rules=AlertRules({}, has_digest=True))
    office.set(KEN, rules=AlertRules({}))
    assert office.tell() == 1
    assert office.tell(MINUTE) == 0
    assert office.tell(DAY) == 1
    assert [mail.event for mail in office.mails(HANA)] == ["digest", "digest"]


def test_a_mail_that_nobody_needs_any_more_says_nothing(office: Office) -> None:
    office.tell(PATIENCE)
    [mail] = office.mails(HANA)
    with office.stage.desk.storage() as work:
        letter = staff_letter_of(work, NAMED, HANA, mail.event, office.now)
    assert letter is not None
    assert [each.reference for each in letter.alerts] == [office.reference]
    office.claim(KEN)
    with office.stage.desk.storage() as work:
        assert staff_letter_of(work, NAMED, HANA, mail.event, office.now) is None
        assert staff_letter_of(work, Team({}), HANA, mail.event, office.now) is None


def test_new_enquiries_are_dealt_to_who_has_fewest_and_is_there(office: Office) -> None:
    storage, hours = office.stage.desk.storage, office.stage.desk.hours
    assert deal_out(storage, NAMED, office.now, hours) == []
    with storage() as work:
        work.desk_options.put(DEALS, "yes")
        work.commit()
    office.set(HANA, away_until=day_of(office.now))
    assert deal_out(storage, NAMED, office.now, hours) == [office.reference]
    assert office.stage.lead.owner == KEN
    assert office.known(KEN) == [MINE]
    assert deal_out(storage, NAMED, office.now, hours) == []


def test_absence_ends_by_itself() -> None:
    away = StaffPreferences(HANA, away_until=date(2026, 12, 1))
    assert away.is_away(date(2026, 12, 1))
    assert not away.is_away(date(2026, 12, 2))
