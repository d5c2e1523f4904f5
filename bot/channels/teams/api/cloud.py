"""The Microsoft cloud that the bot lives in: who signs, where tokens come from, whom they go to."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class TeamsCloud:
    """Addresses of one cloud. Nothing of it comes from the environment or from an activity.

    `issuer` signs what comes in, with keys that `openid` leads to. `login` gives tokens for what
    goes out (`{tenant}` stands for the tenant). A token goes to no other hosts than `hosts`, where
    one that begins with a dot stands for all below it. `service` takes messages to whomever it is
    not known where they are.
    """

    issuer: str
    openid: str
    login: str
    scope: str
    hosts: tuple[str, ...]
    service: str
    graph: str = "https://graph.microsoft.com"
    """Where groups of the directory are read."""
    authority: str = "https://login.microsoftonline.com"
    """Where tenants sign people in, and publish the keys of it."""
    earlier_issuer: str = "https://sts.windows.net/{tenant}/"
    """Who issues tokens of the first version, which apps get that do not ask for the second."""
    origins: tuple[str, ...] = (
        "https://teams.microsoft.com",
        "https://*.cloud.microsoft",
        "https://*.office.com",
        "https://*.microsoft365.com",
    )
    """From where Teams, Outlook and Microsoft 365 show tabs, as the documentation says."""
    is_encrypted: bool = True
    """Whether services are reached by https; tests have one without."""

    def metadata_of(self, tenant: str) -> str:
        """Where a tenant tells of its keys."""
        return f"{self.authority}/{tenant}/v2.0/.well-known/openid-configuration"

    def issuers_of(self, tenant: str) -> tuple[str, str]:
        """Who issues tokens for people of a tenant; the first is the one that its metadata name."""
        return f"{self.authority}/{tenant}/v2.0", self.earlier_issuer.format(tenant=tenant)

    def trusts(self, url: str) -> bool:
        """Whether a token may go to this service."""
        try:
            parts = urlsplit(url)
            host, user, _ = parts.hostname or "", parts.username, parts.port
        except ValueError:
            return False
        scheme = "https" if self.is_encrypted else "http"
        is_plain = parts.scheme == scheme and user is None and not (parts.query or parts.fragment)
        return is_plain and any(is_host(host, each) for each in self.hosts)


def is_host(host: str, trusted: str) -> bool:
    """Whether a host is the trusted one, or below it."""
    return host.endswith(trusted) if trusted.startswith(".") else host == trusted


PUBLIC = TeamsCloud(
    issuer="https://api.botframework.com",
    openid="https://login.botframework.com/v1/.well-known/openidconfiguration",
    login="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
    scope="https://api.botframework.com/.default",
    hosts=("smba.trafficmanager.net", ".botframework.com"),
    service="https://smba.trafficmanager.net/teams",
)
"""The cloud of everybody but governments."""
