"""What is used up of what is allowed, counted by all processes together.

Each counts by itself at once, and adds what was used to the others' count every second. So nobody
waits for the database; within that second, as many times the allowance may be used at once as there
are processes, but over a longer time no more than one of them would allow.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

import psycopg

from bot.storage.cluster.cluster import Use

AT_ONCE = 5_000
"""Keys in one statement."""

SECRET = "allowances"  # noqa: S105  the name of the key that others cannot make the hashes with
FORGET_EVERY = 600
"""Looks between two rounds in which the leader forgets what came back."""

ADD = """
INSERT INTO allowances AS kept (key, used_until)
SELECT key, extract(epoch FROM now()) + spent
FROM unnest(%s::text[], %s::float8[]) AS t (key, spent)
ORDER BY key
ON CONFLICT (key) DO UPDATE SET used_until = greatest(kept.used_until, extract(epoch FROM now()))
    + excluded.used_until - extract(epoch FROM now())
RETURNING key, used_until - extract(epoch FROM now())
"""
FORGET = "DELETE FROM allowances WHERE used_until < extract(epoch FROM now())"
KEEP_KEY = "INSERT INTO keys (name, key) VALUES (%s, %s) ON CONFLICT (name) DO NOTHING"
KEY = "SELECT key FROM keys WHERE name = %s"


class Allowances:
    """Adds what was used here to what was used elsewhere."""

    def __init__(self) -> None:
        self._uses: dict[str, Use] = {}
        self._key, self._looks = b"", 0

    def share(self, name: str, use: Use) -> None:
        """Count together with the others what is used under a name."""
        self._uses[name] = use

    def settle(self, connection: psycopg.Connection[Any], *, is_leader: bool) -> None:
        """Tell what was used here, and hear what all used together."""
        for name, use in list(self._uses.items()):
            spent = use.take_spent()
            if spent:
                use.settle(self._added(connection, name, spent))
        self._looks += 1
        if is_leader and self._looks % FORGET_EVERY == 0:
            connection.execute(FORGET)
        elif not self._uses or self._looks % 5 == 0:
            connection.execute("SELECT 1")  # a sign of life, and whether the connection lives

    def _added(
        self, connection: psycopg.Connection[Any], name: str, spent: Mapping[str, float]
    ) -> Mapping[str, float]:
        secret = self._secret(connection)
        hashed = {hash_of(secret, name, who): who for who in spent}
        keys, debts = list(hashed), dict[str, float]()
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            seconds = [spent[hashed[key]] for key in some]
            for key, debt in connection.execute(ADD, (some, seconds)):
                debts[hashed[key]] = float(debt)
        return debts

    def _secret(self, connection: psycopg.Connection[Any]) -> bytes:
        """What hashes are made with: the same in every process, and known to nobody else."""
        if not self._key:
            connection.execute(KEEP_KEY, (SECRET, secrets.token_bytes(32)))
            [key] = connection.execute(KEY, (SECRET,)).fetchone() or [b""]
            self._key = bytes(key)
        return self._key


def hash_of(secret: bytes, name: str, who: str) -> str:
    """What stands in the database for somebody: no address and no name."""
    told = f"{name}\0{who}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, key=secret, digest_size=16).hexdigest()
