"""Applicants in Teams, from the first word to the enquiry, over HTTP."""

from __future__ import annotations

import pytest

from tests.fake_teams import Person, Post, SmallTeams, controls, inputs
from tests.memory import MemoryStorage

pytestmark = pytest.mark.usefixtures("service")


def heard(person: Person, count: int, conversation: str = "") -> list[str]:
    """What the person reads once there are so many messages."""
    person.teams.wait_until(lambda: len(person.posts(conversation)) >= count)
    return person.reads(conversation)


def states(storage: MemoryStorage) -> set[str]:
    return {str(row.status) for row in storage.rows("outbox")}


def started(person: Person) -> None:
    person.install()
    heard(person, 1)
    person.press("Start" if person.locale.startswith("en") else "始める")
    heard(person, 2)


def test_whoever_installs_it_is_welcomed_in_their_language(hanako: Person, taro: Person) -> None:
    hanako.install()
    taro.install()
    assert "事前チェック" in heard(hanako, 1)[0]
    assert "pre-check" in heard(taro, 1)[0]


def test_both_ways_of_telling_of_an_installation_welcome_once(hanako: Person) -> None:
    hanako.install()
    us = [{"id": hanako.activity("x")["recipient"]["id"]}]
    hanako.do(hanako.activity("conversationUpdate", membersAdded=us))
    hanako.say("ありがとう")
    assert len(heard(hanako, 2)) == 2


def test_the_welcome_waits_for_what_tells_the_language(taro: Person) -> None:
    us = [{"id": taro.activity("x")["recipient"]["id"]}]
    taro.do({**taro.activity("conversationUpdate", membersAdded=us), "locale": None})
    taro.install()
    assert "pre-check" in heard(taro, 1)[0]


def test_an_answer_takes_the_place_of_the_question(taro: Person) -> None:
    started(taro)
    question = taro.posts()[-1]
    before = [control.label for control in controls(question.card)]
    picked = before[0]
    answer = taro.press(picked, question)
    assert f"✓ {picked}" in "\n".join(taro.reads())
    assert answer["type"] == "application/vnd.microsoft.card.adaptive"
    assert [control.label for control in controls(question.card)] == ["Change"]
    heard(taro, 3)


def test_a_press_that_comes_twice_under_other_ids_has_one_effect(
    taro: Person, storage: MemoryStorage
) -> None:
    started(taro)
    question = taro.posts()[-1]
    control = controls(question.card)[0]
    first = taro.press_activity(question, control)
    taro.do(first)
    heard(taro, 3)
    before = len(storage.rows("outbox"))
    again = taro.do({**first, "id": taro.teams.state.next_id()})
    assert len(storage.rows("outbox")) == before
    assert "Change" in str(again["value"])


def test_a_message_that_comes_twice_is_answered_once(taro: Person) -> None:
    said = taro.say("What does it cost?")
    taro.do(said)
    taro.say("help")
    count = len(heard(taro, 2))
    assert sum("¥" in text or "free" in text for text in taro.reads()) <= 1
    assert count <= 3


def test_an_answer_can_be_changed_from_its_card(taro: Person) -> None:
    started(taro)
    question = taro.posts()[-1]
    taro.press(controls(question.card)[0].label, question)
    heard(taro, 3)
    taro.press("Change", question)
    assert len(heard(taro, 4)) >= 4


def test_free_text_is_answered_in_the_language_that_is_written(hanako: Person) -> None:
    hanako.say("How much does it cost?")
    assert "pre-check" in heard(hanako, 1)[0] or "cost" in heard(hanako, 1)[0].lower()


def test_what_people_write_is_shown_and_never_taken_for_markup(taro: Person) -> None:
    started(taro)
    taro.say("**[press](https://evil.example)** <at>everyone</at>")
    heard(taro, 3)
    assert "'TextBlock'" not in str([post.card for post in taro.posts()])


def test_a_mention_in_a_channel_is_answered_there_and_nothing_is_kept(
    taro: Person, teams: SmallTeams, storage: MemoryStorage
) -> None:
    channel = f"{teams.channel()};messageid=17"
    teams.state.chat(channel).posts.append(_someone_wrote(channel))
    taro.mention("What does it cost?", channel)
    assert heard(taro, 2, channel)
    assert not storage.rows("conversations")
    assert not storage.rows("entries")


def test_what_is_private_goes_on_in_the_personal_chat(taro: Person, teams: SmallTeams) -> None:
    channel = f"{teams.channel()};messageid=17"
    teams.state.chat(channel).posts.append(_someone_wrote(channel))
    taro.mention("start", channel)
    assert heard(taro, 1)
    assert len(heard(taro, 2, channel)) == 2


def _someone_wrote(channel: str) -> Post:
    return Post("17", channel, {})


def test_the_contact_form_is_a_window_that_the_roster_filled_in(taro: Person) -> None:
    taro.say("contact staff")
    heard(taro, 1)
    taro.press("agree")
    heard(taro, 2)
    taro.press("Fill in the whole form")
    given = inputs(taro.window)
    assert given["in:name"]["value"] == "Taro Suzuki"
    assert given["in:email"]["value"] == "taro@example.co.jp"


def test_what_is_wrong_in_the_form_stands_beside_its_field_and_nothing_is_lost(
    taro: Person,
) -> None:
    taro.say("contact staff")
    heard(taro, 1)
    taro.press("agree")
    heard(taro, 2)
    taro.press("Fill in the whole form")
    taro.submit(company="Yamada Works", email="nothing")
    given = inputs(taro.window)
    assert given["in:company"]["value"] == "Yamada Works"
    assert "Attention" in str(taro.window)
    taro.submit(email="taro@example.co.jp")
    assert taro.task is None
    taro.teams.wait_until(lambda: "Yamada Works" in taro.reads()[-1])


def test_an_edit_and_a_deletion_are_explained(taro: Person) -> None:
    taro.install()
    heard(taro, 1)
    taro.edit("start")
    taro.unsay()
    assert len(heard(taro, 3)) == 3


@pytest.mark.parametrize("status", [412, 429, 502, 504])
def test_a_message_that_has_to_wait_is_sent_once(
    taro: Person, teams: SmallTeams, storage: MemoryStorage, status: int
) -> None:
    teams.fails(status)
    taro.say("help")
    teams.wait_until(lambda: states(storage) == {"sent"})
    assert len(set(taro.reads())) == len(taro.posts()) == len(storage.rows("outbox"))


def test_of_a_message_whose_answer_was_lost_nobody_claims_anything(
    taro: Person, teams: SmallTeams, storage: MemoryStorage
) -> None:
    teams.loses()
    taro.say("help")
    heard(taro, 1)
    teams.wait_until(lambda: "uncertain" in states(storage))
    assert len(set(taro.reads())) == len(taro.posts())


def test_whoever_blocked_the_bot_is_not_written_to_again(
    taro: Person, teams: SmallTeams, storage: MemoryStorage
) -> None:
    teams.state.blocked.add(taro.chat)
    taro.say("help")
    teams.wait_until(lambda: states(storage) == {"failed"})
    assert taro.posts() == []


def test_a_token_that_was_taken_back_is_renewed(
    taro: Person, teams: SmallTeams, storage: MemoryStorage
) -> None:
    taro.install()
    heard(taro, 1)
    teams.state.tokens.clear()
    taro.say("help")
    heard(taro, 2)
    teams.wait_until(lambda: states(storage) == {"sent"})
