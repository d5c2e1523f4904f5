"""conversations.*, users.* and usergroups.* of the Web API."""

from __future__ import annotations

from typing import Any, TypeVar

from tests.fake_slack.messages import payload
from tests.fake_slack.records import Channel, Json, Message, SlackError, User
from tests.fake_slack.web_call import Call, method

Item = TypeVar("Item")


def page(call: Call, name: str, items: list[Item], most: int = 1000) -> Json:
    """One page, and where the next begins."""
    try:
        start = int(call.args.get("cursor") or 0)
        size = min(int(call.args.get("limit") or 100), most)
    except ValueError:
        raise SlackError("invalid_cursor") from None
    rest = start + size
    cursor = str(rest) if rest < len(items) else ""
    metadata = {"next_cursor": cursor}
    return {name: items[start:rest], "response_metadata": metadata, "has_more": bool(cursor)}


def channel_payload(call: Call, channel: Channel) -> Json:
    """A conversation, as conversations.info shows it."""
    shown: Json = {
        "id": channel.id,
        "is_im": channel.kind == "im",
        "is_channel": channel.kind != "im",
        "is_group": False,
        "is_mpim": False,
        "is_private": channel.kind != "public",
        "is_archived": channel.is_archived,
        "is_ext_shared": channel.is_ext_shared,
        "is_shared": channel.is_ext_shared,
        "is_org_shared": False,
        "context_team_id": channel.team,
    }
    bot = call.workspace.bot_user
    if channel.kind == "im":
        return {**shown, "user": next(user for user in channel.members if user != bot)}
    return {**shown, "name": channel.name, "is_member": bot in channel.members}


@method("conversations.open")
def open_conversation(call: Call) -> Json:
    call.need("im:write")
    names = str(call.args.get("users") or "").split(",")
    if call.args.get("channel"):
        channel = call.channel()
    elif len(names) > 1:
        raise SlackError("method_not_supported_for_channel_type")
    else:
        user = call.state.users.get(names[0])
        if user is None or user.team != call.holder.team:
            raise SlackError("user_not_found" if names[0] else "users_list_not_supplied")
        if user.is_bot or user.is_deleted:
            raise SlackError("cannot_dm_bot" if user.is_bot else "user_disabled")
        channel = call.state.im(call.holder.team, user.id)
    full = channel_payload(call, channel) if call.is_set("return_im") else {"id": channel.id}
    return {"channel": full}


@method("conversations.info")
def info(call: Call) -> Json:
    channel = call.channel()
    call.need(f"{channel.scope}:read")
    return {"channel": channel_payload(call, channel)}


@method("conversations.list")
def list_conversations(call: Call) -> Json:
    words = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}
    scopes = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}
    kinds = [words.get(t, "") for t in str(call.args.get("types") or "public_channel").split(",")]
    if "" in kinds:
        raise SlackError("invalid_types")
    for kind in kinds:
        call.need(f"{scopes[kind]}:read")
    found = [
        channel_payload(call, channel)
        for channel in call.state.channels.values()
        if channel.kind in kinds and channel.team == call.holder.team and call.knows(channel)
        if not (call.is_set("exclude_archived") and channel.is_archived)
    ]
    return page(call, "channels", found)


@method("conversations.members")
def members(call: Call) -> Json:
    channel = call.channel()
    call.need(f"{channel.scope}:read")
    return page(call, "members", list(channel.members))


@method("conversations.join")
def join(call: Call) -> Json:
    call.need("channels:join")
    channel = call.channel()
    if channel.is_archived:
        raise SlackError("is_archived")
    if channel.kind != "public":
        raise SlackError("method_not_supported_for_channel_type")
    if call.workspace.bot_user not in channel.members:
        channel.members.append(call.workspace.bot_user)
    return {"channel": channel_payload(call, channel)}


def readable(call: Call) -> Channel:
    """A channel whose messages the bot may read. Raises `SlackError`."""
    channel = call.channel()
    call.need(f"{channel.scope}:history")
    if call.workspace.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def with_replies(message: Message, every: list[Message]) -> Json:
    """A message, and how many replies it has."""
    replies = [m for m in every if m.thread_ts == message.ts and m.ts != message.ts]
    if not replies:
        return payload(message)
    latest = {"reply_count": len(replies), "latest_reply": replies[-1].ts}
    return {**payload(message), **latest, "reply_users": sorted({m.user for m in replies})}


@method("conversations.history")
def history(call: Call) -> Json:
    every = list(call.state.standing(readable(call).id))
    oldest, latest = float(call.args.get("oldest") or 0), call.args.get("latest")
    top = [
        message
        for message in every
        if message.thread_ts in (None, message.ts) and float(message.ts) > oldest
        if latest is None or float(message.ts) < float(latest)
    ]
    return page(call, "messages", [with_replies(message, every) for message in reversed(top)])


@method("conversations.replies")
def replies(call: Call) -> Json:
    every = list(call.state.standing(readable(call).id))
    ts = call.given("ts", "thread_not_found")
    thread = [m for m in every if ts in (m.ts, m.thread_ts)]
    if not thread:
        raise SlackError("thread_not_found")
    return page(call, "messages", [with_replies(message, every) for message in thread])


def user_payload(user: User, *, with_locale: bool, is_stranger: bool = False) -> Json:
    """A person, as users.info shows them."""
    shown: dict[str, Any] = {
        "id": user.id,
        "team_id": user.team,
        "name": user.name,
        "real_name": user.name,
        "tz": user.tz,
        "deleted": user.is_deleted,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "is_stranger": is_stranger,
        "profile": {"display_name": user.name, "real_name": user.name, "team": user.team},
    }
    return {**shown, "locale": user.locale} if with_locale else shown


@method("users.info")
def user_info(call: Call) -> Json:
    call.need("users:read")
    user = call.state.users.get(call.given("user", "user_not_found"))
    if user is None:
        raise SlackError("user_not_found")
    is_stranger = user.team != call.holder.team
    with_locale = call.is_set("include_locale")
    return {"user": user_payload(user, with_locale=with_locale, is_stranger=is_stranger)}


@method("users.list")
def list_users(call: Call) -> Json:
    call.need("users:read")
    every = [u for u in call.state.users.values() if u.team == call.holder.team]
    shown = [user_payload(u, with_locale=call.is_set("include_locale")) for u in every]
    return page(call, "members", shown)


@method("usergroups.list")
def list_groups(call: Call) -> Json:
    call.need("usergroups:read")
    groups = [
        {"id": g.id, "team_id": g.team, "handle": g.handle, "name": g.handle}
        | ({"users": list(g.users)} if call.is_set("include_users") else {})
        for g in call.state.groups.values()
        if g.team == call.holder.team
    ]
    return {"usergroups": groups}


@method("usergroups.users.list")
def group_users(call: Call) -> Json:
    call.need("usergroups:read")
    group = call.state.groups.get(call.given("usergroup"))
    if group is None or group.team != call.holder.team:
        raise SlackError("no_such_subteam")
    return {"users": list(group.users)}
