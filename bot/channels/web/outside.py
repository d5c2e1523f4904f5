"""What this channel needs from outside. Whoever serves it hands these in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.assistant.history import History
from bot.platforms.web.fair_queue import FairQueue
from bot.platforms.web.rates import Rate
from bot.platforms.web.site import Site
from bot.platforms.web.streams import Hub
from bot.vocabulary import Language, Reply, Turn
from bot.vocabulary.page import PageWords, Panel, ResultPage
from bot.vocabulary.screens import Dialog


@dataclass(frozen=True, slots=True)
class Look:
    """What a person's page shows. `language` is None as long as they never did anything."""

    history: History
    panel: Panel
    language: Language | None


@dataclass(frozen=True)
class Limits:
    """How much one visitor, and one address, may do: far more than people do.

    Long texts count as several acts (see `cost_of`).
    An office of a hundred people may share one address.
    """

    turns: Rate = field(default_factory=lambda: Rate("40/10 seconds; 2000/hour"))
    of_address: Rate = field(default_factory=lambda: Rate("900/minute"))


@dataclass(frozen=True)
class Outside:
    """Use cases and words. All but `ready` may take a moment, so they are called in threads.

    ready: returns once questions can be answered; nothing but free text waits for it.
    look: what a person's page shows in their language, or in the given one if none is known.
    version: of a person's history; another one whenever something was said to them.
    greet: what somebody who never came before is told; nothing is kept.
    take: handle a turn, durably; its reply, or None where the event was handled before.
    fill: take a whole contact form (person, event key, values by field); the mistakes by field,
    worded, and none where it was taken.
    form: the contact form of a person with what was given; None while it is not open.
    result: the result of a person's pre-check; None while there is none.
    seen: a person saw their messages up to the one with this id; quick, kept a moment later.
    moment: when something was said, in words.
    picked: what a choice is called, by its id, that no reply had offered.
    """

    site: Site
    hub: Hub
    ready: Callable[[], Awaitable[None]]
    look: Callable[[str, Language], Look]
    version: Callable[[str], str]
    greet: Callable[[str, Language], Reply]
    take: Callable[[Turn], Reply | None]
    fill: Callable[[str, str, Mapping[str, str]], Mapping[str, str]]
    form: Callable[[str, Language], Dialog | None]
    result: Callable[[str, Language], ResultPage | None]
    seen: Callable[[str, int], None]
    words: Callable[[Language], PageWords]
    moment: Callable[[datetime, Language], str]
    picked: Callable[[str, Language], str]
    limits: Limits = field(default_factory=Limits)
    queue: FairQueue = field(default_factory=FairQueue)
