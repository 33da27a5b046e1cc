"""A set that carries a letter from outside the package: gathered, laid onto the machine, taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.installation.told import ALREADY, DONE, LEFT, TAKEN_BACK, texts, told
from tests.letters import SECOND, file_of
from tests.letters.at_home import at_home
from xlsx_addin import guidance
from xlsx_addin.cli.main import main
from xlsx_addin.guidance.laying import letter_files
from xlsx_addin.installation import bundle
from xlsx_addin.installation.install import Letters, install, uninstall
from xlsx_addin.stated_version import LETTER_NAME, stated

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installation.pretend import PretendWindows

__all__ = ["at_home"]

NAMES = ["7-QĐ_MAU.toml", "7-QĐ_MAU.txt"]
STEP = r"Văn bản hướng dẫn trong “C:\Users\An\AppData\Local\xlsx_addin\Văn bản hướng dẫn”"


def letters_of(machine: PretendWindows) -> Letters:
    folder = machine.home / "AppData" / "Local" / "xlsx_addin" / guidance.FOLDER_NAME
    return Letters(folder, letter_files(file_of(SECOND)))


@pytest.mark.not_under_wine("a set is made of the package as it was installed; there only its folder lies")
def test_the_set_holds_the_letter_and_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "_download", lambda *_: None)
    assert main(["bundle", str(tmp_path / "bộ cài"), "--letter", str(file_of(SECOND))]) == 0
    folder = tmp_path / "bộ cài" / "van_ban_huong_dan"
    assert sorted(file.name for file in folder.iterdir()) == NAMES
    assert [(folder / name).read_bytes() for name in NAMES] == list(letter_files(file_of(SECOND)).values())
    assert 'install --letters "%HERE%van_ban_huong_dan" %*' in (tmp_path / "bộ cài" / "cai_dat.cmd").read_text("ascii")


def test_a_letter_that_is_not_sound_makes_no_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "1-CV_X.toml"
    wrong.write_text("id = 1", "utf-8")
    assert main(["bundle", str(tmp_path / "bộ cài"), "--letter", str(wrong)]) == 2
    assert "1-CV_X.toml" in capsys.readouterr().err
    assert not (tmp_path / "bộ cài").exists()


def test_it_is_laid_where_every_workbook_looks_for_its_letter(machine: PretendWindows, template: bytes) -> None:
    letters = letters_of(machine)
    assert told(DONE, STEP) in install(machine, template, letters=letters)
    assert {file.name: file.read_bytes() for file in letters.folder.iterdir()} == letters.files
    assert told(ALREADY, STEP) in install(machine, template, letters=letters)


def test_it_is_taken_back_with_all_the_rest(machine: PretendWindows, template: bytes) -> None:
    before = machine.snapshot()
    install(machine, template, letters=letters_of(machine))
    assert told(TAKEN_BACK, STEP) in uninstall(machine)
    assert machine.snapshot() == before


def test_one_that_somebody_changed_stays(machine: PretendWindows, template: bytes) -> None:
    letters = letters_of(machine)
    install(machine, template, letters=letters)
    (letters.folder / NAMES[1]).write_text("khác", "utf-8")
    left = texts(uninstall(machine), LEFT)
    assert [text for text in left if NAMES[1] in text and NAMES[0] not in text] == left
    assert [file.name for file in letters.folder.iterdir()] == [NAMES[1]]


def test_the_clerks_workbook_is_built_for_the_letter_of_the_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: PretendWindows
) -> None:
    """The command line itself, as cai_dat.cmd calls it, on a machine that is not this one."""
    monkeypatch.setattr("xlsx_addin.installation.install.this_machine", lambda: machine)
    monkeypatch.setattr(guidance, "installed_folder", lambda: letters_of(machine).folder)
    assert main(["install", "--letters", str(tmp_path / "không có"), "--dry-run"]) == 0
    assert main(["install", "--letters", str(file_of(SECOND).parent / "không có")]) == 0
    first = machine.home / "Documents" / "Thẩm định" / "Thẩm định.xlsm"
    assert letter_named_in(first) == guidance.DEFAULT_ID
    first.unlink()
    folder = tmp_path / "van_ban_huong_dan"
    folder.mkdir()
    for name, content in letter_files(file_of(SECOND)).items():
        (folder / name).write_bytes(content)
    assert main(["install", "--letters", str(folder)]) == 0
    assert letter_named_in(first) == SECOND
    assert sorted(file.name for file in letters_of(machine).folder.iterdir()) == NAMES
    record = json.loads((machine.home / "AppData/Local/xlsx_addin/cai_dat.json").read_bytes())
    assert [entry["kind"] for entry in record["entries"] if entry["step"] == STEP] == ["folder", "template", "template"]


def letter_named_in(workbook: Path) -> str | None:
    return stated(LETTER_NAME, openpyxl.load_workbook(workbook).defined_names[LETTER_NAME].attr_text)
