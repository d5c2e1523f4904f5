"""Elements of a picture, as SVG text."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

FONTS = (
    "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic','Meiryo',"
    "'Helvetica Neue',Arial,sans-serif"
)
LEADING = 1.5
"""Distance of lines, in units of the font size."""


def element(name: str, content: str = "", /, **attributes: str | float) -> str:
    """One element; underscores in names of attributes stand for hyphens."""
    given = "".join(
        f" {key.replace('_', '-')}={quoteattr(_plain(value))}" for key, value in attributes.items()
    )
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def _plain(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def box(x: float, y: float, w: float, h: float, fill: str, stroke: str = "none") -> str:
    """A box with round corners."""
    return element(
        "rect", x=x, y=y, width=w, height=h, rx=10, fill=fill, stroke=stroke, stroke_width=1.5
    )


def block(
    lines: Sequence[str],
    x: float,
    y: float,
    size: float,
    colour: str,
    weight: int = 400,
    anchor: str = "start",
) -> str:
    """Lines of text; `y` is the top of the first, `anchor` says which end of them is at `x`."""
    return "".join(
        element(
            "text",
            escape(line),
            x=x,
            y=y + size * (1.1 + LEADING * place),
            font_size=size,
            fill=colour,
            font_weight=weight,
            text_anchor=anchor,
        )
        for place, line in enumerate(lines)
        if line
    )


def height(lines: Sequence[str], size: float) -> float:
    """The height of such a block."""
    return len(lines) * size * LEADING


def centred(text: str, x: float, y: float, size: float, colour: str) -> str:
    """One bold line around a point."""
    return element(
        "text",
        escape(text),
        x=x,
        y=y + size * 0.36,
        font_size=size,
        fill=colour,
        font_weight=700,
        text_anchor="middle",
    )


def line(points: Sequence[tuple[float, float]], colour: str, thickness: float = 2) -> str:
    """A line through points, ending in an arrowhead."""
    path = "M" + " L".join(f"{x:g} {y:g}" for x, y in points)
    stroke = element("path", d=path, fill="none", stroke=colour, stroke_width=thickness)
    return stroke + _head(points[-2], points[-1], colour, 3.5 * thickness)


def _head(start: tuple[float, float], tip: tuple[float, float], colour: str, size: float) -> str:
    across = (tip[1] - start[1] == 0, tip[0] - start[0] == 0)
    x, y = tip
    if across[0]:
        corners = f"{x:g},{y:g} {x - size:g},{y - size / 1.6:g} {x - size:g},{y + size / 1.6:g}"
    else:
        corners = f"{x:g},{y:g} {x - size / 1.6:g},{y - size:g} {x + size / 1.6:g},{y - size:g}"
    return element("polygon", points=corners, fill=colour)


def picture(w: float, h: float, language: str, title: str, content: str) -> str:
    """The file: `content` on its ground, with a title that is read aloud."""
    named = f"<title>{escape(title)}</title>"
    ground = element("rect", width=w, height=h, fill="#f4f6f8")
    root = element(
        "svg",
        named + ground + content,
        xmlns="http://www.w3.org/2000/svg",
        width=w,
        height=h,
        viewBox=f"0 0 {w:g} {h:g}",
        role="img",
        lang=language,
        font_family=FONTS,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'
