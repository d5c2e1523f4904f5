"""A desk that is elsewhere: days, hours, promises, files and words follow its zone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.assistant.context import Assistant
from bot.bootstrap import assistant_of, catalogues
from bot.content import ContentError, edition_on, load
from bot.content.editions import zone_at
from bot.editions import EditionCounters
from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from bot.handoff.business_hours import DeskCalendar, day_of, is_open, reply_by
from bot.handoff.export import to_csv
from bot.serving.demo.player import play_all
from bot.vocabulary import Language
from bot.vocabulary.desk_zone import USUAL, desk_zone, within
from bot.wording.appointments import calendar_file
from bot.wording.translator import Translator
from tests.channels.web.desk.content.newsroom import next_edition, programme_of
from tests.content.tree import change
from tests.driver import Stage
from tests.memory import MemoryStorage
from tests.programmes.tsubaki import ROOT, tsubaki

PARIS = ZoneInfo("Europe/Paris")
EDITION = "knowledge/edition.yaml"
BEFORE_MIDNIGHT = datetime(2027, 3, 31, 16, 0, tzinfo=UTC)
"""In Tokyo it is the first of April already, in Paris not yet."""
AFTER_MIDNIGHT = datetime(2027, 3, 31, 22, 30, tzinfo=UTC)
MORNING = datetime(2026, 10, 1, 7, 0, tzinfo=UTC)
"""A Thursday, 9:00 in Paris and 16:00 in Tokyo."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(ROOT, folder)
    change(folder, EDITION, "zone: Asia/Tokyo", "zone: Europe/Paris")
    return folder


@pytest.fixture
def paris(root: Path) -> Assistant:
    storage = MemoryStorage()
    counters = EditionCounters(root, lambda known: assistant_of(programme_of(known), storage))
    known = assistant_of(programme_of(load(root)), storage)
    return Assistant(**{**vars(known), "editions": counters})


@pytest.fixture
def at_desk(root: Path) -> Iterator[None]:
    with within(zone_at(root)):
        yield


def test_an_edition_opens_at_midnight_where_the_desk_is(root: Path, paris: Assistant) -> None:
    next_edition(root)
    for now, edition in ((BEFORE_MIDNIGHT, "R8"), (AFTER_MIDNIGHT, "R9")):
        with within(paris.edition.zone):
            assert edition_on(root, day_of(now)) == ("R9" if edition == "R9" else "")
        stage = Stage(paris, now=now, person=f"test:{edition}", language=Language.JA)
        stage.arrive()
        assert stage.conversation is not None
        assert stage.conversation.edition == edition
    assert desk_zone() is USUAL, "the rest of the process stays where it is"


def test_hours_and_promises_are_those_of_the_zone(paris: Assistant, at_desk: None) -> None:
    calendar = DeskCalendar(paris.edition.desk_hours)
    assert is_open(MORNING, calendar)
    promised = reply_by(MORNING, calendar, 2).astimezone(PARIS)
    assert (promised.date(), promised.time()) == (date(2026, 10, 5), time(17, 15))


def test_promises_exports_and_words_name_the_moment_there(paris: Assistant) -> None:
    play_all(paris, tsubaki().content.demo, "hana", MORNING)
    with paris.storage() as work:
        [lead] = work.leads.all()
    assert lead.reply_by.astimezone(PARIS).time() == time(17, 15)
    with within(paris.edition.zone):
        assert "T17:15:00+02:00" in to_csv([lead])
    with paris.storage() as work:
        said = "\n".join(out.message.text for out in work.outbox.of(lead.person))
    assert "17:15（フランス時間）" in said
    assert "日本時間" not in said


def test_the_entry_for_a_calendar_names_the_zone(paris: Assistant, at_desk: None) -> None:
    plan = AppointmentPlan(datetime(2026, 10, 5, 8, 0, tzinfo=UTC), 30, "")
    call = Appointment("1", "R-1", plan, "hana", MORNING)
    voice = Translator(Language.JA, paris.edition, catalogues())
    assert b"DTSTART;TZID=Europe/Paris:20261005T100000" in calendar_file(call, voice)


def test_a_zone_that_does_not_exist_is_told_with_the_one_that_was_meant(root: Path) -> None:
    change(root, EDITION, "zone: Europe/Paris", "zone: Asia/Tokio")
    with pytest.raises(ContentError, match="expected a time zone such as Asia/Tokyo"):
        load(root)
