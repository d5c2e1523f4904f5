"""What is outside of the program: the moment, what the operator has set, and where content is."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.content import edition_on, find_root
from bot.content.editions import zone_at
from bot.content.source.tree import CONTENT_FOLDERS
from bot.faq.costs import Costs
from bot.handoff.business_hours import day_of
from bot.vocabulary.desk_zone import settle_at

if TYPE_CHECKING:
    from pathlib import Path

    from bot.faq.semantic.encoder import SentenceEncoder
    from bot.settings import Settings


class TroubleError(Exception):
    """Something outside of the program is wrong; the message tells an operator what to do."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def settings() -> Settings:
    """What the operator has set."""
    from bot.settings import SettingsError, read_settings

    try:
        return read_settings()
    except SettingsError as error:
        raise TroubleError(str(error), exit_code=2) from error


def root() -> Path:
    """The folder that holds the content: the operator's own, or what comes with the program."""
    own = settings().content
    if own is None:
        return settled(find_root())
    if missing := [name for name in CONTENT_FOLDERS if not (own / name).is_dir()]:
        raise TroubleError(
            f"MADOGUCHI_CONTENT={own}: there is no folder {' and no folder '.join(missing)}. Name "
            "the folder that holds both, or leave the variable out to use what is built in.",
            exit_code=2,
        )
    return settled(own.resolve())


def settled(folder: Path) -> Path:
    """A folder of content whose desk is the one of this process from now on: days and hours are
    those of its zone."""
    settle_at(zone_of(folder))
    return folder


@cache
def zone_of(folder: Path) -> ZoneInfo:
    """Where the desk of some content is; read once in a process."""
    return zone_at(folder)


def edition() -> str:
    """The edition that holds today, where the desk is."""
    return edition_on(root(), day_of(now()))


@cache
def first_edition() -> str:
    """The edition that held when this process began."""
    return edition()


def costs() -> Costs:
    """What the operator says that mistakes cost."""
    wanted = settings()
    return Costs(
        wrong=wanted.cost_wrong_answer,
        needless=wanted.cost_needless_suggestion,
        silence=wanted.cost_silence,
    )


def encoder() -> SentenceEncoder | None:
    """What matchers take a second look with; None where the operator does not want one."""
    from bot.faq.semantic.encoder import MISSING, installed_encoder

    if not settings().semantic:
        return None
    found = installed_encoder()
    if found is None:
        raise TroubleError(MISSING, exit_code=2)
    return found
