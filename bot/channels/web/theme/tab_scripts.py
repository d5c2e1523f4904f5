"""What every page runs that a program may show as a tab, so that it looks as that program does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.channels.common.tab_host import TabHost
from bot.channels.web.http.assets import Assets

FOLDER = Path(__file__).parent / "static"
THEME, HOST = "theme.js", "host.js"


@dataclass(frozen=True, slots=True)
class TabScript:
    """A script by its address; `origins`, separated by spaces, are those that it listens to."""

    url: str
    origins: str


def own_assets() -> Assets:
    """What is the same in the tabs of every program."""
    return Assets(FOLDER, "/tab/static")


def host_assets(host: TabHost) -> Assets:
    """What one program is spoken with."""
    return Assets(host.folder, f"/tab/{host.name}/static")


def tab_scripts(hosts: Sequence[TabHost]) -> tuple[TabScript, ...]:
    """The scripts in the order in which pages run them, below their styles; none without hosts."""
    if not hosts:
        return ()
    spoken = [TabScript(host_assets(each).url(HOST), " ".join(each.origins)) for each in hosts]
    return (TabScript(own_assets().url(THEME), ""), *spoken)
