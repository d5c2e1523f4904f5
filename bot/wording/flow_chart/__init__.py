"""The pre-check as a picture (SVG) that can be read on a screen and put on a wall."""

from bot.wording.flow_chart.chart import draw

__all__ = ["draw"]
