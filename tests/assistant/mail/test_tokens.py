"""A link opens one person's conversation for a while; an address for replies opens nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assistant.mail.tokens import (
    addressed_lead,
    link_token,
    mail_key,
    open_link,
    reply_token,
)
from bot.assistant.privacy import erase_on_request
from tests.driver import Stage, new_stage
from tests.memory import MemoryStorage


@pytest.fixture
def stage() -> Stage:
    stage = new_stage(person="web:3f0a9c")
    stage.assistant = replace(stage.assistant, storage=MemoryStorage())
    stage.arrive()
    stage.enquire()
    return stage


def tokens(stage: Stage) -> tuple[str, str]:
    key = mail_key(stage.assistant.storage)
    with stage.assistant.storage.read_only() as work:
        lead = work.leads.all()[0]
    return link_token(key, lead, stage.now.date() + timedelta(days=1)), reply_token(key, lead)


def test_the_key_is_made_once(stage: Stage) -> None:
    assert mail_key(stage.assistant.storage) == mail_key(stage.assistant.storage)


def test_each_leads_to_its_lead_and_neither_does_what_the_other_does(stage: Stage) -> None:
    link, address = tokens(stage)
    with stage.assistant.storage.read_only() as work:
        target, lead = open_link(work, link, stage.now), addressed_lead(work, address)
        assert target is not None
        assert lead == target.lead
        assert open_link(work, address, stage.now) is None
        assert addressed_lead(work, link) is None
        assert addressed_lead(work, address.upper()) == lead, "mail servers change capitals"


def test_a_link_is_over_after_its_last_day(stage: Stage) -> None:
    link, _ = tokens(stage)
    for days, is_over in ((1, False), (3, True)):
        with stage.assistant.storage.read_only() as work:
            target = open_link(work, link, stage.now + timedelta(days=days))
        assert target is not None
        assert target.is_over is is_over


def test_no_character_of_a_token_can_be_another(stage: Stage) -> None:
    link, address = tokens(stage)
    with stage.assistant.storage.read_only() as work:
        for number, character in enumerate(link):
            other = link[:number] + ("3" if character != "3" else "4") + link[number + 1 :]
            assert open_link(work, other, stage.now) is None
        for number, character in enumerate(address):
            other = address[:number] + ("3" if character != "3" else "4") + address[number + 1 :]
            assert addressed_lead(work, other) is None


def test_both_end_when_everything_is_deleted(stage: Stage) -> None:
    link, address = tokens(stage)
    with stage.assistant.storage() as work:
        assert erase_on_request(work, stage.person, "operator", stage.now)
        work.commit()
    with stage.assistant.storage.read_only() as work:
        assert open_link(work, link, stage.now) is None
        assert addressed_lead(work, address) is None
