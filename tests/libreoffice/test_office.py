"""One office that is lost takes no other test along."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.libreoffice.office import KeptOffice


def test_where_one_is_lost_a_fresh_one_is_started_and_said(kept_headless: KeptOffice, workbook: Path) -> None:
    lost = kept_headless.alive()
    assert kept_headless.alive() is lost
    os.killpg(lost._office.pid, signal.SIGKILL)
    with pytest.warns(UserWarning, match="LibreOffice was lost"):
        fresh = kept_headless.alive()
    fresh.open(workbook)
    assert "Thẩm định" in fresh.ask("sheets")
    fresh.close()
