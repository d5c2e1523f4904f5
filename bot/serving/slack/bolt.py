"""The bolt app: acknowledges only what is committed, and logs nothing that people wrote."""

from __future__ import annotations

import logging
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

log = logging.getLogger(__name__)


def quiet_logger() -> logging.Logger:
    """Bolt's logger. Below warnings it writes out what people sent."""
    logger = logging.getLogger("slack_bolt")
    logger.setLevel(logging.WARNING)
    return logger


def new_bolt(**fields: Any) -> App:
    """A bolt app in which a request is answered when its listener is done.

    `fields` say for whom: `client` for one workspace, `oauth_flow` for several.
    """
    app = App(
        name="madoguchi",
        logger=quiet_logger(),
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        **fields,
    )
    app.error(answer_error)
    return app


def answer_error(error: Exception) -> BoltResponse:
    """What nobody listens to is acknowledged; what broke is not, so that Slack sends it again."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200, body="")
    log.error("A request of Slack could not be handled", exc_info=error)
    return BoltResponse(status=500, body="")
