"""Teams as a program that shows our pages: the counter for applicants, the desk for staff.

Staff are the same in a tab as on the cards: what they begin here they can end there. What else
they may do in a tab is up to their role, as for whoever signs in to the desk in a browser.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from bot.assistant.team.roles import Role
from bot.channels.common.tab_host import TabRefusedError
from bot.channels.teams.api.signed_tokens import SignedTokenError
from bot.channels.teams.api.user_tokens import UserTokens
from bot.channels.teams.desk.directory import TeamsStaff

log = logging.getLogger(__name__)

NAME = "teams"


class TeamsTabs:
    """Implements `TabHost`. `desk` is None where staff work elsewhere."""

    name = NAME
    folder = Path(__file__).parent / "static"

    def __init__(self, tokens: UserTokens, desk: TeamsStaff | None) -> None:
        self._tokens, self._desk = tokens, desk
        self.origins = tokens.cloud.origins

    @property
    def has_desk(self) -> bool:
        """Whether there is a desk in Teams."""
        return self._desk is not None

    def vouch(self, token: str) -> str:
        """Who looks at a tab (`teams:TENANT:OBJECT`)."""
        try:
            return str(self._tokens.check(token))
        except SignedTokenError as error:
            log.warning("A tab was refused: %s", error)
            raise TabRefusedError(str(error)) from None

    def staff(self) -> Mapping[str, Role]:
        """Who may enter the desk, and in which role."""
        return self._desk.roles() if self._desk else {}
