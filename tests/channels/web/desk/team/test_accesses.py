"""Who looked at, took along or deleted an enquiry is kept with it, and shown to admins."""

from __future__ import annotations

from datetime import timedelta

from bot.assistant.ports import Access, AccessFilter, AccessKind
from bot.assistant.privacy import erase_on_request
from bot.assistant.team.access_log import forget_old
from tests.channels.web.desk.site import HANAKO, TARO, Office

VIEWED, EXPORTED, ERASED = AccessKind.VIEWED, AccessKind.EXPORTED, AccessKind.ERASED


def logged(office: Office, **wanted: object) -> list[tuple[str, AccessKind]]:
    """What is in the log, the newest first."""
    with office.storage() as work:
        found = work.accesses.page(AccessFilter(**wanted))  # type: ignore[arg-type]
    return [(each.staff, each.kind) for _, each in found]


def test_who_looks_is_kept_once_for_what_did_not_change(office: Office) -> None:
    browser = office.browser(TARO)
    browser.get(office.path)
    browser.get(office.path)
    assert logged(office) == [(TARO, VIEWED)]
    office.stage.now += timedelta(minutes=1)
    browser.press(office.path, "claim")
    browser.get(office.path)
    office.stage.now += timedelta(hours=2)
    browser.get(office.path)
    assert logged(office) == [(TARO, VIEWED)] * 3


def test_the_program_of_a_page_cannot_look_unseen(office: Office) -> None:
    office.browser(TARO).get(office.path, **{"x-desk": "fetch"})
    assert logged(office) == [(TARO, VIEWED)]


def test_a_dialog_with_the_conversation_counts_as_looking(office: Office) -> None:
    browser = office.browser(TARO)
    page = browser.get(office.path)
    with office.storage() as work:
        work.accesses.forget_before(office.now + timedelta(days=1))
        work.commit()
    browser.press(page, "record")
    assert logged(office) == [(TARO, VIEWED)]


def test_who_takes_a_list_along_is_kept_for_each_enquiry(office: Office) -> None:
    office.browser(TARO).press("/desk/leads?shelf=all", "export")
    assert logged(office, about=office.lead.reference) == [(TARO, EXPORTED)]


def test_who_deletes_is_kept_and_the_entry_outlives_the_enquiry(office: Office) -> None:
    person = office.lead.person
    with office.storage() as work:
        erase_on_request(work, person, "applicant", office.now)
        work.commit()
    assert logged(office, about=office.lead.reference) == [("applicant", ERASED)]


def test_an_admin_reads_the_log_page_by_page_and_narrows_it_down(office: Office) -> None:
    with office.storage() as work:
        work.accesses.add([Access(office.now, f"member-{n}", VIEWED, f"M-{n}") for n in range(120)])
        work.commit()
    admin = office.browser(HANAKO)
    first = admin.get("/desk/accesses").text
    assert "member-119" in first
    assert "member-69" not in first
    following = first.partition('rel="next" href="')[2].partition('"')[0]
    second = admin.get(following.replace("&amp;", "&")).text
    assert "member-69" in second
    assert "member-119" not in second
    narrowed = admin.get("/desk/accesses?staff=member-7").text
    assert "M-7<" in narrowed
    assert "M-8<" not in narrowed
    tomorrow = (office.now + timedelta(days=1)).date().isoformat()
    assert "Nothing of that" in admin.get(f"/desk/accesses?since={tomorrow}").text
    for odd in ("since=x", "before=x", "kind=x", "until=9999-12-31", "before=99999999999999999999"):
        assert admin.get(f"/desk/accesses?{odd}").status_code == 200


def test_old_entries_are_forgotten_and_others_stay(office: Office) -> None:
    with office.storage() as work:
        old = office.now - timedelta(days=1_100)
        work.accesses.add(
            [Access(old, TARO, VIEWED, "M-1"), Access(office.now, TARO, VIEWED, "M-2")]
        )
        work.commit()
    assert forget_old(office.storage, office.now, timedelta(days=1_095)) == 1
    assert logged(office) == [(TARO, VIEWED)]
