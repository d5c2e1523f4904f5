"""Whatever the counter and its desk can say is taken by Teams, however long and strange it is."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

import pytest

from bot.assistant import acts
from bot.bootstrap import content, renderer
from bot.channels.teams.api.cards import MOST_BYTES, card, cards, message, prose, text
from bot.channels.teams.api.dialogs import dialog_card
from bot.channels.teams.applicants.messages import draw, draw_closed, draw_superseded
from bot.channels.teams.desk.cards import post_cards, press_in_dialog
from bot.handoff.lead import LeadStatus
from bot.vocabulary import Language, Message
from bot.vocabulary.ui import Dialog, Screen
from bot.wording.applicants.channels.channel_labels import phrases
from bot.wording.applicants.contact_dialog import contact_dialog
from tests.channels.slack.api.hostile_values import STRANGE, estranged
from tests.channels.slack.applicants.test_every_act import shipped_acts
from tests.channels.slack.desk.all_views import Samples
from tests.fake_teams.cards import every
from tests.wording.samples import ACTS, LEAD, REPLY_BY, SPEAKER

jsonschema = pytest.importorskip("jsonschema")
pytest.importorskip("adaptive_cards")

MOST = 28_000
WORDED = ("text", "title", "label", "errorMessage", "value", "choose", "nonce")
every_language = pytest.mark.parametrize("language", Language)
strange_words = pytest.mark.parametrize("words", STRANGE, ids=lambda words: ascii(words[:12]))


@cache
def validator() -> Any:
    """The public schema of cards, in the version that Teams draws."""
    schema = resources.files("adaptive_cards") / "schemas" / "schema-1.5.json"
    return jsonschema.Draft6Validator(json.loads(schema.read_text(encoding="utf-8")))


def shape_of(element: Any) -> Any:
    """An element with other words in the place of its own, of which the schema says nothing."""
    if isinstance(element, list):
        return [shape_of(each) for each in element]
    if not isinstance(element, dict):
        return element
    worded = {name: "words" for name in WORDED if element.get(name)}
    return {name: worded.get(name) or shape_of(value) for name, value in element.items()}


@cache
def accept_shape(shape: str) -> None:
    """Fail unless the schema takes an element of a card or an action; each shape once."""
    element = json.loads(shape)
    place = "actions" if element["type"].startswith("Action.") else "body"
    public = {"type": "AdaptiveCard", "version": "1.5", place: [element]}
    found = jsonschema.exceptions.best_match(validator().iter_errors(public))
    assert found is None, found.message[:300]


def accept(made: dict[str, Any]) -> None:
    """Fail unless Teams takes this card, in a message or in a window."""
    told = json.dumps(message(made, "s" * 400), ensure_ascii=False).encode("utf-8", "replace")
    assert len(told) <= MOST
    for element in (*made["body"], *made.get("actions", ())):
        accept_shape(json.dumps(shape_of(element)))
    ids = [each["id"] for each in every(made) if str(each.get("type")).startswith("Input.")]
    assert len(ids) == len(set(ids))
    assert all(len(str(each["url"])) for each in every(made) if "url" in each)


def accept_message(said: Message, language: Language) -> None:
    words = phrases(renderer().voice(language))
    label = max((choice.label for choice in said.choices), key=len, default="")
    drawn = [*draw(said, 10**17, words), *draw_closed(said, 10**17, label, words)]
    for each in (*drawn, *draw_superseded(said, words)):
        accept(each)


def accept_shown(shown: Screen | Dialog | str) -> None:
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


@every_language
@strange_words
def test_every_message_is_taken_whatever_people_write(words: str, language: Language) -> None:
    for act in ACTS:
        accept_message(SPEAKER(estranged(act, words), language), language)


@every_language
def test_every_message_is_taken_in_the_words_of_the_curators(language: Language) -> None:
    said: dict[str, acts.DialogueAct] = {}
    for act in shipped_acts():
        said.setdefault(repr(act)[:400], act)
    for act in said.values():
        accept_message(renderer()(act, language), language)


@every_language
@strange_words
def test_everything_at_the_desk_is_taken(words: str, language: Language) -> None:
    lead = replace(LEAD, status=LeadStatus.CLAIMED, owner="sato", snoozed_until=REPLY_BY)
    for shown in Samples(words, lead, language).shown():
        accept_shown(shown)


@every_language
@strange_words
def test_the_contact_form_is_taken(words: str, language: Language) -> None:
    form = content().form
    given = {field.name: words for field in form.fields}
    accept_shown(contact_dialog(form, given, renderer().voice(language)))


@strange_words
def test_words_of_people_never_stand_where_markup_is_read(words: str) -> None:
    made = card(text(words))
    assert not [each for each in every(made) if each.get("type") == "TextBlock"]
    assert (
        "".join("".join(words.split()))
        in "".join(
            "".join(each["text"].split()) for each in every(made) if each.get("type") == "TextRun"
        )
        or not words.strip()
    )


def test_a_long_text_stands_in_several_cards_and_nothing_is_lost() -> None:
    said = "\n\n".join(f"{number}: {'窓' * 900}" for number in range(40))
    made = cards(prose(said))
    assert len(made) > 1
    assert all(
        len(json.dumps(each, ensure_ascii=False).encode()) < MOST_BYTES + 500 for each in made
    )
    assert str(made).count("窓") == said.count("窓")
