from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import acts
from bot.bootstrap import content, renderer
from bot.channels.common.message_language import language_in
from bot.channels.slack.api.blocks import Block
from bot.channels.slack.api.modals import view_of
from bot.channels.slack.api.mrkdwn import decode
from bot.channels.slack.applicants.ids import outgoing_in
from bot.channels.slack.applicants.messages import draw, draw_closed
from bot.vocabulary import Choice, Language, Message, MessageKind
from bot.wording.applicants.contact.contact_dialog import contact_dialog
from tests.channels.slack.api.hostile_texts import texts
from tests.channels.slack.api.payload_rules import accept_blocks, accept_view, every_text
from tests.channels.slack.applicants.app import phrases_in
from tests.sweeps import examples
from tests.wording.samples import ACTS, SPEAKER

ids = st.sampled_from(
    [
        "answer:q:yes",
        "edit:q",
        "article:a",
        "rate:a:yes",
        "rate:a:no",
        "do:staff",
        "send",
        "x:" + "y" * 60,
    ]
)
choices = st.lists(
    st.builds(Choice, ids, texts.map(lambda t: t[:75]), st.sampled_from(["yes", "no"])), max_size=30
)
messages = st.builds(
    Message,
    st.sampled_from(MessageKind),
    texts,
    st.sampled_from([None, "q"]),
    choices.map(tuple),
    st.sampled_from([(), ("II.3",)]),
    verdict=st.sampled_from([None, "needs_review"]),
)


@examples(200)
@given(messages, st.sampled_from(Language))
def test_any_message_is_drawn_as_slack_takes_it(message: Message, language: Language) -> None:
    for drawn in draw(message, 12, phrases_in(language)):
        accept_blocks(drawn.blocks)
    for drawn in draw_closed(message, 12, message.text[:75], phrases_in(language)):
        accept_blocks(drawn.blocks)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: type(act).__name__)
def test_every_act_is_drawn_as_slack_takes_it(act: acts.DialogueAct, language: Language) -> None:
    message = SPEAKER(act, language)
    [drawn] = draw(message, 12, phrases_in(language))
    accept_blocks(drawn.blocks)
    assert letters(message.text) in letters(decode("".join(every_text(drawn.blocks))))


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize("language", Language)
def test_every_question_and_every_article_is_drawn_whole(language: Language) -> None:
    known, say = content(), renderer()
    phrases = phrases_in(language)
    for number, question in enumerate(known.flow.questions):
        total = len(known.flow.questions)
        message = say(acts.AskQuestion(question, number + 1, total), language)
        [drawn] = draw(message, 1, phrases)
        accept_blocks(drawn.blocks)
        assert all(option_shown(drawn.blocks, c.id) for c in message.choices)
        assert language_in(message) is language
    for article in known.knowledge.articles.values():
        act = acts.GiveAnswer(article, (), invites_precheck=True)
        for drawn in draw(say(act, language), 1, phrases):
            accept_blocks(drawn.blocks)
        assert language_in(say(act, language)) is language


def option_shown(blocks: list[dict[str, object]], value: str) -> bool:
    return f"'{value}'" in str(blocks)


@pytest.mark.parametrize("language", Language)
def test_the_contact_form_is_a_window_that_slack_takes(language: Language) -> None:
    form = content().form
    values = {field.name: "<!channel> `x`" for field in form.fields}
    for given_so_far in ({}, values):
        view = view_of(contact_dialog(form, given_so_far, renderer().voice(language)), "counter:")
        accept_view(view)
        names = [b["block_id"] for b in view["blocks"] if b["type"] == "input"]
        assert names == [field.name for field in form.fields]


def test_a_press_tells_which_message_it_was_pressed_on() -> None:
    message = SPEAKER(ACTS[-1], Language.EN)
    [drawn] = draw(
        Message(MessageKind.ANSWER, message.text, choices=(Choice("do:ask", "Ask"),)),
        12,
        phrases_in(Language.EN),
    )
    ids = [block["block_id"] for block in drawn.blocks if "block_id" in block]
    assert ids
    assert {outgoing_in(name) for name in ids} == {12}
    assert outgoing_in("b0001") == 0


def test_few_short_choices_are_buttons_many_a_menu_and_long_ones_a_list_to_choose_from() -> None:
    def drawn(*labels: str) -> list[Block]:
        offered = tuple(Choice(f"answer:q:{n}", label) for n, label in enumerate(labels))
        asked = Message(MessageKind.QUESTION, "Q 1 of 2\nWhich?", "q", offered)
        [one] = draw(asked, 1, phrases_in(Language.EN))
        return one.blocks

    def kind(*labels: str) -> str:
        return str(drawn(*labels)[-1]["elements"][0]["type"])

    assert kind("Yes", "No", "I'm not sure") == "button"
    assert kind(*(f"Option {n}" for n in range(8))) == "button"
    assert kind(*(f"Option {n}" for n in range(11))) == "static_select"
    long = "A rather long label that would be cut on a telephone"
    assert kind(long, "No") == "radio_buttons"
    assert str(drawn(long, "No")).count(long) == 1, "nothing is said twice"
    assert kind(*(f"{long} {n}" for n in range(11))) == "static_select"


def test_a_long_text_becomes_several_messages_of_which_the_last_has_the_buttons() -> None:
    text = "\n\n".join(f"Paragraph {n}. " + "Many words. " * 100 for n in range(20))
    drawn = draw(
        Message(MessageKind.ANSWER, text, choices=(Choice("do:ask", "Ask"),)),
        1,
        phrases_in(Language.EN),
    )
    assert len(drawn) > 1
    assert [any(b["type"] == "actions" for b in d.blocks) for d in drawn] == [
        *[False] * (len(drawn) - 1),
        True,
    ]


def test_a_list_in_a_question_is_drawn_as_a_list() -> None:
    text = "Question 1 of 2\nDo both hold?\n- one\n- two\n\nAsk, say:\n- the office"
    [drawn] = draw(Message(MessageKind.QUESTION, text, "q"), 1, phrases_in(Language.EN))
    said = [each["text"] for each in drawn.blocks[1:2]]
    assert said == [{"type": "mrkdwn", "text": "*Do both hold?*\n• one\n• two", "verbatim": True}]
    assert "• the office" in drawn.blocks[2]["elements"][0]["text"]


def test_an_answer_that_stays_is_ticked_once() -> None:
    message = Message(MessageKind.QUESTION, "Which?", "q")
    [drawn] = draw_closed(message, 1, "✓ Yes", phrases_in(Language.EN))
    assert drawn.blocks[-1]["text"]["text"] == "✓ *Yes*"


def test_filling_in_comes_before_stopping_and_after_sending() -> None:
    def buttons(*offered: str) -> list[str]:
        choices = tuple(Choice(name, name) for name in offered)
        [drawn] = draw(Message(MessageKind.CONTACT, "T", None, choices), 1, phrases_in(Language.EN))
        elements = [e for block in drawn.blocks for e in block.get("elements", ())]
        return [str(element["text"]["text"]) for element in elements]

    form = phrases_in(Language.EN).fill_in
    assert buttons("cancel") == [form, "cancel"]
    assert buttons("send", "cancel") == ["send", "cancel", form]


def test_below_what_staff_wrote_in_their_language_stand_words_in_that_of_the_conversation() -> None:
    back = Choice("do:back", "back", "Back to the pre-check")
    said = Message(MessageKind.STAFF, "明日お電話します。", choices=(back,))
    assert language_in(said) is Language.EN
