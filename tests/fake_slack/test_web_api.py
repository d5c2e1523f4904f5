"""The Web API answers and refuses as Slack does."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from tests.fake_slack import Person, SmallSlack, Workspace
from tests.fake_slack.bots import new_app, served


@pytest.fixture
def client(slack: SmallSlack, acme: Workspace) -> WebClient:
    return WebClient(token=acme.bot_token, base_url=slack.api_url, retry_handlers=[])


def error(call: Callable[..., Any], **args: Any) -> str:
    """The name of the error by which a call is refused."""
    with pytest.raises(SlackApiError) as refused:
        call(**args)
    return str(refused.value.response["error"])


def test_who_may_not_call_is_told_why(slack: SmallSlack, acme: Workspace) -> None:
    def refusal(token: str) -> str:
        return error(WebClient(token=token, base_url=slack.api_url).auth_test)

    assert refusal("") == "not_authed"
    assert refusal("xoxb-nobody") == "invalid_auth"
    assert refusal(slack.app.app_token) == "not_allowed_token_type"
    slack.revoke(acme)
    assert refusal(acme.bot_token) == "token_revoked"


def test_a_missing_scope_is_named_and_used_ones_are_remembered(slack: SmallSlack) -> None:
    small = slack.workspace("small", scopes={"chat:write"})
    person = slack.person(small)
    client = WebClient(token=small.bot_token, base_url=slack.api_url)
    with pytest.raises(SlackApiError) as refused:
        client.users_info(user=person.id)
    answer = refused.value.response
    told = {"ok": False, "error": "missing_scope", "needed": "users:read"}
    assert answer.data == {**told, "provided": "chat:write"}
    assert answer.headers["x-oauth-scopes"] == "chat:write"
    client.chat_postMessage(channel=person.id, text="hello")
    assert slack.used_scopes == {"chat:write"}
    person.say(person.dm(), "no scope, no event")
    assert slack.deliveries == []


def test_an_unknown_method_is_refused(client: WebClient) -> None:
    assert error(lambda: client.api_call("chat.shout")) == "unknown_method"


def test_posting_is_refused_where_it_has_to_be(
    slack: SmallSlack, acme: Workspace, hanako: Person, client: WebClient
) -> None:
    post, dm = client.chat_postMessage, hanako.dm().id
    outside = slack.channel(acme, "outside", hanako, has_bot=False)
    secret = slack.channel(acme, "secret", hanako, has_bot=False, is_private=True)
    assert error(post, channel="C404", text="x") == "channel_not_found"
    assert error(post, channel=secret.id, text="x") == "channel_not_found"
    assert error(client.api_call, api_method="chat.postMessage", json={"channel": dm}) == "no_text"
    assert error(post, channel=dm, text="x" * 40_001) == "msg_too_long"
    assert error(post, channel=dm, text="x", thread_ts="1.000001") == "thread_not_found"
    assert error(post, channel=dm, text="x", metadata={"event_type": 1}) == (
        "invalid_metadata_format"
    )
    post(channel=outside.id, text="chat:write.public allows it")
    few = slack.workspace("few", scopes={"chat:write"})
    other = slack.channel(few, "general", has_bot=False)
    poor = WebClient(token=few.bot_token, base_url=slack.api_url)
    assert error(poor.chat_postMessage, channel=other.id, text="x") == "not_in_channel"


def test_only_own_messages_that_stand_are_updated_and_deleted(
    slack: SmallSlack, acme: Workspace, hanako: Person, client: WebClient
) -> None:
    said = hanako.say(hanako.dm(), "mine")
    place: Any = {"channel": said.channel, "ts": said.ts}
    assert error(client.chat_update, **place, text="yours") == "cant_update_message"
    assert error(client.chat_delete, **place) == "cant_delete_message"
    sent = client.chat_postMessage(channel=said.channel, text="one")
    place = {"channel": said.channel, "ts": sent["ts"]}
    assert error(client.chat_update, **place, text="x" * 4001) == "msg_too_long"
    client.chat_update(**place, text="two")
    client.chat_delete(**place)
    assert error(client.chat_update, **place, text="three") == "message_not_found"
    assert hanako.reads(hanako.dm()) == ["mine"]


def test_people_and_places_are_told(
    slack: SmallSlack, acme: Workspace, hanako: Person, client: WebClient
) -> None:
    channel = slack.channel(acme, "general", hanako, is_ext_shared=True)
    group = slack.group(acme, "staff", hanako)
    told = client.users_info(user=hanako.id, include_locale=True)["user"]
    assert (told["locale"], told["tz"]) == ("ja-JP", "Asia/Tokyo")
    assert "locale" not in client.users_info(user=hanako.id)["user"]
    assert client.conversations_info(channel=channel.id)["channel"]["is_ext_shared"] is True
    assert client.conversations_members(channel=channel.id)["members"] == channel.members
    assert client.usergroups_users_list(usergroup=group.id)["users"] == [hanako.id]
    opened = client.conversations_open(users=hanako.id)
    assert opened["channel"]["id"] == hanako.dm().id
    assert error(client.users_info, user="U404") == "user_not_found"
    listed = client.conversations_list(types="public_channel,im")["channels"]
    assert {c["id"] for c in listed} == {channel.id, hanako.dm().id}


def test_threads_and_pages_are_read(
    slack: SmallSlack, acme: Workspace, hanako: Person, client: WebClient
) -> None:
    channel = slack.channel(acme, "general", hanako)
    first = hanako.say(channel, "first")
    hanako.say(channel, "reply", thread_ts=first.ts)
    hanako.say(channel, "second")
    page = client.conversations_history(channel=channel.id, limit=1)
    assert [m["text"] for m in page["messages"]] == ["second"]
    cursor = page["response_metadata"]["next_cursor"]
    page = client.conversations_history(channel=channel.id, limit=1, cursor=cursor)
    assert page["messages"][0]["reply_count"] == 1
    thread = client.conversations_replies(channel=channel.id, ts=first.ts)["messages"]
    assert [m["text"] for m in thread] == ["first", "reply"]


def test_a_file_is_uploaded_and_shared(
    slack: SmallSlack, hanako: Person, client: WebClient
) -> None:
    client.files_upload_v2(
        channel=hanako.dm().id, filename="leads.csv", content="a,b", initial_comment="here"
    )
    message = hanako.sees(hanako.dm())[-1]
    assert (message.text, message.files[0]["name"]) == ("here", "leads.csv")
    assert slack.state.files[message.files[0]["id"]].content == b"a,b"


def test_an_agent_shows_status_and_prompts(
    slack: SmallSlack, hanako: Person, client: WebClient
) -> None:
    said = hanako.say(hanako.dm(), "hello")
    place: Any = {"channel_id": said.channel, "thread_ts": said.ts}
    client.assistant_threads_setStatus(**place, status="is looking it up")
    assert slack.state.thread(said.channel, said.ts).status == "is looking it up"
    client.chat_postMessage(channel=said.channel, text="here", thread_ts=said.ts)
    assert slack.state.thread(said.channel, said.ts).status == ""
    prompts = [{"title": "Check", "message": "Does it fit us?"}]
    client.api_call(
        "assistant.threads.setSuggestedPrompts",
        json={"channel_id": said.channel, "prompts": prompts},
    )
    assert slack.state.thread(said.channel, None).prompts == prompts
    client.assistant_threads_setSuggestedPrompts(**place, prompts=prompts)
    assert "thread_ts is not for agents" in slack.problems[0]


def test_a_workspace_is_joined_by_oauth_and_its_token_rotates(slack: SmallSlack) -> None:
    beta = slack.workspace("beta", is_installed=False)
    person = slack.person(beta)
    code = slack.authorize(beta, person, scopes={"chat:write"}, rotates=True)
    client = WebClient(base_url=slack.api_url)
    keys = {"client_id": slack.app.client_id, "client_secret": slack.app.client_secret}
    granted = client.oauth_v2_access(**keys, code=code)
    assert granted["team"]["id"] == beta.id
    assert error(client.oauth_v2_access, **keys, code=code) == "code_already_used"
    slack.expire_tokens(beta)
    old = WebClient(token=granted["access_token"], base_url=slack.api_url)
    assert error(old.auth_test) == "token_expired"
    refresh = {"grant_type": "refresh_token", "refresh_token": granted["refresh_token"]}
    fresh = client.oauth_v2_access(**keys, **refresh)
    new = WebClient(token=fresh["access_token"], base_url=slack.api_url)
    assert new.auth_test()["team_id"] == beta.id
    assert error(client.oauth_v2_access, **keys, **refresh) == "invalid_refresh_token"


def test_a_response_url_is_good_for_five_posts(
    slack: SmallSlack, hanako: Person, client: WebClient
) -> None:
    with slack.state.changed:
        url = slack.core.new_response_url(hanako.dm(), hanako.id)
    hook = WebhookClient(url)
    answers = [hook.send(text=str(number)) for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert answers[-1].body == "used_url"
    assert hanako.reads(hanako.dm()) == list("01234")


def test_forms_and_json_are_both_taken(slack: SmallSlack, acme: Workspace, hanako: Person) -> None:
    blocks = [{"type": "divider"}]
    form = {"channel": hanako.id, "text": "form", "blocks": json.dumps(blocks)}
    client = WebClient(token=acme.bot_token, base_url=slack.api_url)
    assert client.api_call("chat.postMessage", data=form)["ok"]
    request = urllib.request.Request(  # noqa: S310  it goes to this machine
        f"{slack.api_url}chat.postMessage",
        json.dumps({"channel": hanako.id, "text": "json", "blocks": blocks}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {acme.bot_token}"},
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310  it comes from this machine
        assert json.load(answer)["ok"]
    assert [m.blocks[0]["type"] for m in hanako.sees(hanako.dm())] == ["divider"] * 2


def test_the_request_url_is_verified_and_checked(slack: SmallSlack, acme: Workspace) -> None:
    with served(slack, new_app(slack, acme)):
        assert slack.http is not None
        assert slack.http.verify_url().answer == {"challenge": "3eZbrw1aB"}
        assert slack.http.ssl_check().status == 200
