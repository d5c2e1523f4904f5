"""Who looks at a tab is whom Entra names, for our app, in a tenant that is welcome: nobody else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import httpx
import pytest

from bot.bootstrap import now
from bot.channels.teams.api.address import TeamsAddress
from bot.channels.teams.api.signed_tokens import SignedTokenError
from bot.channels.teams.api.user_tokens import UserTokens, audiences_of, resource_of
from tests.fake_teams import Person, SmallTeams
from tests.fake_teams.signing import new_key

HOST = "counter.example.jp"
ANOTHER = "01234567-89ab-cdef-0123-456789abcdef"


@pytest.fixture
def tokens(teams: SmallTeams) -> Iterator[UserTokens]:
    with httpx.Client() as http:
        known = audiences_of(teams.app_id, HOST)
        yield UserTokens(teams.cloud, known, {teams.tenant}, http, now)


def test_somebody_is_their_tenant_and_their_object_id(tokens: UserTokens, taro: Person) -> None:
    assert tokens.check(taro.token()) == TeamsAddress(taro.tenant, taro.aad)


def test_tokens_of_the_first_version_are_understood_as_well(
    tokens: UserTokens, taro: Person, teams: SmallTeams
) -> None:
    first = taro.token(
        issuer=f"https://sts.windows.net/{taro.tenant}/",
        audience=resource_of(teams.app_id, HOST),
        azp=None,
        appid="1fec8e78-bce4-4aaf-ab1b-5451cc387264",
    )
    assert tokens.check(first).user == taro.aad


def of_another_tenant(taro: Person) -> str:
    return taro.token(tenant=ANOTHER, issuer=f"{taro.teams.url}/{ANOTHER}/v2.0")


REFUSED: dict[str, Callable[[Person], str]] = {
    "nothing": lambda _: "",
    "words": lambda _: "let me in",
    "far too long": lambda _: "a" * 20_000,
    "without a signature": lambda taro: ".".join([*taro.token().split(".")[:2], ""]),
    "by a stranger": lambda taro: taro.token(key=new_key()),
    "of another tenant": of_another_tenant,
    "of another tenant in the name of ours": lambda taro: taro.token(
        issuer=f"{taro.teams.url}/{ANOTHER}/v2.0"
    ),
    "the bot's own kind": lambda taro: taro.token(issuer="https://api.botframework.com"),
    "for another app": lambda taro: taro.token(audience=ANOTHER),
    "for Graph": lambda taro: taro.token(audience="https://graph.microsoft.com"),
    "for another host": lambda taro: taro.token(
        audience=resource_of(taro.teams.app_id, "evil.example")
    ),
    "asked for by another app": lambda taro: taro.token(azp=ANOTHER),
    "without the permission": lambda taro: taro.token(scp="User.Read"),
    "for an app itself": lambda taro: taro.token(scp=None, roles=["access_as_user"]),
    "expired": lambda taro: taro.token(exp=int(time.time()) - 3_600),
    "without an end": lambda taro: taro.token(exp=None),
    "not valid yet": lambda taro: taro.token(nbf=int(time.time()) + 3_600),
    "for nobody": lambda taro: taro.token(oid=None),
    "for a name": lambda taro: taro.token(oid="Taro Suzuki"),
}


@pytest.mark.parametrize("forge", REFUSED.values(), ids=REFUSED)
def test_whoever_entra_does_not_name_is_nobody(
    tokens: UserTokens, taro: Person, forge: Callable[[Person], str]
) -> None:
    with pytest.raises(SignedTokenError):
        tokens.check(forge(taro))


def test_nothing_is_fetched_for_a_tenant_that_is_not_welcome(
    tokens: UserTokens, taro: Person, teams: SmallTeams
) -> None:
    before = teams.signer.fetched
    with pytest.raises(SignedTokenError):
        tokens.check(of_another_tenant(taro))
    assert teams.signer.fetched == before
