"""What people do in a storm: they write, press, correct themselves, claim, and answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from bot.storage import StorageError
from tests.chaos.world import Scene, actor
from tests.fake_slack import Delivery, Message, Person, controls
from tests.fake_slack.block_elements import all_options
from tests.fake_slack.screens import Control
from tests.storms.disasters import DISASTERS, heal
from tests.storms.mail import bounce, disturb_mail, lose_mail

ENGLISH = (
    "Is it free?",
    "How long does it take?",
    "Who can apply?",
    "We have no website",
    "yes",
    "I am not sure",
    "undo",
)
JAPANESE = (
    "費用はかかりますか？",
    "どのくらいかかりますか？",
    "誰が申し込めますか？",
    "ホームページはありません",
    "はい",
    "わかりません",
    "こんにちは",
)
VERBS = ("answer", "apply", "article", "edit", "keep", "rate")
COMMANDS = (
    "counter",
    "go_on",
    "restart",
    "resume",
    "review",
    "start",
    "tell_me",
    "undo",
    "verdict",
)

Act = Callable[[Scene], None]
Press = tuple[Message, Control, str]


def perform(scene: Scene) -> None:
    """Everything that happens, with the bot killed in between as often as the seed says."""
    chance = scene.chance
    acts = plan(scene)
    kills = sorted(chance.sample(range(len(acts)), chance.choice((0, 1, 1, 2))))
    scene.bot.start()
    if chance.random() < 0.8:
        scene.bot.await_ready()
    for number, act in enumerate(acts):
        # A fault made it impossible; people go on.
        with suppress(AssertionError, StorageError):
            act(scene)
        time.sleep(chance.choice((0, 0, 0.03, 0.15)))
        if number in kills:
            time.sleep(chance.uniform(0, 0.25))
            scene.bot.kill()
            time.sleep(chance.choice((0, 0, 0.2)))
            scene.bot.start()


def plan(scene: Scene) -> list[Act]:
    """Acts of applicants in any order, and those of staff between them in theirs."""
    chance = scene.chance
    beside: list[Act] = [write_quickly, press, press_twice, press_stale, ask, edit, delete, cut]
    acts = [write_quickly, browse, *chance.choices(beside, (3, 3, 2, 2, 1, 2, 1, 1), k=5)]
    places = sorted(chance.choices(range(len(acts) + 1), k=5))
    for place, act in reversed(list(zip(places, (claim, note, reply, answer, note), strict=True))):
        acts.insert(place, act)
    acts.insert(chance.randint(0, len(acts)), browse)
    for act in chance.choices((disturb_mail, bounce), k=3):
        acts.insert(chance.randint(0, len(acts)), act)
    for disaster in chance.sample((*DISASTERS, lose_mail), chance.choice((0, 1, 1, 2))):
        begins, ends = sorted(chance.choices(range(1, len(acts) + 1), k=2))
        acts[ends:ends] = [heal]
        acts[begins:begins] = [disaster]
    return acts


# Applicants.


def somebody(scene: Scene) -> Person:
    return scene.chance.choice(scene.people.applicants)


def say(scene: Scene, person: Person) -> None:
    """Write something that nobody wrote before."""
    pool, word = ENGLISH if person is scene.people.emma else JAPANESE, scene.word()
    message = person.say(person.dm(), f"{scene.chance.choice(pool)} {word}")
    scene.said.append((person, message, word))


def write_quickly(scene: Scene) -> None:
    """Several messages in a row, which may arrive in another order."""
    chance, person, count = scene.chance, somebody(scene), scene.chance.randint(2, 3)
    if chance.random() < 0.4:
        scene.slack.faults.reorder(0.06, count, "message")
    for _ in range(count):
        say(scene, person if chance.random() < 0.8 else somebody(scene))


def ask(scene: Scene) -> None:
    """One message."""
    say(scene, somebody(scene))


def browse(scene: Scene) -> None:
    """Somebody writes on the page."""
    word = scene.word()
    scene.browser.write(word, f"{scene.chance.choice(ENGLISH)} {word}")


def pressable(person: Person, *, stale: bool = False) -> list[Press]:
    """What can be pressed that leads to no personal details; stale: what could be, before."""
    found = []
    for message in person.sees(person.dm()):
        if message.bot_id:
            blocks = message.versions[-1:] if stale else [message.blocks]
            every = [control for each in blocks for control in controls(each)]
            found += [(message, c, choice) for c in every for choice in choices_of(c)]
    return found


def choices_of(control: Control) -> list[str]:
    """The choices of a button or a menu that are harmless."""
    given = [control.value or ""]
    if "options" in control.element:
        given = [str(option["value"]) for option in all_options(control.element)]
    return [c for c in given if c.split(":")[0] in VERBS or c.removeprefix("do:") in COMMANDS]


def press(scene: Scene, times: int = 1) -> None:
    """Pick something on one of the newest messages, or on any."""
    chance, person = scene.chance, somebody(scene)
    wait_for(lambda: pressable(person), 0.5)
    there = pressable(person)
    assert there
    message, control, choice = chance.choice(there[-4:] if chance.random() < 0.7 else there)
    for _ in range(times):
        count_press(scene, person)
        if "options" in control.element:
            person.choose(message, control.action_id, choice)
        else:
            person.click(message, choice)


def press_twice(scene: Scene) -> None:
    """Impatiently."""
    press(scene, times=2)


def press_stale(scene: Scene) -> None:
    """On what stood there before the screen was brought up to date."""
    person = somebody(scene)
    there = [found for found in pressable(person, stale=True) if "options" not in found[1].element]
    assert there
    message, _, choice = scene.chance.choice(there)
    count_press(scene, person)
    person.press_stale(message, choice)


def count_press(scene: Scene, person: Person) -> None:
    scene.presses[actor(person)] = scene.presses.get(actor(person), 0) + 1


def own(scene: Scene) -> tuple[Person, Message]:
    """One of the messages that somebody wrote and that the bot has taken already."""
    taken = {d.payload["event"]["ts"] for d in scene.slack.deliveries if is_taken_message(d)}
    there = [(p, m) for p, m, _ in scene.said if m.ts in taken and not m.is_deleted]
    assert there
    return scene.chance.choice(there)


def is_taken_message(delivery: Delivery) -> bool:
    return delivery.type == "message" and delivery.acknowledged is not None


def edit(scene: Scene) -> None:
    """Change a message."""
    person, message = own(scene)
    word = scene.word()
    person.edit(message, f"I meant {word}")
    scene.edited.append((person, message, word))


def delete(scene: Scene) -> None:
    """Take a message back."""
    person, message = own(scene)
    person.delete(message)


def cut(scene: Scene) -> None:
    """All connections break, where there are any."""
    scene.slack.sockets.cut()


# Staff.


def wait_for(predicate: Callable[[], object], timeout: float) -> bool:
    """Wait for something, without holding anything; whether it came."""
    end = time.monotonic() + timeout
    while not (is_so := predicate()) and time.monotonic() < end:
        time.sleep(0.03)
    return bool(is_so)


def card_of(scene: Scene) -> Message | None:
    """The card of the lead, once it is shown."""
    own = f"lead:{scene.reference}"
    for message in scene.people.staff[0].sees(scene.people.desk):
        subject = (message.metadata or {}).get("event_payload", {}).get("subject", "")
        if subject == own:
            return message
    return None


def on_card(scene: Scene, action: str, timeout: float) -> tuple[Message, str]:
    """The card with something to press, as soon as it is there."""

    def found() -> list[tuple[Message, str]]:
        card = card_of(scene)
        ids = [control.action_id for control in controls(card.blocks)] if card else []
        return [(card, id_) for id_ in ids if card and id_.partition("#")[0] == action]

    assert wait_for(found, timeout), f"{action} is not there"
    return found()[0]


def claim(scene: Scene) -> None:
    """Both of the staff claim the lead at once."""
    card, button = on_card(scene, "desk:claim", 1.0)
    for each in scene.people.staff:
        each.click(card, button)


def note(scene: Scene) -> None:
    """Somebody of the staff writes in the thread, where it stays."""
    card = card_of(scene)
    assert card is not None
    scene.private.append(scene.word())
    somebody = scene.chance.choice(scene.people.staff)
    somebody.say(scene.people.desk, f"Between us: {scene.private[-1]}", card.ts)


def reply(scene: Scene) -> None:
    """The owner writes to the applicant: reply, preview, send, each handed in more than once."""
    if not scene.lead.owner:
        claim(scene)
    assert wait_for(lambda: scene.lead.owner, 1.0)
    owner = next(each for each in scene.people.staff if actor(each) == scene.lead.owner)
    owner.click(*on_card(scene, "desk:reply", 1.0))
    assert wait_for(owner.modal, 1.0)
    scene.replies.append(scene.word())
    hand_in(scene, owner, text=f"Thank you. {scene.replies[-1]}")
    hand_in(scene, owner)


def hand_in(scene: Scene, person: Person, **entries: str) -> None:
    """Hand the window in, which Slack tells of twice in one way or another."""
    view = person.modal()
    assert view is not None
    person.fill(view, entries)
    first = person.submit(view)
    if scene.chance.random() < 0.5:
        person.submit(view)
        assert first.answer(3)
    else:
        assert first.answer(3)
        scene.slack.redeliver(first)


def answer(scene: Scene) -> None:
    """The applicant writes back, once there is something to write back to."""
    emma = scene.people.emma
    word = scene.replies[-1] if scene.replies else ""
    wait_for(lambda: not word or word in "".join(emma.reads(emma.dm())), 0.7)
    say(scene, emma)
