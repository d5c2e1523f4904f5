"""Every address of the desk, asked for by everybody: who is let in, and who is not."""

from __future__ import annotations

import pytest
from httpx2 import Response
from starlette.routing import Route

from bot.assistant.desk.dispatcher import HANDLERS
from bot.channels.web.desk.actions import FOR_EVERYBODY
from bot.channels.web.http.csrf import csrf_token
from bot.storage.database.errors import failed_work
from tests.channels.web.desk.site import BASE, HANAKO, JIRO, QUESTION, TARO, Browser, Office

NOBODY = "nobody"
EVERYBODY = {HANAKO, TARO, JIRO}
WITH_LEADS = {HANAKO, TARO}
WITH_CONTENT = {HANAKO, JIRO}
ANYBODY = {*EVERYBODY, NOBODY}

EXPECTED: dict[tuple[str, str], set[str]] = {
    ("GET", "/desk"): EVERYBODY,
    ("GET", "/desk/sign-in"): ANYBODY,
    ("POST", "/desk/sign-in"): ANYBODY,
    ("GET", "/desk/link"): ANYBODY,
    ("POST", "/desk/link"): ANYBODY,
    ("POST", "/desk/provider"): ANYBODY,
    ("GET", "/desk/provider/back"): ANYBODY,
    ("POST", "/desk/sign-out"): EVERYBODY,
    ("POST", "/desk/language"): EVERYBODY,
    ("GET", "/desk/leads"): WITH_LEADS,
    ("GET", "/desk/leads/{reference}"): WITH_LEADS,
    ("POST", "/desk/leads/{reference}/draft"): WITH_LEADS,
    ("GET", "/desk/stream"): WITH_LEADS,
    ("POST", "/desk/act"): WITH_LEADS,
    ("GET", "/desk/numbers"): EVERYBODY,
    ("GET", "/desk/questions"): EVERYBODY,
    ("GET", "/desk/try"): EVERYBODY,
    ("GET", "/desk/clauses"): WITH_CONTENT,
    ("GET", "/desk/flow"): WITH_CONTENT,
    ("GET", "/desk/flow.svg"): WITH_CONTENT,
    ("GET", "/desk/practice"): WITH_CONTENT,
    ("POST", "/desk/practice"): WITH_CONTENT,
    ("GET", "/desk/content"): WITH_CONTENT,
    ("GET", "/desk/content/entry"): WITH_CONTENT,
    ("POST", "/desk/content/entry"): WITH_CONTENT,
    ("POST", "/desk/content/phrasing"): WITH_CONTENT,
    ("GET", "/desk/content/history"): WITH_CONTENT,
    ("POST", "/desk/content/history"): WITH_CONTENT,
    ("GET", "/desk/content/proposals/{proposal}"): WITH_CONTENT,
    ("POST", "/desk/content/proposals/{proposal}"): WITH_CONTENT,
    ("GET", "/desk/preview"): WITH_CONTENT,
    ("POST", "/desk/preview"): WITH_CONTENT,
    ("GET", "/desk/preview/{edition}"): ANYBODY,
    ("POST", "/desk/preview/{edition}"): ANYBODY,
    ("GET", "/desk/rules"): {HANAKO},
    ("POST", "/desk/rules"): {HANAKO},
    ("GET", "/desk/refusals"): {HANAKO},
    ("GET", "/desk/me"): EVERYBODY,
    ("POST", "/desk/me"): EVERYBODY,
    ("GET", "/desk/alerts"): WITH_LEADS,
    ("GET", "/desk/icon/{count}"): WITH_LEADS,
    ("POST", "/desk/views"): WITH_LEADS,
    ("GET", "/desk/keys"): WITH_LEADS,
    ("GET", "/desk/members"): {HANAKO},
    ("POST", "/desk/members"): {HANAKO},
    ("GET", "/desk/days"): {HANAKO},
    ("POST", "/desk/days"): {HANAKO},
    ("GET", "/desk/accesses"): {HANAKO},
    ("GET", "/desk/static/{name}"): ANYBODY,
    ("GET", "/desk/{nowhere:path}"): ANYBODY,
}
"""Who may go where. An address that is not here fails the tests below."""

FIELDS = {"action": "note", "language": "en", "token": "x", "name": "x", "password": "x"}


def ways_of(office: Office) -> set[tuple[str, str]]:
    """Every address that there is, as the application knows them."""
    routes = [route for route in office.app.routes if isinstance(route, Route)]
    assert len(routes) == len(office.app.routes)
    return {
        (method, route.path) for route in routes for method in (route.methods or set()) - {"HEAD"}
    }


def ask(office: Office, browser: Browser, method: str, path: str, **more: str) -> Response:
    address = path.replace("{reference}", office.lead.reference).replace("{name}", "x.css")
    address = address.replace("{count}", "3")
    address = address.replace("{nowhere:path}", "nowhere/at/all")
    if method == "GET":
        return browser.get(address, **more)
    token = browser.client.cookies.get("madoguchi_desk") or ""
    fields = {**FIELDS, "value": office.lead.reference, "csrf": csrf_token(token)}
    return browser.client.post(address, data=fields, headers={"origin": BASE, **more})


def browser_of(office: Office, who: str) -> Browser:
    if who != NOBODY:
        return office.browser(who)
    browser = office.stranger()
    browser.get("/desk/sign-in")
    return browser


def test_every_address_has_a_rule(office: Office) -> None:
    assert ways_of(office) == set(EXPECTED)


@pytest.mark.parametrize("who", [NOBODY, HANAKO, TARO, JIRO])
def test_every_address_lets_in_whom_it_is_for_and_nobody_else(office: Office, who: str) -> None:
    office.staffing.hub.close()  # streams end at once
    for (method, path), allowed in EXPECTED.items():
        browser = browser_of(office, who)
        answer = ask(office, browser, method, path)
        to_sign_in = answer.headers.get("location", "").startswith("/desk/sign-in")
        if who in allowed:
            assert answer.status_code != 403 or "provider" in path, (method, path)
            assert not to_sign_in or path == "/desk/sign-out", (method, path)
        elif who == NOBODY:
            assert answer.status_code == 303, (method, path)
            assert to_sign_in, (method, path)
        else:
            assert answer.status_code == 403, (method, path)
        if who not in WITH_LEADS:
            for word in ("株式会社 例", "hanako@example.com", "山田"):
                assert word not in answer.text, (method, path)


@pytest.mark.parametrize("who", [NOBODY, JIRO])
def test_the_pages_program_is_refused_in_its_own_words(office: Office, who: str) -> None:
    browser = browser_of(office, who)
    answer = ask(office, browser, "GET", "/desk/leads", **{"x-desk": "fetch"})
    assert (answer.status_code, answer.json()["do"]) == (
        (401, "sign_in") if who == NOBODY else (403, "forbidden")
    )


def test_what_was_not_meant_is_refused_everywhere(office: Office) -> None:
    for method, path in EXPECTED:
        if method != "POST":
            continue
        browser = office.browser(HANAKO)
        token = browser.client.cookies["madoguchi_desk"]
        right = {**FIELDS, "csrf": csrf_token(token)}
        tries = (
            (FIELDS, {"origin": BASE}),
            ({**FIELDS, "csrf": "x" * 64}, {"origin": BASE}),
            ({**FIELDS, "csrf": csrf_token("another")}, {"origin": BASE}),
            (right, {"origin": "https://evil.example"}),
            (right, {"origin": "null"}),
            (right, {"sec-fetch-site": "cross-site"}),
            (right, {"sec-fetch-site": "same-site"}),
        )
        for fields, headers in tries:
            answer = browser.client.post(path, data=fields, headers=headers)
            assert answer.status_code == 403, (path, headers)
            assert "open for too long" in answer.text or "時間が" in answer.text
    assert office.lead.owner == ""


@pytest.mark.parametrize("action", sorted(HANDLERS))
def test_curators_do_nothing_with_leads(office: Office, action: str) -> None:
    browser = office.browser(JIRO)
    token = browser.client.cookies["madoguchi_desk"]
    fields = {
        "action": action,
        "value": office.lead.reference,
        "csrf": csrf_token(token),
        "event": "nonce-of-a-curator",
        "in.text": "x",
    }
    before = office.lead
    answer = browser.client.post("/desk/act", data=fields, headers={"origin": BASE})
    assert office.lead == before
    assert (answer.status_code == 403) == (action not in FOR_EVERYBODY)
    for word in ("株式会社 例", "hanako@example.com", "山田"):
        assert word not in answer.text


def test_curators_see_questions_and_answer_them(office: Office) -> None:
    browser = office.browser(JIRO)
    page = browser.get("/desk/questions")
    assert QUESTION in page.text
    dialog = browser.press(page, "answer")
    done = browser.press(dialog, "answer.send", answer="駐車場についての記載はありません。")
    assert done.status_code == 200
    assert QUESTION not in browser.get("/desk/questions").text
    with office.storage() as work:
        [draft] = work.drafts.all()
    assert (draft.staff, draft.question) == (JIRO, QUESTION)


def test_every_answer_has_safe_headers(office: Office) -> None:
    office.staffing.hub.close()
    browser = office.browser(HANAKO)
    for method, path in EXPECTED:
        answer = ask(office, browser_of(office, HANAKO), method, path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
    page = browser.get("/desk/leads")
    assert page.headers["cache-control"] == "no-store"
    for inline in ("<style", " style=", " onclick=", "javascript:"):
        assert inline not in page.text


def test_trouble_is_told_kindly_and_without_a_trace(office: Office) -> None:
    browser = office.browser(HANAKO)
    office.storage.close()

    def broken() -> None:
        raise failed_work("the disk of 株式会社 例 is full")

    object.__setattr__(office.staffing, "storage", broken)
    for path in ("/desk/leads", "/desk/sign-in"):
        answer = browser.get(path)
        assert answer.status_code == 503
        assert "Please try again in a moment." in answer.text
        assert "disk" not in answer.text
    fetched = browser.get("/desk/leads", **{"x-desk": "fetch"})
    assert (fetched.status_code, fetched.json()["do"]) == (503, "trouble")


def test_unknown_addresses_are_told_kindly(office: Office) -> None:
    browser = office.browser(HANAKO)
    assert browser.get("/desk/leads/M-NONE").status_code == 404
    assert browser.get("/desk/nothing").status_code == 404
    assert browser.get("/desk/static/x.css").status_code == 404


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "0000-00-00", "x", "1"])
def test_no_day_breaks_the_numbers(office: Office, day: str) -> None:
    browser = office.browser(HANAKO)
    for query in (f"until={day}", f"since={day}", f"since={day}&until={day}"):
        assert browser.get(f"/desk/numbers?{query}").status_code == 200
