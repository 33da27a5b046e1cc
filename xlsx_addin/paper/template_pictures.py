"""Pictures of a template: PNG and JPEG of a size that a page may have, told by their own first bytes."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURE_BYTES = 10_000_000
_MOST_PIXELS = 40_000_000
"""A page of A4 at 600 dots an inch has 35 million."""
_PNG_START = b"\x89PNG\r\n\x1a\n"
_JPEG_START = b"\xff\xd8\xff"
_SIZE_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, 0xD9


def picture_format(content: bytes) -> str | None:
    """``png`` or ``jpeg``; None where it is neither, is cut before it says its size, or unfolds to far too much."""
    size = _size_of_png(content) or _size_of_jpeg(content)
    if size is None or not 0 < size[0] * size[1] <= _MOST_PIXELS:
        return None
    return "png" if content.startswith(_PNG_START) else "jpeg"


def _size_of_png(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(_PNG_START) or content[12:16] != b"IHDR" or len(content) < 24:
        return None
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(_JPEG_START):
        return None
    for marker, place in _segments(content):
        if marker in _SIZE_MARKERS and place + 9 <= len(content):
            height, width = struct.unpack_from(">HH", content, place + 5)
            return width, height
    return None


def _segments(content: bytes) -> Iterator[tuple[int, int]]:
    """Marker and place of each segment before the picture itself."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker in {_SCAN, _END}:
            return
        yield marker, place
        place += 2 + max(int.from_bytes(content[place + 2 : place + 4]), 2)
