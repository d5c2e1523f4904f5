"""Who is in a group of Entra, read from Microsoft Graph as the app itself.

It takes the application permissions GroupMember.Read.All and User.Read.All: without the second,
nobody's kind is told, and whoever may be a guest is no staff.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx

from bot.channels.teams.api.access_tokens import AccessTokenError, AccessTokens

log = logging.getLogger(__name__)

TIMEOUT = 4.0
"""Seconds: whoever pressed something waits, and Teams gives them five."""
MOST_PAGES = 20
MEMBERS = "transitiveMembers/microsoft.graph.user"
ASKED = "$select=id,displayName,userType&$count=true&$top=999"
MEMBER = "Member"


@dataclass(frozen=True)
class Graph:
    """Microsoft Graph at `url`. Safe to share between threads."""

    url: str
    tokens: AccessTokens
    http: httpx.Client

    def members(self, group: str) -> Mapping[str, str] | None:
        """Names by object id of all in a group, and in groups in it, but guests.

        None where Graph does not say.
        """
        names: dict[str, str] = {}
        page = f"{self.url}/v1.0/groups/{quote(group, safe='')}/{MEMBERS}?{ASKED}"
        for _ in range(MOST_PAGES):
            told = self._ask(page)
            if told is None:
                return None
            names |= dict(each for entry in told["value"] for each in named(entry))
            page = str(told.get("@odata.nextLink") or "")
            if not page:
                return names
        log.warning("The group of staff has more members than are read")
        return None

    def _ask(self, page: str) -> dict[str, Any] | None:
        """One page; a token goes to Graph only, wherever the next page is said to be."""
        if not page.startswith(f"{self.url}/"):
            return None
        try:
            headers = {
                "Authorization": f"Bearer {self.tokens.token()}",
                "ConsistencyLevel": "eventual",
            }
            answer = self.http.get(page, headers=headers, timeout=TIMEOUT)
            if answer.status_code == 401:
                self.tokens.forget()
            told = answer.raise_for_status().json()
        except (httpx.HTTPError, ValueError, AccessTokenError) as error:
            log.warning("Who is in the group of staff is not known: %s", type(error).__name__)
            return None
        is_list = isinstance(told, dict) and isinstance(told.get("value"), list)
        return told if is_list else None


def named(entry: object) -> list[tuple[str, str]]:
    """A member's id and name; nothing for whoever may be a guest."""
    if not isinstance(entry, dict) or entry.get("userType") != MEMBER:
        return []
    id_, name = entry.get("id"), entry.get("displayName")
    return [(id_.lower(), name if isinstance(name, str) else "")] if isinstance(id_, str) else []
