from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.assistant.conversation import Form
from bot.assistant.person_status import PersonStatus, status_of
from bot.bootstrap import renderer
from bot.channels.slack.api.modals import home_of, view_of
from bot.channels.slack.applicants.ids import ACTION
from bot.channels.slack.applicants.modals import ask_dialog
from bot.vocabulary import Language, MessageKind
from bot.wording.applicants.channels.home import home
from tests.channels.slack.api.payload_rules import accept_view
from tests.channels.slack.applicants.app import phrases_in
from tests.driver import new_stage
from tests.fake_slack import controls

NOW = datetime(2026, 11, 25, tzinfo=UTC)
NEW = PersonStatus(
    language=None,
    answered=0,
    total=16,
    verdict=None,
    form=None,
    lead=None,
    reply_by=None,
    is_with_staff=False,
    is_desk_open=True,
    opens_at=NOW,
    has_ended=False,
)
FAR = replace(
    NEW,
    answered=16,
    verdict="needs_review",
    form=Form(NOW),
    lead="M-20261120-7KR4-M2XE",
    reply_by=NOW,
    is_with_staff=True,
    is_desk_open=False,
    has_ended=True,
)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("standing", [NEW, FAR])
def test_a_home_is_a_view_that_slack_takes_and_all_its_buttons_are_heard(
    standing: PersonStatus, language: Language
) -> None:
    view = home_of(home(standing, renderer().voice(language)), "counter:")
    accept_view(view)
    blocks = [{**block, "block_id": "b"} for block in view["blocks"]]
    assert controls(blocks)
    assert all(ACTION.fullmatch(control.action_id) for control in controls(blocks))


def test_a_home_tells_how_far_one_is_and_by_when_staff_reply() -> None:
    shown = str(home(FAR, renderer().voice(Language.EN)))
    assert "16 of 16" in shown
    assert "M-20261120-7KR4-M2XE" in shown
    assert "Reply" not in str(home(NEW, renderer().voice(Language.EN)).parts[1])


def test_who_has_answered_everything_is_brought_to_the_result() -> None:
    shown = str(home(replace(FAR, is_with_staff=False), renderer().voice(Language.EN)))
    assert "do:verdict" in shown
    assert "do:resume" not in shown
    assert "do:resume" in str(home(FAR, renderer().voice(Language.EN)))


@pytest.mark.parametrize("language", Language)
def test_the_window_for_a_question_is_a_view_that_slack_takes(language: Language) -> None:
    accept_view(view_of(ask_dialog(phrases_in(language)), "counter:"))


def test_where_somebody_stands_follows_from_what_they_did() -> None:
    stage = new_stage()
    assert status_of(stage.assistant, stage.person, stage.now).language is None
    stage.pick("do:start")
    first = stage.assistant.flow.questions[0]
    stage.pick(f"answer:{first.key}:{first.options[0].value}")
    standing = status_of(stage.assistant, stage.person, stage.now)
    assert (standing.answered, standing.total) == (1, len(stage.assistant.flow.questions))
    assert standing.form is None


@pytest.mark.parametrize("language", Language)
def test_every_suggested_prompt_leads_somewhere(language: Language) -> None:
    for _, message in phrases_in(language).prompts:
        stage = new_stage(language=language)
        stage.arrive()
        kinds = {said.kind for said in stage.say(message)}
        assert MessageKind.DECLINE not in kinds, message
