"""What the tests of an installation share."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import PretendWindows

if TYPE_CHECKING:
    from pathlib import Path

collect_ignore = [] if sys.platform == "win32" else ["test_windows.py"]
"""The interface to a real Windows is tried on a real Windows alone."""


@pytest.fixture
def machine(tmp_path: Path) -> PretendWindows:
    return PretendWindows(tmp_path / "C")


@pytest.fixture
def template() -> bytes:
    return b"the template, byte for byte"
