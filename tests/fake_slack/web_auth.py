"""auth.*, oauth.*, apps.*, api.* and files.* of the Web API."""

from __future__ import annotations

import time
from typing import Any

from tests.fake_slack.messages import add, checked_thread, structured
from tests.fake_slack.records import File, Json, Message, SlackError, Token, Workspace
from tests.fake_slack.web_call import Call, method

TOKEN_SECONDS = 43_200


@method("api.test")
def api_test(call: Call) -> Json:
    if "error" in call.args:
        raise SlackError(str(call.args["error"]))
    return {"args": {k: v for k, v in call.args.items() if k != "token"}}


@method("auth.test")
def auth_test(call: Call) -> Json:
    workspace = call.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": call.state.users[workspace.bot_user].name,
        "team_id": workspace.id,
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    } | ({"enterprise_id": workspace.enterprise_id} if workspace.enterprise_id else {})


@method("apps.connections.open")
def open_connection(call: Call) -> Json:
    call.need("connections:write")
    if not call.core.sockets.is_enabled:
        raise SlackError("socket_mode_not_enabled")
    return {"url": call.core.sockets.new_url()}


@method("auth.revoke")
def revoke(call: Call) -> Json:
    if call.is_set("test"):
        return {"revoked": False}
    revoke_token(call, call.holder)
    return {"revoked": True}


def revoke_token(call: Call, token: Token) -> None:
    """The token is good for nothing any more, and the app hears that it is gone."""
    workspace = call.state.workspaces[token.team]
    gone = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [workspace.bot_user]}}
    call.core.emit(token.team, "tokens_revoked", gone)
    call.core.emit(token.team, "app_uninstalled", {"type": "app_uninstalled"})
    token.is_revoked = True


def new_token(call: Call, team: str, scopes: frozenset[str], *, rotates: bool) -> Token:
    """A token that lasts, or that rotates."""
    name = f"xoxe.xoxb-{call.state.new_id('k')}" if rotates else f"xoxb-{call.state.new_id('k')}"
    token = Token(name, "bot", team, scopes)
    if rotates:
        token.expires_at = time.time() + TOKEN_SECONDS
        token.refresh_token = f"xoxe-1-{call.state.new_id('f')}"
    call.state.tokens[name] = token
    call.state.workspaces[team].bot_token = name
    return token


def grant(call: Call, workspace: Workspace, token: Token, user: str | None) -> Json:
    """What oauth.v2.access tells of a token."""
    enterprise = workspace.enterprise_id
    told: Json = {
        "app_id": call.core.app.id,
        "access_token": token.value,
        "token_type": "bot",
        "scope": ",".join(sorted(token.scopes)),
        "bot_user_id": workspace.bot_user,
        "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": {"id": enterprise, "name": enterprise} if enterprise else None,
        "is_enterprise_install": False,
    }
    if user is not None:
        told["authed_user"] = {"id": user}
    if token.refresh_token:
        told |= {"refresh_token": token.refresh_token, "expires_in": TOKEN_SECONDS}
    return told


@method("oauth.v2.access")
def access(call: Call) -> Json:
    if call.args.get("client_id") != call.core.app.client_id:
        raise SlackError("invalid_client_id")
    if call.args.get("client_secret") != call.core.app.client_secret:
        raise SlackError("bad_client_secret")
    if call.args.get("grant_type") == "refresh_token":
        return rotate(call)
    asked: Any = call.state.codes.get(call.given("code", "invalid_code"))
    if asked is None:
        raise SlackError("invalid_code")
    if asked.get("is_used"):
        raise SlackError("code_already_used")
    if asked.get("redirect_uri") != call.args.get("redirect_uri") and asked.get("redirect_uri"):
        raise SlackError("bad_redirect_uri")
    asked["is_used"] = True
    workspace = call.state.workspaces[asked["team"]]
    token = new_token(call, workspace.id, asked["scopes"], rotates=asked["rotates"])
    return grant(call, workspace, token, asked["user"])


def rotate(call: Call) -> Json:
    """A refresh token is good once; the old access token goes on until it expires."""
    held = call.args.get("refresh_token")
    old = next((t for t in call.state.tokens.values() if t.refresh_token == held), None)
    if not held or old is None or old.is_revoked:
        raise SlackError("invalid_refresh_token")
    old.refresh_token = ""
    token = new_token(call, old.team, old.scopes, rotates=True)
    return grant(call, call.state.workspaces[old.team], token, None)


@method("files.getUploadURLExternal")
def upload_url(call: Call) -> Json:
    call.need("files:write")
    name, length = call.given("filename"), str(call.args.get("length") or "")
    if not length.isdigit() or length == "0":
        raise SlackError("invalid_arguments")
    file = File(call.state.new_id("F"), call.holder.team, name, int(length))
    call.state.files[file.id] = file
    return {"upload_url": f"{call.core.root}/upload/{file.id}", "file_id": file.id}


def file_payload(file: File) -> Json:
    """A file as messages show it."""
    return {"id": file.id, "name": file.name, "title": file.title, "size": file.length}


@method("files.completeUploadExternal")
def complete_upload(call: Call) -> Json:
    call.need("files:write")
    named = structured(call.args.get("files"), "invalid_arguments") or []
    files = [call.state.files.get(str(n.get("id"))) for n in named if isinstance(n, dict)]
    sound = [f for f in files if f and f.team == call.holder.team and f.content is not None]
    if not sound or len(sound) != len(named):
        raise SlackError("file_not_found")
    for file, name in zip(sound, named, strict=True):
        file.title = name.get("title") or file.name
    if call.args.get("channel_id"):
        share(call, sound)
    return {"files": [file_payload(file) for file in sound]}


def share(call: Call, files: list[File]) -> None:
    """Post files in a channel."""
    channel, workspace = call.channel("channel_id"), call.workspace
    if workspace.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    for file in files:
        file.channel = channel.id
    message = Message(
        ts=call.state.new_ts(),
        channel=channel.id,
        team=channel.team,
        user=workspace.bot_user,
        text=str(call.args.get("initial_comment") or ""),
        blocks=[],
        thread_ts=checked_thread(call.core, channel, call.args),
        bot_id=workspace.bot_id,
        subtype="file_share",
        files=[file_payload(file) for file in files],
    )
    add(call.core, channel, message)
