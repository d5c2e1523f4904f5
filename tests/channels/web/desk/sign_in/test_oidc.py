"""Signing in through OpenID Connect, against a provider of our own over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from httpx2 import Response
from joserfc.jwk import OctKey, RSAKey

from bot.assistant.team.roles import Role, Team
from bot.channels.web.desk.sign_in.oidc import OpenIdProvider, ProviderError
from tests.channels.web.desk.fake_provider import CLIENT, SECRET, SmallProvider, small_provider
from tests.channels.web.desk.site import Browser, Office, Pages, open_office

EMAIL = "hanako@example.com"
TEAM = Team({EMAIL: Role.STAFF, "person-2": Role.CURATOR})


@pytest.fixture
def provider() -> Iterator[SmallProvider]:
    with small_provider() as provider:
        yield provider


@pytest.fixture
def served(provider: SmallProvider, prepared: Path, tmp_path: Path) -> Iterator[Office]:
    known = OpenIdProvider(provider.issuer, CLIENT, SECRET)
    with open_office(prepared, tmp_path / "desk.db", team=TEAM, provider=known) as opened:
        yield opened


def go(browser: Browser) -> str:
    """Press the button and follow to the provider; where it sends the browser back to."""
    form = Pages(browser.get("/desk/sign-in").text).form(**{"->": "/desk/provider"})
    sent = browser.send(form)
    assert sent.status_code == 303, sent.text
    back = httpx.get(sent.headers["location"]).headers["location"]
    assert back.startswith("http://127.0.0.1:3000/desk/provider/back?")
    return back.removeprefix("http://127.0.0.1:3000")


def sign_in(browser: Browser) -> Response:
    return browser.get(go(browser))


def test_who_is_vouched_for_by_mail_is_signed_in(served: Office) -> None:
    browser = served.stranger()
    answer = sign_in(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
    page = browser.get("/desk/leads")
    assert page.status_code == 200
    assert EMAIL in page.text


def test_who_is_known_by_their_number_is_signed_in(served: Office, provider: SmallProvider) -> None:
    provider.person = {"sub": "person-2"}
    browser = served.stranger()
    assert sign_in(browser).status_code == 303
    assert browser.get("/desk/clauses").status_code == 200
    assert browser.get("/desk/leads").status_code == 403


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_a_mail_address_that_is_not_verified_is_nobodys(
    served: Office, provider: SmallProvider, verified: object
) -> None:
    provider.person = {"sub": "stranger", "email": EMAIL, "email_verified": verified}
    answer = sign_in(served.stranger())
    assert answer.status_code == 403
    assert "not staff of this desk" in answer.text


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another-client"},
        {"aud": ["another-client"], "azp": CLIENT},
        {"aud": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"exp": 1_000},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"azp": "another-client"},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_us_or_not_now_signs_nobody_in(
    served: Office, provider: SmallProvider, lie: dict[str, object]
) -> None:
    provider.lies = lie
    browser = served.stranger()
    answer = sign_in(browser)
    assert answer.status_code == 403
    assert "could not be used" in answer.text
    assert browser.get("/desk/leads").status_code == 303


def test_a_token_that_somebody_else_signed_signs_nobody_in(
    served: Office, provider: SmallProvider
) -> None:
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "k1"})
    assert sign_in(served.stranger()).status_code == 403


def test_a_token_that_is_signed_with_a_shared_secret_signs_nobody_in(
    served: Office, provider: SmallProvider
) -> None:
    provider.algorithm, provider.signs_with = "HS256", OctKey.import_key(SECRET * 2)
    assert sign_in(served.stranger()).status_code == 403


def test_a_code_works_only_in_the_browser_that_began_and_once(served: Office) -> None:
    browser = served.stranger()
    back = go(browser)
    thief = served.stranger()
    thief.get("/desk/sign-in")
    assert thief.get(back).status_code == 403
    assert browser.get(back).status_code == 303
    other = served.stranger()
    other.get("/desk/sign-in")
    assert other.get(back).status_code == 403


@pytest.mark.parametrize(
    "query",
    ["", "?code=x", "?state=x&code=x", "?error=access_denied", "?state=%00&code=%F0&iss=x"],
)
def test_what_does_not_come_from_the_provider_is_told_kindly(served: Office, query: str) -> None:
    browser = served.stranger()
    browser.get("/desk/sign-in")
    answer = browser.get(f"/desk/provider/back{query}")
    assert answer.status_code == 403
    assert "could not be used" in answer.text


def test_an_answer_of_another_provider_is_refused(served: Office) -> None:
    browser = served.stranger()
    back = go(browser)
    assert browser.get(back.partition("&iss=")[0] + "&iss=https://evil.example").status_code == 403


def test_a_provider_that_is_another_one_is_not_used(
    served: Office, provider: SmallProvider
) -> None:
    provider.metadata = {"issuer": "https://evil.example"}
    browser = served.stranger()
    form = Pages(browser.get("/desk/sign-in").text).form(**{"->": "/desk/provider"})
    assert browser.send(form).status_code == 502


def test_a_provider_that_does_not_answer_is_told_kindly(prepared: Path, tmp_path: Path) -> None:
    gone = OpenIdProvider("http://127.0.0.1:9", CLIENT, SECRET)
    with open_office(prepared, tmp_path / "desk.db", provider=gone) as office:
        browser = office.stranger()
        form = Pages(browser.get("/desk/sign-in").text).form(**{"->": "/desk/provider"})
        answer = browser.send(form)
        assert answer.status_code == 502
        assert "could not be used" in answer.text


def test_nothing_secret_is_shown(provider: SmallProvider) -> None:
    known = OpenIdProvider(provider.issuer, CLIENT, SECRET)
    assert SECRET not in repr(known)
    with pytest.raises(ProviderError) as error:
        known.vouch("t" * 43, "http://x/back", {"state": "x", "code": "secret-code"})
    assert "secret-code" not in str(error.value)
    assert "t" * 43 not in known.begin("t" * 43, "http://x/back")
