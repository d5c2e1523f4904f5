"""The pre-check as a picture (SVG) that can be read on a screen and put on a wall."""

from bot.wording.drawing.page import draw

__all__ = ["draw"]
