"""A TCP proxy before a database server that can stop forwarding, as a frozen server does."""

from __future__ import annotations

import selectors
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from sqlalchemy.engine import make_url


class TcpProxy:
    """Forwards to a server until it is frozen: then connections stay open, and nothing comes."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._is_thawed, self._is_closed = Event(), Event()
        self._is_thawed.set()
        self._threads = [Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listening.getsockname()[1])

    def freeze(self) -> None:
        """Forward nothing more, and answer nobody."""
        self._is_thawed.clear()

    def thaw(self) -> None:
        """Forward again."""
        self._is_thawed.set()

    def close(self) -> None:
        """End."""
        self._is_closed.set()
        self._is_thawed.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while not self._is_closed.is_set():
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            thread = Thread(target=self._serve, args=(client,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        self._is_thawed.wait()
        with client, socket.create_connection(self._target) as server:
            other = {client: server, server: client}
            with selectors.DefaultSelector() as selector:
                for end in other:
                    selector.register(end, selectors.EVENT_READ)
                with suppress(OSError):
                    self._forward(selector, other)

    def _forward(
        self, selector: selectors.BaseSelector, other: dict[socket.socket, socket.socket]
    ) -> None:
        while not self._is_closed.is_set():
            for key, _ in selector.select(0.05):
                end = key.fileobj
                assert isinstance(end, socket.socket)
                self._is_thawed.wait()
                data = end.recv(65_536)
                if not data:
                    return
                other[end].sendall(data)


@contextmanager
def proxied(url: str) -> Iterator[tuple[TcpProxy, str]]:
    """A proxy before the server of this URL, and the URL that goes through it."""
    address = make_url(url)
    proxy = TcpProxy(address.host or "127.0.0.1", address.port or 5432)
    try:
        through = address.set(host="127.0.0.1", port=proxy.port)
        yield proxy, through.render_as_string(hide_password=False)
    finally:
        proxy.close()
