"""A small Slack for each test, as the tests of that Slack have it themselves."""

from __future__ import annotations

from tests.fake_slack.conftest import acme, hanako, slack

__all__ = ["acme", "hanako", "slack"]
