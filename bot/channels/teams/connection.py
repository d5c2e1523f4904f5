"""The ways to Microsoft of one app: sign-in, the Bot Connector, and the directory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import httpx

from bot.channels.teams.api.access_tokens import AccessTokens
from bot.channels.teams.api.connector import TIMEOUT, Connector
from bot.channels.teams.api.graph import Graph
from bot.channels.teams.settings import TeamsSettings


@dataclass(frozen=True)
class TeamsTransport:
    """How Microsoft is called."""

    http: httpx.Client
    tokens: AccessTokens
    connector: Connector
    graph: Graph


def new_transport(settings: TeamsSettings, clock: Callable[[], datetime]) -> TeamsTransport:
    """The ways of an app; its connections are open until they are closed."""
    http = httpx.Client(timeout=TIMEOUT, follow_redirects=False)
    cloud, app = settings.cloud, (settings.tenant, settings.app_id, settings.secret)
    tokens = AccessTokens(cloud, *app, http)
    of_graph = AccessTokens(cloud, *app, http, scope=f"{cloud.graph}/.default")
    connector, graph = Connector(cloud, tokens, http, clock), Graph(cloud.graph, of_graph, http)
    return TeamsTransport(http, tokens, connector, graph)


@contextmanager
def open_transport(
    settings: TeamsSettings, clock: Callable[[], datetime]
) -> Iterator[TeamsTransport]:
    """The same for a while."""
    ways = new_transport(settings, clock)
    with ways.http:
        yield ways
