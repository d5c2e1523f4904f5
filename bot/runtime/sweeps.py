"""Deleting what is old, once a day, in a counter that is being served."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.assistant.ports import Storage, SweepVerdict
from bot.assistant.retention import purge
from bot.assistant.sweeps import SweepPlan, amounts, is_anything_due, plan_sweep
from bot.assistant.team.access_log import forget_old
from bot.runtime.scheduler import MINUTE, Job

log = logging.getLogger(__name__)

REST = 0.05
"""Seconds between two units of work that delete."""

LATER = 10 * MINUTE
"""Nothing is deleted sooner after a start: whoever set something wrong sees it before."""

HOW = "If it is meant so, run `madoguchi privacy purge` and confirm"

LOG_KEPT = timedelta(days=1_095)
"""How long the access log is kept unless the operator says otherwise: three years."""

REFUSALS = {
    SweepVerdict.CLOCK_AHEAD: (
        f"The clock is more than a day ahead of when somebody was last here. {HOW}"
    ),
    SweepVerdict.TOO_MUCH: f"That is far more than goes in a day where nothing is wrong. {HOW}",
    SweepVerdict.RETENTION_SHORTER: (
        f"MADOGUCHI_RETENTION_DAYS is shorter than it was, or very short. {HOW}"
    ),
}


def sweep_duty(
    storage: Storage, retention: timedelta, goes_on: Callable[[], bool] = lambda: True
) -> Job:
    """Delete what nobody touched for the retention time, as the purpose notice promises (III.4).

    It stops early where it is not to go on: the rest follows the next day.
    """

    def sweep(now: datetime) -> None:
        plan = plan_sweep(storage, now, retention)
        if plan is None:
            return
        tell(plan)
        if plan.limit is not None:
            erasure = purge(storage, plan.limit, now, rest=lambda: pause(goes_on))
            if erasure is not None:
                log.info("Deleted; receipt %s", erasure.receipt)

    name = "Deleting what is too old"
    return Job(name, sweep, every=60 * MINUTE, after=LATER, trusts_clock=True)


def log_duty(storage: Storage, kept: timedelta) -> Job:
    """Forget entries of the access log that are older than they are to be kept."""

    def forget(now: datetime) -> None:
        count = forget_old(storage, now, kept)
        if count:
            log.info("%s entries of the access log were too old to be kept", count)

    name = "Forgetting old entries of the access log"
    return Job(name, forget, every=60 * MINUTE, after=LATER, trusts_clock=True)


def pause(goes_on: Callable[[], bool]) -> bool:
    """Let turns come in between; whether to go on."""
    time.sleep(REST)
    return goes_on()


def tell(plan: SweepPlan) -> None:
    """Say what was found, and what will be done, before it is done."""
    sweep = plan.sweep
    counts = ", ".join(
        f"{kind} {each.due} of {each.total}" for kind, each in amounts(plan.holdings) if each.due
    )
    if sweep.verdict in REFUSALS:
        log.error(
            "Nothing is deleted. %s. Due with a retention of %s days: %s",
            REFUSALS[sweep.verdict],
            sweep.retention_days,
            counts or "nothing",
        )
        return
    if is_anything_due(plan.holdings):
        log.info(
            "Due within a day, untouched since %s: %s",
            sweep.before.isoformat("T", "minutes"),
            counts,
        )
    if plan.limit is not None:
        log.info("Deleting what was announced: untouched since %s", plan.limit.isoformat())
