"""The head of what a child answers: a byte that tells JSON from raw bytes, and four of length."""

from __future__ import annotations

import struct

FRAME = struct.Struct(">BI")
JSON_FRAME, RAW_FRAME = 0, 1
