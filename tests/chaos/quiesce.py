"""After the storm: nothing goes wrong any more, and the app settles everything by itself."""

from __future__ import annotations

from bot.assistant.ports import DeliveryStatus
from tests.chaos.platform import QUICK
from tests.chaos.scenario import claim, wait_for
from tests.chaos.world import Scene, lead_of_chat
from tests.storms.mail import are_mails_settled

UNCERTAIN = DeliveryStatus.UNCERTAIN
UNSETTLED = {DeliveryStatus.QUEUED, DeliveryStatus.SENDING}
LATER = 600.0
"""Seconds by which the clock of the last life goes ahead, so that whatever had to wait is due."""
SOON, AT_LAST = 30.0, 90.0
"""Seconds after which a bot that nothing hinders any more must have connected, and must have
settled everything: a busy machine proves nothing, so they are many."""


def settle(scene: Scene) -> None:
    """Wait until all is quiet; where something has to wait long, let that time pass."""
    platform, bot = scene.platform, scene.bot
    scene.machine.heal()
    platform.calm()
    platform.patience(10, QUICK)
    platform.quiet(AT_LAST)
    scene.mail.box.heal()
    if not (platform.is_reached() and is_settled(scene, 1.0) and are_mails_settled(scene)):
        bot.stop(platform.cut)  # the SDK would wait for seconds by itself
        bot.start(LATER)
        bot.await_ready()
        assert wait_for(platform.is_reached, SOON), "the bot does not connect"
        assert is_settled(scene, AT_LAST), f"not settled: {unsettled(scene)}"
    if not scene.lead.owner:
        bot.await_ready()  # a press is told of only once
        assert wait_for(platform.is_reached, SOON), "the bot does not connect"
        assert is_claimed(scene), "nobody can claim"
        assert is_settled(scene, AT_LAST), f"not settled: {unsettled(scene)}"
    bot.await_ready()
    assert wait_for(scene.browser.write_again, AT_LAST), "the page does not take what is written"
    assert wait_for(lambda: are_mails_settled(scene), AT_LAST), "a mail is still on its way"
    bot.stop(platform.cut)
    platform.quiet(AT_LAST)


def is_claimed(scene: Scene) -> bool:
    """Whether somebody owns the lead in the end who presses again where nothing came of it: who is
    staff may still be unknown from a lost answer."""
    for _ in range(4):
        claim(scene)
        if wait_for(lambda: scene.lead.owner, SOON):
            return True
    return False


def is_settled(scene: Scene, timeout: float) -> bool:
    """Whether nothing waits, and then nothing happens for a moment, and still nothing waits."""
    if not wait_for(lambda: not unsettled(scene), timeout):
        return False
    scene.platform.quiet(AT_LAST)
    return not unsettled(scene) or is_settled(scene, timeout)


def unsettled(scene: Scene) -> list[str]:
    """What is still on its way, or in doubt: once nothing goes wrong, all doubts are settled."""
    people = scene.people
    with scene.storage() as work:
        posts = work.desk_posts.of(lead_of_chat(work).reference)
        sent = [
            outgoing
            for each in people.applicants
            for outgoing in work.outbox.of(scene.platform.actor(each))
        ]
    waiting = [f"{p.subject} {p.status}" for p in posts if p.status in (*UNSETTLED, UNCERTAIN)]
    doubtful = UNSETTLED | scene.platform.doubts
    return waiting + [f"{o.id} {o.status}" for o in sent if o.status in doubtful]
