"""A seeded part of the kills; ``python -m tools.killing --moments 300`` tries as many as one likes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tools.killing.killed import Runner, kill_at
from tools.killing.scenes import SCENES, contents, faults

if TYPE_CHECKING:
    from pathlib import Path

MOMENTS = 3
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")]


@pytest.mark.parametrize("command", SCENES)
def test_a_killed_command_leaves_only_whole_files_and_the_next_run_does_the_rest(command: str, tmp_path: Path) -> None:
    assert kill_at(SCENES[command], tmp_path, MOMENTS, seed=7) == []


@pytest.mark.parametrize(
    ("command", "most_bytes"),
    [
        *((command, 200) for command in SCENES),
        # The record has room, the user's settings or the workbook has not; then templates have, the workbook has not.
        *(("install", most_bytes) for most_bytes in (4_000, 9_000, 12_288, 60_000)),
        ("bundle", 2_000),
    ],
)
def test_a_full_disk_leaves_everything_as_it_was(command: str, most_bytes: int, tmp_path: Path) -> None:
    scene = SCENES[command]
    scene.prepare(tmp_path)
    before = contents(tmp_path)
    with Runner() as runner:
        assert runner.run(scene.command(tmp_path), most_bytes=most_bytes)["status"] == 2
    assert contents(tmp_path) == before
    assert not list(tmp_path.glob(".xlsx_addin_*"))


@pytest.mark.parametrize("command", SCENES)
def test_a_folder_that_is_none_any_more_is_said_and_nothing_is_written(command: str, tmp_path: Path) -> None:
    """A file stands where the folder was: nobody, whatever his rights, can write into it."""
    scene = SCENES[command]
    scene.prepare(tmp_path)
    scenes_command = scene.command(tmp_path)
    arguments = scenes_command.arguments
    if command == "install":
        arguments += ["--folder", ""]
    place = arguments.index("-o") + 1 if "-o" in arguments else 2 if command == "install" else 1
    (tmp_path / "tệp").write_bytes(b"")
    arguments[place] = str(tmp_path / "tệp" / "trong" / "ra.xlsm")
    before = contents(tmp_path)
    with Runner() as runner:
        assert runner.run(scenes_command)["status"] == 2
    after = contents(tmp_path)
    kept = {name: content for name, content in after.items() if not name.startswith("Đã nhận")}
    assert kept == {name: content for name, content in before.items() if not name.startswith("Đã nhận")}


@pytest.mark.parametrize("command", ["new", "send"])
def test_two_at_once_never_write_over_one_another(command: str, tmp_path: Path) -> None:
    scene = SCENES[command]
    scene.prepare(tmp_path)
    before = contents(tmp_path)
    with Runner() as one, Runner() as other:
        for runner in (one, other):
            runner.begin(scene.command(tmp_path))
        statuses = sorted([one.end()["status"], other.end()["status"]])
    assert statuses in ([0, 2], [0, 0] if command == "send" else [0, 2])
    assert faults(before, tmp_path) == []
    assert not list(tmp_path.rglob(".*.tmp"))
