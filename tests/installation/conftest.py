"""What the tests of an installation share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import PretendWindows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def machine(tmp_path: Path) -> PretendWindows:
    return PretendWindows(tmp_path / "C")


@pytest.fixture
def template() -> bytes:
    return b"the template, byte for byte"
