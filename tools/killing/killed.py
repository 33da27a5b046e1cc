"""Kills one command at many moments."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tools.killing.scenes import contents, faults, grow_old
from xlsx_addin.atomic import UNFINISHED

if TYPE_CHECKING:
    from tools.killing.scenes import Command, Scene

_PROJECT = Path(__file__).parents[2]
KILLED = -9


class Runner:
    """The process that runs commands (``tools.killing.process``)."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tools.killing.process"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_PROJECT, text=True, start_new_session=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def run(
        self, command: Command, at: int | None = None, *, counts: bool = False, most_bytes: int | None = None
    ) -> dict[str, Any]:
        """Run a command, up to the call ``at``, on a disk that takes no file of more bytes."""
        self.begin(command, at, counts=counts, most_bytes=most_bytes)
        return self.end()

    def begin(
        self, command: Command, at: int | None = None, *, counts: bool = False, most_bytes: int | None = None
    ) -> None:
        """Begin to run it."""
        assert self._process.stdin is not None
        request = {**command._asdict(), "at": at, "counts": counts or at is not None, "most_bytes": most_bytes}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()

    def end(self) -> dict[str, Any]:
        """Wait for what was begun."""
        assert self._process.stdout is not None
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found


def moments(whole: dict[str, Any], count: int, seed: int) -> list[int]:
    """Calls at which to kill: half of them anywhere, half of them where files come and go, or one call later."""
    chance = random.Random(seed)
    first = chance.randrange(2)
    return [
        chance.randint(1, whole["calls"])
        if number % 2 == first
        else min(whole["calls"], chance.choice(whole["writing"]) + chance.randint(0, 1))
        for number in range(count)
    ]


def kill_at(scene: Scene, runner: Runner, start: Path, folder: Path, count: int, seed: int) -> list[str]:
    """What is wrong after each of so many kills, with the call at which the command was killed.

    ``start`` holds what the scene has prepared and stays as it is; ``folder`` is to work in.
    """
    before = contents(start)
    found = []
    undisturbed = folder / "yên"
    shutil.copytree(start, undisturbed)
    whole = runner.run(scene.command(undisturbed), counts=True)
    expected, then = scene.outcome(undisturbed), contents(undisturbed)
    for moment in moments(whole, count, seed):
        place = folder / "giết"
        shutil.copytree(start, place)
        killed = runner.run(scene.command(place), moment)
        wrong = faults(before, place, then)
        if killed["status"] not in (KILLED, whole["status"]):
            wrong.append(f"status {killed['status']} of the killed run")
        is_taken_back_at_once = bool(scene.back) and moment % 2 == 0
        if not is_taken_back_at_once:
            grow_old(place)
            wrong += _goes_on(scene, place, runner, whole["status"])
            if scene.outcome(place) != expected:
                wrong.append("not what an undisturbed run leaves")
            wrong += faults(before, place, then)
        if scene.back:
            status = runner.run(scene.command(place, scene.back))["status"]
            if status or contents(place) != before:
                wrong.append(f"not taken back, status {status}")
        found += [f"at call {moment}: {each}" for each in wrong]
        shutil.rmtree(place)
    return found


def _goes_on(scene: Scene, place: Path, runner: Runner, status: int) -> list[str]:
    """What is wrong with the run that follows."""
    wrong = []
    if scene.is_repeated or not _output(scene, place).exists():
        again = runner.run(scene.command(place))
        if again["status"] != status:
            wrong.append(f"status {again['status']} of the run after it")
        left = [path for path in place.rglob(".*.tmp") if UNFINISHED.fullmatch(path.name)]
        wrong += [f"left: {path.name}" for path in (*left, *place.glob(".xlsx_addin_*"))]
    return wrong


def _output(scene: Scene, folder: Path) -> Path:
    """The one file or folder that a command writes and does not write over: after ``-o`` or after the command."""
    arguments = scene.command(folder).arguments
    return Path(arguments[arguments.index("-o") + 1] if "-o" in arguments else arguments[1])
