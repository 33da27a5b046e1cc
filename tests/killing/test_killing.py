"""A seeded part of the kills; ``python -m tests.killing --moments 300`` tries as many as one likes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.killing.killed import kill_at
from tests.killing.scenes import SCENES

if TYPE_CHECKING:
    from pathlib import Path

MOMENTS = 3
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")]


@pytest.mark.parametrize("command", SCENES)
def test_a_killed_command_leaves_only_whole_files_and_the_next_run_does_the_rest(command: str, tmp_path: Path) -> None:
    assert kill_at(SCENES[command], tmp_path, MOMENTS, seed=7) == []
