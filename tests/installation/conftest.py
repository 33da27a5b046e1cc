"""What the tests of an installation share."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import PretendWindows

if TYPE_CHECKING:
    from pathlib import Path

collect_ignore = [] if sys.platform == "win32" else ["test_windows.py"]
"""The interface to a real Windows is tried on a real Windows alone."""


@pytest.fixture(autouse=True)
def encoding_of_files_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clerk's Windows takes another encoding than UTF-8 where none is named: here one that spoils ASCII as well."""
    if sys.platform != "win32":
        monkeypatch.setattr(io, "text_encoding", lambda encoding, _=2: "utf-16" if encoding is None else encoding)


@pytest.fixture
def machine(tmp_path: Path) -> PretendWindows:
    return PretendWindows(tmp_path / "C")


@pytest.fixture
def template() -> bytes:
    return b"the template, byte for byte"
