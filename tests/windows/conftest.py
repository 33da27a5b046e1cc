"""The Windows Python, the offline set, a machine as a clerk has it, and one for the project's own tests."""

from __future__ import annotations

import compileall
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.windows.wine import MAKE_PYTHON, PROJECT, TEST_WHEELS, Windows, copy_prefix, what_is_missing
from xlsx_addin.installation.bundle import Bundle, gather
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

PYTHON_VERSION = "3.11"
NOT_INSTALLED, NO_INDEX = 2, 3
"""How ``make_python.sh`` says that this machine is not one for these tests; all else is a fault."""
LIBRARY = Path("drive_c", "Python311", "Lib")
SET_NAME = "Bộ cài & 'mới' đợt 1"
"""What cmd.exe, pip and Python have to bear in a path."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is slow, and says plainly where it cannot run."""
    missing = what_is_missing()
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.slow)
            if missing and "CI" not in os.environ:
                item.add_marker(pytest.mark.skip(reason=f"Windows is run under Wine; not installed: {missing}"))


def absent(what: str) -> NoReturn:
    """Say what is missing; nothing may be left out in CI."""
    if "CI" in os.environ:
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def windows_python() -> Path:
    """The folder of the Windows Python and of a fresh prefix; made once, then found in the cache."""
    missing = what_is_missing()
    if missing:
        absent(f"not installed: {missing}")
    made = subprocess.run(
        ["bash", str(MAKE_PYTHON)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHON": sys.executable},
    )
    if made.returncode in {NOT_INSTALLED, NO_INDEX}:
        absent(f"no Windows Python: {made.stderr.strip().splitlines()[-1]}")
    assert made.returncode == 0, f"no Windows Python could be made: {made.stderr}"
    return Path(made.stdout.splitlines()[-1])


@pytest.fixture(scope="session")
def offline_set(windows_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The offline set, gathered on Linux for the Windows Python."""
    try:
        return gather(tmp_path_factory.mktemp("set") / SET_NAME, PYTHON_VERSION)
    except Refusal as refusal:
        absent(f"the package index can not be reached: {refusal}")


def fresh(windows_python: Path, folder: Path) -> Windows:
    """A machine on which nothing of ours has ever run."""
    copy_prefix(windows_python / "prefix", folder / "prefix")
    windows = Windows(folder / "prefix")
    windows.boot()
    return windows


@pytest.fixture(scope="session")
def prefix_with_packages(windows_python: Path, request: pytest.FixtureRequest) -> Path:
    """A prefix whose ``C:\\Python311`` has what this package needs, and pytest; made once, then found in the cache.

    It is made anew where another package is needed or wanted for the tests; the set of today is that of ``test_set``.
    """
    wanted = hashlib.sha256(TEST_WHEELS.read_bytes())
    wanted.update("\n".join(sorted(metadata.requires("xlsx_addin") or ())).encode())
    made = windows_python.with_name(f"{windows_python.name}-packages-{wanted.hexdigest()[:16]}")
    with windows_python.with_name(f"{made.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes second finds it made
        if not made.exists():
            begun = made.with_name(f"{made.name}.partial")
            shutil.rmtree(begun, ignore_errors=True)
            copy_prefix(windows_python / "prefix", begun)
            _install_packages(begun / LIBRARY / "site-packages", request.getfixturevalue("offline_set"))
            compileall.compile_dir(str(begun / LIBRARY), quiet=2, workers=2)
            begun.rename(made)
    return made


def _install_packages(target: Path, offline_set: Bundle) -> None:
    into = ["--target", str(target), "--platform", "win_amd64", "--implementation", "cp"]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", *into]
    command += ["--python-version", PYTHON_VERSION, "--only-binary=:all:", "--require-hashes", "--upgrade"]
    wheels = ["--no-index", "--find-links", str(offline_set.folder / "goi")]
    subprocess.run([*command, "-r", str(TEST_WHEELS)], check=True)
    subprocess.run([*command, *wheels, "-r", str(offline_set.folder / "yeu_cau.txt")], check=True)
    shutil.rmtree(target / "xlsx_addin")  # the checkout itself is tested


@pytest.fixture(scope="session")
def tests_windows(prefix_with_packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """A machine whose ``C:\\Python311`` has this checkout (in ``C:\\project``), what it needs, and pytest."""
    folder = tmp_path_factory.mktemp("tests")
    copy_prefix(prefix_with_packages, folder / "prefix")
    windows = Windows(folder / "prefix")
    windows.boot()
    project = windows.prefix / "drive_c" / "project"
    # The same version of Python has written the same bytecode here, pytest's too; under Wine it would take a minute.
    for name in ("xlsx_addin", "tests", "tools", "macros"):
        shutil.copytree(PROJECT / name, project / name)
    for name in ("pyproject.toml", "workbook_template.xlsm", "README.md"):
        shutil.copy2(PROJECT / name, project / name)
    compileall.compile_dir(str(project), quiet=2, workers=2)
    yield windows
    windows.stop()


@pytest.fixture(scope="session")
def excel_windows(tests_windows: Windows, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """Another such machine, on which programs may open windows though there is no display; boxes wait there."""
    tests_windows.stop()
    folder = tmp_path_factory.mktemp("excel")
    copy_prefix(tests_windows.prefix, folder / "prefix")
    tests_windows.boot()
    windows = Windows(folder / "prefix")
    windows.run("reg", "add", r"HKCU\Software\Wine\Drivers", "/v", "Graphics", "/d", "null", "/f")
    windows.stop()
    windows.boot()
    yield windows
    windows.stop()
