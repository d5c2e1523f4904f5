"""Whatever a desk can show is taken by Slack, however long and strange the words in it are."""

from __future__ import annotations

import inspect
import pkgutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import CodeType, FrameType
from typing import get_args

import bot.wording.desk
from bot.assistant.desk.actions import DeskMessage
from bot.assistant.desk.post_views import SHOWN
from bot.assistant.desk.views import (
    ApplicantLine,
    DeskAlert,
    DialogView,
    Digest,
    LeadCard,
    LeadNews,
    PostView,
    Reminder,
    StaffLine,
)
from bot.channels.slack.api.address import SlackAddress
from bot.channels.slack.api.blocks import in_messages
from bot.channels.slack.api.client import content as said_in
from bot.channels.slack.api.modals import blocks_of
from bot.channels.slack.desk.ids import PREFIX
from bot.channels.slack.desk.location import Location
from bot.channels.slack.desk.responses import Responder
from bot.handoff.lead import LeadStatus
from bot.vocabulary import Language
from bot.vocabulary.ui import Dialog, Paragraph, Screen
from bot.wording.desk.messages import message_text
from tests.channels.slack.api.hostile_values import STRANGE
from tests.channels.slack.api.payload_rules import accept_blocks, accept_view
from tests.channels.slack.desk.all_views import Samples, Shown, shipped
from tests.sweeps import every, part
from tests.wording.samples import LEAD, REPLY_BY

SPOT = Location("T" * 20, SlackAddress("T" * 20, "U" * 20), "C" * 20, "1" * 17, "2" * 17, "3" * 17)
LONGEST_UPDATE = 4_000
"""Characters of the text beside the blocks, where a message is updated."""

POSTS = {
    "lead": LeadCard,
    "said": ApplicantLine,
    "told": LeadNews,
    "reply": StaffLine,
    "remind": Reminder,
    "digest": Digest,
    "alert": DeskAlert,
}
"""What a post shows, by the first word of its subject."""


def message_in(each: DeskMessage, language: Language) -> str:
    return message_text(each, shipped().voice(language))


@cache
def accept_shown(shown: Shown, language: Language) -> None:
    """Fail unless Slack takes it in every place where the desk shows it; each thing once."""
    answering = Responder(lambda _: None, message_in, SPOT, language)
    match shown:
        case str():
            accept_view(answering.view(answering.note(shown)))
            accept_screen(Screen("", (Paragraph(shown),)))
        case Dialog():
            accept_view(answering.view(shown))
            accept_screen(Screen(shown.title, shown.parts))
        case Screen():
            accept_screen(shown)


def accept_screen(screen: Screen) -> None:
    for blocks in in_messages(blocks_of(screen, PREFIX)):
        accept_blocks(blocks)
        assert 0 < len(said_in(screen.title, blocks)["text"]) <= LONGEST_UPDATE


@every(words=STRANGE, language=Language)
def test_everything_is_taken_whatever_people_write(words: str, language: Language) -> None:
    lead = replace(LEAD, status=LeadStatus.CLAIMED, owner="sato", snoozed_until=REPLY_BY)
    for shown in part(tuple(Samples(words, lead, language).shown()), STRANGE.index(words)):
        accept_shown(shown, language)


@every(owner=("", "sato"), status=LeadStatus, language=Language)
def test_everything_is_taken_wherever_a_lead_stands(
    owner: str, status: LeadStatus, language: Language
) -> None:
    lead = replace(LEAD, status=status, owner=owner)
    for shown in Samples("<!channel> *x* `y`", lead, language).shown():
        accept_shown(shown, language)


def test_there_is_a_sample_of_whatever_the_desk_can_word_and_post() -> None:
    samples = Samples("words", LEAD, Language.EN)
    assert {type(view) for view in samples.dialogs()} == set(get_args(DialogView))
    assert {type(view) for view in samples.posts()} == set(get_args(PostView))
    assert SHOWN.keys() == POSTS.keys()
    assert set(POSTS.values()) == set(get_args(PostView))


def test_the_samples_reach_every_function_that_makes_a_screen_or_a_dialog() -> None:
    reached: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            reached.add(frame.f_code)

    sys.setprofile(note)
    try:
        for owner in ("", "sato"):
            list(Samples("words", replace(LEAD, owner=owner), Language.EN).shown())
    finally:
        sys.setprofile(None)
    made = dict(makers())
    assert len(made) > len(POSTS)
    assert [name for name, code in made.items() if code not in reached] == []


def makers() -> Iterator[tuple[str, CodeType]]:
    """Every function of the desk's wording that makes a screen or a dialog."""
    package = bot.wording.desk
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__annotations__.get("return") in ("Screen", "Dialog"):
                yield f"{function.__module__}.{name}", function.__code__
