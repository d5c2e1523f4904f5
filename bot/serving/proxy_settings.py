"""What of the settings is about proxies in front of the server."""

from __future__ import annotations

import re
from ipaddress import ip_network

from bot.channels.web.http.network.proxies import Proxies, proxies_in
from bot.settings import PREFIX, Settings, SettingsError

WIDEST = {4: 8, 6: 16}
"""Leading bits that a network has at least: whoever trusts everybody believes everything."""


def proxies_of(settings: Settings) -> Proxies:
    """The proxies that are believed about who asks: those named, and any on this machine.

    Raises `SettingsError`, one line for each that is wrong.
    """
    named = re.findall(r"[^\s,]+", settings.trusted_proxies)
    wrong = [f"{PREFIX}TRUSTED_PROXIES: {told}" for each in named if (told := what_is_wrong(each))]
    if wrong:
        raise SettingsError("\n".join(wrong))
    return proxies_in(named)


def what_is_wrong(text: str) -> str:
    """What is wrong about an address or a network; empty for nothing."""
    try:
        network = ip_network(text)
    except ValueError:
        return f"{text}: neither an address nor a network, such as 10.0.0.5 or 10.0.0.0/24"
    if network.prefixlen < WIDEST[network.version]:
        return f"{text}: so many addresses are not all proxies; name yours alone"
    return ""
