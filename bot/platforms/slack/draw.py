"""Screens as blocks, dialogs as views, and what was filled in the other way round."""

from __future__ import annotations

from bot.platforms.slack.blocks import Block, heading
from bot.platforms.slack.dialogs import home_of, values_of, view_of
from bot.platforms.slack.parts import action_of, part_blocks
from bot.vocabulary.screens import Screen

__all__ = ["action_of", "blocks_of", "home_of", "values_of", "view_of"]


def blocks_of(screen: Screen, prefix: str = "") -> list[Block]:
    """A screen as blocks, its title first. `prefix` stands before the action of every button.

    What one message does not hold is parted by `blocks.in_messages`.
    """
    return [
        *heading(screen.title),
        *(block for part in screen.parts for block in part_blocks(part, prefix)),
    ]
