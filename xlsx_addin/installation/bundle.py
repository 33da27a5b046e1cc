"""The offline set for the IT person: every wheel for Windows, the command files, and what to read first."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from xlsx_addin import __version__
from xlsx_addin.installation.handed_on import OfficialPython, write_licences
from xlsx_addin.installation.own_wheel import make_wheel, reason_of
from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.words import bundle as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


PLATFORM = "win_amd64"
WHEELS = "goi"
"""The folder of the wheels in the set."""
REQUIREMENTS = "yeu_cau.txt"
MESSAGES = "thong_bao"
PAPERS = "mau_van_ban"
LETTERS = "van_ban_huong_dan"
"""The folder of a letter from outside the package, which cai_dat.cmd names to install."""
READ_FIRST = "DOC_TRUOC.txt"
COMMAND_FILES = ("cai_dat.cmd", "go_bo.cmd")

_ALWAYS = ("pywin32",)
"""What xlwings needs on Windows alone: pip judges such conditions by the machine that it runs on."""

EXTRAS = ("overview",)
"""Optional parts that a set may hold: each makes it larger."""

_OLDEST_PYTHON = (3, 11)
_FOR_WINDOWS = re.compile(
    r"""(?P<requirement>[^;]+);\s*\(?\s*
        (?:sys_platform\s*==\s*['"]win32['"]|platform_system\s*==\s*['"]Windows['"]|os_name\s*==\s*['"]nt['"])
        \s*\)?\s*""",
    re.VERBOSE,
)
_LAST_INSTALLERS = {"3.11": "3.11.9", "3.12": "3.12.10"}
"""The last version of each Python for which python.org has an installer for Windows, where that is settled."""

_UNFINISHED = ".xlsx_addin_"
"""How the folder begins in which a set is gathered until it is whole."""
_ABANDONED_SECONDS = 86_400

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bundle:
    """A set that was gathered."""

    folder: Path
    python: str
    wheels: tuple[str, ...]
    """The file names of the wheels, sorted."""
    megabytes: int
    without_licence: tuple[str, ...] = ()
    """Packages that bring no text of their licence along."""


def gather(
    folder: Path,
    python: str,
    extras: Sequence[str] = (),
    papers: Mapping[str, bytes] = MappingProxyType({}),
    letters: Mapping[str, bytes] = MappingProxyType({}),
    own_python: OfficialPython | None = None,
    say: Callable[[str], None] = lambda _text: None,
) -> Bundle:
    """Gather the set for one version of Python in a folder that is not there yet, or is empty.

    ``extras`` are optional parts of the package that the set holds too, of ``EXTRAS``. ``papers`` are the templates of
    documents by their file names: an office can look at them before anything is installed. ``letters`` are a letter and
    its text by their file names, which installing lays onto the machine. ``own_python`` is a Python that the set brings
    along. ``say`` is told each of the long steps.

    Raises Refusal, with nothing left behind, where a package can not be had or the folder can not be written.
    """
    _check(folder, python, extras)
    if own_python is not None:
        own_python.check(python)
    _sweep(folder.absolute().parent)
    try:
        with tempfile.TemporaryDirectory(dir=folder.absolute().parent, prefix=_UNFINISHED) as work:
            made = Path(work) / "set"
            wheels = made / WHEELS
            wheels.mkdir(parents=True)
            own = Path(work) / "own"
            own.mkdir()
            say(words.MAKING_WHEEL)
            own_wheel = make_wheel(own)
            say(words.DOWNLOADING)
            _download(wheels, python, own_wheel, extras)
            _write_texts(made, python, own_wheel.name, own_python)
            say(words.WRITING_SET)
            if own_python is not None:
                own_python.put_into(made)
            _write_files(made / PAPERS, papers)
            _write_files(made / LETTERS, letters)
            without_licence = write_licences(made, wheels.iterdir())
            names = tuple(sorted(wheel.name for wheel in wheels.iterdir()))
            size = sum(file.stat().st_size for file in made.rglob("*") if file.is_file())
            bundle = Bundle(folder, python, names, -(-size // _MEGABYTE), without_licence)
            if folder.exists():
                folder.rmdir()
            made.rename(folder)
            return bundle
    except OSError as error:
        raise Refusal(words.NOT_WRITTEN.format(path=folder, reason=system_reason(error))) from error


def _check(folder: Path, python: str, extras: Sequence[str]) -> None:
    for extra in extras:
        if extra not in EXTRAS:
            raise Refusal(words.EXTRA_UNKNOWN.format(extra=extra, extras=", ".join(EXTRAS)))
    found = re.fullmatch(r"(\d+)\.(\d+)", python)
    if found is None or (int(found[1]), int(found[2])) < _OLDEST_PYTHON:
        raise Refusal(words.PYTHON_VERSION_WRONG.format(version=python))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(words.FOLDER_NOT_EMPTY.format(path=folder))
    if not folder.absolute().parent.is_dir():
        raise Refusal(words.NO_PARENT_FOLDER.format(path=folder.absolute().parent))
    if importlib.util.find_spec("pip") is None:
        raise Refusal(words.NO_PIP)


def _sweep(parent: Path) -> None:
    """Take away what killed runs left beside the folder: nobody gathers a set for a whole day."""
    oldest = time.time() - _ABANDONED_SECONDS
    for begun in parent.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if begun.is_dir() and not begun.is_symlink() and begun.stat().st_mtime < oldest:
                shutil.rmtree(begun, ignore_errors=True)


def _download(wheels: Path, python: str, own: Path, extras: Sequence[str]) -> None:
    """Download everything that our wheel needs on Windows, and what those wheels need there."""
    wanted = {f"{own}[{','.join(extras)}]" if extras else str(own), *_ALWAYS}
    asked: set[str] = set()
    while not wanted <= asked:
        asked |= wanted
        _run_pip_download(wheels, python, sorted(asked))
        wanted = set(needed_on_windows(wheels.iterdir()))


def _run_pip_download(wheels: Path, python: str, requirements: list[str]) -> None:
    target = ("--platform", PLATFORM, "--implementation", "cp", "--python-version", python, "--only-binary=:all:")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check"]
    finished = subprocess.run(
        [*command, *target, "--dest", str(wheels), *requirements], capture_output=True, text=True, check=False
    )
    if finished.returncode != 0:
        raise Refusal(words.NOT_DOWNLOADED.format(version=python, reason=reason_of(finished.stderr)))


def needed_on_windows(wheels: Iterable[Path]) -> tuple[str, ...]:
    """What the wheels require on Windows alone, sorted: pip running elsewhere passes over it."""
    found = (_FOR_WINDOWS.fullmatch(requirement) for wheel in wheels for requirement in _requirements(wheel))
    return tuple(sorted({conditional["requirement"].strip() for conditional in found if conditional is not None}))


def _requirements(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return [str(value) for value in message_from_bytes(archive.read(name)).get_all("Requires-Dist", [])]


def _write_texts(made: Path, python: str, own_wheel: str, own_python: OfficialPython | None) -> None:
    pinned = ""
    for wheel in sorted((made / WHEELS).iterdir()):
        name, version = wheel.name.split("-")[:2]
        # By this digest pip checks the wheel when it installs it.
        pinned += f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"
    (made / REQUIREMENTS).write_text(pinned, encoding="ascii", newline="\r\n")
    versions = {"python": python, "full": _LAST_INSTALLERS.get(python, f"{python}.x")}
    wanted = words.PYTHON_WANTED if own_python is None else words.PYTHON_IN_THE_SET
    named = wanted.format(name=own_python.file.name if own_python else "", **versions)
    readme = words.READ_FIRST.format(package=__version__, own_python=named)
    (made / READ_FIRST).write_text(readme, encoding="utf-8-sig", newline="\r\n")
    (made / MESSAGES).mkdir()
    for name, message in words.MESSAGES.items():
        text = message.format(**versions) + "\n"
        (made / MESSAGES / f"{name}.txt").write_text(text, encoding="utf-8", newline="\r\n")
    for name in COMMAND_FILES:
        commands = Path(__file__).with_name(name).read_text(encoding="ascii")
        numbers, folder = python.replace(".", ", "), f"Python{python.replace('.', '')}"
        places = {"@PYTHON@": python, "@NUMBERS@": numbers, "@FOLDER@": folder, "@WHEEL@": own_wheel}
        for place, text in places.items():
            commands = commands.replace(place, text)
        (made / name).write_text(commands, encoding="ascii", newline="\r\n")


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
