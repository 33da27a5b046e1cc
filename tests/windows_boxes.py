"""The boxes that Windows would show, for tests that run on any system."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

Box = tuple[str, str, int]
"""Text, title, style."""


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[Box]:
    """The system is taken for Windows, and these are the boxes that it has shown."""
    shown: list[Box] = []

    def message_box(_window: int, text: str, title: str, style: int) -> int:
        shown.append((text, title, style))
        return 1

    windll = SimpleNamespace(user32=SimpleNamespace(MessageBoxW=message_box))
    monkeypatch.setattr(ctypes, "windll", windll, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    return shown
