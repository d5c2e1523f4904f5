"""What people do in a storm: they write, press, correct themselves, claim, and answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from bot.storage import StorageError
from tests.chaos.platform import Press, Someone, Written
from tests.chaos.world import Scene
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
    befalling = (*DISASTERS, *scene.platform.troubles, lose_mail)
    for disaster in chance.sample(befalling, chance.choice((0, 1, 1, 2))):
        begins, ends = sorted(chance.choices(range(1, len(acts) + 1), k=2))
        acts[ends:ends] = [heal]
        acts[begins:begins] = [disaster]
    return acts


# Applicants.


def somebody(scene: Scene) -> Someone:
    return scene.chance.choice(scene.people.applicants)


def say(scene: Scene, person: Someone) -> None:
    """Write something that nobody wrote before."""
    pool, word = ENGLISH if person is scene.people.emma else JAPANESE, scene.word()
    scene.written[word] = time.monotonic()
    message = scene.platform.say(person, f"{scene.chance.choice(pool)} {word}")
    scene.said.append((person, message, word))


def write_quickly(scene: Scene) -> None:
    """Several messages in a row, which may arrive in another order."""
    chance, person, count = scene.chance, somebody(scene), scene.chance.randint(2, 3)
    if chance.random() < 0.4:
        scene.platform.reorder(count)
    for _ in range(count):
        say(scene, person if chance.random() < 0.8 else somebody(scene))


def ask(scene: Scene) -> None:
    """One message."""
    say(scene, somebody(scene))


def browse(scene: Scene) -> None:
    """Somebody writes on the page."""
    word = scene.word()
    scene.browser.write(word, f"{scene.chance.choice(ENGLISH)} {word}")


def pressable(scene: Scene, person: Someone, *, stale: bool = False) -> list[Press]:
    """What can be pressed that leads to no personal details; stale: what could be, before."""
    there = scene.platform.pressable(person, stale=stale)
    return [(choice, do) for choice, do in there if is_harmless(choice)]


def is_harmless(choice: str) -> bool:
    """Whether a choice leads to no personal details."""
    return choice.split(":")[0] in VERBS or choice.removeprefix("do:") in COMMANDS


def press(scene: Scene, times: int = 1) -> None:
    """Pick something on one of the newest messages, or on any."""
    chance, person = scene.chance, somebody(scene)
    wait_for(lambda: pressable(scene, person), 0.5)
    there = pressable(scene, person)
    assert there
    _, do = chance.choice(there[-4:] if chance.random() < 0.7 else there)
    for _ in range(times):
        count_press(scene, person)
        do()


def press_twice(scene: Scene) -> None:
    """Impatiently."""
    press(scene, times=2)


def press_stale(scene: Scene) -> None:
    """On what stood there before the screen was brought up to date."""
    person = somebody(scene)
    there = pressable(scene, person, stale=True)
    assert there
    _, do = scene.chance.choice(there)
    count_press(scene, person)
    do()


def count_press(scene: Scene, person: Someone) -> None:
    actor = scene.platform.actor(person)
    scene.presses[actor] = scene.presses.get(actor, 0) + 1


def own(scene: Scene) -> tuple[Someone, Written]:
    """One of the messages that somebody wrote and that the bot has taken already."""
    there = [(person, m) for person, m, word in scene.said if is_taken(scene, m, word)]
    assert there
    return scene.chance.choice(there)


def is_taken(scene: Scene, message: Written, word: str) -> bool:
    delivery = scene.platform.delivery_of(message, word, is_edit=False)
    return delivery.acknowledged is not None and not scene.platform.is_deleted(message)


def edit(scene: Scene) -> None:
    """Change a message."""
    person, message = own(scene)
    word = scene.word()
    scene.platform.edit(person, message, f"I meant {word}")
    scene.edited.append((person, message, word))


def delete(scene: Scene) -> None:
    """Take a message back."""
    scene.platform.delete(*own(scene))


def cut(scene: Scene) -> None:
    """All connections break, where there are any."""
    scene.platform.cut()


# Staff.


def wait_for(predicate: Callable[[], object], timeout: float) -> bool:
    """Wait for something, without holding anything; whether it came."""
    end = time.monotonic() + timeout
    while not (is_so := predicate()) and time.monotonic() < end:
        time.sleep(0.03)
    return bool(is_so)


def press_card(scene: Scene, person: Someone, action: str) -> None:
    """Press something on the card, as soon as it is there."""
    reference, platform = scene.reference, scene.platform
    is_pressed = wait_for(lambda: platform.press_card(person, reference, action), 1.0)
    assert is_pressed, f"{action} is not there"


def claim(scene: Scene) -> None:
    """Both of the staff claim the lead at once."""
    for each in scene.people.staff:
        press_card(scene, each, "claim")


def note(scene: Scene) -> None:
    """Somebody of the staff writes in the thread, where it stays."""
    word, somebody = scene.word(), scene.chance.choice(scene.people.staff)
    scene.private.append(word)
    scene.platform.note(somebody, scene.reference, f"Between us: {word}")


def reply(scene: Scene) -> None:
    """The owner writes to the applicant: reply, preview, send, each handed in more than once."""
    platform, chance = scene.platform, scene.chance
    if not scene.lead.owner:
        claim(scene)
    assert wait_for(lambda: scene.lead.owner, 1.0)
    owner = next(e for e in scene.people.staff if platform.actor(e) == scene.lead.owner)
    press_card(scene, owner, "reply")
    assert wait_for(lambda: platform.has_window(owner), 1.0)
    scene.replies.append(scene.word())
    platform.hand_in(owner, chance, {"text": f"Thank you. {scene.replies[-1]}"})
    platform.hand_in(owner, chance, {})


def answer(scene: Scene) -> None:
    """The applicant writes back, once there is something to write back to."""
    emma = scene.people.emma
    word = scene.replies[-1] if scene.replies else ""
    wait_for(lambda: not word or word in "".join(scene.platform.reads(emma)), 0.7)
    say(scene, emma)
