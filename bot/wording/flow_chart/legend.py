"""A colour and a sign for each effect, so that nobody needs to tell colours apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.precheck.flow import Effect
from bot.wording.flow_chart.svg import element

INK, QUIET, RULE, PAPER, NAVY = "#1b2733", "#5b6876", "#d5dbe1", "#ffffff", "#23405f"


@dataclass(frozen=True, slots=True)
class EffectStyle:
    """The strong colour and the ground of an effect, and the strokes of its sign (24 x 24)."""

    strong: str
    ground: str
    outline: str
    strokes: str


CIRCLE = "M12 2 A10 10 0 1 1 11.99 2 Z"

LOOKS: Mapping[Effect, EffectStyle] = {
    Effect.NONE: EffectStyle("#1a7547", "#e8f5ed", CIRCLE, "M7 12.5 L10.7 16 L17 8.5"),
    Effect.NOTE: EffectStyle("#1d5fa6", "#e8f1fb", CIRCLE, "M12 11 L12 17.5 M12 6.4 L12 7.4"),
    Effect.REVIEW: EffectStyle(
        "#8a5a00", "#fff5da", "M12 2 L23 21.5 L1 21.5 Z", "M12 9 L12 14.5 M12 17.6 L12 18.4"
    ),
    Effect.EXCLUDED: EffectStyle(
        "#b3261e",
        "#fdecea",
        "M7.5 1.5 L16.5 1.5 L22.5 7.5 L22.5 16.5 L16.5 22.5 L7.5 22.5 L1.5 16.5 L1.5 7.5 Z",
        "M8 8 L16 16 M16 8 L8 16",
    ),
}


def sign(effect: Effect, x: float, y: float, size: float) -> str:
    """The sign of an effect; `x` and `y` are its upper left corner."""
    look = LOOKS[effect]
    body = element("path", d=look.outline, fill=look.strong)
    strokes = element(
        "path",
        d=look.strokes,
        fill="none",
        stroke=PAPER,
        stroke_width=2.6,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    return element("g", body + strokes, transform=f"translate({x:g} {y:g}) scale({size / 24:g})")
