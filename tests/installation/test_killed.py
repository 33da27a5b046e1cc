"""An installation that ends at any of its writes: the next run completes it, and uninstalling takes all of it back.

The process itself is killed in ``tests/killing``; there is no registry there, and it is half of what is written.
"""

from __future__ import annotations

import os
import random
import sys
from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import TRUSTED_LOCATIONS, USER, PretendWindows
from tests.installation.test_install import FOLDER
from xlsx_addin.installation.install import install, uninstall

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlsx_addin.installation.machine import RegistryValue, Shortcut

EACH = 6 if sys.platform == "win32" else 1
"""Killed at every write; under Wine, where each installation takes its second, at every sixth, each time others."""
PAPERS = {"D4.docx": b"minutes", "D5.docx": b"report"}
NEWER = {"D4.docx": b"new minutes", "D5.docx": b"new report"}
OTHER_PYTHON = b'"INTERPRETER_WIN","C:\\Python27\\python.exe"\n"LICENSE_KEY","x"'


class Killed(BaseException):
    """What no program can catch."""


class DyingWindows(PretendWindows):
    """Ends just before the write of that number; files, folders and the registry count alike."""

    writes_left: int | None = None

    def count(self) -> None:
        if self.writes_left is not None:
            self.writes_left -= 1
            if self.writes_left < 0:
                raise Killed

    def set_registry_value(self, key: str, name: str, value: RegistryValue) -> None:
        self.count()
        super().set_registry_value(key, name, value)

    def delete_registry_key(self, key: str) -> None:
        self.count()
        super().delete_registry_key(key)

    def write_shortcut(self, path: Path, shortcut: Shortcut) -> None:
        self.count()
        super().write_shortcut(path, shortcut)


@pytest.fixture
def dying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], DyingWindows]:
    """A machine in a folder of its own, whose files count too."""
    machines: list[DyingWindows] = []
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the power stays on, and it takes most of the time
    for call in ("mkdir", "replace", "unlink", "rmdir", "hardlink_to", "chmod"):
        real = getattr(type(tmp_path), call)

        def counted(self: Path, *given: object, _real: Callable[..., object] = real, **named: object) -> object:
            if machines:
                machines[-1].count()
            return _real(self, *given, **named)

        monkeypatch.setattr(type(tmp_path), call, counted)

    def make(name: str) -> DyingWindows:
        machines.append(DyingWindows(tmp_path / name))
        return machines[-1]

    return make


def settings_of_another_python(machine: PretendWindows) -> None:
    (machine.home / ".xlwings").mkdir()
    (machine.home / ".xlwings" / "xlwings.conf").write_bytes(OTHER_PYTHON)


def no_excel_yet(machine: PretendWindows) -> None:
    for key in [key for key in machine.registry if key.startswith(rf"{USER}\Microsoft")]:
        del machine.registry[key]


def a_wide_location(machine: PretendWindows) -> None:
    machine.put(rf"{TRUSTED_LOCATIONS}\Location2", {"Path": FOLDER, "AllowSubfolders": 1})


def kill_at_each_write(
    dying: Callable[[str], DyingWindows],
    prepare: Callable[[DyingWindows], object],
    work: Callable[[DyingWindows], object],
    go_on: Callable[[DyingWindows], object],
    first: Callable[[DyingWindows], object] = lambda _: None,
) -> int:
    """Kill ``work`` at one write after another, go on or not, and take all back to what there was before ``first``.

    Returns how many writes there are.
    """
    number_of_write, was_killed = random.SystemRandom().randrange(EACH), True
    while was_killed:
        for goes_on in (True, False):
            machine = dying(f"{number_of_write}{goes_on}")
            prepare(machine)
            before = machine.snapshot()
            first(machine)
            was_killed = killed(machine, number_of_write, work)
            if goes_on:
                go_on(machine)
            uninstall(machine)
            assert machine.snapshot() == before
        number_of_write += EACH
    return number_of_write


@pytest.mark.parametrize("prepare", [settings_of_another_python, no_excel_yet, a_wide_location])
def test_a_first_installation(
    dying: Callable[[str], DyingWindows], template: bytes, prepare: Callable[[PretendWindows], None]
) -> None:
    complete = dying("whole")
    prepare(complete)
    install(complete, template, papers=PAPERS)

    def once_more(machine: DyingWindows) -> None:
        install(machine, template, papers=PAPERS)
        assert without_record(machine) == without_record(complete)

    assert kill_at_each_write(dying, prepare, lambda m: install(m, template, papers=PAPERS), once_more) >= 20


def test_a_later_installation(dying: Callable[[str], DyingWindows], template: bytes) -> None:
    """Of another version, by another Python: what it writes anew is ours before and after."""

    def earlier(machine: DyingWindows) -> None:
        install(machine, template, papers=PAPERS)
        machine.python = machine.drive / "Python313" / "python.exe"
        machine.windowless_python = machine.drive / "Python313" / "pythonw.exe"

    def once_more(machine: DyingWindows) -> None:
        install(machine, template, papers=NEWER)
        _, files = machine.snapshot()
        assert [content for name, content in files.items() if name.endswith(".docx")] == [*NEWER.values()]
        assert b"Python313" in (machine.home / ".xlwings" / "xlwings.conf").read_bytes()

    def later(machine: DyingWindows) -> None:
        install(machine, template, papers=NEWER)

    assert kill_at_each_write(dying, settings_of_another_python, later, once_more, first=earlier) > 5


def test_taking_it_back(dying: Callable[[str], DyingWindows], template: bytes) -> None:
    complete = dying("whole")
    settings_of_another_python(complete)
    install(complete, template, papers=PAPERS)

    def installed(machine: DyingWindows) -> None:
        install(machine, template, papers=PAPERS)
        assert without_record(machine) == without_record(complete)

    assert kill_at_each_write(dying, settings_of_another_python, uninstall, installed, first=installed) > 10


def killed(machine: DyingWindows, number_of_write: int, run: Callable[[DyingWindows], object]) -> bool:
    """Whether it was killed before it came to its end."""
    machine.writes_left = number_of_write
    try:
        run(machine)
    except Killed:
        return True
    finally:
        machine.writes_left = None
    return False


def without_record(machine: PretendWindows) -> tuple[object, object]:
    """Nor what was being written when it was killed: that goes within the hour, or with the file itself."""
    registry, files = machine.snapshot()
    passing = ("cai_dat.json", ".tmp")
    return registry, {name: content for name, content in files.items() if not name.endswith(passing)}
