"""That Windows of the tests' own starts whatever this side has set, and says so where it does not."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.windows.conftest import fresh
from tests.windows.wine import Windows

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_for_passing_files_on_this_side_is_none_of_its_business(
    windows_python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    windows = fresh(windows_python, tmp_path)
    ran = windows.run("cmd", "/c", "echo", "%TMPDIR%")
    windows.stop()

    assert (ran.returncode, ran.stdout.strip()) == (0, "%TMPDIR%")


def test_one_that_is_there_and_does_not_start_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("wine", "wineserver"):
        (tmp_path / name).write_text("#!/bin/sh\necho 'free(): invalid pointer'\nexit 134\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path), os.environ["PATH"]]))

    with pytest.raises(AssertionError, match=r"does not start: 134 free\(\): invalid pointer"):
        Windows(tmp_path / "prefix").boot()
