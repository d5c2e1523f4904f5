"""A way to a server that can fall silent without breaking, as a frozen machine does, or break."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import make_url

CHUNK = 65_536


class Proxy:
    """Hands on what both sides say, except while it is frozen.

    `breaks_at`: once this is said, both sides hear nothing more of each other; this once.
    """

    def __init__(self, host: str, port: int) -> None:
        self._behind = (host, port)
        self._goes_on = threading.Event()
        self._goes_on.set()
        self._is_closed = False
        self.breaks_at = b""
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def freeze(self) -> None:
        """Say nothing more; connections stay."""
        self._goes_on.clear()

    def thaw(self) -> None:
        """Go on."""
        self._goes_on.set()

    def close(self) -> None:
        self._is_closed = True
        self._goes_on.set()
        self._door.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while not self._is_closed:
                before, _ = self._door.accept()
                threading.Thread(target=self._join, args=(before,), daemon=True).start()

    def _join(self, before: socket.socket) -> None:
        with suppress(OSError), before, socket.create_connection(self._behind) as behind:
            other = {before: behind, behind: before}
            while not self._is_closed:
                ready, _, _ = select.select(list(other), (), (), 0.2)
                self._goes_on.wait()
                for each in ready:
                    said = each.recv(CHUNK)
                    if not said or self._breaks(said):
                        return
                    other[each].sendall(said)

    def _breaks(self, said: bytes) -> bool:
        is_it = bool(self.breaks_at) and self.breaks_at in said
        self.breaks_at = b"" if is_it else self.breaks_at
        return is_it


@contextmanager
def proxied(url: str) -> Iterator[tuple[str, Proxy]]:
    """The same address of a server through a proxy."""
    address = make_url(url)
    proxy = Proxy(address.host or "127.0.0.1", address.port or 5432)
    through = address.set(host="127.0.0.1", port=proxy.port)
    try:
        yield through.render_as_string(hide_password=False), proxy
    finally:
        proxy.close()
