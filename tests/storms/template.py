"""What every bot process of a storm needs, loaded once: the fork server imports this beforehand."""

from __future__ import annotations

import alembic.command
import slack_bolt.adapter.socket_mode.builtin
import uvicorn.loops.auto
import uvicorn.protocols.http.auto

import bot.serving.opening
import tests.storms.life
from bot import bootstrap
from bot.vocabulary import Language

__all__ = ["alembic", "bot", "slack_bolt", "tests", "uvicorn"]

bootstrap.speaker()
for language in Language:
    bootstrap.matcher_of()(language)
