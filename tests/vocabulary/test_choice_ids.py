from __future__ import annotations

import re

import pytest

from bot.assistant.dialogue.commands import COMMANDS
from bot.content import find_root
from bot.vocabulary.choice_ids import ChoiceId, Verb, verb_of
from bot.vocabulary.commands import COMMAND_NAMES, Command

WRITTEN = {
    "answer:website:no": ChoiceId.answer("website", "no"),
    "tell:website=yes,size=few": ChoiceId.tell([("website", "yes"), ("size", "few")]),
    "tell:none": ChoiceId.tell(()),
    "apply:website:no": ChoiceId.apply("website", "no"),
    "amend:website=no,role=other": ChoiceId.amend((("website", "no"), ("role", "other"))),
    "keep": ChoiceId.keep(),
    "edit:website": ChoiceId.edit("website"),
    "article:cost-free": ChoiceId.article("cost-free"),
    "rate:cost-free:yes": ChoiceId.rate("cost-free", is_helpful=True),
    "rate:cost-free:no": ChoiceId.rate("cost-free", is_helpful=False),
    "do:my_data": ChoiceId.command(Command.MY_DATA),
    "consent:yes": ChoiceId.consent(is_given=True),
    "consent:no": ChoiceId.consent(is_given=False),
    "field:topics:cost": ChoiceId.field("topics", "cost"),
    "refill:company": ChoiceId.refill("company"),
    "skip:phone": ChoiceId.skip("phone"),
    "take:name": ChoiceId.take("name"),
    "add:yes": ChoiceId.add(is_wished=True),
    "add:no": ChoiceId.add(is_wished=False),
    "send": ChoiceId.send(),
    "erase:yes": ChoiceId.erase(is_wished=True),
    "erase:no": ChoiceId.erase(is_wished=False),
    "move:FY2026": ChoiceId.move("FY2026"),
}
"""Ids as they are kept in transcripts and stand on buttons of old messages: they never change."""


@pytest.mark.parametrize("text", WRITTEN)
def test_an_id_that_was_ever_sent_is_written_and_understood_alike(text: str) -> None:
    assert str(WRITTEN[text]) == text
    assert ChoiceId.parse(text) == WRITTEN[text]
    assert WRITTEN[text].is_yes == text.endswith(":yes")


def test_every_verb_has_an_example() -> None:
    assert {each.verb for each in WRITTEN.values()} == set(Verb)


@pytest.mark.parametrize(
    "text",
    ["", "sing", "answer", "answer:website", "answer:a:b:c", "edit:", "send:now", "do", "DO:x"],
)
def test_an_id_that_is_not_ours_stands_for_nothing(text: str) -> None:
    assert ChoiceId.parse(text) is None
    assert verb_of(text) is None


def test_every_command_has_a_use_case() -> None:
    assert set(COMMANDS) == set(Command)
    assert tuple(command.value for command in Command) == COMMAND_NAMES


def test_ids_are_written_in_one_place() -> None:
    words = "|".join(verb for verb in Verb if verb is not Verb.TAKE)
    raw = re.compile(rf"""["'](?:{words}):(?! )""")
    sources = [
        each
        for kind in ("*.py", "*.html", "*.js")
        for each in (find_root() / "bot").rglob(kind)
        if each.name != "drafts.py"  # the key of an event, not an id
    ]
    assert [each.name for each in sources if raw.search(each.read_text())] == []
