"""What the tests of receiving share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.reading_here import ReaderHere
from tests.exchange.received import Receiver

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def receiver(tmp_path: Path) -> Receiver:
    """A unit that has received nothing yet."""
    return Receiver(tmp_path / "đảng ủy")


@pytest.fixture(autouse=True)
def reading_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """No process is started for the files of an inbox, unless a test is about just that (``reading_child``)."""
    if request.node.get_closest_marker("reading_child") is None:
        monkeypatch.setattr("xlsx_addin.exchange.receive.EnvelopeReader", ReaderHere)
