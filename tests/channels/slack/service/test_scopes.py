"""The app asks for exactly what it uses: a whole day, heard and called with nothing but that."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import content, matcher_of
from bot.channels.slack.applicants.ids import ASK_SHORTCUT, COMMAND
from bot.channels.slack.desk import SHORTCUT
from bot.channels.slack.manifest import ManifestShape, events, scopes
from bot.storage import open_storage
from bot.vocabulary import Language
from tests.channels.slack.service.running_service import Calendar, configuration, hand_in, serving
from tests.channels.slack.service.user_actions import card, claim, pick, press_on, send_lead
from tests.fake_slack import Channel, Message, Person, SmallSlack, View, Workspace, controls
from tests.memory import migrated_file

IS_SEEN_BY_WHOM = {"channels:history": False, "groups:history": True}
"""Scopes that only a desk in a public or in a private channel needs: whether it is private."""


@pytest.fixture
def slack() -> SmallSlack:
    return SmallSlack(events=frozenset(events(ManifestShape())), commands=frozenset({COMMAND}))


def expected(*, is_private: bool) -> set[str]:
    return {scope for scope in scopes() if IS_SEEN_BY_WHOM.get(scope, is_private) == is_private}


@pytest.mark.parametrize("is_private", [True, False])
def test_every_scope_of_the_manifest_is_used_and_no_other_is_missed(
    slack: SmallSlack, tmp_path: Path, is_private: bool
) -> None:
    for language in Language:
        matcher_of()(language)
    with slack, open_storage(migrated_file(tmp_path / "app.db")) as storage:
        acme = slack.workspace("acme", scopes=scopes())
        hanako = slack.person(acme, "hanako", locale="en-US")
        sato = slack.person(acme, "sato", locale="en-US")
        desk = slack.channel(acme, "desk", sato, is_private=is_private)
        staff = slack.group(acme, "staff", sato)
        given = configuration(slack, acme, desk, staff.id, "http")
        calendar = Calendar()
        with serving(slack, storage, given, calendar):
            applicants_look_around(slack, acme, hanako, is_private=is_private)
            send_lead(slack, storage, hanako)
            staff_work(slack, acme, sato, desk, hanako)
            calendar.passes(timedelta(days=1))
            take_everything_as_a_file(slack, sato, desk)
    assert not slack.problems
    assert [call for call in slack.history if "scope" in str(call.outcome)] == []
    assert slack.used_scopes == expected(is_private=is_private)


def applicants_look_around(
    slack: SmallSlack, acme: Workspace, hanako: Person, *, is_private: bool
) -> None:
    """Everything that applicants can do but the form."""
    hanako.open_home("messages")
    hanako.open_home("home")
    slack.wait_until(hanako.home)
    hanako.command(COMMAND, "help").answer()
    hanako.shortcut(ASK_SHORTCUT).answer()
    hand_in(slack, hanako, question="Is it free?")
    said = hanako.say(hanako.dm(), "Who can apply?")
    slack.quiet()
    hanako.edit(said, "Who may apply?")
    hanako.command(COMMAND, "start").answer()
    for question in content().flow.questions[:2]:
        pick(slack, hanako, f"answer:{question.key}:{question.options[0].value}")
    lobby = slack.channel(acme, "lobby", hanako, is_private=is_private)
    hanako.say(lobby, f"<@{acme.bot_user}> Is it free?")
    slack.wait_until(lambda: any("free" in m.text for m in hanako.sees(lobby) if m.bot_id))
    slack.quiet()


def staff_work(
    slack: SmallSlack, acme: Workspace, sato: Person, desk: Channel, hanako: Person
) -> None:
    """A lead from its claim to an answer, and all that can be read."""
    claim(slack, sato, desk)
    slack.wait_until(lambda: press_on(sato, desk, "desk:reply"))
    for name in ("transcript", "record", "note"):
        sato.click(the_card(sato, desk), press_on(sato, desk, f"desk:{name}")).answer()
        slack.wait_until(sato.modal)
        sato.close(at_top(sato), everything=True)
        slack.quiet()
    reply_from_thread(slack, sato, desk, hanako)
    hanako.say(hanako.dm(), "Thank you!")
    slack.wait_until(lambda: "Thank you!" in "".join(sato.reads(desk)))
    sato.say(desk, f"<@{acme.bot_user}>")
    slack.quiet()


def reply_from_thread(slack: SmallSlack, sato: Person, desk: Channel, hanako: Person) -> None:
    """A message of the thread is sent on, and edited afterwards."""
    written = sato.say(desk, "We call you tomorrow.", the_card(sato, desk).ts)
    sato.message_shortcut(SHORTCUT, written).answer()
    hand_in(slack, sato)
    hand_in(slack, sato)
    slack.wait_until(lambda: "call you tomorrow" in "".join(hanako.reads(hanako.dm())))
    slack.quiet()
    before = len(sato.reads(desk))
    sato.edit(written, "We call you on Monday.")
    slack.wait_until(lambda: len(sato.reads(desk)) > before)


def take_everything_as_a_file(slack: SmallSlack, sato: Person, desk: Channel) -> None:
    """The digest of the next morning leads to it."""
    slack.wait_until(lambda: offering_export(sato, desk))
    message, button = offering_export(sato, desk)[0]
    sato.click(message, button).answer()
    slack.wait_until(lambda: slack.state.files)
    slack.quiet()


def offering_export(sato: Person, desk: Channel) -> list[tuple[Message, str]]:
    found = [
        (message, c.action_id) for message in sato.sees(desk) for c in controls(message.blocks)
    ]
    return [(m, id_) for m, id_ in found if id_.partition("#")[0] == "desk:export"]


def the_card(sato: Person, desk: Channel) -> Message:
    found = card(sato, desk)
    assert found is not None
    return found


def at_top(sato: Person) -> View:
    view = sato.modal()
    assert view is not None
    return view
