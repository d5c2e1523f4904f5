"""chat.*, reactions.* and assistant.threads.* of the Web API."""

from __future__ import annotations

from tests.fake_slack.messages import add, compose, delete, payload, replace, structured
from tests.fake_slack.records import Channel, Json, Message, SlackError, Thread
from tests.fake_slack.web_call import Call, method

PROMPTS = 4


def demand_membership(call: Call, channel: Channel) -> None:
    """Who posts in a channel is in it, or has the scope for public ones."""
    if call.workspace.bot_user in channel.members:
        return
    if channel.kind != "public" or "chat:write.public" not in call.holder.scopes:
        raise SlackError("not_in_channel")
    call.need("chat:write.public")


@method("chat.postMessage")
def post_message(call: Call) -> Json:
    call.need("chat:write")
    channel = call.destination()
    demand_membership(call, channel)
    message = compose(call.core, call.method, channel, call.args)
    add(call.core, channel, message)
    return {"channel": channel.id, "ts": message.ts, "message": payload(message)}


@method("chat.postEphemeral")
def post_ephemeral(call: Call) -> Json:
    call.need("chat:write")
    channel, user = call.destination(), call.given("user", "user_not_found")
    demand_membership(call, channel)
    if user not in call.state.users:
        raise SlackError("user_not_found")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    message = compose(call.core, call.method, channel, call.args)
    message.ephemeral_to = user
    add(call.core, channel, message)
    return {"message_ts": message.ts}


def own_message(call: Call, refusal: str) -> Message:
    """The bot's own message that a call names. Raises `SlackError`."""
    channel = call.channel()
    if channel.is_archived:
        raise SlackError("is_archived")
    message = call.state.message(channel.id, call.given("ts", "message_not_found"))
    if message is None or message.ephemeral_to is not None:
        raise SlackError("message_not_found")
    if message.user != call.workspace.bot_user:
        raise SlackError(refusal)
    return message


@method("chat.update")
def update(call: Call) -> Json:
    call.need("chat:write")
    message = own_message(call, "cant_update_message")
    replace(call.core, call.method, message, call.args)
    shown = {"channel": message.channel, "ts": message.ts, "text": message.text}
    return {**shown, "message": payload(message)}


@method("chat.delete")
def delete_message(call: Call) -> Json:
    call.need("chat:write")
    message = own_message(call, "cant_delete_message")
    delete(call.core, message)
    return {"channel": message.channel, "ts": message.ts}


@method("chat.getPermalink")
def permalink(call: Call) -> Json:
    channel = call.channel()
    message = call.state.message(channel.id, call.given("message_ts", "message_not_found"))
    if message is None or message.ephemeral_to is not None:
        raise SlackError("message_not_found")
    place = f"archives/{channel.id}/p{message.ts.replace('.', '')}"
    more = f"?thread_ts={message.thread_ts}&cid={channel.id}" if message.thread_ts else ""
    link = f"https://{call.workspace.domain}.slack.com/{place}{more}"
    return {"channel": channel.id, "permalink": link}


@method("reactions.add")
def react(call: Call) -> Json:
    call.need("reactions:write")
    channel, name = call.channel(), call.given("name", "invalid_name")
    message = call.state.message(channel.id, call.given("timestamp", "no_item_specified"))
    if message is None:
        raise SlackError("message_not_found")
    reaction = (name, call.workspace.bot_user)
    if reaction in message.reactions:
        raise SlackError("already_reacted")
    message.reactions.append(reaction)
    return {}


def thread_of(call: Call) -> Thread | None:
    """Where an assistant shows something; None where Slack silently shows nothing.

    An agent's conversations are no threads of their own: naming one in setSuggestedPrompts
    fails without a word, says the page of that method.
    """
    channel, ts = call.channel("channel_id"), call.args.get("thread_ts")
    if ts and call.state.message(channel.id, str(ts)) is None:
        raise SlackError("invalid_thread_ts")
    if ts and call.core.app.is_agent and call.method.endswith("Prompts"):
        call.core.complain(call.method, ["thread_ts is not for agents: nothing is shown"])
        return None
    return call.state.thread(channel.id, str(ts) if ts else None)


@method("assistant.threads.setStatus")
def set_status(call: Call) -> Json:
    call.need("chat:write", "assistant:write")
    call.given("thread_ts")
    thread = thread_of(call)
    messages = structured(call.args.get("loading_messages"), "invalid_arguments") or []
    if "status" not in call.args or len(messages) > 10:
        raise SlackError("invalid_arguments")
    if thread is not None:
        thread.status = str(call.args["status"])
        thread.loading_messages = list(messages)
    return {}


@method("assistant.threads.setSuggestedPrompts")
def set_prompts(call: Call) -> Json:
    call.need("assistant:write")
    thread = thread_of(call)
    prompts = structured(call.args.get("prompts"), "invalid_arguments")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= PROMPTS:
        raise SlackError("invalid_arguments")
    if not all(isinstance(p, dict) and p.get("title") and p.get("message") for p in prompts):
        raise SlackError("invalid_arguments")
    if thread is not None:
        thread.prompts = prompts
        thread.prompts_title = str(call.args.get("title") or "")
    return {}


@method("assistant.threads.setTitle")
def set_title(call: Call) -> Json:
    call.need("assistant:write")
    call.given("thread_ts")
    title, thread = call.given("title"), thread_of(call)
    if thread is not None:
        thread.title = title
    return {}
