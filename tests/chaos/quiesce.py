"""After the storm: nothing goes wrong any more, and the app settles everything by itself."""

from __future__ import annotations

from bot.assistant.ports import DeliveryStatus
from tests.chaos.scenario import claim, wait_for
from tests.chaos.world import Scene, actor, lead_of_slack
from tests.storms.mail import are_mails_settled

UNSETTLED = {DeliveryStatus.QUEUED, DeliveryStatus.SENDING}
LATER = 600.0
"""Seconds by which the clock of the last life goes ahead, so that whatever had to wait is due."""


def settle(scene: Scene) -> None:
    """Wait until all is quiet; where something has to wait long, let that time pass."""
    slack, bot = scene.slack, scene.bot
    scene.machine.heal()
    slack.faults.clear()
    slack.patience(10, RETRIES)
    slack.quiet(20)
    scene.mail.box.heal()
    if not (is_reached(scene) and is_settled(scene, 1.0) and are_mails_settled(scene)):
        bot.stop(slack.sockets.cut)  # the SDK would wait for seconds by itself
        bot.start(LATER)
        bot.await_ready()
        assert wait_for(lambda: is_reached(scene), 10), "the bot does not connect"
        assert is_settled(scene, 20), f"not settled: {unsettled(scene)}"
    if not scene.lead.owner:
        bot.await_ready()  # Slack tells of a press only once
        assert wait_for(lambda: is_reached(scene), 10), "the bot does not connect"
        assert is_claimed(scene), "nobody can claim"
        assert is_settled(scene, 20), f"not settled: {unsettled(scene)}"
    bot.await_ready()
    assert wait_for(scene.browser.write_again, 20), "the page does not take what is written"
    assert wait_for(lambda: are_mails_settled(scene), 20), "a mail is still on its way"
    bot.stop(slack.sockets.cut)
    slack.quiet()


def is_claimed(scene: Scene) -> bool:
    """Whether somebody owns the lead in the end who presses again where nothing came of it: who is
    staff may still be unknown from a lost answer."""
    for _ in range(4):
        claim(scene)
        if wait_for(lambda: scene.lead.owner, 8):
            return True
    return False


RETRIES = (0.1, 0.3, 0.6, 1.2)


def is_reached(scene: Scene) -> bool:
    """Whether events arrive."""
    return scene.transport == "http" or scene.slack.connections > 0


def is_settled(scene: Scene, timeout: float) -> bool:
    """Whether nothing waits, and then nothing happens for a moment, and still nothing waits."""
    if not wait_for(lambda: not unsettled(scene), timeout):
        return False
    scene.slack.quiet(20)
    return not unsettled(scene) or is_settled(scene, timeout)


def unsettled(scene: Scene) -> list[str]:
    """What is still on its way, or in doubt: once nothing goes wrong, all doubts are settled."""
    people = scene.people
    with scene.storage() as work:
        posts = work.desk_posts.of(lead_of_slack(work).reference)
        sent = [outgoing for each in people.applicants for outgoing in work.outbox.of(actor(each))]
    doubtful = {*UNSETTLED, DeliveryStatus.UNCERTAIN}
    waiting = [f"{post.subject} {post.status}" for post in posts if post.status in doubtful]
    return waiting + [f"{o.id} {o.status}" for o in sent if o.status in doubtful]
