"""The door for Teams opens for Microsoft only, for our app, and for tenants that are welcome."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from bot.channels.teams.api.cloud import PUBLIC
from bot.channels.teams.endpoint import MOST
from tests.channels.teams.conftest import serving
from tests.fake_teams import Person, SmallTeams
from tests.fake_teams.signing import new_key
from tests.memory import MemoryStorage


@pytest.fixture(scope="module")
def open_service(running_teams: SmallTeams) -> Iterator[str]:
    with serving(running_teams, MemoryStorage()):
        yield running_teams.endpoint


@pytest.fixture
def open_door(teams: SmallTeams, open_service: str) -> None:
    """One service for all that leaves nothing behind."""
    teams.connect(open_service)


Forge = Callable[[SmallTeams], str]
HOUR = 3_600
ANOTHER = "01234567-89ab-cdef-0123-456789abcdef"


def signed(**forged: Any) -> Forge:
    return lambda teams: teams.signer.token(teams.app_id, teams.url, **forged)


def without_signature(teams: SmallTeams) -> str:
    head, body, _ = signed()(teams).split(".")
    return f"{head}.{body}."


def by_a_shared_secret(teams: SmallTeams) -> str:
    claims = {"iss": "https://api.botframework.com", "aud": teams.app_id, "serviceurl": teams.url}
    kid = teams.signer.keys[0].kid
    key = OctKey.import_key("secret" * 8)
    return jwt.encode({"alg": "HS256", "kid": kid}, claims, key, algorithms=["HS256"])


def by_a_stranger(teams: SmallTeams) -> str:
    return signed(key=new_key())(teams)


def by_a_stranger_in_the_name_of_a_key(teams: SmallTeams) -> str:
    return signed(key=new_key(), header={"kid": teams.signer.keys[0].kid})(teams)


REFUSED: dict[str, Forge] = {
    "another issuer": signed(iss="https://evil.example"),
    "no issuer": signed(iss=None),
    "the emulator's issuer": signed(iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc/"),
    "for another bot": signed(aud=ANOTHER),
    "for several bots": lambda teams: signed(aud=[teams.app_id, "another"])(teams),
    "for nobody": signed(aud=None),
    "expired": signed(exp=int(time.time()) - HOUR),
    "without an end": signed(exp=None),
    "with an end that is none": signed(exp="tomorrow"),
    "not valid yet": signed(nbf=int(time.time()) + HOUR),
    "for another service": signed(serviceurl="https://smba.trafficmanager.net/amer/"),
    "for no service": signed(serviceurl=None),
    "without a signature": without_signature,
    "by a shared secret": by_a_shared_secret,
    "by a stranger": by_a_stranger,
    "by a stranger in the name of a key": by_a_stranger_in_the_name_of_a_key,
    "no token at all": lambda _: "",
    "no token but words": lambda _: "let me in",
    "far too long": lambda _: "a" * 20_000,
}


@pytest.mark.usefixtures("open_door")
@pytest.mark.parametrize("forge", REFUSED.values(), ids=REFUSED)
def test_whoever_is_not_microsoft_is_refused(teams: SmallTeams, taro: Person, forge: Forge) -> None:
    status, _ = teams.deliver(taro.activity("message", text="help"), forge(teams))
    assert status == 401
    assert taro.posts() == []


@pytest.mark.usefixtures("open_door")
@pytest.mark.parametrize("behind", [0, 200])
def test_microsoft_is_let_in_also_where_clocks_differ_a_little(
    teams: SmallTeams, taro: Person, behind: int
) -> None:
    forged = {"exp": int(time.time()) - behind} if behind else {}
    status, _ = teams.deliver(taro.activity("message", text="help"), signed(**forged)(teams))
    assert status == 200


@pytest.mark.usefixtures("service")
def test_a_key_that_is_not_endorsed_for_teams_signs_nothing(
    teams: SmallTeams, taro: Person
) -> None:
    before, teams.signer.endorsements = teams.signer.endorsements, ("directline",)
    try:
        assert teams.deliver(taro.activity("message", text="help"))[0] == 401
    finally:
        teams.signer.endorsements = before


@pytest.mark.usefixtures("open_door")
@pytest.mark.parametrize("channel", ["", "directline", "emulator", "webchat"])
def test_only_what_comes_from_teams_is_taken(teams: SmallTeams, taro: Person, channel: str) -> None:
    activity = taro.activity("message", text="help") | {"channelId": channel}
    assert teams.deliver(activity)[0] in (400, 401)


@pytest.mark.usefixtures("service")
def test_a_key_that_was_rotated_in_is_fetched_and_the_old_one_is_known_no_more(
    teams: SmallTeams, taro: Person
) -> None:
    before = teams.signer.keys
    try:
        teams.signer.rotate()
        assert teams.deliver(taro.activity("message", text="help"))[0] == 200
    finally:
        teams.signer.keys = before


@pytest.mark.usefixtures("service")
def test_strangers_do_not_make_us_fetch_keys_again_and_again(
    teams: SmallTeams, taro: Person
) -> None:
    taro.say("help")
    before = teams.signer.fetched
    for _ in range(5):
        assert teams.deliver(taro.activity("message"), by_a_stranger(teams))[0] == 401
    assert teams.signer.fetched == before


@pytest.mark.usefixtures("open_door")
@pytest.mark.parametrize(
    "service", ["http://127.0.0.1.evil.example/", "http://evil.example/", "ftp://127.0.0.1/"]
)
def test_no_token_goes_to_a_service_that_is_not_the_clouds(
    teams: SmallTeams, taro: Person, service: str
) -> None:
    activity = taro.activity("message", text="help") | {"serviceUrl": service}
    token = teams.signer.token(teams.app_id, service)
    assert teams.deliver(activity, token)[0] == 403
    # What was said to others before may still be on its way: only this conversation counts.
    assert not [path for _, path in teams.state.calls if activity["conversation"]["id"] in path]


@pytest.mark.usefixtures("open_door")
@pytest.mark.parametrize("tenant", [None, "", ANOTHER])
def test_people_of_tenants_that_are_not_configured_are_refused(
    teams: SmallTeams, taro: Person, tenant: str | None
) -> None:
    activity = taro.activity("message", text="help")
    activity["channelData"] = {"tenant": {"id": tenant}}
    activity["conversation"]["tenantId"] = tenant
    assert teams.deliver(activity)[0] == 403


@pytest.mark.usefixtures("open_door")
@pytest.mark.parametrize(
    "body",
    [None, [], "text", {}, {"type": "message"}, {"type": "message", "conversation": 3}],
    ids=str,
)
def test_what_is_no_activity_is_refused(teams: SmallTeams, body: object) -> None:
    token = teams.signer.token(teams.app_id, teams.url)
    assert teams.post(body, {"Authorization": f"Bearer {token}"}).status_code == 400


@pytest.mark.usefixtures("open_door")
def test_what_is_far_too_large_is_refused(teams: SmallTeams, taro: Person) -> None:
    activity = taro.activity("message", text="a" * (MOST + 1))
    assert teams.deliver(activity)[0] == 413


@pytest.mark.usefixtures("open_door")
def test_what_nobody_knows_is_let_be(teams: SmallTeams, taro: Person) -> None:
    assert teams.deliver(taro.activity("messageReaction"))[0] == 200
    assert teams.deliver(taro.activity("invoke", name="composeExtension/query"))[0] == 501


@pytest.mark.parametrize(
    ("url", "is_trusted"),
    [
        ("https://smba.trafficmanager.net/jp/", True),
        ("https://europe.botframework.com", True),
        ("http://smba.trafficmanager.net/jp/", False),
        ("https://smba.trafficmanager.net.evil.example/", False),
        ("https://evilbotframework.com/", False),
        ("https://smba.trafficmanager.net@evil.example/", False),
        ("https://user@smba.trafficmanager.net/", False),
        ("https://[smba.trafficmanager.net/", False),
        ("", False),
    ],
)
def test_the_cloud_trusts_its_own_services_only(url: str, is_trusted: bool) -> None:
    assert PUBLIC.trusts(url) is is_trusted
