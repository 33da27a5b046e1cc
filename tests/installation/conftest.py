"""What the tests of an installation share."""

from __future__ import annotations

import io
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from tests.installation.pretend import PretendWindows
from xlsx_addin.installation import bundle, software
from xlsx_addin.installation.own_wheel import make_wheel

collect_ignore = [] if sys.platform == "win32" else ["test_windows.py"]
"""The interface to a real Windows is tried on a real Windows alone."""


@pytest.fixture(autouse=True)
def encoding_of_files_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clerk's Windows takes another encoding than UTF-8 where none is named: here one that spoils ASCII as well."""
    if sys.platform != "win32":
        monkeypatch.setattr(io, "text_encoding", lambda encoding, _=2: "utf-16" if encoding is None else encoding)


@pytest.fixture(autouse=True)
def workbooks_of_version_1(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workbook of a pretended machine is no real one; it says that it was made by 1.0.0."""
    monkeypatch.setattr(software, "version_of", lambda _: "1.0.0")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's own wheel."""
    return make_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def wheel_made_before(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A set that is gathered takes the wheel that is there."""
    monkeypatch.setattr(bundle, "make_wheel", lambda folder: Path(shutil.copy(wheel, folder)))


@pytest.fixture
def machine(tmp_path: Path) -> PretendWindows:
    return PretendWindows(tmp_path / "C")


def a_workbook(text: str) -> bytes:
    """A small package that opens as a workbook does; the text tells one from another."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr(zipfile.ZipInfo("xl/workbook.xml"), text)
    return content.getvalue()


@pytest.fixture
def template() -> bytes:
    return a_workbook("the template, byte for byte")


@pytest.fixture
def years_work() -> bytes:
    """A workbook that is a clerk's own by now."""
    return a_workbook("a year's work")
