"""Laws that hold for the message of every act."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from bot.assistant.acts import DialogueAct, SpokenHere
from bot.assistant.dialogue.commands import COMMANDS
from bot.assistant.notices import Notice
from bot.handoff.form.errors import FormErrorCode
from bot.handoff.lead import LeadStatus
from bot.precheck.verdict import Verdict
from bot.vocabulary import Language, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId, Verb
from bot.wording import labels
from bot.wording.applicants import greeting, notices
from bot.wording.applicants.contact import contact_form
from bot.wording.translator import LONGEST_LABEL
from tests.wording.samples import ACTS, EDITION, SPEAKER

SAID = [
    pytest.param(act, language, id=f"{index}-{type(act).__name__}-{language}")
    for index, act in enumerate(ACTS)
    for language in Language
]
LATIN_OF_PEOPLE = re.compile(
    r"https?://\S+|\S+@\S+|[MD]-\d{8}-\w{4}-\w{4}|M-2|Example|Hanako|Yoroshiku|Cost|English|PDF"
    r"|§|第\S+条|✓|name:?"
)
every_act = pytest.mark.parametrize(("act", "language"), SAID)


def test_the_samples_hold_every_act() -> None:
    assert {type(act) for act in ACTS} == set(get_args(DialogueAct))


@every_act
def test_every_act_has_words(act: DialogueAct, language: Language) -> None:
    message = SPEAKER(act, language)
    assert isinstance(message, Message)
    assert message.text == message.text.strip()
    assert message.text


@every_act
def test_no_placeholder_is_left_unfilled(act: DialogueAct, language: Language) -> None:
    message = SPEAKER(act, language)
    assert not re.search(r"[{}]", message.text + "".join(c.label for c in message.choices))


@every_act
def test_paragraphs_and_lists_keep_their_plain_form(act: DialogueAct, language: Language) -> None:
    text = SPEAKER(act, language).text
    assert "\n\n\n" not in text
    assert all(line == line.strip() and line != "-" for line in text.split("\n"))


@every_act
def test_choices_can_be_picked_and_shown(act: DialogueAct, language: Language) -> None:
    choices = SPEAKER(act, language).choices
    for choice in choices:
        pick = ChoiceId.parse(choice.id)
        assert pick is not None
        assert pick.verb is not Verb.DO or pick.first in COMMANDS
        assert 0 < len(choice.label) <= LONGEST_LABEL
    assert len({c.id for c in choices}) == len(choices)
    assert len({c.label for c in choices}) == len(choices)


@every_act
def test_numbers_are_given_to_all_choices_or_to_none(act: DialogueAct, language: Language) -> None:
    """Where numbers are amounts they begin with 0, and "not sure" has none."""
    choices = SPEAKER(act, language).choices
    numbers = [c.number for c in choices if c.value != "not_sure" or c.number is not None]
    first = numbers[0] if numbers else None
    if first is None:
        assert numbers == [None] * len(numbers)
    else:
        assert numbers == list(range(first, first + len(numbers)))
    assert first == 0 or len(numbers) == len(choices)


@every_act
def test_clauses_are_those_of_the_edition_each_once(act: DialogueAct, language: Language) -> None:
    clauses = SPEAKER(act, language).clauses
    assert set(clauses) <= set(EDITION.clauses)
    assert len(set(clauses)) == len(clauses)


@every_act
def test_both_languages_offer_the_same_choices_and_facts(
    act: DialogueAct, language: Language
) -> None:
    one, other = SPEAKER(act, language), SPEAKER(act, language.other)
    assert [c.id for c in one.choices] == [c.id for c in other.choices]
    assert (one.kind, one.question, one.clauses) == (other.kind, other.question, other.clauses)
    assert (one.article, one.verdict) == (other.article, other.verdict)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: type(act).__name__)
def test_no_english_leaks_into_japanese(act: DialogueAct) -> None:
    message = SPEAKER(act, Language.JA)
    if message.kind is MessageKind.GREETING:
        text = "\n".join(p for p in message.text.split("\n\n") if "To continue" not in p)
    else:
        text = "" if isinstance(act, SpokenHere) else message.text
    said = LATIN_OF_PEOPLE.sub("", "\n".join((text, *(c.label for c in message.choices))))
    assert not re.search(r"[A-Za-z]{2,}", said)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: type(act).__name__)
def test_no_japanese_leaks_into_english(act: DialogueAct) -> None:
    message = SPEAKER(act, Language.EN)
    text = "" if isinstance(act, SpokenHere) else message.text
    text = "\n".join((text, *(c.label for c in message.choices)))
    said = re.sub(r"日本語で続けるには.*|日本語", "", text)
    assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", said)


def test_every_notice_mistake_status_and_verdict_has_words() -> None:
    assert set(notices.SENTENCES) == set(Notice)
    assert set(contact_form.SENTENCES) == set(FormErrorCode)
    assert set(labels.STATUSES) == set(LeadStatus)
    assert set(labels.VERDICTS) == set(Verdict)


def test_every_command_that_is_explained_exists() -> None:
    assert set(greeting.EXPLAINED) <= set(COMMANDS)
