"""The app's icons, drawn here: a counter's window, as PNG files."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

BLUE = (0x1F, 0x4E, 0x79, 0xFF)
WHITE = (0xFF, 0xFF, 0xFF, 0xFF)
CLEAR = (0, 0, 0, 0)
ACCENT = "#1F4E79"

Pixel = tuple[int, int, int, int]


def color_icon() -> bytes:
    """192 by 192: the window in white on a full ground."""
    return png(192, lambda x, y: WHITE if is_window(x, y) else BLUE)


def outline_icon() -> bytes:
    """32 by 32: white on nothing, as Teams asks for."""
    return png(32, lambda x, y: WHITE if is_window(x, y) else CLEAR)


def is_window(x: float, y: float) -> bool:
    """Whether a point (0..1) belongs to the picture: a frame, its cross, and the counter below."""
    is_counter = 0.14 <= x <= 0.86 and 0.72 <= y <= 0.82
    is_inside = 0.24 <= x <= 0.76 and 0.18 <= y <= 0.66
    is_pane = 0.31 <= x <= 0.69 and 0.25 <= y <= 0.66
    is_bar = abs(x - 0.5) < 0.03 or abs(y - 0.44) < 0.03
    return is_counter or (is_inside and (not is_pane or is_bar))


def png(size: int, colour: Callable[[float, float], Pixel]) -> bytes:
    """A square picture with transparency."""
    rows = b"".join(
        b"\x00" + b"".join(bytes(colour((x + 0.5) / size, (y + 0.5) / size)) for x in range(size))
        for y in range(size)
    )
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows, 9)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
