"""Programs that show our pages as tabs within their own, and vouch for whoever looks at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from bot.assistant.team.roles import Role


class TabRefusedError(Exception):
    """The program vouches for nobody. Says why, never what was brought."""


class TabHost(Protocol):
    """One such program, as far as the pages need to know it."""

    @property
    def name(self) -> str:
        """What it is called in addresses."""

    @property
    def origins(self) -> Sequence[str]:
        """From where it shows pages; `https://*.example` stands for all names below it."""

    @property
    def folder(self) -> Path:
        """What a tab runs. `host.js` speaks with the program on every page, and tells `showTheme`
        how it looks; `tab.js`, on the page that leads in, asks it for a token and brings it to us.
        """

    @property
    def has_desk(self) -> bool:
        """Whether staff work there, so that their desk may be a tab."""

    def vouch(self, token: str) -> str:
        """Who looks at a tab, by the name that the rest knows them as. It may take a moment.

        Raises `TabRefusedError`.
        """

    def staff(self) -> Mapping[str, Role]:
        """Who of its people may enter the desk now, and in which role, by the names that `vouch`
        gives. It is asked at every request, so soon told."""
