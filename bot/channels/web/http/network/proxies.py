"""Who asks when a proxy stands in between: only a proxy that is trusted is believed about that."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.web.http.network.addresses import client_of, network_of, plain_address

log = logging.getLogger(__name__)

HERE = ("127.0.0.0/8", "::1/128")
"""This machine itself, where a proxy often is."""

FORWARDED = ("x-forwarded-for", "forwarded")
WITH_PORT = re.compile(r"\[([^\]]+)\](?::\d+)?|([^:]+):\d+")

ENOUGH = 30
"""Browsers after which it is strange that all of them are in one place."""

MOST_TOLD = 5
"""Strangers who are told of."""


@dataclass(frozen=True)
class Proxies:
    """Networks in which there are only proxies that say truly for whom they ask."""

    networks: tuple[IPv4Network | IPv6Network, ...]

    def __contains__(self, address: str) -> bool:
        found = plain_address(address)
        return found is not None and any(found in network for network in self.networks)

    def client(self, peer: str, hops: Iterable[str]) -> str:
        """Who asks, where `peer` connected and `hops` were passed on, the nearest last.

        As soon as somebody is not trusted it is them: what they say of others could be anything.
        """
        client = peer
        for hop in reversed(tuple(hops)):
            if client not in self:
                break
            address = without_port(hop.strip())
            if plain_address(address) is None:
                break
            client = address
        return client


def proxies_in(networks: Iterable[str]) -> Proxies:
    """Proxies in these networks, and on this machine. Raises `ValueError`."""
    return Proxies(tuple(ip_network(each) for each in (*HERE, *networks)))


LOCAL = proxies_in(())
"""A proxy on this machine, or none."""


def without_port(hop: str) -> str:
    """An address as a proxy writes it, without the port that may stand behind it."""
    found = WITH_PORT.fullmatch(hop)
    return (found[1] or found[2]) if found else hop


class ForwardedClient:
    """ASGI middleware: who asks is who a trusted proxy says. `is_public`: a proxy is expected."""

    def __init__(self, app: ASGIApp, proxies: Proxies, *, is_public: bool = False) -> None:
        self._app, self._proxies = app, proxies
        self._lookout = Lookout(proxies, is_public=is_public)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer whoever it is."""
        if scope["type"] == "http" and scope.get("client"):
            scope = self._with_client(scope)
        await self._app(scope, receive, send)

    def _with_client(self, scope: Scope) -> Scope:
        headers, peer = Headers(scope=scope), str(scope["client"][0])
        hops = ",".join(headers.getlist("x-forwarded-for")).split(",")
        client = self._proxies.client(peer, hops)
        self._lookout.see(peer, client, headers)
        return {**scope, "client": (client, 0)} if client != peer else scope


class Lookout:
    """Tells the operator, once, what looks as if a proxy were not known or passed nothing on."""

    def __init__(self, proxies: Proxies, *, is_public: bool) -> None:
        self._proxies = proxies
        self._strangers: set[str] = set()
        self._is_watching = is_public
        self._client = ""
        self._browsers: set[int] = set()

    def see(self, peer: str, client: str, headers: Headers) -> None:
        """Look at a request: whether an unknown proxy sent it on, and which browser it is from."""
        if peer not in self._proxies and any(name in headers for name in FORWARDED):
            self._tell_of_stranger(peer)
        if self._is_watching and "cookie" in headers:
            self._count(client, hash(headers["cookie"]))

    def _tell_of_stranger(self, peer: str) -> None:
        network = network_of(peer)
        if network in self._strangers or len(self._strangers) >= MOST_TOLD:
            return
        self._strangers.add(network)
        log.warning(
            "%s says for whom it asks and is not believed. If that is your proxy, name it in "
            "MADOGUCHI_TRUSTED_PROXIES: otherwise all of its visitors count as one",
            shown(peer),
        )

    def _count(self, client: str, browser: int) -> None:
        one = client_of(client)
        if self._client not in ("", one):
            self._is_watching, self._browsers = False, set()
            return
        self._client = one
        self._browsers.add(browser)
        if len(self._browsers) < ENOUGH:
            return
        self._is_watching, self._browsers = False, set()
        log.warning(
            "The first %s browsers all came from one address, %s, so that limits count them as "
            "one. Let the proxy set X-Forwarded-For, and name it in MADOGUCHI_TRUSTED_PROXIES",
            ENOUGH,
            shown(client),
        )


def shown(address: str) -> str:
    """An address for the log: those of proxies within one's own network, and nobody else's."""
    found = plain_address(address)
    return str(found) if found is not None and found.is_private else "a public address"
