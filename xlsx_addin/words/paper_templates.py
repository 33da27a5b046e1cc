"""What the templates of several documents say alike."""

from __future__ import annotations

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
RECIPIENTS = "Nơi nhận:"
NUMBER = "TT"
