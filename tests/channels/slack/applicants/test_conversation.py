from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.assistant.ports import DeliveryStatus
from bot.channels.slack.api.address import SlackAddress
from bot.channels.slack.applicants.sender import SlackSend
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from tests.channels.slack.applicants.app import Office, heard, now, phrases_in
from tests.fake_slack import Message, Person, SmallSlack, Workspace, controls, shown
from tests.fake_slack.bots import TRANSPORTS


def last(person: Person) -> Message:
    return person.sees(person.dm())[-1]


def choices_on(message: Message) -> list[str]:
    found = []
    for control in controls(message.blocks):
        options = control.element.get("options")
        found += [o["value"] for o in options] if options else [control.value or ""]
    return found


def pick(person: Person, message: Message, choice: str) -> None:
    """Press the button, or choose in the menu, that picks this choice."""
    for control in controls(message.blocks):
        if control.value == choice:
            assert person.click(message, choice).answer() is not None
            return
        if any(o["value"] == choice for o in control.element.get("options", [])):
            sent = person.choose(message, control.action_id, choice)
            assert sent is not None
            assert sent.answer() is not None
            return
    raise AssertionError(f"{choice} is not on offer: {choices_on(message)}")


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_direct_message_is_answered_in_the_language_it_is_written_in(
    office: Office, hanako: Person, transport: str
) -> None:
    with office.open(transport):
        hanako.say(hanako.dm(), "Is it free of charge?")
        reads = heard(office, hanako, 3)
    assert "free" in " ".join(reads)
    assert office.taken[0].turn.event.startswith("Ev")
    assert office.taken[0].origin.at > 0


def test_somebody_who_says_nothing_yet_is_greeted_in_the_language_of_their_client(
    office: Office, slack: SmallSlack, acme: Workspace
) -> None:
    taro = slack.person(acme, "taro", locale="ja-JP")
    with office.open():
        taro.open_home("messages")
        reads = heard(office, taro, 1)
        taro.open_home("messages")
        slack.quiet()
        assert taro.reads(taro.dm()) == reads
    assert "問" in reads[-1]
    assert len(office.taken) == 1
    thread = slack.state.thread(taro.dm().id, None)
    assert len(thread.prompts) == 4


def test_a_whole_pre_check_by_pressing_ends_in_a_verdict(office: Office, hanako: Person) -> None:
    flow = office.assistant.flow
    with office.open():
        hanako.command("/madoguchi", "start").answer()
        for number, question in enumerate(flow.questions):
            office.slack.quiet()
            asked = last(hanako)
            assert f"{number + 1}" in shown(asked)
            harmless = next(o.value for o in question.options if o.effect == "none")
            pick(hanako, asked, f"answer:{question.key}:{harmless}")
            assert "✓" in shown(asked)
            assert choices_on(asked) == [f"edit:{question.key}"]
        office.slack.quiet()
    assert "likely" in shown(last(hanako))
    assert "do:staff" in choices_on(last(hanako))


def test_a_typed_answer_closes_the_question_too(office: Office, hanako: Person) -> None:
    with office.open():
        hanako.command("/madoguchi", "start").answer()
        office.slack.quiet()
        asked = last(hanako)
        hanako.say(hanako.dm(), "1")
        office.slack.wait_until(lambda: "✓" in shown(asked))
        office.slack.quiet()
        first = office.assistant.flow.questions[0]
        assert choices_on(asked) == [f"edit:{first.key}"]
        pick(hanako, asked, f"edit:{first.key}")
        office.slack.quiet()
    assert any(choice.startswith(f"answer:{first.key}:") for choice in choices_on(last(hanako)))


def test_only_the_newest_copy_of_a_question_can_be_answered(office: Office, hanako: Person) -> None:
    with office.open():
        hanako.command("/madoguchi", "start").answer()
        office.slack.quiet()
        asked = last(hanako)
        before = choices_on(asked)
        hanako.say(hanako.dm(), "Is it free of charge?")
        heard(office, hanako, len(hanako.sees(hanako.dm())) + 1)
        newest = last(hanako)
        assert choices_on(newest) == before
        assert choices_on(asked) == []
        assert "Asked again below" in shown(asked)
        answer = next(m for m in hanako.sees(hanako.dm()) if "rate:cost-free:yes" in str(m.blocks))
        hanako.click(answer, "rate:cost-free:yes").answer()
        office.slack.quiet()
    assert choices_on(newest) == []
    assert choices_on(last(hanako)) == before


def test_an_answer_that_was_changed_elsewhere_is_shown_wherever_it_stands(
    office: Office, hanako: Person
) -> None:
    first = office.assistant.flow.questions[0]
    old, new = (option.value for option in first.options[:2])
    with office.open():
        hanako.command("/madoguchi", "start").answer()
        office.slack.quiet()
        asked = last(hanako)
        pick(hanako, asked, f"answer:{first.key}:{old}")
        office.slack.quiet()
        pick(hanako, asked, f"edit:{first.key}")
        office.slack.quiet()
        again = last(hanako)
        pick(hanako, again, f"answer:{first.key}:{new}")
        office.slack.quiet()
        changing = next(
            m for m in hanako.sees(hanako.dm()) if f"apply:{first.key}" in str(m.blocks)
        )
        pick(hanako, changing, f"apply:{first.key}:{new}")
        office.slack.quiet()
    label = first.options[1].label.en
    assert label in shown(asked)
    assert label in shown(again)


def test_a_press_on_an_old_screen_changes_nothing_by_itself(office: Office, hanako: Person) -> None:
    first = office.assistant.flow.questions[0]
    with office.open():
        hanako.command("/madoguchi", "start").answer()
        office.slack.quiet()
        asked = last(hanako)
        pick(hanako, asked, f"answer:{first.key}:{first.options[0].value}")
        office.slack.quiet()
        old = next(c for c in controls(asked.versions[-1]) if c.action_id)
        if old.element["type"] == "button":
            hanako.press_stale(asked, old.value or "").answer()
        office.slack.quiet()
    with office.assistant.storage() as work:
        conversation = work.conversations.of(str(SlackAddress(hanako.team, hanako.id)))
    assert conversation is not None
    assert conversation.answers[first.key] == first.options[0].value


def test_a_double_click_has_one_effect(office: Office, hanako: Person) -> None:
    with office.open():
        hanako.command("/madoguchi", "help").answer()
        office.slack.quiet()
        helped = last(hanako)
        name = next(c for c in choices_on(helped) if c == "do:my_data")
        sent = [hanako.click(helped, name) for _ in range(2)]
        assert all(delivery.answer() is not None for delivery in sent)
        office.slack.quiet()
    assert [i.turn.choose for i in office.taken].count("do:my_data") == 1


def test_a_redelivered_event_has_one_effect(office: Office, hanako: Person) -> None:
    office.slack.faults.redeliver(times=2, event="message")
    with office.open():
        hanako.say(hanako.dm(), "Is it free of charge?")
        office.slack.wait_until(lambda: len(office.taken) == 3)
        reads = heard(office, hanako, 2)
        office.slack.quiet()
    assert len(hanako.sees(hanako.dm())) == len(reads)
    assert len({i.turn.event for i in office.taken}) == 1


def test_what_fails_before_the_commit_is_not_acknowledged_and_comes_again(
    office: Office, hanako: Person
) -> None:
    office.broken.append(RuntimeError("the database is away"))
    office.slack.patience(3, retries=(0.05,))
    with office.open():
        hanako.say(hanako.dm(), "Is it free of charge?")
        heard(office, hanako, 2)
    assert len(office.taken) == 1


def test_a_mention_is_answered_in_its_thread_from_the_knowledge_base(
    office: Office, slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    channel = slack.channel(acme, "general", hanako)
    with office.open():
        asked = hanako.say(channel, f"<@{acme.bot_user}> Is it free of charge?")
        slack.wait_until(lambda: len(hanako.sees(channel)) >= 2)
        slack.quiet()
    replies = hanako.sees(channel)[1:]
    assert {message.thread_ts for message in replies} == {asked.ts}
    turn = office.taken[0].turn
    assert turn.is_public
    assert turn.text == "Is it free of charge?"
    assert turn.person == str(SlackAddress(acme.id, hanako.id, channel.id, asked.ts))


def test_a_private_choice_in_a_channel_goes_on_in_direct_messages(
    office: Office, slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    channel = slack.channel(acme, "general", hanako)
    with office.open():
        hanako.say(channel, f"<@{acme.bot_user}> my company's zebra sings at night")
        slack.wait_until(lambda: any("do:staff" in choices_on(m) for m in hanako.sees(channel)))
        slack.quiet()
        declined = next(m for m in hanako.sees(channel) if "do:staff" in choices_on(m))
        pick(hanako, declined, "do:staff")
        reads = heard(office, hanako, 1)
    assert reads
    assert [i.turn.is_public for i in office.taken] == [True, True, False]
    assert office.taken[2].turn.event == f"{office.taken[1].turn.event}:directly"


def test_a_command_in_a_channel_goes_on_in_direct_messages_and_says_so(
    office: Office, slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    channel = slack.channel(acme, "general", hanako)
    with office.open():
        hanako.say(channel, f"<@{acme.bot_user}> start")
        heard(office, hanako, 1)
        hanako.say(channel, f"<@{acme.bot_user}> help")
        slack.wait_until(lambda: len(hanako.sees(channel)) == 4)
        slack.quiet()
    assert "directly" in hanako.reads(channel)[1]
    assert [i.turn.is_public for i in office.taken] == [True, False, True]


def test_bots_and_other_people_are_not_answered_in_channels(
    office: Office, slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    channel = slack.channel(acme, "general", hanako)
    with office.open():
        hanako.say(channel, "Is it free of charge?")
        slack.quiet()
    assert len(hanako.sees(channel)) == 1


def test_in_a_thread_of_direct_messages_the_answer_stands_in_the_thread(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    with office.open():
        hanako.say(hanako.dm(), "hello")
        heard(office, hanako, 2)
        parent = hanako.sees(hanako.dm())[0]
        before = len(hanako.sees(hanako.dm()))
        hanako.say(hanako.dm(), "Is it free of charge?", thread_ts=parent.ts)
        slack.wait_until(lambda: len(hanako.sees(hanako.dm())) > before + 1)
        slack.quiet()
    new = hanako.sees(hanako.dm())[before + 1 :]
    assert {message.thread_ts for message in new} == {parent.ts}


def test_commands_say_where_the_reply_went(
    office: Office, slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    channel = slack.channel(acme, "general", hanako)
    with office.open():
        hanako.command("/madoguchi", "ask is it free of charge?", channel).answer()
        reads = heard(office, hanako, 2)
        assert "free" in " ".join(reads)
        assert hanako.reads(channel) == ["I have written to you directly."]
        hanako.command("/madoguchi", "my data").answer()
        heard(office, hanako, len(reads) + 1)
    assert office.taken[-1].turn.choose == "do:my_data"


def test_a_question_can_be_asked_in_a_window(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    with office.open():
        assert hanako.shortcut("madoguchi_ask").answer() is not None
        slack.wait_until(hanako.modal)
        window = hanako.modal()
        assert window is not None
        hanako.fill(window, {"question": "Is it free of charge?"})
        assert hanako.submit(window).answer() is not None
        heard(office, hanako, 2)
        assert hanako.modal() is None


def test_windows_and_remarks_are_in_the_language_that_a_person_speaks_here(
    office: Office, slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    channel = slack.channel(acme, "general", hanako)
    with office.open():
        hanako.say(hanako.dm(), "費用はかかりますか")
        heard(office, hanako, 2)
        hanako.command("/madoguchi", "help", channel).answer()
        slack.quiet()
        assert hanako.reads(channel) == ["ダイレクトメッセージをお送りしました。"]
        hanako.shortcut("madoguchi_ask").answer()
        slack.wait_until(hanako.modal)
        window = hanako.modal()
    assert window is not None
    assert window.data["title"]["text"] == "質問する"


def test_where_no_window_opens_one_is_invited_to_ask_in_messages(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    slack.faults.fail("views.open", times=1)
    with office.open():
        assert hanako.shortcut("madoguchi_ask").answer() is not None
        heard(office, hanako, 1)
    assert office.taken[0].turn.choose == "do:ask"


def test_the_home_shows_where_one_stands_and_can_be_pressed(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    with office.open():
        hanako.open_home()
        slack.wait_until(hanako.home)
        home = hanako.home()
        assert home is not None
        assert hanako.click_in(home, "do:start").answer() is not None
        heard(office, hanako, 1)
        first = office.assistant.flow.questions[0]
        pick(hanako, last(hanako), f"answer:{first.key}:{first.options[0].value}")
        hanako.open_home()
        slack.wait_until(lambda: "1 of " in str(hanako.home() and hanako.home().data))  # type: ignore[union-attr]
        slack.quiet()


def test_contact_details_are_filled_in_in_a_window_with_mistakes_beside_them(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    with office.open():
        hanako.command("/madoguchi", "start").answer()
        slack.quiet()
        hanako.say(hanako.dm(), "staff")
        slack.wait_until(lambda: "consent:yes" in choices_on(last(hanako)))
        consent = last(hanako)
        pick(hanako, consent, "consent:yes")
        slack.wait_until(hanako.modal)
        slack.quiet()
        assert "✓" in shown(consent)
        window = hanako.modal()
        assert window is not None
        entries: dict[str, Any] = {
            "company": "株式会社 *A*",
            "name": "山田",
            "email": "a@gmial.com",
            "times": "any",
        }
        hanako.fill(window, {**entries, "language": "ja", "menu": ["hands_on", "seminars"]})
        hanako.submit(window).answer()
        slack.wait_until(lambda: window.errors)
        assert window.errors.keys() == {"email"}
        assert "a@gmail.com" in window.errors["email"]
        hanako.fill(window, {"email": "a@example.co.jp"})
        hanako.submit(window).answer()
        slack.wait_until(lambda: hanako.modal() is None)
        slack.wait_until(lambda: "send" in choices_on(last(hanako)))
        pick(hanako, last(hanako), "send")
        slack.quiet()
        assert "M-" in shown(last(hanako)) or "M-" in "".join(hanako.reads(hanako.dm())[-2:])
    assert office.filled[-1]["menu"] == "hands_on,seminars"
    assert office.filled[-1]["company"] == "株式会社 *A*"
    assert office.filled[-1]["phone"] == ""


def test_edits_and_deletions_are_told_and_link_previews_are_not(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    with office.open():
        said = hanako.say(hanako.dm(), "hello")
        heard(office, hanako, 2)
        hanako.edit(said, "hello & <goodbye>")
        slack.wait_until(lambda: len(office.corrections) == 1)
        hanako.delete(said)
        slack.wait_until(lambda: len(office.corrections) == 2)
        slack.quiet()
    assert [c.text for c in office.corrections] == ["hello & <goodbye>", None]
    assert office.corrections[0].person == str(SlackAddress(hanako.team, hanako.id))


def test_an_answer_can_be_rated_with_a_thumb(office: Office, hanako: Person) -> None:
    with office.open():
        hanako.say(hanako.dm(), "Is it free of charge?")
        heard(office, hanako, 3)
        answer = next(m for m in hanako.sees(hanako.dm()) if "rate:" in str(m.blocks))
        rating = next(c for c in choices_on(answer) if c.startswith("rate:") and c.endswith("no"))
        pick(hanako, answer, rating)
        office.slack.quiet()
    assert office.taken[-1].turn.choose == rating
    with office.assistant.storage() as work:
        assert [q.helpful for q in work.questions.recent()] == [False]


def test_a_channel_that_is_limited_waits_and_nothing_overtakes(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    slack.faults.limit("chat.postMessage", retry_after=1)
    with office.open():
        hanako.say(hanako.dm(), "Is it free of charge?")
        slack.wait_until(lambda: office.taken)
        slack.quiet()
        person = str(SlackAddress(hanako.team, hanako.id))
        with office.assistant.storage() as work:
            waiting = work.outbox.of(person)
        assert {o.status for o in waiting} == {DeliveryStatus.QUEUED}
        time.sleep(1.1)
        office.deliver()
        reads = heard(office, hanako, 1 + len(waiting))
    assert len(reads) == 1 + len(waiting)
    with office.assistant.storage() as work:
        assert all(o.receipt for o in work.outbox.of(person))


def test_a_message_in_parts_is_not_begun_again_where_its_rest_has_to_wait(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    with office.open():
        hanako.say(hanako.dm(), "hello")
        heard(office, hanako, 2)
    person = str(SlackAddress(hanako.team, hanako.id))
    before = len(hanako.sees(hanako.dm()))
    with office.assistant.storage() as work:
        [first, *_] = work.outbox.of(person)
    long = "\n\n".join(f"Paragraph {n}. " + "words " * 400 for n in range(12))
    outgoing = replace(first, id=999, message=replace(first.message, text=long))
    slack.faults.rate_limit(30)
    waiting = office.send(outgoing)
    assert waiting.status is DeliveryStatus.QUEUED
    slack.faults.clear()
    after_restart = SlackSend(office.calls_of, DeliveryPace(timedelta(0)), phrases_in, now)
    ended = after_restart(replace(outgoing, receipt=waiting.receipt))
    assert ended.status is DeliveryStatus.SENT
    sent = "".join(hanako.reads(hanako.dm())[before:])
    assert sent.count("Paragraph 0.") == 1
    assert sent.count("Paragraph 11.") == 1


def test_of_the_contact_form_only_the_newest_message_can_be_pressed(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    with office.open():
        hanako.command("/madoguchi", "staff").answer()
        slack.wait_until(lambda: "consent:yes" in choices_on(last(hanako)))
        pick(hanako, last(hanako), "consent:yes")
        slack.wait_until(lambda: "do:cancel" in choices_on(last(hanako)))
        slack.quiet()
        company = last(hanako)
        hanako.say(hanako.dm(), "Acme K.K.")
        slack.wait_until(lambda: not choices_on(company))
        slack.quiet()
    assert "✓" not in shown(company)
    assert "do:cancel" in choices_on(last(hanako))


def test_a_question_in_between_leaves_it_open_whether_one_agrees(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    with office.open():
        hanako.say(hanako.dm(), "hello")
        heard(office, hanako, 2)
        hanako.command("/madoguchi", "staff").answer()
        slack.wait_until(lambda: "consent:yes" in choices_on(last(hanako)))
        first = last(hanako)
        hanako.say(hanako.dm(), "Is it free of charge?")
        slack.wait_until(lambda: not choices_on(first))
        slack.quiet()
        again = last(hanako)
        assert "consent:yes" in choices_on(again)
        hanako.say(hanako.dm(), "Which visas are covered?")
        slack.wait_until(lambda: last(hanako).ts != again.ts)
        slack.quiet()
    assert "consent:yes" in choices_on(again)


def test_erasing_everything_takes_the_buttons_off_the_question_whether_to(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    with office.open():
        hanako.command("/madoguchi", "start").answer()
        slack.quiet()
        hanako.say(hanako.dm(), "delete my data")
        slack.wait_until(lambda: "erase:yes" in choices_on(last(hanako)))
        asked = last(hanako)
        pick(hanako, asked, "erase:yes")
        slack.quiet()
    assert choices_on(asked) == []
    assert "✓" in shown(asked)
    assert "D-" in shown(last(hanako))


def test_everything_a_person_writes_comes_back_inert(
    office: Office, slack: SmallSlack, hanako: Person
) -> None:
    with office.open():
        hanako.command("/madoguchi", "staff").answer()
        slack.wait_until(lambda: "consent:yes" in choices_on(last(hanako)))
        pick(hanako, last(hanako), "consent:yes")
        slack.wait_until(hanako.modal)
        slack.quiet()
        hanako.say(hanako.dm(), "株式会社 `*A*` <!channel> \u202eB :sos:")
        slack.quiet()
        hanako.say(hanako.dm(), "review")
        slack.quiet()
    ours = [m for m in hanako.sees(hanako.dm()) if m.bot_id]
    whole = str([(m.text, m.blocks) for m in ours])
    assert "<!channel>" not in whole
    assert "`" not in whole
    assert "\u202e" not in whole
