"""Messages through bolt with the whole turn and durable commits, beside a bolt app that answers.

Both apps run in processes of their own on a small Slack of their own, over the same transport, and
take turns within one run. The bare one answers the same messages with as many messages as ours,
from its listener, and keeps nothing. Pacing is off: it would be what is measured.

The time of a message is taken by Slack's clock: from the `ts` of what a person wrote to that of the
last message of the reply.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from bot.bootstrap import content
from bot.channels.slack.http import EVENTS_PATH
from bot.channels.slack.manifest import ManifestShape, events
from tests.fake_slack import Message, Person, SmallSlack, Workspace
from tests.fake_slack.bots import TRANSPORTS

ROUNDS = 3
ALONE, CROWD = 1, 32
"""People in a round who write one after the other, and who write all at once."""
LINES = 3
"""How much of the script each of the crowd goes through."""

GREETING = "こんにちは"
QUESTIONS = ("費用はかかりますか？", "申請の締切はいつですか？")


def script() -> list[str]:
    """What everybody writes: the pre-check from end to end, with questions on the way."""
    answers = [question.options[0].label.ja for question in content().flow.questions]
    return ["事前チェックを始める", *answers[:5], QUESTIONS[0], *answers[5:], QUESTIONS[1]]


@dataclass
class Measured:
    """What was seen of one app. Times in seconds."""

    alone: list[float] = field(default_factory=list)
    crowded: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    """Messages a second while a crowd writes, round by round."""
    used: list[dict[str, float]] = field(default_factory=list)
    """What a message took while one person at a time wrote, round by round."""


@dataclass
class Side:
    """One app with the Slack that it is installed in."""

    slack: SmallSlack
    workspace: Workspace
    process: subprocess.Popen[str]
    replies: Sequence[int] = ()
    """How many messages answer each line of the script, the greeting first."""
    measured: Measured = field(default_factory=Measured)

    def used(self) -> dict[str, float]:
        """What the process used since this was last asked."""
        self.process.stdin.write("meter\n")  # type: ignore[union-attr]
        self.process.stdin.flush()  # type: ignore[union-attr]
        return dict(json.loads(self.process.stdout.readline()))  # type: ignore[union-attr]

    def newcomers(self, count: int) -> list[Person]:
        """People who have said hello, so that it is known who they are and where they read."""
        people = [self.slack.person(self.workspace) for _ in range(count)]
        for person in people:
            person.say(person.dm(), GREETING)
        heard = self.replies[0] + 1
        self.slack.wait_until(lambda: all(len(p.sees(p.dm())) >= heard for p in people), 30)
        self.slack.quiet()
        return people

    def say(self, person: Person, text: str, count: int) -> float:
        """Say something and wait for so many messages; the seconds until the last was there."""
        dm, state = person.dm().id, self.slack.state
        start = len(state.messages)
        said = person.say(dm, text)

        def answers() -> list[Message]:
            return [m for m in state.messages[start:] if m.channel == dm and m.bot_id]

        self.slack.wait_until(lambda: len(answers()) >= count)
        return float(answers()[count - 1].ts) - float(said.ts)

    def go_through(self, person: Person, lines: int | None = None) -> list[float]:
        """Say every line of the script, or the first ones."""
        said = list(zip(script(), self.replies[1:], strict=True))[:lines]
        return [self.say(person, text, count) for text, count in said]


@contextmanager
def side(app: str, transport: str, folder: str, replies: Sequence[int] = ()) -> Iterator[Side]:
    """An app that listens."""
    shape = ManifestShape(has_desk=False)
    with SmallSlack(events=frozenset(events(shape))) as slack:
        workspace = slack.workspace("acme")
        given = {
            "app": app,
            "api_url": slack.api_url,
            "bot_token": workspace.bot_token,
            "app_token": slack.use_socket_mode() if transport == "socket" else "",
            "signing_secret": slack.app.signing_secret,
            "database_url": f"sqlite:///{folder}/{transport}.db",
            "replies": replies,
        }
        with process_of(given) as (process, port):
            if port:
                slack.connect_http(f"http://127.0.0.1:{port}{EVENTS_PATH}")
            else:
                slack.wait_until(lambda: slack.connections)
            yield Side(slack, workspace, process, replies)


@contextmanager
def process_of(given: dict[str, Any]) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The process of an app, and the port that it listens on."""
    command = [sys.executable, "-m", "tests.benchmarks.slack_apps"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(given) + "\n")
        process.stdin.flush()
        yield process, int(process.stdout.readline())
        process.stdin.close()


def rehearse(ours: Side) -> list[int]:
    """How many messages answer each line, as one person goes through it without haste."""
    person = ours.slack.person(ours.workspace)
    counts = []
    for text in (GREETING, *script()):
        before = len(person.sees(person.dm()))
        ours.say(person, text, 1)
        ours.slack.quiet(still=0.2)
        counts.append(len(person.sees(person.dm())) - before - 1)
    return counts


def measure(one: Side) -> None:
    """One round: some people one after the other, then a crowd."""
    people = one.newcomers(ALONE)
    one.used()
    for person in people:
        one.measured.alone += one.go_through(person)
    one.slack.quiet()
    messages = ALONE * len(script())
    one.measured.used.append({name: n / messages for name, n in one.used().items()})
    crowd = one.newcomers(CROWD)
    began = perf_counter()
    with ThreadPoolExecutor(CROWD) as pool:
        walks = [pool.submit(one.go_through, person, LINES) for person in crowd]
    times = [seconds for walk in walks for seconds in walk.result()]
    one.measured.rates.append(len(times) / (perf_counter() - began))
    one.measured.crowded += times
    one.slack.quiet()


def compare(transport: str, replies: Sequence[int] = ()) -> tuple[Side, Side]:
    """Both apps in turn; ours first."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ours = stack.enter_context(side("ours", transport, folder, replies))
        ours.replies = replies or rehearse(ours)
        bare = stack.enter_context(side("bare", transport, folder, ours.replies))
        for _ in range(ROUNDS):
            measure(ours)
            measure(bare)
        return ours, bare


def show(transport: str, ours: Measured, bare: Measured) -> None:
    """Print what was measured over one transport."""
    ratio = median(one / other for one, other in zip(bare.rates, ours.rates, strict=True))
    print(
        f"{transport}: {CROWD} people at once: {median(ours.rates):.0f} messages/s, bare bolt app "
        f"{median(bare.rates):.0f}: {ratio:.1f} times as many (median of {ROUNDS} pairs)"
    )
    for name, one in (("ours", ours), ("bare", bare)):
        print(
            f"    {name}: from event to reply, one person at a time: {told(one.alone)}; "
            f"{CROWD} at once: {told(one.crowded)}"
        )
    used, theirs = halfway(ours.used), halfway(bare.used)
    print(
        f"    a message took {used['cpu'] * 1000:.1f} ms of a processor (bare "
        f"{theirs['cpu'] * 1000:.1f}), {used['statements']:.1f} statements, "
        f"{used['commits']:.1f} commits"
    )


def told(times: Sequence[float]) -> str:
    """The median and the 99th percentile, in milliseconds."""
    return f"{median(times) * 1000:.0f} ms (p99 {quantiles(times, n=100)[98] * 1000:.0f})"


def halfway(used: Sequence[dict[str, float]]) -> dict[str, float]:
    """The median of each figure."""
    return {name: median(each[name] for each in used) for name in used[0]}


def main() -> None:
    """Measure and print."""
    replies: Sequence[int] = ()
    for transport in TRANSPORTS:
        ours, bare = compare(transport, replies)
        replies = ours.replies
        show(transport, ours.measured, bare.measured)


if __name__ == "__main__":
    main()
