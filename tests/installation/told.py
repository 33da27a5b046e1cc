"""The lines that an installation gives back: how each step ended, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ALREADY, DONE, WOULD_DO, NOT_HERE = "Đã có", "Đã làm", "Sẽ làm", "Không áp dụng"
TAKEN_BACK, WOULD_TAKE_BACK, LEFT, NOTE = "Đã gỡ", "Sẽ gỡ", "Giữ lại", "Lưu ý"


def told(ending: str, text: str) -> str:
    return f"{ending}: {text}"


def endings(lines: Iterable[str]) -> list[str]:
    return [line.partition(": ")[0] for line in lines]


def texts(lines: Iterable[str], ending: str) -> list[str]:
    """What the lines that ended so are about."""
    return [line.removeprefix(f"{ending}: ") for line in lines if line.startswith(f"{ending}: ")]
