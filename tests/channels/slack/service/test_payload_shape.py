"""Whatever stands at any place of what Slack signed: it is answered, and nothing breaks on it."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltRequest, BoltResponse

from bot.channels.slack.applicants.ids import ASK_SHORTCUT, COMMAND
from bot.channels.slack.desk.ids import SHORTCUT
from bot.channels.slack.dispatcher import Dispatcher, refusal
from bot.channels.slack.http import EVENTS_PATH
from bot.storage import open_storage
from tests.channels.slack.service.running_service import configuration, hand_in, serving
from tests.channels.slack.service.user_actions import card, claim, press_on, slack_app
from tests.chaos.slack_platform import SlackPlatform
from tests.chaos.world import bring_lead
from tests.fake_slack import Json, SmallSlack
from tests.fake_slack.http_events import FORM, HttpEvents
from tests.memory import migrated_file

Kind = tuple[str, str, str]
At = tuple[str | int, ...]

WRONG: tuple[Any, ...] = (3, None, True, "x", [], ["x"], {}, {"a": 1})
AT_ONE_PLACE = 3
"""How many of them are tried at one place, others at the next one."""
JSON = "application/json"
DEEP = 90_000


@pytest.fixture(scope="module")
def slack() -> Iterator[SmallSlack]:
    with SmallSlack() as small:
        yield small


@pytest.fixture(scope="module")
def reception(slack: SmallSlack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dispatcher]:
    """The whole counter, after everything was done once that can be done in Slack."""
    platform, folder = SlackPlatform(slack, "http"), tmp_path_factory.mktemp("shapes")
    emma, (sato, _), desk = platform.people.emma, platform.people.staff, platform.channel
    given = configuration(slack, platform.acme, desk, sato.id, "http")
    url = migrated_file(Path(folder) / "app.db")
    with (
        open_storage(url) as storage,
        serving(slack, storage, given | {"database_url": url}) as service,
    ):
        bring_lead(storage, platform)
        service_app = slack_app(service)
        service_app.delivery.wake()
        emma.open_home()
        emma.say(emma.dm(), "hello")
        claim(slack, sato, desk)
        shown = card(sato, desk)
        assert shown is not None
        sato.click(shown, press_on(sato, desk, "desk:reply"))
        hand_in(slack, sato, text="Thank you")
        note = sato.say(desk, "Between us", shown.ts)
        sato.edit(note, "Between us all")
        sato.message_shortcut(SHORTCUT, note)
        sato.shortcut(ASK_SHORTCUT)
        sato.command(COMMAND, "help")
        sato.delete(note)
        slack.quiet(30)
        yield service_app.reception


def kind_of(payload: Json) -> Kind:
    event = payload.get("event", {})
    return str(payload.get("type")), str(event.get("type")), str(event.get("subtype"))


def one_of_each(slack: SmallSlack) -> dict[Kind, Json]:
    found: dict[Kind, Json] = {}
    for delivery in slack.deliveries:
        found.setdefault(kind_of(delivery.payload), delivery.payload)
    return found


def places(node: Any, at: At = ()) -> Iterator[At]:
    """Every place in a payload; of a list only the first entry."""
    if at:
        yield at
    entries = node.items() if isinstance(node, dict) else ()
    inside = enumerate(node[:1]) if isinstance(node, list) else entries
    for key, value in inside:
        yield from places(value, (*at, key))


def wrong_at(number: int) -> list[Any]:
    """What stands wrongly at a place, by its number."""
    return [WRONG[(number * AT_ONE_PLACE + each) % len(WRONG)] for each in range(AT_ONE_PLACE)]


def with_other(payload: Json, at: At, value: Any) -> Json:
    changed = copy.deepcopy(payload)
    node: Any = changed
    for key in at[:-1]:
        node = node[key]
    node[at[-1]] = value
    return changed


def without(payload: Json, at: At) -> Json:
    changed = copy.deepcopy(payload)
    node: Any = changed
    for key in at[:-1]:
        node = node[key]
    del node[at[-1]]
    return changed


def asked(reception: Dispatcher, payload: Json) -> Future[BoltResponse]:
    """What is answered in the end; a refusal where not even the envelope can be read."""
    try:
        request = BoltRequest(mode="socket_mode", body=payload, headers={})
    except Exception:  # noqa: BLE001  as at both ways in
        return refusal()
    return reception.receive(request)


def broken(reception: Dispatcher, changed: Mapping[str, Json]) -> list[str]:
    """On which of these payloads something broke. All are sent before any answer is awaited."""
    answers = {name: asked(reception, payload) for name, payload in changed.items()}
    return [name for name, answer in answers.items() if answer.result(60).status >= 500]


def test_a_wrong_thing_at_any_place_of_any_payload_breaks_nothing(
    slack: SmallSlack, reception: Dispatcher
) -> None:
    kinds = one_of_each(slack)
    assert len(kinds) >= 8, sorted(kinds)
    changed = {
        f"{kind} {at} {value!r}": with_other(payload, at, value)
        for kind, payload in kinds.items()
        for number, at in enumerate(places(payload))
        for value in wrong_at(number)
    }
    assert not broken(reception, changed)


def test_a_place_that_is_missing_breaks_nothing(slack: SmallSlack, reception: Dispatcher) -> None:
    changed = {
        f"{kind} {at}": without(payload, at)
        for kind, payload in one_of_each(slack).items()
        for at in places(payload)
    }
    assert not broken(reception, changed)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"[1]", JSON),
        (b'"text"', JSON),
        (b"{", JSON),
        (b"[" * DEEP, JSON),
        (b'{"a":' * DEEP, JSON),
        (b'{"a":1' + b"0" * 5_000 + b"}", JSON),
        (b'{"type":"event_callback","event":3,"team_id":"T1","event_id":"E1"}', JSON),
        (b'{"type":"event_callback","event":{"type":"message"},"team_id":"T1"}', JSON),
        (b'{"type":"event_callback","event":{"type":"message"},"event_id":["E1"]}', JSON),
        (b"payload=[1]", FORM),
        (b"payload={", FORM),
        (b"payload=" + b"[" * DEEP, FORM),
        (b'payload={"type":"block_actions","user":{"id":"U1"},"actions":[]}', FORM),
        (b'payload={"type":"view_submission","user":{"id":"U1"},"view":3}', FORM),
    ],
)
def test_what_is_signed_and_cannot_be_read_is_refused_as_a_mistake_of_the_sender(
    slack: SmallSlack, reception: Dispatcher, body: bytes, kind: str
) -> None:
    assert slack.http is not None
    door = HttpEvents(slack.http.url, slack.app.signing_secret)
    assert door.url.endswith(EVENTS_PATH)
    assert door.post(body, kind).status == 400
