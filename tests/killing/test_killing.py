"""One kill of each command, at another moment each time; ``python -m tools.killing --moments 300`` tries many."""

from __future__ import annotations

import random
import shutil
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tools.killing.killed import Runner, kill_at
from tools.killing.scenes import SCENES, contents, faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")]


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner() as runner:
        yield runner


other_runner = runner
"""Another process beside it."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a command's scene, which is laid once; nobody changes it."""

    @cache
    def prepared(command: str) -> Path:
        folder = tmp_path_factory.mktemp("đầu")
        SCENES[command].prepare(folder)
        return folder

    return prepared


@pytest.fixture
def lay(prepared: Callable[[str], Path], tmp_path: Path) -> Callable[[str], Path]:
    """Lay a copy of a scene."""
    return lambda command: shutil.copytree(prepared(command), tmp_path / "cảnh")


@pytest.mark.parametrize("command", SCENES)
def test_a_killed_command_leaves_only_whole_files_and_the_next_run_does_the_rest(
    command: str, runner: Runner, prepared: Callable[[str], Path], tmp_path: Path
) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    again = f"python -m tools.killing --moments 1 --seed {seed} {command!r}"
    assert kill_at(SCENES[command], runner, prepared(command), tmp_path, 1, seed) == [], again


@pytest.mark.parametrize(
    ("command", "most_bytes"),
    [
        *((command, 200) for command in SCENES),
        # The record has room, the user's settings or the workbook has not; then templates have, the workbook has not.
        *(("install", most_bytes) for most_bytes in (4_000, 9_000, 12_288, 60_000)),
        ("bundle", 2_000),
    ],
)
def test_a_full_disk_leaves_everything_as_it_was(
    command: str, most_bytes: int, runner: Runner, lay: Callable[[str], Path]
) -> None:
    folder = lay(command)
    before = contents(folder)
    assert runner.run(SCENES[command].command(folder), most_bytes=most_bytes)["status"] == 2
    assert contents(folder) == before
    assert not list(folder.glob(".xlsx_addin_*"))


@pytest.mark.parametrize("command", SCENES)
def test_a_folder_that_is_none_any_more_is_said_and_nothing_is_written(
    command: str, runner: Runner, lay: Callable[[str], Path]
) -> None:
    """A file stands where the folder was: nobody, whatever his rights, can write into it."""
    folder = lay(command)
    scenes_command = SCENES[command].command(folder)
    arguments = scenes_command.arguments
    if command == "install":
        arguments += ["--folder", ""]
    place = arguments.index("-o") + 1 if "-o" in arguments else 2 if command == "install" else 1
    (folder / "tệp").write_bytes(b"")
    arguments[place] = str(folder / "tệp" / "trong" / "ra.xlsm")
    before = contents(folder)
    assert runner.run(scenes_command)["status"] == 2
    after = contents(folder)
    kept = {name: content for name, content in after.items() if not name.startswith("Đã nhận")}
    assert kept == {name: content for name, content in before.items() if not name.startswith("Đã nhận")}


@pytest.mark.parametrize("command", ["new", "send"])
def test_two_at_once_never_write_over_one_another(
    command: str, runner: Runner, other_runner: Runner, lay: Callable[[str], Path]
) -> None:
    folder = lay(command)
    before = contents(folder)
    for each in (runner, other_runner):
        each.begin(SCENES[command].command(folder))
    statuses = sorted([runner.end()["status"], other_runner.end()["status"]])
    assert statuses in ([0, 2], [0, 0] if command == "send" else [0, 2])
    assert faults(before, folder) == []
    assert not list(folder.rglob(".*.tmp"))
