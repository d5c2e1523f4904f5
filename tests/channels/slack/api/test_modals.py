from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.api.blocks import in_messages
from bot.channels.slack.api.modals import action_of, blocks_of, home_of, values_of, view_of
from bot.channels.slack.api.screens import bar_picture
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.vocabulary.ui import (
    Bar,
    Bars,
    Button,
    Buttons,
    Dialog,
    Divider,
    Facts,
    Heading,
    Input,
    InputKind,
    InputOption,
    Paragraph,
    Part,
    Quotation,
    Screen,
    Small,
    Style,
)
from tests.channels.slack.api.hostile_texts import texts
from tests.channels.slack.api.payload_rules import accept_blocks, accept_view, every_text
from tests.sweeps import examples

NOW = datetime(2026, 11, 25, tzinfo=UTC)
names = st.sampled_from(["claim", "release", "close.send", "note"])
shares = st.floats(-1, 2)
bars = st.builds(Bar, texts, st.integers(0, 10_000), shares, texts)
buttons = st.builds(Button, names, texts, st.just("M-1"), st.sampled_from(Style), texts)
parts: st.SearchStrategy[Part] = st.one_of(
    st.builds(Heading, texts),
    st.builds(Paragraph, texts),
    st.builds(Small, texts),
    st.builds(Quotation, texts),
    st.builds(Facts, st.lists(st.tuples(texts, texts), max_size=12).map(tuple)),
    st.builds(Bars, texts, st.lists(bars, max_size=5).map(tuple)),
    st.builds(Buttons, st.lists(buttons, max_size=30).map(tuple)),
    st.just(Divider()),
)
screens = st.builds(Screen, texts, st.lists(parts, max_size=8).map(tuple))


@examples(150)
@given(screens)
def test_any_screen_is_blocks_that_slack_takes(screen: Screen) -> None:
    for message in in_messages(blocks_of(screen, "desk:")):
        accept_blocks(message)


@examples(100)
@given(screens)
def test_any_screen_can_be_a_home(screen: Screen) -> None:
    accept_view(home_of(screen))


def unique_inputs(kinds: list[tuple[InputKind, str, str, int]]) -> tuple[Input, ...]:
    options = tuple(InputOption(f"v{n}", f"label {n} " * (n % 12)) for n in range(23))
    return tuple(
        Input(f"input{n}", label, kind, value, label, options[:count])
        for n, (kind, label, value, count) in enumerate(kinds)
    )


values = texts | st.sampled_from(["v1", "v1,v3", "2026-11-25", "U123"])
inputs = st.lists(
    st.tuples(st.sampled_from(InputKind), texts, values, st.integers(0, 23)), max_size=6
).map(unique_inputs)
dialogs = st.builds(
    Dialog,
    st.just("close"),
    texts,
    st.lists(parts, max_size=4).map(tuple),
    inputs,
    st.just("M-1"),
    texts,
    texts,
)


@examples(150)
@given(dialogs)
def test_any_dialog_is_a_view_that_slack_takes(dialog: Dialog) -> None:
    accept_view(view_of(dialog, "desk:"))


def test_a_long_transcript_fits_into_one_view_without_losing_a_word() -> None:
    said = tuple(Quotation(f"word{n} " * 20) for n in range(400))
    view = view_of(Dialog("", "Transcript", said))
    accept_view(view)
    shown = "".join(every_text(view))
    assert all(f"word{n} " in shown for n in range(400))


def test_text_of_any_length_is_shown_in_full() -> None:
    long = "\n\n".join(f"Paragraph {n}: " + "long words " * 40 for n in range(60))
    blocks = blocks_of(Screen("Title", (Paragraph(long),)))
    messages = in_messages(blocks)
    assert len(messages) > 1
    assert "".join("".join(every_text(messages)).split()).endswith("".join(long.split()))


def test_a_label_that_is_too_long_for_a_button_stands_above_it() -> None:
    label = "a very long label " * 10
    above, row = blocks_of(Screen("", (Buttons((Button("claim", label),)),)))
    assert above["text"]["text"] == f"• {label.strip()}"
    assert row["elements"][0]["text"]["text"].endswith("…")


def test_buttons_of_one_action_are_told_apart_and_still_mean_it() -> None:
    row = blocks_of(Screen("", (Buttons((Button("claim", "A", "1"), Button("claim", "B", "2"))),)))
    ids = [element["action_id"] for element in blocks_of_row(row)]
    assert len(set(ids)) == 2
    assert {action_of(name) for name in ids} == {"claim"}


def blocks_of_row(row: list[dict[str, list[dict[str, str]]]]) -> list[dict[str, str]]:
    return row[0]["elements"]


def test_a_confirmation_asks_in_the_language_of_its_button() -> None:
    made = Screen("", (Buttons((Button("close", "閉じる", confirm="閉じますか？"),)),))
    assert blocks_of(made)[0]["elements"][0]["confirm"]["deny"]["text"] == "やめる"


def test_a_bar_is_as_long_as_its_share_and_never_vanishes() -> None:
    assert bar_picture(0) == "·"
    assert bar_picture(0.0001) == "▏"
    assert bar_picture(0.5) == "█" * 10
    assert bar_picture(1) == bar_picture(7) == "█" * 20


def test_what_was_filled_in_comes_back_as_plain_values() -> None:
    state = {
        "reason": {"value": {"type": "static_select", "selected_option": {"value": "done"}}},
        "menu": {
            "value": {
                "type": "checkboxes",
                "selected_options": [{"value": "a"}, {"value": "b"}],
            }
        },
        "until": {"value": {"type": "datepicker", "selected_date": "2026-11-25"}},
        "owner": {"value": {"type": "users_select", "selected_user": "U1"}},
        "text": {"value": {"type": "plain_text_input", "value": "<hello> & more"}},
        "nothing": {"value": {"type": "plain_text_input", "value": None}},
        "none": {"value": {"type": "checkboxes", "selected_options": []}},
    }
    assert values_of(state) == {
        "reason": "done",
        "menu": "a,b",
        "until": "2026-11-25",
        "owner": "U1",
        "text": "<hello> & more",
        "nothing": "",
        "none": "",
    }


def test_a_channel_takes_a_short_burst_and_then_one_message_a_second() -> None:
    pacing = DeliveryPace(burst=3)
    assert [pacing.reserve("C1", NOW) for _ in range(3)] == [None] * 3
    assert pacing.reserve("C1", NOW) == NOW + timedelta(seconds=1)
    assert pacing.reserve("C2", NOW) is None
    assert pacing.reserve("C1", NOW + timedelta(seconds=1)) is None
    assert pacing.reserve("C1", NOW + timedelta(seconds=1)) == NOW + timedelta(seconds=2)


def test_a_channel_that_slack_limits_waits_as_long_as_slack_says() -> None:
    pacing = DeliveryPace()
    until = NOW + timedelta(seconds=30)
    pacing.hold("C1", until)
    assert pacing.reserve("C1", NOW) == until
    assert pacing.reserve("C2", NOW) is None
    assert pacing.reserve("C1", until) is None
    pacing.forget(until + timedelta(minutes=1))
    assert pacing.reserve("C1", until) is None


def test_a_clock_that_was_set_back_keeps_no_channel_waiting() -> None:
    pacing = DeliveryPace(burst=1)
    ahead = NOW + timedelta(days=400)
    assert pacing.reserve("C1", ahead) is None
    pacing.hold("C2", ahead)
    assert pacing.reserve("C1", NOW) is None
    assert pacing.reserve("C2", NOW) is None
    assert pacing.reserve("C1", NOW) == NOW + timedelta(seconds=1)
