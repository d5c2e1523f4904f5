"""A picture of right, wrong and silent against the threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

STEPS = 20
WIDTH = 60
"""Characters of a line of the chart in the terminal."""

Judged = Sequence[tuple[float, bool | None]]
"""How sure the best match was, and whether answering would be right; None for outside questions."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a threshold would do, in shares (0..1): questions to the articles answered rightly,
    wrongly, and not; and outside questions answered although they should not be."""

    threshold: float
    right: float
    wrong: float
    silent: float
    outside_answered: float


def shares_at(judged: Judged, steps: int = STEPS) -> list[Share]:
    """The shares for thresholds from 0 to 1."""
    return [share_at(judged, step / steps) for step in range(steps + 1)]


def share_at(judged: Judged, threshold: float) -> Share:
    """The shares for one threshold."""
    ours = [(sure > threshold, right) for sure, right in judged if right is not None]
    outside = [sure > threshold for sure, right in judged if right is None]
    right = sum(passes and bool(is_right) for passes, is_right in ours) / max(len(ours), 1)
    wrong = sum(passes and not is_right for passes, is_right in ours) / max(len(ours), 1)
    return Share(
        threshold=threshold,
        right=round(right, 4),
        wrong=round(wrong, 4),
        silent=round(1 - right - wrong, 4),
        outside_answered=round(sum(outside) / max(len(outside), 1), 4),
    )


def text_chart(shares: Sequence[Share], chosen: float) -> str:
    """The chart for a terminal: one line per threshold; the chosen one lies at the arrow."""
    lines = ["threshold  █ right  ▓ wrong  · silent   outside answered"]
    nearest = min(shares, key=lambda share: abs(share.threshold - chosen))
    for share in shares:
        right, wrong = round(share.right * WIDTH), round(share.wrong * WIDTH)
        bar = "█" * right + "▓" * wrong + "·" * (WIDTH - right - wrong)
        mark = "→" if share is nearest else " "
        lines.append(f"{mark}{share.threshold:>5.2f}  {bar}  {share.outside_answered:>6.1%}")
    return "\n".join(lines)


LEFT, TOP, ACROSS, DOWN = 60, 40, 560, 300
"""The place of the chart in the picture, in pixels."""

CURVES = (
    ("right", "#1b7837", ""),
    ("wrong", "#b2182b", "6 3"),
    ("silent", "#555555", "2 3"),
    ("outside_answered", "#2166ac", "10 3 2 3"),
)
"""Curve, colour, dashes: they differ without colour, too."""


def svg(shares: Sequence[Share], chosen: float, language: str) -> str:
    """The chart as a picture."""
    font = 'font-family="sans-serif" font-size="12"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 440" role="img" {font}>',
        f"<title>Right, wrong and silent against the threshold ({escape(language)})</title>",
        '<rect width="660" height="440" fill="#ffffff"/>',
        *grid(),
        *(curve(shares, *each) for each in CURVES),
        *legend(),
        line(chosen, 0, chosen, 1, 'stroke="#000000" stroke-dasharray="1 2"'),
        text(x_of(chosen), TOP - 8, f"chosen: {chosen:.2f}", "middle"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def grid() -> list[str]:
    """The axes, with marks at every fifth."""
    marks = []
    for fifth in range(6):
        at = fifth / 5
        marks.append(line(0, at, 1, at, 'stroke="#dddddd"'))
        marks.append(text(LEFT - 8, y_of(at) + 4, f"{at:.0%}", "end"))
        marks.append(text(x_of(at), TOP + DOWN + 18, f"{at:.1f}", "middle"))
    return marks


def curve(shares: Sequence[Share], name: str, colour: str, dashes: str) -> str:
    """One curve."""
    points = " ".join(
        f"{x_of(share.threshold):.1f},{y_of(getattr(share, name)):.1f}" for share in shares
    )
    style = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"'
    return f'<polyline fill="none" {style} points="{points}"/>'


def legend() -> list[str]:
    """The names of the curves below the chart."""
    parts = []
    for number, (name, colour, dashes) in enumerate(CURVES):
        x, y = LEFT + number * 140, TOP + DOWN + 50
        style = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"'
        parts.append(f'<line x1="{x}" y1="{y}" x2="{x + 30}" y2="{y}" {style}/>')
        parts.append(text(x + 36, y + 4, name.replace("_", " "), "start"))
    return parts


def line(x: float, y: float, to_x: float, to_y: float, style: str) -> str:
    """A line between two points of the chart, both 0..1."""
    ends = f'x1="{x_of(x):.1f}" y1="{y_of(y):.1f}" x2="{x_of(to_x):.1f}" y2="{y_of(to_y):.1f}"'
    return f"<line {ends} {style}/>"


def text(x: float, y: float, words: str, anchor: str) -> str:
    """Words at a place of the picture."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def x_of(share: float) -> float:
    """Pixels from the left."""
    return LEFT + share * ACROSS


def y_of(share: float) -> float:
    """Pixels from the top."""
    return TOP + (1 - share) * DOWN
