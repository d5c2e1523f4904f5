"""Settings that change while it is served: read again from their file after SIGHUP."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from bot.serving.enquiry_budget import EnquiryBudget
from bot.serving.runner import set_log_format
from bot.serving.service import Service
from bot.settings import PREFIX, Settings, SettingsError, read_settings

log = logging.getLogger(__name__)


class Reload:
    """Applies what can be applied, and names what takes a restart. What is wrong changes nothing.

    The environment of a process never changes, so this is about the file that MADOGUCHI_CONFIG
    names; secrets stand in the environment, and take a restart.
    """

    def __init__(self, wanted: Settings, service: Service) -> None:
        self._wanted, self._service = wanted, service

    def __call__(self) -> None:
        """Read the settings again."""
        try:
            wanted = read_settings()
        except SettingsError as error:
            log.error("The settings stay as they were: %s", error)  # noqa: TRY400  ours, and told
            return
        changed = [
            name
            for name in Settings.model_fields
            if getattr(wanted, name) != getattr(self._wanted, name)
        ]
        for name in changed:
            self._apply(name, wanted)
        if not changed:
            log.info("The settings were read again: nothing has changed")

    def _apply(self, name: str, wanted: Settings) -> None:
        apply = APPLIED.get(name)
        if apply is None:
            log.warning("%s%s has changed: restart to apply it", PREFIX, name.upper())
            return
        apply(self._service, wanted)
        self._wanted = self._wanted.model_copy(update={name: getattr(wanted, name)})
        log.info("%s%s was applied", PREFIX, name.upper())


def take_enquiries(service: Service, wanted: Settings) -> None:
    """Another number of enquiries a day."""
    budget = service.enquiries
    assert isinstance(budget, EnquiryBudget)  # noqa: S101  as the factory makes it
    budget.of_desk.allow(f"{wanted.enquiries_per_day}/day")


def format_log(_: Service, wanted: Settings) -> None:
    """Lines for people, or for programs."""
    set_log_format(as_json=wanted.log_format == "json")


APPLIED: Mapping[str, Callable[[Service, Settings], None]] = {
    "enquiries_per_day": take_enquiries,
    "log_format": format_log,
}
"""What is applied without a restart."""
