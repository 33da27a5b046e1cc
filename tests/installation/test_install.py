"""One step sets a machine up; the registry and the files hold exactly what the documentation asks for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import TRUSTED_LOCATIONS, USER, PretendWindows
from tests.installation.test_software import without_excel
from tests.installation.told import ALREADY, DONE, NOTE, WOULD_DO, endings, texts, told
from xlsx_addin.installation.install import install, uninstall
from xlsx_addin.installation.machine import DriveKind, KnownFolder, Shortcut
from xlsx_addin.refusal import Refusal
from xlsx_addin.xlsx.package import ENCRYPTED_STREAM, OLE2_START

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = r"C:\Users\An\Documents\Thẩm định"
PYTHON = r"C:\Users\An\AppData\Local\xlsx_addin\python\Scripts\python.exe"
LOCATION = rf"{TRUSTED_LOCATIONS}\Location50"
STEPS = (
    f"Thư mục “{FOLDER}” và các thư mục con",
    f"Sổ “{FOLDER}\\Thẩm định.xlsm”",
    r"Cài đặt xlwings “C:\Users\An\.xlwings\xlwings.conf” trỏ đến Python này",
    f"Vị trí tin cậy của Excel: “{FOLDER}”, không gồm thư mục con",
    "Lối tắt “Thẩm định” trên màn hình nền",
    "Lối tắt “Thả sổ vào đây để thẩm định” trên màn hình nền",
)


def all_steps(ending: str) -> tuple[str, ...]:
    return tuple(told(ending, step) for step in STEPS)


def test_every_file_that_is_written(machine: PretendWindows, template: bytes) -> None:
    _, before = machine.snapshot()

    assert install(machine, template) == all_steps(DONE)

    _, after = machine.snapshot()
    written = {name: content for name, content in after.items() if name not in before}
    record = written.pop("Users/An/AppData/Local/xlsx_addin/cai_dat.json")
    click = written.pop("Users/An/Desktop/Thẩm định.lnk")
    drop = written.pop("Users/An/Desktop/Thả sổ vào đây để thẩm định.lnk")
    assert written == {
        "Users/An/AppData/Local/xlsx_addin": None,
        "Users/An/Documents/Thẩm định": None,
        "Users/An/Documents/Thẩm định/Hộp thư đến": None,
        "Users/An/Documents/Thẩm định/Đã nhận": None,
        "Users/An/Documents/Thẩm định/Đã gửi": None,
        "Users/An/Documents/Thẩm định/Sao lưu": None,
        "Users/An/Documents/Thẩm định/Thẩm định.xlsm": template,
        "Users/An/.xlwings": None,
        "Users/An/.xlwings/xlwings.conf": f'"INTERPRETER_WIN","{PYTHON}"\r\n'.encode("ascii"),
    }
    assert {name: after[name] for name in before} == before
    assert record is not None
    assert [(entry["step"], entry["kind"]) for entry in json.loads(record)["entries"]] == [
        *[(STEPS[0], "folder")] * 5,
        (STEPS[1], "workbook"),
        (STEPS[2], "folder"),
        (STEPS[2], "setting"),
        (STEPS[3], "location"),
        (STEPS[4], "shortcut"),
        (STEPS[5], "shortcut"),
    ]
    assert click is not None
    assert drop is not None


def test_every_registry_value_that_is_written(machine: PretendWindows, template: bytes) -> None:
    before, _ = machine.snapshot()

    install(machine, template)

    after, _ = machine.snapshot()
    assert after == {
        **before,
        LOCATION: {
            "Path": FOLDER + "\\",
            "Description": "Thẩm định mô hình mới, cách làm sáng tạo (xlsx_addin)",
            "Date": "24/11/2026 08:05",
        },
    }


def test_the_two_shortcuts(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)

    desktop = machine.folder(KnownFolder.DESKTOP)
    excel = r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"
    assert machine.read_shortcut(desktop / "Thẩm định.lnk") == Shortcut(
        target=PYTHON.replace("python.exe", "pythonw.exe"),
        arguments="-P -m xlsx_addin click tham_dinh",
        folder=FOLDER,
        description="Thẩm định sổ đang mở trong Excel",
        icon=excel,
    )
    assert machine.read_shortcut(desktop / "Thả sổ vào đây để thẩm định.lnk") == Shortcut(
        target=PYTHON,
        arguments="-P -m xlsx_addin drop",
        folder=FOLDER,
        description="Kéo thả một sổ vào đây: kết quả được ghi ra tệp mới",
        icon=excel,
    )


def test_without_excel_a_shortcut_has_the_icon_of_what_it_starts(machine: PretendWindows, template: bytes) -> None:
    install(without_excel(machine), template)

    click = machine.read_shortcut(machine.folder(KnownFolder.DESKTOP) / "Thẩm định.lnk")
    assert click is not None
    assert click.icon == ""


def test_a_second_run_changes_nothing(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)
    after_one = machine.snapshot()

    assert install(machine, template) == all_steps(ALREADY)

    assert machine.snapshot() == after_one


def test_a_dry_run_shows_each_step_and_does_none(machine: PretendWindows, template: bytes) -> None:
    before = machine.snapshot()

    assert install(machine, template, dry_run=True) == all_steps(WOULD_DO)

    assert machine.snapshot() == before


def test_a_line_as_the_clerk_reads_it(machine: PretendWindows, template: bytes) -> None:
    assert install(machine, template, dry_run=True)[1] == f"Sẽ làm: Sổ “{FOLDER}\\Thẩm định.xlsm”"


def test_a_clerks_own_workbook_is_never_overwritten(
    machine: PretendWindows, template: bytes, years_work: bytes
) -> None:
    workbook = machine.home / "Documents" / "Thẩm định" / "Thẩm định.xlsm"
    workbook.parent.mkdir()
    workbook.write_bytes(years_work)

    lines = install(machine, template)

    assert workbook.read_bytes() == years_work
    assert lines[1] == told(ALREADY, STEPS[1])


@pytest.mark.parametrize("kept", [0, 1, 60, -1])
def test_a_workbook_that_is_not_whole_is_told_and_left(machine: PretendWindows, template: bytes, kept: int) -> None:
    """Half a workbook is none, whoever left it; calling it there would be found out only in Excel."""
    workbook = machine.home / "Documents" / "Thẩm định" / "Thẩm định.xlsm"
    workbook.parent.mkdir()
    workbook.write_bytes(template[:kept])
    before = machine.snapshot()

    for dry_run in (True, False):
        with pytest.raises(Refusal) as refused:
            install(machine, template, dry_run=dry_run)

    assert str(refused.value) == (
        f"Sổ “{FOLDER}\\Thẩm định.xlsm” có sẵn nhưng bị hỏng hoặc chép chưa hết. Hãy đổi tên tệp này rồi chạy lại để có"
        " sổ mới; dữ liệu cũ, nếu có, hãy lấy từ bản sao trong thư mục “Sao lưu”."
    )
    assert machine.snapshot() == before


def test_a_workbook_under_a_password_is_whole(machine: PretendWindows, template: bytes) -> None:
    workbook = machine.home / "Documents" / "Thẩm định" / "Thẩm định.xlsm"
    workbook.parent.mkdir()
    workbook.write_bytes(OLE2_START + ENCRYPTED_STREAM)

    assert install(machine, template)[1] == told(ALREADY, STEPS[1])


def whole(machine: PretendWindows) -> tuple[object, object]:
    """The registry and the files but for the record, in which the order tells what was written last."""
    registry, files = machine.snapshot()
    return registry, {name: content for name, content in files.items() if not name.endswith("cai_dat.json")}


def test_what_was_deleted_is_put_back(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)
    complete = whole(machine)
    (machine.home / "Desktop" / "Thẩm định.lnk").unlink()
    (machine.home / "Documents" / "Thẩm định" / "Đã gửi").rmdir()
    machine.delete_registry_key(LOCATION)

    lines = install(machine, template)

    assert endings(lines) == [
        DONE, ALREADY, ALREADY, DONE, DONE, ALREADY,
    ]  # fmt: skip
    assert whole(machine) == complete


def test_documents_moved_to_another_drive_folder(machine: PretendWindows, template: bytes) -> None:
    machine.folders[KnownFolder.DOCUMENTS] = machine.drive / "Dữ liệu" / "Tài liệu"

    install(machine, template)

    assert (machine.drive / "Dữ liệu" / "Tài liệu" / "Thẩm định" / "Thẩm định.xlsm").is_file()
    assert machine.registry[LOCATION]["Path"] == "C:\\Dữ liệu\\Tài liệu\\Thẩm định\\"


def test_a_folder_of_ones_choice_is_kept_in_later_runs(machine: PretendWindows, template: bytes) -> None:
    chosen = machine.drive / "Thẩm định"
    install(machine, template, chosen)
    complete = machine.snapshot()

    assert {*endings(install(machine, template))} == {ALREADY}
    assert machine.snapshot() == complete
    with pytest.raises(Refusal, match=r"đã cài vào thư mục “C:\\Thẩm định”"):
        install(machine, template, machine.drive / "Khác")


def test_a_trusted_location_that_is_there_is_not_added_again(machine: PretendWindows, template: bytes) -> None:
    machine.put(rf"{TRUSTED_LOCATIONS}\Location2", {"Path": FOLDER.upper()})
    before, _ = machine.snapshot()

    lines = install(machine, template)

    after, _ = machine.snapshot()
    assert after == before
    assert lines[3] == told(ALREADY, STEPS[3])


def test_a_trusted_location_with_subfolders_is_narrowed(machine: PretendWindows, template: bytes) -> None:
    """Else what arrives in Hộp thư đến would be trusted."""
    theirs = rf"{TRUSTED_LOCATIONS}\Location2"
    machine.put(theirs, {"Path": FOLDER + "\\", "AllowSubfolders": 1})

    install(machine, template)

    assert machine.registry[theirs] == {"Path": FOLDER + "\\", "AllowSubfolders": 0}
    assert LOCATION not in machine.registry


def test_a_taken_number_is_left_alone(machine: PretendWindows, template: bytes) -> None:
    machine.put(LOCATION, {"Path": r"D:\Khác"})

    install(machine, template)

    assert machine.registry[LOCATION] == {"Path": r"D:\Khác"}
    assert machine.registry[rf"{TRUSTED_LOCATIONS}\Location51"]["Path"] == FOLDER + "\\"


def test_other_xlwings_settings_keep_their_bytes(machine: PretendWindows, template: bytes) -> None:
    settings = machine.home / ".xlwings" / "xlwings.conf"
    settings.parent.mkdir()
    former = '"interpreter_win","C:\\Python27\\python.exe"\r\n"PYTHONPATH","D:\\Mã nguồn é"\r\n'.encode(
        "cp1258", "replace"
    )
    settings.write_bytes(former)

    install(machine, template)

    assert settings.read_bytes() == former.split(b"\r\n")[1] + f'\r\n"INTERPRETER_WIN","{PYTHON}"\r\n'.encode()
    assert [file.name for file in settings.parent.iterdir()] == [settings.name]


def test_an_accented_user_name_goes_into_the_settings_in_short_form(tmp_path: Path, template: bytes) -> None:
    machine = PretendWindows(tmp_path / "C", user="Nguyễn Thị Ánh")
    machine.short_names = {"Nguyễn Thị Ánh": "NGUYNT~1"}

    install(machine, template)

    settings = (machine.home / ".xlwings" / "xlwings.conf").read_text(encoding="ascii")
    assert settings == PYTHON.replace("An", "NGUYNT~1").join(('"INTERPRETER_WIN","', '"\n'))


@pytest.mark.parametrize(
    ("variables", "written"),
    [
        ({}, r"%USERPROFILE%\AppData\Local\xlsx_addin\python\Scripts\python.exe"),
        ({"LOCALAPPDATA": r"c:\users\nguyễn\appdata\local"}, r"%LOCALAPPDATA%\xlsx_addin\python\Scripts\python.exe"),
    ],
)
def test_an_accented_user_whose_drive_keeps_no_short_names_is_installed_too(
    tmp_path: Path, template: bytes, variables: dict[str, str], written: str
) -> None:
    """The set lies in his profile; VBA and LibreOffice's Basic fill in the variable, whatever its letters."""
    machine = PretendWindows(tmp_path / "C", user="Nguyễn")
    machine.variables |= variables
    before = machine.snapshot()

    install(machine, template)

    settings = (machine.home / ".xlwings" / "xlwings.conf").read_text(encoding="ascii")
    assert settings == f'"INTERPRETER_WIN","{written}"\n'
    assert {*endings(install(machine, template))} == {ALREADY}
    uninstall(machine)
    assert machine.snapshot() == before


def test_a_python_that_vba_can_not_read_is_refused_before_anything_is_done(
    machine: PretendWindows, template: bytes
) -> None:
    machine.python = machine.drive / "Nguyễn" / "python.exe"
    before = machine.snapshot()

    with pytest.raises(Refusal, match="có chữ mà Excel không đọc được"):
        install(machine, template)

    assert machine.snapshot() == before


def test_a_foreign_shortcut_of_that_name_is_never_overwritten(machine: PretendWindows, template: bytes) -> None:
    foreign = machine.home / "Desktop" / "Thẩm định.lnk"
    machine.write_shortcut(foreign, Shortcut(r"C:\Games\game.exe", "", r"C:\Games", ""))
    before = machine.snapshot()

    with pytest.raises(Refusal, match="không phải lối tắt của chương trình này"):
        install(machine, template)

    assert machine.snapshot() == before


@pytest.mark.parametrize("in_the_way", ["Documents/Thẩm định", "Documents"])
def test_a_file_in_place_of_the_folder(machine: PretendWindows, template: bytes, in_the_way: str) -> None:
    place = machine.home / in_the_way
    if place.is_dir():
        place.rmdir()
    place.write_text("a file")
    before = machine.snapshot()

    with pytest.raises(Refusal, match="là một tệp nên không tạo được thư mục cùng tên"):
        install(machine, template)

    assert machine.snapshot() == before


def test_a_step_that_fails_takes_this_run_back(machine: PretendWindows, template: bytes) -> None:
    machine.folders[KnownFolder.DESKTOP] = machine.home / "Missing desktop"
    before = machine.snapshot()

    with pytest.raises(Refusal) as refused:
        install(machine, template)

    assert str(refused.value) == (
        "Không làm được bước “Lối tắt “Thẩm định” trên màn hình nền”: không tìm thấy đường dẫn này."
        " Các bước vừa làm đã được hoàn lại; hãy sửa rồi chạy lại."
    )
    assert machine.snapshot() == before


def test_a_later_run_that_fails_loses_nothing_of_the_first_one(machine: PretendWindows, template: bytes) -> None:
    before = machine.snapshot()
    install(machine, template)
    complete = whole(machine)
    machine.delete_registry_key(LOCATION)
    (machine.home / "Desktop" / "Thẩm định.lnk").unlink()
    desktop = machine.folders[KnownFolder.DESKTOP]
    machine.folders[KnownFolder.DESKTOP] = machine.home / "Missing desktop"

    with pytest.raises(Refusal, match="Không làm được bước “Lối tắt"):
        install(machine, template)

    machine.folders[KnownFolder.DESKTOP] = desktop
    assert texts(install(machine, template), DONE) == [STEPS[4]]
    assert whole(machine) == complete
    uninstall(machine)
    assert machine.snapshot() == before


def test_a_later_run_that_fails_takes_back_only_what_is_new(
    machine: PretendWindows, template: bytes, years_work: bytes
) -> None:
    """The workbook was the clerk's own at first, so copying it is new in the second run."""
    workbook = machine.home / "Documents" / "Thẩm định" / "Thẩm định.xlsm"
    workbook.parent.mkdir()
    workbook.write_bytes(years_work)
    install(machine, template)
    workbook.unlink()
    (machine.home / "Desktop" / "Thẩm định.lnk").unlink()
    before = machine.snapshot()
    machine.folders[KnownFolder.DESKTOP] = machine.home / "Missing desktop"

    with pytest.raises(Refusal, match="Không làm được bước “Lối tắt"):
        install(machine, template)

    assert machine.snapshot() == before


def test_what_can_not_be_taken_back_either_stays_on_record(
    machine: PretendWindows, template: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = machine.snapshot()

    def locked(self: Path) -> None:
        raise PermissionError(13, "in use", str(self))

    with monkeypatch.context() as explorer_holds_the_folders:
        desktop = machine.folders[KnownFolder.DESKTOP]
        machine.folders[KnownFolder.DESKTOP] = machine.home / "Missing desktop"
        explorer_holds_the_folders.setattr(type(machine.drive), "rmdir", locked)
        with pytest.raises(Refusal, match=r"Chưa hoàn lại được hết .*, hoặc chạy install --uninstall để gỡ"):
            install(machine, template)
        machine.folders[KnownFolder.DESKTOP] = desktop

    uninstall(machine)
    assert machine.snapshot() == before


def test_excel_that_is_open_must_be_restarted(machine: PretendWindows, template: bytes) -> None:
    machine.excel_is_open = True
    note = told(NOTE, "Excel đang mở. Hãy đóng rồi mở lại Excel để cài đặt có hiệu lực.")

    assert install(machine, template)[-1] == note
    assert note not in install(machine, template)


def test_onedrive_and_network_drives_are_pointed_out(machine: PretendWindows, template: bytes) -> None:
    elsewhere = "Nên gỡ ra và cài lại với một thư mục trên ổ đĩa của máy: install --folder THƯ-MỤC."
    machine.kind_of_drive = DriveKind.NETWORK
    on_network = f"Thư mục “{FOLDER}” nằm trên ổ mạng nên Excel không coi là vị trí tin cậy. {elsewhere}"
    assert install(machine, template, dry_run=True)[6:] == (told(NOTE, on_network),)
    machine.variables["OneDriveCommercial"] = r"C:\Users\An\Documents"
    documents = machine.home / "Documents" / "Thẩm định"
    on_onedrive = f"Thư mục “{FOLDER}” nằm trong OneDrive nên Excel có thể không coi là vị trí tin cậy. {elsewhere}"
    assert install(machine, template, documents, dry_run=True)[6:] == (told(NOTE, on_onedrive),)


@pytest.mark.parametrize("known_by", ["environment", "account"])
def test_where_onedrive_keeps_the_documents_the_folder_lies_beside_them(
    machine: PretendWindows, template: bytes, known_by: str
) -> None:
    """Windows 11 moves the documents there by itself."""
    kept = machine.home / "OneDrive - Xã" / "Tài liệu"
    kept.mkdir(parents=True)
    machine.folders[KnownFolder.DOCUMENTS] = kept
    if known_by == "environment":
        machine.variables["OneDrive"] = r"C:\Users\An\OneDrive - Xã"
    else:
        machine.put(rf"{USER}\Microsoft\OneDrive\Accounts\Business1", {"UserFolder": r"C:\Users\An\OneDrive - Xã"})

    install(machine, template)

    assert (machine.home / "Thẩm định" / "Thẩm định.xlsm").is_file()
    assert [*kept.iterdir()] == []


PAPERS = {"D4.docx": b"minutes", "D5.docx": b"report"}
ORIGINALS = "Users/An/Documents/Thẩm định/Mẫu văn bản/Mẫu gốc"


def originals(machine: PretendWindows) -> dict[str, bytes | None]:
    _, files = machine.snapshot()
    return {name.rpartition("/")[2]: content for name, content in files.items() if name.startswith(f"{ORIGINALS}/")}


def test_templates_of_documents_are_laid_where_an_office_finds_them(machine: PretendWindows, template: bytes) -> None:
    lines = install(machine, template, papers=PAPERS)

    assert lines[2] == told(DONE, f"Mẫu văn bản gốc trong “{FOLDER}\\Mẫu văn bản\\Mẫu gốc”")
    assert originals(machine) == PAPERS
    assert {*endings(install(machine, template, papers=PAPERS))} == {ALREADY}


def test_a_new_version_replaces_its_own_templates_and_no_changed_one(machine: PretendWindows, template: bytes) -> None:
    install(machine, template, papers=PAPERS)
    changed = machine.home / "Documents" / "Thẩm định" / "Mẫu văn bản" / "Mẫu gốc" / "D4.docx"
    changed.write_bytes(b"the office's own")

    install(machine, template, papers={"D4.docx": b"new minutes", "D5.docx": b"new report", "D7.docx": b"submission"})

    assert originals(machine) == {"D4.docx": b"the office's own", "D5.docx": b"new report", "D7.docx": b"submission"}
