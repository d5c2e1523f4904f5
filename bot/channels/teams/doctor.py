"""What is wrong between this app and Teams, and how to mend it, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from bot.channels.teams.api.access_tokens import AccessTokenError
from bot.channels.teams.api.signed_tokens import TIMEOUT
from bot.channels.teams.api.user_tokens import SCOPE, resource_of
from bot.channels.teams.connection import TeamsTransport
from bot.channels.teams.endpoint import MESSAGES_PATH
from bot.channels.teams.settings import TeamsSettings
from bot.channels.teams.tabs import NAME
from bot.vocabulary.findings import Finding
from bot.wording.translator import Translator


@dataclass(frozen=True)
class TeamsDoctor:
    """Looks at one app. `url` is where Teams reaches us; empty where it is not set."""

    settings: TeamsSettings
    ways: TeamsTransport
    url: str
    said: Translator

    def examine(self) -> Iterator[Finding]:
        """Look at everything, nothing is changed."""
        yield self.keys()
        secret = self.secret()
        yield secret
        if not self.settings.desk_channel:
            told = self.said.gettext("no desk is configured: leads wait in `madoguchi leads`")
            yield Finding(self.said.gettext("Desk channel"), is_well=True, told=told)
        elif secret.is_well:
            yield from self.desk()
            yield from self.staff_groups()
        yield self.way_in()
        if self.settings.host:
            yield self.tabs()

    def found(self, name: str, *, is_well: bool, told: str, mend: str) -> Finding:
        """A finding, which says how to mend it only where it is not well."""
        return Finding(name, is_well=is_well, told=told, mend="" if is_well else mend)

    def keys(self) -> Finding:
        """Whether Microsoft's keys can be fetched, without which nobody is let in."""
        http, gettext = self.ways.http, self.said.gettext
        try:
            page = http.get(self.settings.cloud.openid, timeout=TIMEOUT).raise_for_status().json()
            listed = http.get(page["jwks_uri"], timeout=TIMEOUT).raise_for_status().json()["keys"]
        except (httpx.HTTPError, ValueError, TypeError, KeyError) as error:
            is_well, told = (
                False,
                gettext("they cannot be fetched: {why}", why=type(error).__name__),
            )
        else:
            is_well = True
            told = self.said.ngettext("{count} key", "{count} keys", len(listed))
        mend = gettext("look at the network, a proxy, and what may be reached from here")
        return self.found(gettext("Microsoft's keys"), is_well=is_well, told=told, mend=mend)

    def secret(self) -> Finding:
        """Whether the app can sign in."""
        gettext = self.said.gettext
        try:
            self.ways.tokens.token()
        except AccessTokenError as error:
            is_well, told = False, str(error)
        else:
            is_well, told = True, gettext("a token was given for it")
        mend = gettext(
            "compare MADOGUCHI_TEAMS_APP_ID and MADOGUCHI_TEAMS_TENANT with the app's Overview, "
            "and set MADOGUCHI_TEAMS_APP_SECRET to the value (not the id) of a secret that has "
            "not expired"
        )
        return self.found(gettext("App secret"), is_well=is_well, told=told, mend=mend)

    def desk(self) -> Iterator[Finding]:
        """Whether the bot is in the desk's team, and every member of staff as well."""
        settings, gettext = self.settings, self.said.gettext
        mend = gettext(
            "add the app to the team of MADOGUCHI_TEAMS_DESK_CHANNEL (Apps > Madoguchi > Add to a "
            "team), and this person to the team; MADOGUCHI_TEAMS_STAFF holds object ids"
        )
        for each, role in settings.staff.items():
            result = self.ways.connector.member(settings.cloud.service, settings.desk_channel, each)
            known = str(result.data.get("name") or gettext("in the team"))
            told = known if result.is_done else result.error
            name = gettext("Member {id} ({role})", id=each, role=role.value)
            yield self.found(name, is_well=result.is_done, told=told, mend=mend)

    def staff_groups(self) -> Iterator[Finding]:
        """Whether it can be read who is in each group of staff."""
        gettext = self.said.gettext
        mend = gettext(
            "grant the app the application permissions GroupMember.Read.All and User.Read.All of "
            "Microsoft Graph with the consent of an administrator, and compare "
            "MADOGUCHI_TEAMS_STAFF_GROUP with the object id of the group; guests are never staff"
        )
        for group, role in self.settings.staff_groups.items():
            found = self.ways.graph.members(group)
            told = gettext("it cannot be read")
            if found is not None:
                told = self.said.ngettext(
                    "{count} member who is no guest",
                    "{count} members who are no guests",
                    len(found),
                )
            name = gettext("Group {id} ({role})", id=group, role=role.value)
            yield self.found(name, is_well=bool(found), told=told, mend=mend)

    def way_in(self) -> Finding:
        """Whether our own address leads to us: a stranger is turned away there."""
        gettext = self.said.gettext
        name, address = gettext("Way in"), f"{self.url.rstrip('/')}{MESSAGES_PATH}"
        if not self.url:
            told = gettext("MADOGUCHI_WEB_URL is not set, so the address cannot be tried")
            return Finding(name, is_well=True, told=told)
        try:
            status = self.ways.http.post(address, json={}, timeout=TIMEOUT).status_code
            told = self.answers(address, status)
        except httpx.HTTPError as error:
            status, told = 0, f"{address}: {type(error).__name__}"
        mend = gettext(
            "start `madoguchi serve`, and have the proxy pass {path} on to it", path=MESSAGES_PATH
        )
        return self.found(name, is_well=status == 401, told=told, mend=mend)

    def tabs(self) -> Finding:
        """Whether the page of the tabs is reached, and may be shown by Teams."""
        settings, gettext = self.settings, self.said.gettext
        address = f"{self.url.rstrip('/')}/tab/{NAME}/counter"
        try:
            answer = self.ways.http.get(address, timeout=TIMEOUT)
            policy = answer.headers.get("content-security-policy", "")
            is_well = answer.status_code == 200 and settings.cloud.origins[0] in policy
            told = self.answers(address, answer.status_code)
        except httpx.HTTPError as error:
            is_well, told = False, f"{address}: {type(error).__name__}"
        only_there = gettext(
            "the registration has to expose {scope} of {resource}, which only Teams can try",
            scope=SCOPE,
            resource=resource_of(settings.app_id, settings.host),
        )
        mend = gettext(
            "start `madoguchi serve` with the counter in a browser (MADOGUCHI_WEB_URL), and let "
            "the proxy leave content-security-policy as it is"
        )
        told = f"{told}\n{only_there}"
        return self.found(gettext("Tabs"), is_well=is_well, told=told, mend=mend)

    def answers(self, address: str, status: int) -> str:
        """That an address answers, and with which status."""
        return self.said.gettext("{address} answers {status}", address=address, status=status)
