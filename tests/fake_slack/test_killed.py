"""A bot in another process is killed, and nothing that was said to it is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.fake_slack import Person, SmallSlack, Workspace


@contextmanager
def process(
    slack: SmallSlack, workspace: Workspace, kind: str
) -> Iterator[subprocess.Popen[bytes]]:
    """The bot, connected."""
    arguments = [slack.api_url, workspace.bot_token, slack.use_socket_mode(), kind]
    command = [sys.executable, "-m", "tests.fake_slack.killable_bot", *arguments]
    with subprocess.Popen(command) as running:
        slack.wait_until(lambda: slack.connections)
        try:
            yield running
        finally:
            running.kill()


def test_what_was_said_to_a_bot_that_died_of_it_reaches_the_next_one(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    slack.patience(3, retries=(0.5, 1.5, 5))
    with process(slack, acme, "mortal") as first:
        hanako.say(hanako.dm(), "are you there?")
        assert first.wait(10) == -9
        slack.wait_until(lambda: not slack.connections)
    with process(slack, acme, "immortal"):
        slack.wait_until(lambda: len(hanako.sees(hanako.dm())) == 2)
        slack.quiet()

    said = slack.deliveries[0]
    assert said.attempts[0].reason == "connection_failed"
    assert said.acknowledged is not None
    assert hanako.reads(hanako.dm())[-1] == "echo: are you there?"
