"""PDF by what is on the machine: Word where it is, else LibreOffice; the programs are imitated where they are not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from xlsx_addin.paper import pdf
from xlsx_addin.paper.pdf import by_libreoffice, by_word, find_converter
from xlsx_addin.refusal import Refusal


def program() -> str:
    """The program that was found."""
    found = find_converter()
    assert isinstance(found, partial)
    assert found.func is by_libreoffice
    return str(found.args[0])


def test_libreoffice_is_found_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "libreoffice" else None)
    assert program() == "/usr/bin/libreoffice"


def test_libreoffice_is_found_where_it_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed = tmp_path / "soffice.exe"
    installed.write_bytes(b"")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(pdf, "_PLACES", (str(installed),))
    assert program() == str(installed)


def test_libreoffice_converts_many_documents_in_few_calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_options: calls.append(command))
    documents = [tmp_path / f"{number}.docx" for number in range(120)]
    by_libreoffice("soffice", documents, tmp_path)
    assert [len([part for part in call if part.endswith(".docx")]) for call in calls] == [50, 50, 20]
    assert {call[call.index("--outdir") + 1] for call in calls} == {str(tmp_path)}
    assert len({call[1] for call in calls}) == 1
    assert calls[0][1].startswith("-env:UserInstallation=file://")


def test_a_libreoffice_that_does_not_start_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="LibreOffice không trả lời"):
        by_libreoffice(str(tmp_path / "none"), [tmp_path / "a.docx"], tmp_path)


class ComError(Exception):
    """What COM raises."""


class PretendWord:
    """Enough of Word's object model: it opens, exports, and notes what is asked of it."""

    def __init__(self, fail_on: str = "") -> None:
        self.told: list[str] = []
        self._fail_on = fail_on
        self.Documents = self

    def Open(self, name: str, **options: bool) -> PretendWord:  # noqa: N802 - Word's own name
        if Path(name).stem == self._fail_on:
            raise ComError
        assert options == {"ConfirmConversions": False, "ReadOnly": True, "AddToRecentFiles": False}
        self.told.append(f"open {Path(name).name}")
        return self

    def ExportAsFixedFormat(self, name: str, kind: int) -> None:  # noqa: N802
        assert kind == 17
        self.told.append(f"export {Path(name).name}")

    def Close(self, changes: int) -> None:  # noqa: N802
        self.told.append(f"close {changes}")

    def Quit(self, changes: int) -> None:  # noqa: N802
        self.told.append(f"quit {changes}")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Any:
    def installed(word: PretendWord) -> PretendWord:
        com = SimpleNamespace(CoInitialize=lambda: None, CoUninitialize=lambda: None, com_error=ComError)
        client = SimpleNamespace(DispatchEx=lambda _name: word)
        monkeypatch.setitem(sys.modules, "pythoncom", com)
        monkeypatch.setitem(sys.modules, "win32com", SimpleNamespace(client=client))
        monkeypatch.setitem(sys.modules, "win32com.client", client)
        return word

    return installed


def test_an_own_word_without_macros_converts_and_is_closed(install: Any, tmp_path: Path) -> None:
    word = install(PretendWord())
    by_word([tmp_path / "a.docx", tmp_path / "b.docx"], tmp_path)
    assert word.told == ["open a.docx", "export a.pdf", "close 0", "open b.docx", "export b.pdf", "close 0", "quit 0"]
    assert (word.Visible, word.DisplayAlerts, word.AutomationSecurity) == (False, 0, 3)


def test_a_word_that_fails_is_closed_all_the_same(install: Any, tmp_path: Path) -> None:
    word = install(PretendWord(fail_on="a"))
    with pytest.raises(Refusal, match="Word không trả lời"):
        by_word([tmp_path / "a.docx"], tmp_path)
    assert word.told == ["quit 0"]
