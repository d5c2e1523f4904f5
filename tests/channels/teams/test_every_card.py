"""Whatever the counter and its desk can say is taken by Teams, however long and strange it is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import acts
from bot.bootstrap import content, renderer
from bot.channels.teams.api.cards import MOST_BYTES, breakable, card, cards, message, prose, text
from bot.channels.teams.api.dialogs import dialog_card
from bot.channels.teams.applicants.messages import draw, draw_closed, draw_superseded
from bot.channels.teams.desk.cards import post_cards, press_in_dialog
from bot.handoff.lead import LeadStatus
from bot.vocabulary import Language, Message
from bot.vocabulary.ui import Dialog, Screen
from bot.wording.applicants.channels.channel_labels import phrases
from bot.wording.applicants.contact.contact_dialog import contact_dialog
from tests.channels.slack.api.hostile_values import STRANGE, estranged
from tests.channels.slack.applicants.test_every_act import shipped_acts
from tests.channels.slack.desk.all_views import Samples
from tests.fake_teams.cards import every as every_part
from tests.sweeps import every, part
from tests.wording.samples import ACTS, LEAD, REPLY_BY, SPEAKER

jsonschema = pytest.importorskip("jsonschema")
pytest.importorskip("adaptive_cards")

MOST = 28_000
WORDS = re.compile(r'"(text|title|label|errorMessage|value|choose|nonce)": "(?:[^"\\]|\\.)+"')
"""Words in written JSON, of which the schema says nothing."""
INPUT = re.compile(r'"id": "(in:[^"]*)"')
every_language = pytest.mark.parametrize("language", Language)
strange_words = pytest.mark.parametrize("words", STRANGE, ids=lambda words: ascii(words[:12]))


@cache
def validator() -> Any:
    """The public schema of cards, in the version that Teams draws."""
    schema = resources.files("adaptive_cards") / "schemas" / "schema-1.5.json"
    return jsonschema.Draft6Validator(json.loads(schema.read_text(encoding="utf-8")))


def without_repeats(element: Any) -> Any:
    """An element in which what stands below its like, and so is taken alike, is left out."""
    if isinstance(element, list):
        return [without_repeats(each) for each, _ in groupby(element)]
    if isinstance(element, dict):
        return {name: without_repeats(value) for name, value in element.items()}
    return element


@cache
def accept_shape(shape: str) -> None:
    """Fail unless the schema takes an element of a card or an action; each shape once."""
    accept_element(json.dumps(without_repeats(json.loads(shape))))


@cache
def accept_element(written: str) -> None:
    element = json.loads(written)
    place = "actions" if element["type"].startswith("Action.") else "body"
    public = {"type": "AdaptiveCard", "version": "1.5", place: [element]}
    found = jsonschema.exceptions.best_match(validator().iter_errors(public))
    assert found is None, found.message[:300]


@cache
def frame_bytes() -> int:
    """What stands around the elements of a card in a message with the longest summary."""
    return len(json.dumps(message(card([], [{}]), "窓" * 400), ensure_ascii=False).encode())


def accept(made: dict[str, Any]) -> None:
    """Fail unless Teams takes this card, in a message or in a window."""
    elements = (*made["body"], *made.get("actions", ()))
    written = [json.dumps(each, ensure_ascii=False) for each in elements]
    size = sum(len(each.encode("utf-8", "replace")) + 2 for each in written)
    assert frame_bytes() + size <= MOST
    for each in set(written):
        accept_shape(WORDS.sub(r'"\1": "words"', each))
    told = "".join(written)
    ids = INPUT.findall(told)
    assert len(ids) == len(set(ids))
    assert '"url": ""' not in told


@cache
def accept_message(said: Message, language: Language) -> None:
    """Fail unless Teams takes it open, answered and asked again; each thing once."""
    words = phrases(renderer().voice(language))
    label = max((choice.label for choice in said.choices), key=len, default="")
    drawn = [*draw(said, 10**17, words), *draw_closed(said, 10**17, label, words)]
    for each in (*drawn, *draw_superseded(said, words)):
        accept(each)


@cache
def accept_shown(shown: Screen | Dialog | str) -> None:
    """Fail unless Teams takes it; each thing once."""
    match shown:
        case Screen():
            for each in post_cards(shown, "lead:X", "0" * 12, "said"):
                accept(each)
        case Dialog():
            wrong = {each.name: "窓" * 200 for each in shown.inputs}
            for errors in ({}, wrong):
                accept(dialog_card(shown, {"desk": "x"}, press_in_dialog("0"), errors))
        case str():
            accept(card(text(shown)))


@every(words=STRANGE, language=Language)
def test_every_message_is_taken_whatever_people_write(words: str, language: Language) -> None:
    for act in part(ACTS, STRANGE.index(words)):
        accept_message(SPEAKER(estranged(act, words), language), language)


@every_language
def test_every_message_is_taken_in_the_words_of_the_curators(language: Language) -> None:
    said: dict[str, acts.DialogueAct] = {}
    for act in shipped_acts():
        said.setdefault(repr(act)[:400], act)
    for act in said.values():
        accept_message(renderer()(act, language), language)


@every(words=STRANGE, language=Language)
def test_everything_at_the_desk_is_taken(words: str, language: Language) -> None:
    lead = replace(LEAD, status=LeadStatus.CLAIMED, owner="sato", snoozed_until=REPLY_BY)
    for shown in part(tuple(Samples(words, lead, language).shown()), STRANGE.index(words)):
        accept_shown(shown)


@every(words=STRANGE, language=Language)
def test_the_contact_form_is_taken(words: str, language: Language) -> None:
    form = content().form
    given = {field.name: words for field in form.fields}
    accept_shown(contact_dialog(form, given, renderer().voice(language)))


@strange_words
def test_words_of_people_never_stand_where_markup_is_read(words: str) -> None:
    made = card(text(words))
    assert not [each for each in every_part(made) if each.get("type") == "TextBlock"]
    assert (
        "".join("".join(words.split()))
        in "".join(
            "".join(each["text"].split())
            for each in every_part(made)
            if each.get("type") == "TextRun"
        )
        or not words.strip()
    )


LATIN = st.text(st.sampled_from("aÄж9,:/{}-_.@ 窓口"), max_size=400)


@given(LATIN)
def test_no_word_is_wider_than_a_narrow_card_and_none_is_lost(words: str) -> None:
    made = card(text(words))
    runs = [each["text"] for each in every_part(made) if each.get("type") == "TextRun"]
    parts = re.findall(r"[!-~\xa1-\u058f]+", " ".join(runs))
    assert all(len(part) <= 40 for part in parts)
    assert "".join("".join(runs).split()) in ("".join(words.split()), "…")


def test_a_word_is_parted_after_a_mark_and_a_short_one_never() -> None:
    record = '{"answers":{"legal_form":"other","request":"hands_on"},"edition":"FY2024"}'
    address = "https://example.co.jp/a/very/long/path?with=much&more=of&it=after"
    mail = "hanako.yamada@international.example.jp"
    assert breakable(record).split() == [
        '{"answers":{"legal_form":',
        '"other","request":"hands_on"},',
        '"edition":"FY2024"}',
    ]
    [block] = text(f"{address} {mail}")
    link, rest = block["inlines"]
    assert link["selectAction"]["url"] == address
    assert mail in rest["text"]


@pytest.mark.parametrize(
    ("said", "address"),
    [
        (
            "同意書はhttps://example.co.jp/escort/から入手してください",
            "https://example.co.jp/escort/",
        ),
        ("登録（https://example.co.jp/act?id=B1。）", "https://example.co.jp/act?id=B1"),
        ("See https://example.co.jp/a, please.", "https://example.co.jp/a"),
        ("「https://example.co.jp/b」", "https://example.co.jp/b"),
        ("(https://example.co.jp/c)", "https://example.co.jp/c"),
        ("https://example.co.jp/d?", "https://example.co.jp/d"),
    ],
)
def test_a_link_ends_where_the_address_does(said: str, address: str) -> None:
    [block] = text(said)
    [link] = [each for each in block["inlines"] if "selectAction" in each]
    assert link["selectAction"]["url"] == link["text"] == address
    assert "".join(each["text"] for each in block["inlines"]) == said


def test_a_long_text_stands_in_several_cards_and_nothing_is_lost() -> None:
    said = "\n\n".join(f"{number}: {'窓' * 900}" for number in range(40))
    made = cards(prose(said))
    assert len(made) > 1
    assert all(
        len(json.dumps(each, ensure_ascii=False).encode()) < MOST_BYTES + 500 for each in made
    )
    assert str(made).count("窓") == said.count("窓")


def test_a_shape_that_the_schema_does_not_take_is_found_also_among_others() -> None:
    good = {"type": "TextBlock", "text": "words"}
    for wrong in ({"type": "TextBlock"}, {"type": "Input.Text"}, {"type": "Nothing"}):
        box = {"type": "Container", "items": [good, good, wrong, good]}
        with pytest.raises(AssertionError):
            accept_shape(json.dumps(box))
