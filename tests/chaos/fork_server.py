"""What every bot process of a storm needs, loaded and used once: the fork server imports this.

What is made at the first use (dictionaries, holidays, formats of dates) is there already in the
processes that are forked from it, so that each of them is at work in a moment.
"""

from __future__ import annotations

import gc

import alembic.command
import slack_bolt.adapter.socket_mode.builtin
import uvicorn.lifespan.off
import uvicorn.loops.auto
import uvicorn.protocols.http.auto

import bot.channels.slack.factory
import bot.channels.teams.app
import tests.chaos.bot_process
from bot import bootstrap
from bot.vocabulary import Language
from tests.assistant.desk_driver import new_desk
from tests.chaos.scenario import ENGLISH, JAPANESE
from tests.driver import new_stage

__all__ = ["alembic", "bot", "slack_bolt", "tests", "uvicorn"]

UNHEARD_OF = "zqbbb"
"""As in all that is said there, so that what looks for typing mistakes is made as well."""


def rehearse() -> None:
    """What is said in storms, and a card at the desk, on storage in memory."""
    for language in Language:
        bootstrap.learn(language)
    for language, pool in ((Language.JA, JAPANESE), (Language.EN, ENGLISH)):
        stage = new_stage(language=language)
        for said in pool:
            stage.say(f"{said} {UNHEARD_OF}")
        desk = new_desk(language)
        assert desk.shown(f"lead:{desk.lead.reference}")


rehearse()
gc.collect()
gc.freeze()  # no forked process goes through all of this again
