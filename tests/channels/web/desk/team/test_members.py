"""Members are invited, given roles and removed at the desk; who is removed is out at once."""

from __future__ import annotations

import re

from bot.assistant.ports import AccessFilter, AccessKind
from bot.channels.web.desk.sign_in.passwords import is_password
from tests.channels.web.desk.site import BASE, HANAKO, TARO, Browser, Office, Pages

NEW = "yuki@example.jp"
SECRET = "a long enough word"  # noqa: S105  nobody's


def invited(office: Office, admin: Browser, name: str = NEW, role: str = "staff") -> str:
    """The link of an invitation, as the admin is shown it."""
    form = Pages(admin.get("/desk/members").text).form(what="invite")
    page = admin.send(form, id=name, role=role)
    assert page.status_code == 200, page.text
    found = re.search(r'value="(http[^"]+/desk/link\?token=[^"]+)"', page.text)
    assert found
    return found[1].removeprefix(BASE)


def came(office: Office, link: str) -> tuple[Browser, str]:
    """The browser of whoever uses a link, and where they are led."""
    browser = office.stranger()
    form = Pages(browser.get(link).text).form(**{"->": "/desk/link"})
    answer = browser.send(form)
    return browser, answer.headers.get("location", "")


def test_who_is_invited_comes_by_the_link_and_sets_a_password(office: Office) -> None:
    link = invited(office, office.browser(HANAKO))
    browser, led_to = came(office, link)
    assert led_to == "/desk/me"
    form = Pages(browser.get("/desk/me").text).form(what="password")
    assert "do not match" in browser.send(form, password=SECRET, again="another").text
    assert "10 to 200" in browser.send(form, password="short", again="short").text  # noqa: S106
    assert browser.send(form, password=SECRET, again=SECRET).status_code == 303
    assert browser.get("/desk/leads").status_code == 200
    other = office.stranger()
    sign_in = Pages(other.get("/desk/sign-in").text).form(**{"->": "/desk/sign-in"})
    assert other.send(sign_in, name=NEW, password=SECRET).status_code == 303
    assert other.get("/desk/leads").status_code == 200
    with office.storage() as work:
        kept = work.members.get(NEW)
    assert kept is not None
    assert kept.joined_at == office.now
    assert is_password(kept.password, SECRET)


def test_a_link_works_once_and_a_new_one_ends_the_one_before(office: Office) -> None:
    admin = office.browser(HANAKO)
    first = invited(office, admin)
    form = Pages(admin.get("/desk/members").text).form(what="link", id=NEW)
    assert admin.send(form).status_code == 200
    assert office.stranger().get(first).status_code == 410


def test_who_is_removed_is_out_at_once(office: Office) -> None:
    admin = office.browser(HANAKO)
    browser, _ = came(office, invited(office, admin))
    assert browser.get("/desk/leads").status_code == 200
    assert office.staffing.team.has_leads(NEW)
    form = Pages(admin.get("/desk/members").text).form(what="remove", id=NEW)
    assert admin.send(form).status_code == 303
    assert browser.get("/desk/leads").headers["location"].startswith("/desk/sign-in")
    assert NEW not in admin.get("/desk/members").text
    with office.storage() as work:
        told = [each.kind for _, each in work.accesses.page(AccessFilter(about=NEW))]
    assert told == [AccessKind.REMOVED, AccessKind.INVITED]


def test_another_role_holds_from_the_next_page_on(office: Office) -> None:
    admin = office.browser(HANAKO)
    browser, _ = came(office, invited(office, admin))
    form = Pages(admin.get("/desk/members").text).form(what="role", id=NEW)
    assert admin.send(form, role="curator").status_code == 303
    assert browser.get("/desk/leads").status_code == 403
    assert browser.get("/desk/flow").status_code == 200


def test_nobody_is_called_like_another_and_settings_are_not_changed_here(office: Office) -> None:
    admin = office.browser(HANAKO)
    page = admin.get("/desk/members").text
    form = Pages(page).form(what="invite")
    for name, told in (
        ("Taro", "called so already"),
        ("system", "letters, digits"),
        ("a b", "letters, digits"),
    ):
        answer = admin.send(form, id=name, role="staff")
        assert answer.status_code == 422
        assert told in answer.text
    assert "choose a role" in admin.send(form, id="new", role="king").text
    for what in ("remove", "role"):
        refused = admin.send({**form, "what": what}, id=TARO, role="admin")
        assert "settings name this member" in refused.text
    assert office.staffing.team.roles[TARO] == "staff"
    assert not any(
        each.get("id") == TARO and each["what"] == "remove"
        for each in Pages(page).forms
        if "what" in each
    )


def test_an_admin_who_was_invited_cannot_remove_themselves(office: Office) -> None:
    browser, _ = came(office, invited(office, office.browser(HANAKO), role="admin"))
    form = Pages(browser.get("/desk/members").text).form(what="invite")
    refused = browser.send({**form, "what": "remove"}, id=NEW)
    assert refused.status_code == 422
    assert office.staffing.team.member(NEW) is not None
