"""What a desk shows in its channel: once, in place, and never blindly a second time."""

from __future__ import annotations

from datetime import timedelta

from bot.assistant.delivery import mark_uncertain
from bot.assistant.ports import DeliveryStatus
from bot.channels.slack.api.address import SlackPlace
from bot.runtime.outgoing.doubtful_posts import look_again
from tests.channels.slack.desk.channel_view import Wall
from tests.delivery import claimed
from tests.fake_slack import BOT_SCOPES, Person, SmallSlack

SENT, UNCERTAIN, FAILED, QUEUED = (
    DeliveryStatus.SENT,
    DeliveryStatus.UNCERTAIN,
    DeliveryStatus.FAILED,
    DeliveryStatus.QUEUED,
)


def test_a_card_is_posted_once_and_then_updated_in_place(wall: Wall) -> None:
    wall.put("lead:M-1")
    wall.drain()
    for number in range(3):
        wall.texts["lead:M-1"] = f"version {number}"
        wall.put("lead:M-1")
        wall.drain()
    assert wall.texts_shown() == ["version 2"]
    assert wall.posted() == 1
    assert len(wall.slack.calls("chat.update")) == 3
    assert not wall.slack.problems


def test_what_belongs_to_a_lead_stands_in_the_thread_of_its_card(wall: Wall) -> None:
    wall.put("lead:M-1")
    wall.put("said:M-1:k1", "M-1")
    wall.put("digest:2026-11-25")
    wall.drain()
    found = {message.text: message for message in wall.messages()}
    card, said, digest = (found[t] for t in ("lead M-1", "said M-1 k1", "digest 2026-11-25"))
    assert said.thread_ts == card.ts
    assert digest.thread_ts is None


def test_a_reminder_in_the_thread_is_seen_in_the_channel_too(wall: Wall) -> None:
    wall.put("lead:M-1")
    wall.put("remind:M-1", "M-1")
    wall.drain()
    card, reminder = wall.messages()
    assert reminder.thread_ts == card.ts
    assert reminder.arguments["reply_broadcast"] is True
    assert "reply_broadcast" not in card.arguments


def test_a_reminder_calls_whoever_has_the_lead(wall: Wall) -> None:
    wall.put("lead:M-1")
    wall.put("remind:M-1", "M-1", {"calls": "slack:T1:U7"})
    wall.put("remind:M-1:later", "M-1", {"calls": "sato"})
    wall.drain()
    _, mine, other = wall.messages()
    assert mine.blocks[0]["text"]["text"] == "<@U7>"
    assert "<@" not in str(other.blocks), "who is not in Slack cannot be called there"


def test_the_place_is_kept_for_whoever_looks_for_it(wall: Wall) -> None:
    wall.put("lead:M-1")
    wall.drain()
    (card,) = wall.messages()
    place = str(SlackPlace(wall.channel.id, card.ts))
    with wall.storage() as work:
        assert work.desk_posts.place(wall.desk, "lead:M-1") == place
        assert work.desk_posts.subject_at(wall.desk, place) == "lead:M-1"


def test_a_card_whose_answer_was_lost_is_found_at_once_and_not_repeated(wall: Wall) -> None:
    wall.slack.faults.lose_answer("chat.postMessage")
    wall.put("lead:M-1")
    wall.drain()
    assert wall.statuses("M-1") == [("lead:M-1", SENT)]
    wall.texts["lead:M-1"] = "later"
    wall.put("lead:M-1")
    wall.drain()
    assert wall.texts_shown() == ["later"]
    assert wall.posted() == 1


def test_a_card_of_which_nothing_is_known_is_uncertain_until_it_is_found(wall: Wall) -> None:
    wall.slack.faults.lose_answer("chat.postMessage")
    wall.slack.faults.fail("conversations.history", 503)
    wall.put("lead:M-1")
    wall.drain()
    assert wall.statuses("M-1") == [("lead:M-1", UNCERTAIN)]
    assert look_again(wall.storage, wall.desk, wall.clock()) == 1
    wall.drain()
    assert wall.statuses("M-1") == [("lead:M-1", SENT)]
    assert wall.texts_shown() == ["lead M-1"]
    assert wall.posted() == 1


def test_a_card_that_never_arrived_is_posted_again_only_after_it_was_looked_for(
    wall: Wall,
) -> None:
    wall.slack.faults.drop_call("chat.postMessage")
    wall.put("lead:M-1")
    wall.drain(1)
    assert wall.statuses("M-1") == [("lead:M-1", UNCERTAIN)]
    look_again(wall.storage, wall.desk, wall.clock())
    wall.drain(5)
    assert wall.posted() == 0  # it might still come
    wall.drain(40)
    assert wall.statuses("M-1") == [("lead:M-1", SENT)]
    assert wall.texts_shown() == ["lead M-1"]
    asked = [call.method for call in wall.slack.history]
    posts = [n for n, method in enumerate(asked) if method == "chat.postMessage"]
    assert "conversations.history" in asked[posts[0] : posts[1]]


def test_where_the_history_may_not_be_read_nothing_is_posted_again(
    slack: SmallSlack, hana: Person
) -> None:
    scopes = BOT_SCOPES - {"groups:history"}
    town = slack.workspace("blind", scopes=scopes)
    person = slack.person(town, "mei")
    wall = Wall(slack, town, slack.channel(town, "desk", person, is_private=True))
    slack.faults.lose_answer("chat.postMessage")
    wall.put("lead:M-1")
    wall.drain()
    for _ in range(3):
        look_again(wall.storage, wall.desk, wall.clock())
        wall.put("lead:M-1")
        wall.drain(60)
    assert {status for _, status in wall.statuses("M-1")} == {UNCERTAIN}
    assert wall.texts_shown() == ["lead M-1"]
    assert wall.posted() == 1


def test_a_process_killed_while_it_posted_leaves_one_card(wall: Wall) -> None:
    wall.put("lead:M-1")
    [post] = claimed(wall.storage, wall.desk, wall.clock())
    wall.show(post)
    with wall.storage() as work:  # it was posted, but the place was not kept any more
        work.desk_posts.keep_place(wall.desk, "begun:lead:M-1", wall.clock().isoformat())
        work.desk_posts.keep_place(wall.desk, "lead:M-1", "")
        work.commit()
    wall.clock.wait(60)
    assert mark_uncertain(wall.storage, wall.clock(), wall.clock() - timedelta(seconds=1)) == 1
    look_again(wall.storage, wall.desk, wall.clock())
    wall.drain()
    assert wall.statuses("M-1") == [("lead:M-1", SENT)]
    assert wall.posted() == 1


def test_an_update_whose_answer_was_lost_is_simply_repeated(wall: Wall) -> None:
    wall.put("lead:M-1")
    wall.drain()
    wall.slack.faults.lose_answer("chat.update", times=2)
    wall.texts["lead:M-1"] = "new"
    wall.put("lead:M-1")
    wall.drain()
    assert wall.texts_shown() == ["new"]
    assert wall.statuses("M-1") == [("lead:M-1", SENT)]
    assert wall.posted() == 1


def test_a_message_below_an_uncertain_card_waits_for_it(wall: Wall) -> None:
    wall.slack.faults.lose_answer("chat.postMessage")
    wall.slack.faults.fail("conversations.history", 500, times=2)
    wall.put("lead:M-1")
    wall.put("said:M-1:k1", "M-1")
    wall.drain(60)
    card, said = wall.messages()
    assert said.thread_ts == card.ts
    assert wall.posted() == 2


def test_a_card_that_somebody_deleted_is_posted_anew_with_its_thread(wall: Wall) -> None:
    wall.put("lead:M-1")
    wall.drain()
    (card,) = wall.messages()
    wall.calls_of(wall.workspace.id).ask("chat.delete", wall.channel.id, ts=card.ts)  # type: ignore[union-attr]
    wall.put("said:M-1:k1", "M-1")
    wall.drain()
    new, said = wall.messages()
    assert (new.text, said.text) == ("lead M-1", "said M-1 k1")
    assert said.thread_ts == new.ts
    wall.put("lead:M-1")
    wall.drain()
    assert len(wall.messages()) == 2


def test_slack_says_how_long_to_wait_and_other_desks_go_on(wall: Wall, hana: Person) -> None:
    other = Wall(
        wall.slack,
        wall.workspace,
        wall.slack.channel(wall.workspace, "other", hana),
        wall.storage,
        wall.clock,
    )
    wall.slack.faults.limit("chat.postMessage", 5, channel=wall.channel.id)
    wall.put("lead:M-1")
    other.put("lead:M-2")
    wall.drain(3)
    other.drain(1)
    assert wall.messages() == []
    assert other.texts_shown() == ["lead M-2"]
    wall.drain(4)
    assert wall.texts_shown() == ["lead M-1"]
    assert wall.posted() == 2


def test_a_channel_gets_about_one_message_a_second(wall: Wall) -> None:
    for number in range(12):
        wall.put(f"lead:M-{number}")
    wall.drain(1)
    assert len(wall.messages()) <= 4
    wall.drain(12)
    assert len(wall.messages()) == 12


def test_an_archived_channel_keeps_everything_waiting(wall: Wall) -> None:
    wall.slack.archive(wall.channel)
    wall.put("lead:M-1")
    wall.drain()
    assert wall.statuses("M-1") == [("lead:M-1", QUEUED)]
    assert set(wall.alerts) == {"is_archived"}
    wall.channel.is_archived = False
    wall.drain(300)
    assert wall.texts_shown() == ["lead M-1"]


def test_a_workspace_without_the_app_keeps_everything_waiting(wall: Wall) -> None:
    wall.is_installed = False
    wall.put("lead:M-1")
    wall.drain()
    assert wall.statuses("M-1") == [("lead:M-1", QUEUED)]


def test_what_has_nothing_to_show_is_settled_without_a_message(wall: Wall) -> None:
    wall.texts["remind:M-1"] = None
    wall.put("remind:M-1", "remind:M-1")
    wall.drain()
    assert wall.messages() == []
    assert wall.statuses("remind:M-1") == [("remind:M-1", SENT)]


def test_a_long_card_is_split_and_what_is_not_needed_any_more_is_taken_away(wall: Wall) -> None:
    wall.slack.faults.rate_limit(0.001)
    wall.texts["lead:M-1"] = tuple(f"{n} " + "長い文章です。" * 400 for n in range(30))
    wall.put("lead:M-1")
    wall.drain(20)
    assert wall.statuses("M-1") == [("lead:M-1", SENT)]
    assert len(wall.messages()) > 6
    assert len({str(message.blocks) for message in wall.messages()}) == len(wall.messages())
    assert not wall.slack.problems
    wall.texts["lead:M-1"] = "short"
    wall.put("lead:M-1")
    wall.drain()
    assert wall.texts_shown() == ["short"]


def test_what_people_wrote_calls_nobody(wall: Wall) -> None:
    wall.texts["lead:M-1"] = "<!channel> <https://evil.example|bank> *bold* `code`"
    wall.put("lead:M-1")
    wall.drain()
    (card,) = wall.messages()
    formatted = [b["text"]["text"] for b in card.blocks if b["type"] == "section"]
    for text in (*formatted, card.text):
        assert "<!channel>" not in text
        assert "<https://evil.example|bank>" not in text
        assert "*bold*" not in text
