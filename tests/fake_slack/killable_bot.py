"""A bot in a process of its own, which dies at a word: for tests that kill."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient


def main(api_url: str, bot_token: str, app_token: str, is_mortal: str) -> None:
    """Echo what is said; a mortal one dies of it, before it acknowledges."""
    client = WebClient(token=bot_token, base_url=api_url)
    app = App(client=client, process_before_response=True)

    @app.event("message")
    def echo(event: Any, say: Any) -> None:
        if is_mortal == "mortal":
            os.kill(os.getpid(), signal.SIGKILL)
        say(f"echo: {event['text']}")

    SocketModeHandler(
        app, app_token, web_client=WebClient(token=app_token, base_url=api_url)
    ).start()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main(*sys.argv[1:])
