"""Where envelopes come in, whichever way: each is handled in the order of its person.

An envelope is answered once its turn is committed, never before: what was not answered is sent
again, and the key of the event sees to it that it has one effect. Where that takes long, the person
is told that it is being worked on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from slack_bolt import BoltRequest, BoltResponse

from bot.channels.slack.envelope import Envelope, read_envelope
from bot.channels.slack.payload_shape import is_whole
from bot.runtime.incoming.arrival_order import ArrivalOrder
from bot.runtime.incoming.sequencer import Sequencer
from bot.runtime.timers import Timers

log = logging.getLogger(__name__)

BROKEN = 500
"""The least status that says that something broke on our side."""

LONG = 2.0
"""Seconds after which a person is told that it is being worked on; at three, Slack gives up."""


class ProgressHint(Protocol):
    """Tells a person how it is going, where that can be done."""

    def working(self, envelope: Envelope) -> None:
        """It takes longer than usual."""

    def done(self, envelope: Envelope) -> None:
        """It is done after all, after it took longer than usual."""

    def failed(self, envelope: Envelope) -> None:
        """It went wrong and will not be tried again by itself."""


class Dispatcher:
    """Hands envelopes to the bolt app, those of one person one at a time and in their order."""

    def __init__(
        self,
        dispatch: Callable[[BoltRequest], BoltResponse],
        sequencer: Sequencer,
        hint: ProgressHint,
        long: float = LONG,
    ) -> None:
        self._dispatch = dispatch
        self._sequencer = sequencer
        self._hint = hint
        self._long = long
        self._order = ArrivalOrder()
        self._alarms = Timers("hints")

    def receive(self, request: BoltRequest) -> Future[BoltResponse]:
        """Have an envelope handled. The future has the answer once all is committed.

        What is not built as Slack builds it is refused: 400.
        """
        if not is_whole(request.body):
            log.warning("An envelope of another shape was refused")
            return refusal()
        envelope = read_envelope(request.body)
        wait = self._order.wait(envelope.line, envelope.at) if envelope.is_written else 0.0
        future = self._sequencer.submit(
            envelope.line, lambda: self._handle(request), envelope.at, wait
        )
        if envelope.is_awaited:
            self._watch(envelope, future)
        return future

    def _handle(self, request: BoltRequest) -> BoltResponse:
        try:
            answer = self._dispatch(request)
        except Exception:  # bolt breaks on what is not built as Slack builds it
            log.exception("An envelope could not be handled")
            answer = BoltResponse(status=500, body="")
        if answer.status >= BROKEN:
            self._order.doubt()  # Slack brings it again, behind what was written meanwhile
        return answer

    def close(self, timeout: float) -> bool:
        """Take nothing more and finish what was taken; whether that was done in so many seconds."""
        is_done = self._sequencer.close(timeout)
        self._alarms.close()
        return is_done

    def _watch(self, envelope: Envelope, future: Future[BoltResponse]) -> None:
        told: list[Envelope] = []

        def tell() -> None:
            if not future.done():
                told.append(envelope)
                self._hint.working(envelope)

        alarm = self._alarms.later(self._long, tell)

        def end(ended: Future[BoltResponse]) -> None:
            alarm.call_off()
            if is_failure(ended):
                self._alarms.later(0, lambda: self._hint.failed(envelope))
            elif told:
                self._alarms.later(0, lambda: self._hint.done(envelope))

        future.add_done_callback(end)


def refusal() -> Future[BoltResponse]:
    """An answer that is there already: this is nothing that can be handled."""
    answered: Future[BoltResponse] = Future()
    answered.set_result(BoltResponse(status=400, body='{"error":"not understood"}'))
    return answered


def is_failure(ended: Future[BoltResponse]) -> bool:
    """Whether something broke on our side."""
    return ended.cancelled() or ended.exception() is not None or ended.result().status >= BROKEN
