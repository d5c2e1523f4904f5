"""How many enquiries a day: of one person, from one address, and for the desk in all."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock

from bot.channels.web.http.rate_limit import RateLimiter

log = logging.getLogger(__name__)

NO_NEWCOMER = timedelta(minutes=30)
"""Who has been here for so long is not taken for a program that makes up persons."""


@dataclass(frozen=True)
class EnquiryBudget:
    """Counts enquiries; implements `ports.enquiry_limit.EnquiryLimit`.

    People in one office have one address. So only those who have just come are bound by
    `of_newcomers`; for all others `of_address` is far wider, and half an hour is all that it takes.
    """

    of_desk: RateLimiter
    of_person: RateLimiter = field(default_factory=lambda: RateLimiter("5/day"))
    of_newcomers: RateLimiter = field(default_factory=lambda: RateLimiter("20/day"))
    of_address: RateLimiter = field(default_factory=lambda: RateLimiter("100/day"))
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def rates(self) -> Mapping[str, RateLimiter]:
        """All that is counted, by name."""
        return {
            "desk": self.of_desk,
            "person": self.of_person,
            "newcomers": self.of_newcomers,
            "address": self.of_address,
        }

    def allows(self, person: str, origin: str, known_for: timedelta) -> bool:
        """Whether one more may be sent, which it then counts as; nothing counts if it may not."""
        counted = [(self.of_person, person)]
        if origin:
            is_new = known_for < NO_NEWCOMER
            counted += [(self.of_newcomers, origin)] if is_new else []
            counted += [(self.of_address, origin)]
        with self._lock:
            if not all(rate.would_allow(who) for rate, who in counted):
                return False
            if not self.of_desk.allows("desk"):
                log.warning("So many enquiries came that no more are taken for now")
                return False
            return all(rate.allows(who) for rate, who in counted)
