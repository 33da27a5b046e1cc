"""A Windows of the tests' own: a Wine prefix with a real CPython, and nothing of anybody else's.

``.ci/windows/make_python.sh`` makes the Python, from package registries alone. The user of the prefix is called
``Nguyễn Thị Hồng``, as our clerks are. What only Wine does: no symbolic links (it says that it made one), no Mark of
the Web, no limit on a path's length, no limit on a job's memory; system messages in English.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT = Path(__file__).parents[2]
MAKE_PYTHON = PROJECT / ".ci" / "windows" / "make_python.sh"
TEST_WHEELS = PROJECT / ".ci" / "windows" / "test_wheels.txt"
PROGRAMS = ("wine", "wineserver", "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-widl")
USER = "Nguyễn Thị Hồng"
LINGERS = 600
"""Seconds that a booted Windows waits for the next program."""
LINKED_FROM = 65_536
"""Bytes from which a file of Wine's own is linked."""
SECONDS = 1800.0
"""Long enough for a busy machine; what ends later hangs."""


def what_is_missing() -> str:
    """What these tests need and this machine has not got; "" if nothing."""
    return ", ".join(program for program in PROGRAMS if not shutil.which(program))


class Windows:
    """A prefix in use. Paths of Windows are text; ``linux`` and ``windows`` turn one kind into the other."""

    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix
        self.python = r"C:\Python311\python.exe"
        self.environment = self._environment()

    def _environment(self) -> dict[str, str]:
        """Nothing of the Linux side that pip and Python listen to; no screen, so that a box waits for nobody.

        With a TMPDIR Wine 10 aborts before it has started anything.
        """
        leaking = ("PIP_", "PYTHON", "UV_", "PYTEST_", "DISPLAY", "XDG_", "OOXML_", "TMPDIR")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(leaking)}
        return {
            **kept,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No dialogs about missing parts, no links on the Linux desktop, no debugger that waits for a person.
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe,winedbg.exe=",
            "WINEPATH": r"C:\Python311",
            "USER": USER,
            "LOGNAME": USER,
            "LC_ALL": "C.UTF-8",
            "PYTHONUTF8": "1",
            # There is no Wayland here; without the folder in which to look for it, its library complains.
            "XDG_RUNTIME_DIR": str(self.prefix),
        }

    def boot(self) -> None:
        """Start what every program of this Windows needs, so that each one need not wait for it again.

        It ends by itself a while after the last program; what it says goes into a file, for a pipe would never be at
        its end. A Windows that does not start is no reason to leave its tests out.
        """
        for command in (["wineserver", f"-p{LINGERS}"], ["wine", "cmd", "/c", "ver"]):
            with _output() as said:
                ran = subprocess.run(
                    command,
                    env=self.environment,
                    stdin=subprocess.DEVNULL,
                    stdout=said,
                    stderr=subprocess.STDOUT,
                    timeout=SECONDS,
                    check=False,
                )
                said.seek(0)
                told = said.read()
        assert ran.returncode == 0, f"Wine is there and does not start: {ran.returncode} {told}"

    @property
    def home(self) -> Path:
        """The user's folder."""
        return self.prefix / "drive_c" / "users" / USER

    @property
    def local_data(self) -> Path:
        """``%LOCALAPPDATA%``."""
        return self.home / "AppData" / "Local"

    def windows(self, path: Path) -> str:
        """A path as Windows programs write it."""
        drive = self.prefix / "drive_c"
        place = PurePosixPath(path.relative_to(drive) if path.is_relative_to(drive) else path.relative_to("/"))
        return ("C:\\" if path.is_relative_to(drive) else "Z:\\") + str(place).replace("/", "\\")

    def linux(self, path: str) -> Path:
        """The file that a Windows path names; case counts here as it does not there."""
        drive, _, below = path.partition(":\\")
        root = self.prefix / "drive_c" if drive.upper() == "C" else Path("/")
        return root / below.replace("\\", "/")

    def run(
        self,
        *arguments: str,
        folder: Path | None = None,
        keys: str = "",
        seconds: float = SECONDS,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end; ``keys`` are typed into it. Output is UTF-8.

        It goes into files: Wine's console host may outlive the program, and would hold a pipe open for as long.
        """
        command = ["wine", *arguments]
        with _output() as said, _output() as complained:
            ran = subprocess.run(
                command,
                cwd=folder or self.home,
                env={**self.environment, **(environment or {})},
                input=keys.encode(),
                stdout=said,
                stderr=complained,
                timeout=seconds,
                check=False,
            )
            said.seek(0)
            complained.seek(0)
            return subprocess.CompletedProcess(command, ran.returncode, said.read(), complained.read())

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start a program and talk to it line by line."""
        return subprocess.Popen(
            ["wine", *arguments],
            cwd=self.home,
            env={**self.environment, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    def registry(self, key: str, name: str) -> str | None:
        """A value that Wine's own program reads from the registry, None where there is none."""
        # The console turns letters into question marks; a file of the registry editor keeps them.
        exported = self.local_data / "registry.reg"
        exported.unlink(missing_ok=True)
        self.run("reg", "export", key, self.windows(exported), "/y")
        if not exported.exists():
            return None
        lines = exported.read_text(encoding="utf-16").splitlines()
        wanted = f'"{name}"='
        found = next((line.removeprefix(wanted) for line in lines if line.startswith(wanted)), None)
        return None if found is None else found.strip('"').replace("\\\\", "\\")

    def stop(self) -> None:
        """End what still runs in this prefix, and nothing else."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)
        with suppress(subprocess.TimeoutExpired):  # it was told to end; a busy machine takes its time
            subprocess.run(["wineserver", "-w"], env=self.environment, check=False, timeout=60)


def _output() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")


def copy_prefix(source: Path, target: Path) -> None:
    """Copy a prefix. The programs of Wine itself, most of its size, are only linked: nothing writes into them."""
    shutil.copytree(source, target, symlinks=True, copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> None:
    if "/drive_c/windows/" in source and Path(source).stat().st_size >= LINKED_FROM:
        with suppress(OSError):  # the cache may lie on another disk
            os.link(source, target)
            return
    shutil.copy2(source, target)
