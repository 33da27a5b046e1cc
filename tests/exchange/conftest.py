"""What the tests of receiving share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import Receiver

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def receiver(tmp_path: Path) -> Receiver:
    """A unit that has received nothing yet."""
    return Receiver(tmp_path / "đảng ủy")
