"""An address as a QR code, for whoever has it on paper or on another screen."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_code(address: str) -> Markup:
    """The code as SVG, black on white in the light and in the dark, and nothing for screen readers:
    the address stands beside it."""
    code = segno.make(address, micro=False, error="m")
    drawn = code.svg_inline(omitsize=True, light="#fff", border=4, svgclass=None, lineclass=None)
    return Markup(drawn.replace("<svg", '<svg aria-hidden="true"', 1))  # noqa: S704  drawn, not told
