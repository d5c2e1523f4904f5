"""What is wrong between this app and Slack, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from slack_sdk.errors import SlackApiError

from bot.channels.slack.api.client import SlackClient
from bot.channels.slack.api.responses import TROUBLE
from bot.channels.slack.manifest import scopes
from bot.channels.slack.settings import SlackSettings
from bot.channels.slack.socket_mode import client_maker, let_go, opened
from bot.vocabulary.findings import Finding

REINSTALL = "install the app again (OAuth & Permissions) and set the token that is shown there"
MANIFEST = "paste what `madoguchi slack manifest` prints into App Manifest, then install it again"


def examine(settings: SlackSettings, calls: SlackClient | None) -> Iterator[Finding]:
    """Look at everything. `calls` are those of the desk's workspace, or of the only one."""
    if calls is None:
        told = "the app is not installed in the workspace of the desk"
        yield Finding("Bot token", is_well=False, told=told, mend="open /slack/install")
    else:
        yield from examine_workspace(settings, calls)
    yield transport(settings)


def examine_workspace(settings: SlackSettings, calls: SlackClient) -> Iterator[Finding]:
    """Look at one workspace; nothing else can be seen there if the token is not good."""
    findings, bot = token(calls, has_desk=bool(settings.desk_channel))
    yield from findings
    if not bot:
        return
    if settings.desk_channel:
        yield desk_channel(settings.desk_channel, calls, bot)
        yield from staff(settings.staff, calls)
    else:
        told = "no desk is configured: leads wait in `madoguchi leads`"
        yield Finding("Desk channel", is_well=True, told=told)


def token(calls: SlackClient, *, has_desk: bool) -> tuple[Sequence[Finding], str]:
    """Whether the token is good and for enough, and the name of the bot, empty if it is not."""
    try:
        response = calls.client.auth_test()
    except SlackApiError as error:
        told = str(error.response.get("error") or "refused")
        return [Finding("Bot token", is_well=False, told=told, mend=REINSTALL)], ""
    except TROUBLE as error:
        told = f"Slack cannot be reached: {type(error).__name__}"
        mend = "look at the network, a proxy, and MADOGUCHI_SLACK_API_URL"
        return [Finding("Bot token", is_well=False, told=told, mend=mend)], ""
    bot = str(response.get("user") or "")
    told = f"{bot} in {response.get('team')} ({response.get('team_id')})"
    granted = header(response.headers or {}, "x-oauth-scopes")
    return [Finding("Bot token", is_well=True, told=told), scope_finding(granted, has_desk)], bot


def scope_finding(granted: str | None, has_desk: bool) -> Finding:
    """Whether the token has the scopes of the manifest: all of them, and no more."""
    if granted is None:
        return Finding("Scopes", is_well=True, told="Slack does not say which ones there are")
    held = {scope.strip() for scope in granted.split(",") if scope.strip()}
    wanted = set(scopes(has_desk=has_desk))
    if missing := sorted(wanted - held):
        told = f"missing: {', '.join(missing)}"
        return Finding("Scopes", is_well=False, told=told, mend=MANIFEST)
    more = sorted(held - set(scopes()))
    return Finding("Scopes", is_well=True, told=f"not needed: {', '.join(more)}" if more else "all")


def header(headers: dict[str, str], name: str) -> str | None:
    """A header, however it is capitalised."""
    return next((value for key, value in headers.items() if key.lower() == name), None)


def desk_channel(channel: str, calls: SlackClient, bot: str) -> Finding:
    """Whether the bot is in the channel of the desk."""
    answer = calls.ask("conversations.history", channel, limit=1)
    if answer.is_done:
        return Finding("Desk channel", is_well=True, told=channel)
    mends = {
        "is_archived": "unarchive it, or set MADOGUCHI_SLACK_DESK_CHANNEL to another one",
        "missing_scope": MANIFEST,
    }
    mend = mends.get(
        answer.error, f"write `/invite @{bot}` in the channel; its id is at the end of its details"
    )
    told = f"{channel}: {answer.error}"
    return Finding("Desk channel", is_well=False, told=told, mend=mend)


def staff(listed: Sequence[str], calls: SlackClient) -> Iterator[Finding]:
    """Whether everybody who is named as staff exists."""
    for each in listed:
        yield group(each, calls) if each.startswith("S") else user(each, calls)


def group(id_: str, calls: SlackClient) -> Finding:
    """Whether a user group has members."""
    answer = calls.ask("usergroups.users.list", usergroup=id_)
    members = answer.data.get("users") or []
    if answer.is_done and members:
        return Finding(f"Staff {id_}", is_well=True, told=f"{len(members)} members")
    told = answer.error or "nobody is in this user group"
    mend = "set MADOGUCHI_SLACK_STAFF to user groups that exist and have members"
    return Finding(f"Staff {id_}", is_well=False, told=told, mend=mend)


def user(id_: str, calls: SlackClient) -> Finding:
    """Whether a user is there and active."""
    answer = calls.ask("users.info", user=id_)
    known = answer.data.get("user") or {}
    if answer.is_done and not known.get("deleted"):
        return Finding(f"Staff {id_}", is_well=True, told=str(known.get("name") or id_))
    told = answer.error or "the account was switched off"
    mend = "set MADOGUCHI_SLACK_STAFF to users that exist (Copy member ID in their profile)"
    return Finding(f"Staff {id_}", is_well=False, told=told, mend=mend)


def transport(settings: SlackSettings) -> Finding:
    """Whether events can come in; over HTTP only Slack can tell."""
    if not settings.is_socket_mode:
        told = "events come over HTTP, signed"
        return Finding("Way in", is_well=True, told=f"{told}; Slack checks the address when saved")
    client = client_maker(settings.app_token, settings.api_url)()
    try:
        return socket_finding(lambda: opened(client))
    finally:
        let_go(client).join(5)


def socket_finding(connects: Callable[[], bool]) -> Finding:
    """Whether a socket can be opened."""
    if connects():
        return Finding("Way in", is_well=True, told="Socket Mode connects")
    mend = (
        "switch Socket Mode on, and set MADOGUCHI_SLACK_APP_TOKEN to an app-level token with "
        "connections:write (Basic Information > App-Level Tokens)"
    )
    return Finding("Way in", is_well=False, told="Socket Mode does not connect", mend=mend)
