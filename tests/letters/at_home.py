"""Which letters are known while a test runs: for all of a module where it imports ``at_home``."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from xlsx_addin import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def knowing_only(*known: Path) -> Iterator[None]:
    """For a while, only the letters of these folders are known beside the package's and the installation's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guidance, "_others", list(known))
        yield


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which no letter was ever laid and no workbook built."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    with knowing_only():
        yield
