"""Whom an address stands for: a client, and the network that it is in.

Whoever has one IPv6 address has a whole /64 of them, so that counts as one client.
"""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

CLIENT = {4: 32, 6: 64}
NETWORK = {4: 24, 6: 48}
"""Leading bits that clients, and networks, have in common, by version of the protocol."""

AT_ONCE = 4_096
"""Addresses that are known for what they are: each request asks several times whose its is."""


@lru_cache(maxsize=AT_ONCE)
def client_of(address: str) -> str:
    """The client behind an address: the address itself, or its /64; what is none stays."""
    return _within(address, CLIENT)


def network_of(address: str) -> str:
    """The network that an address is in: its /24, or its /48; what is none stays."""
    return _within(address, NETWORK)


@lru_cache(maxsize=AT_ONCE)
def plain_address(text: str) -> IPv4Address | IPv6Address | None:
    """An address without a zone; IPv4 that was written as IPv6 is IPv4. None: it is none."""
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        return found.ipv4_mapped
    return found


def _within(address: str, bits: dict[int, int]) -> str:
    found = plain_address(address)
    if found is None:
        return address[:64]
    return str(ip_network((found, bits[found.version]), strict=False))
