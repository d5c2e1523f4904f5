"""What is wrong between this app and Teams, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from bot.channels.teams.api.access_tokens import AccessTokenError, AccessTokens
from bot.channels.teams.api.connector import Connector
from bot.channels.teams.api.graph import Graph
from bot.channels.teams.api.signed_tokens import TIMEOUT
from bot.channels.teams.api.user_tokens import SCOPE, resource_of
from bot.channels.teams.connection import TeamsTransport
from bot.channels.teams.endpoint import MESSAGES_PATH
from bot.channels.teams.settings import TeamsSettings
from bot.channels.teams.tabs import NAME


@dataclass(frozen=True, slots=True)
class TeamsFinding:
    """One thing that was looked at. `mend` says what to do where it is not well."""

    name: str
    is_well: bool
    told: str
    mend: str = ""


def examine(settings: TeamsSettings, ways: TeamsTransport, url: str) -> Iterator[TeamsFinding]:
    """Look at everything. `url` is where Teams reaches us; empty where it is not set."""
    yield keys(settings, ways.http)
    found = secret(ways.tokens)
    yield found
    if found.is_well and settings.desk_channel:
        yield from desk(settings, ways.connector)
        yield from staff_groups(settings, ways.graph)
    elif not settings.desk_channel:
        told = "no desk is configured: leads wait in `madoguchi leads`"
        yield TeamsFinding("Desk channel", is_well=True, told=told)
    yield way_in(ways.http, url)
    if settings.host:
        yield tabs(settings, ways.http, url)


def secret(tokens: AccessTokens) -> TeamsFinding:
    """Whether the app can sign in."""
    try:
        tokens.token()
    except AccessTokenError as error:
        mend = (
            "compare MADOGUCHI_TEAMS_APP_ID and MADOGUCHI_TEAMS_TENANT with the app's Overview, "
            "and set MADOGUCHI_TEAMS_APP_SECRET to the value (not the id) of a secret that has "
            "not expired"
        )
        return TeamsFinding("App secret", is_well=False, told=str(error), mend=mend)
    return TeamsFinding("App secret", is_well=True, told="a token was given for it")


def keys(settings: TeamsSettings, http: httpx.Client) -> TeamsFinding:
    """Whether Microsoft's keys can be fetched, without which nobody is let in."""
    try:
        answer = http.get(settings.cloud.openid, timeout=TIMEOUT).raise_for_status().json()
        count = len(http.get(answer["jwks_uri"], timeout=TIMEOUT).raise_for_status().json()["keys"])
    except (httpx.HTTPError, ValueError, TypeError, KeyError) as error:
        mend = "look at the network, a proxy, and what may be reached from here"
        told = f"they cannot be fetched: {type(error).__name__}"
        return TeamsFinding("Microsoft's keys", is_well=False, told=told, mend=mend)
    return TeamsFinding("Microsoft's keys", is_well=True, told=f"{count} keys")


def desk(settings: TeamsSettings, connector: Connector) -> Iterator[TeamsFinding]:
    """Whether the bot is in the desk's team, and every member of staff as well."""
    for each, role in settings.staff.items():
        service = settings.cloud.service
        result = connector.member(service, settings.desk_channel, each)
        name = f"Member {each} ({role})"
        if result.is_done:
            yield TeamsFinding(name, is_well=True, told=str(result.data.get("name") or "a member"))
            continue
        mend = (
            "add the app to the team of MADOGUCHI_TEAMS_DESK_CHANNEL (Apps > Madoguchi > Add to a "
            "team), and this person to the team; MADOGUCHI_TEAMS_STAFF holds object ids"
        )
        yield TeamsFinding(name, is_well=False, told=result.error, mend=mend)


def staff_groups(settings: TeamsSettings, graph: Graph) -> Iterator[TeamsFinding]:
    """Whether it can be read who is in each group of staff."""
    mend = (
        "grant the app the application permissions GroupMember.Read.All and User.Read.All of "
        "Microsoft Graph with the consent of an administrator, and compare "
        "MADOGUCHI_TEAMS_STAFF_GROUP with the object id of the group; guests are never staff"
    )
    for group, role in settings.staff_groups.items():
        found = graph.members(group)
        told = "it cannot be read" if found is None else f"{len(found)} members who are no guests"
        name, is_well = f"Group {group} ({role})", bool(found)
        yield TeamsFinding(name, is_well=is_well, told=told, mend="" if is_well else mend)


def tabs(settings: TeamsSettings, http: httpx.Client, url: str) -> TeamsFinding:
    """Whether the page of the tabs is reached, and may be shown by Teams."""
    address = f"{url.rstrip('/')}/tab/{NAME}/counter"
    try:
        answer = http.get(address, timeout=TIMEOUT)
        policy = answer.headers.get("content-security-policy", "")
        is_well = answer.status_code == 200 and settings.cloud.origins[0] in policy
        told = f"{address} answers {answer.status_code}"
    except httpx.HTTPError as error:
        is_well, told = False, type(error).__name__
    resource = resource_of(settings.app_id, settings.host)
    mend = (
        "start `madoguchi serve` with the counter in a browser (MADOGUCHI_WEB_URL), and let the "
        "proxy leave content-security-policy as it is"
    )
    told += f"; the registration has to expose {SCOPE} of {resource}, which only Teams can try"
    return TeamsFinding("Tabs", is_well=is_well, told=told, mend="" if is_well else mend)


def way_in(http: httpx.Client, url: str) -> TeamsFinding:
    """Whether our own address leads to us: a stranger is turned away there."""
    name = "Way in"
    if not url:
        told = "MADOGUCHI_WEB_URL is not set, so the address cannot be tried"
        return TeamsFinding(name, is_well=True, told=told)
    address = f"{url.rstrip('/')}{MESSAGES_PATH}"
    try:
        status = http.post(address, json={}, timeout=TIMEOUT).status_code
    except httpx.HTTPError as error:
        status, told = 0, type(error).__name__
    else:
        told = f"{address} answers {status}"
    mend = f"start `madoguchi serve`, and have the proxy pass {MESSAGES_PATH} on to it"
    return TeamsFinding(name, is_well=status == 401, told=told, mend="" if status == 401 else mend)
