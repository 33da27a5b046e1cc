"""Uninstalling brings back the exact former state, except for what has become the clerk's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import EXCEL_SECURITY, TRUSTED_LOCATIONS, PretendWindows
from tests.installation.test_install import FOLDER, LOCATION, STEPS
from tests.installation.told import DONE, LEFT, NOTE, TAKEN_BACK, WOULD_TAKE_BACK, endings, texts, told
from xlsx_addin.installation.install import install, uninstall
from xlsx_addin.installation.machine import Shortcut
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE_STAYS = told(NOTE, "Chương trình Python vẫn còn; muốn gỡ hẳn, hãy xóa môi trường Python đã dùng để cài.")
WORKBOOK = "Documents/Thẩm định/Thẩm định.xlsm"
OTHER_PYTHON = b'"INTERPRETER_WIN","C:\\Python27\\python.exe"\n"LICENSE_KEY","x"'


def settings_of(machine: PretendWindows) -> Path:
    return machine.home / ".xlwings" / "xlwings.conf"


def former_settings(machine: PretendWindows, content: bytes = OTHER_PYTHON) -> None:
    settings_of(machine).parent.mkdir()
    settings_of(machine).write_bytes(content)


def test_everything_is_taken_back(machine: PretendWindows, template: bytes) -> None:
    before = machine.snapshot()
    install(machine, template)

    lines = uninstall(machine)

    assert machine.snapshot() == before
    backwards = (STEPS[5], STEPS[4], STEPS[3], STEPS[2], STEPS[1], STEPS[0])
    assert lines == (*(told(TAKEN_BACK, step) for step in backwards), PACKAGE_STAYS)


def test_a_second_time_there_is_nothing_to_take_back(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)
    uninstall(machine)
    before = machine.snapshot()

    assert uninstall(machine) == (told(NOTE, "Máy này chưa cài đặt, không có gì để gỡ."),)
    assert machine.snapshot() == before


def test_a_dry_run_takes_nothing_back(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)
    before = machine.snapshot()

    lines = uninstall(machine, dry_run=True)

    assert endings(lines) == [*[WOULD_TAKE_BACK] * 6, NOTE]
    assert machine.snapshot() == before


def test_registry_keys_that_were_missing_are_missing_again(machine: PretendWindows, template: bytes) -> None:
    """Excel was never started by this user, so even the keys above are ours."""
    for key in [key for key in machine.registry if key.startswith(r"HKEY_CURRENT_USER\Software\Microsoft")]:
        del machine.registry[key]
    before = machine.snapshot()

    install(machine, template)
    assert LOCATION in machine.registry
    uninstall(machine)

    assert machine.snapshot() == before


def test_keys_that_excel_has_used_since_stay(machine: PretendWindows, template: bytes) -> None:
    for key in [key for key in machine.registry if key.startswith(r"HKEY_CURRENT_USER\Software\Microsoft")]:
        del machine.registry[key]
    install(machine, template)
    machine.put(EXCEL_SECURITY, {"VBAWarnings": 2})

    uninstall(machine)

    assert machine.registry[EXCEL_SECURITY] == {"VBAWarnings": 2}
    assert TRUSTED_LOCATIONS not in machine.registry


@pytest.mark.parametrize(
    "former",
    [
        b"",
        OTHER_PYTHON,
        b'"LICENSE_KEY","x"\r\n\r\n"interpreter_win","a"\r\n"INTERPRETER_WIN","b"\r\n',
        '"PYTHONPATH","D:\\Mã"\n'.encode(),
    ],
)
def test_earlier_xlwings_settings_come_back_byte_for_byte(
    machine: PretendWindows, template: bytes, former: bytes
) -> None:
    former_settings(machine, former)
    before = machine.snapshot()

    install(machine, template)
    assert settings_of(machine).read_bytes() != former
    uninstall(machine)

    assert machine.snapshot() == before


def test_settings_added_since_are_kept_and_the_earlier_python_comes_back(
    machine: PretendWindows, template: bytes
) -> None:
    former_settings(machine)
    install(machine, template)
    with settings_of(machine).open("ab") as settings:
        settings.write(b'"SHOW CONSOLE","True"\n')

    uninstall(machine)

    assert settings_of(machine).read_bytes() == (
        b'"LICENSE_KEY","x"\n"SHOW CONSOLE","True"\n"INTERPRETER_WIN","C:\\Python27\\python.exe"\n'
    )
    assert [file.name for file in settings_of(machine).parent.iterdir()] == ["xlwings.conf"]


def test_a_new_interpreter_keeps_the_first_settings_to_come_back_to(machine: PretendWindows, template: bytes) -> None:
    former_settings(machine)
    before = machine.snapshot()
    install(machine, template)
    machine.python = machine.drive / "Python313" / "python.exe"
    machine.windowless_python = machine.drive / "Python313" / "pythonw.exe"

    lines = install(machine, template)

    assert texts(lines, DONE) == [STEPS[2], STEPS[4], STEPS[5]]
    assert b'"C:\\Python313\\python.exe"' in settings_of(machine).read_bytes()
    uninstall(machine)
    assert machine.snapshot() == before


def test_a_python_that_the_clerk_chose_since_stays(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)
    settings_of(machine).write_bytes(b'"INTERPRETER_WIN","C:\\Mine\\python.exe"\r\n')

    lines = uninstall(machine)

    assert settings_of(machine).read_bytes() == b'"INTERPRETER_WIN","C:\\Mine\\python.exe"\r\n'
    assert told(LEFT, r"Cài đặt xlwings “C:\Users\An\.xlwings\xlwings.conf” vì đã được sửa sau khi cài") in lines


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_workbook_with_the_clerks_data_stays_and_so_does_its_folder(
    machine: PretendWindows, template: bytes, years_work: bytes, dry_run: bool
) -> None:
    install(machine, template)
    (machine.home / WORKBOOK).write_bytes(years_work)

    lines = uninstall(machine, dry_run=dry_run)

    assert (machine.home / WORKBOOK).read_bytes() == years_work
    assert texts(lines, LEFT) == [
        f"Sổ “{FOLDER}\\Thẩm định.xlsm” vì đã có dữ liệu của người dùng",
        f"Thư mục còn tệp bên trong: {FOLDER}",
    ]


def test_mail_that_arrived_stays(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)
    arrived = machine.home / "Documents" / "Thẩm định" / "Hộp thư đến" / "ThamDinh_2026_X_v1.xlsx"
    arrived.write_bytes(b"mail")

    lines = uninstall(machine)

    assert sorted(path.name for path in arrived.parent.parent.rglob("*")) == ["Hộp thư đến", arrived.name]
    assert told(LEFT, f"Thư mục còn tệp bên trong: {FOLDER}; {FOLDER}\\Hộp thư đến") in lines


def test_folders_and_a_workbook_that_were_there_before_stay(machine: PretendWindows, template: bytes) -> None:
    (machine.home / WORKBOOK).parent.mkdir()
    (machine.home / WORKBOOK).write_bytes(template)
    before = machine.snapshot()

    install(machine, template)
    uninstall(machine)

    assert machine.snapshot() == before


def test_a_location_that_excel_has_numbered_anew_is_found(machine: PretendWindows, template: bytes) -> None:
    before, _ = machine.snapshot()
    install(machine, template)
    machine.put(rf"{TRUSTED_LOCATIONS}\Location2", machine.registry.pop(LOCATION))
    machine.put(LOCATION, {"Path": r"D:\Khác"})

    uninstall(machine)

    after, _ = machine.snapshot()
    assert after == {**before, LOCATION: {"Path": r"D:\Khác"}}


def test_a_narrowed_location_gets_its_subfolders_back(machine: PretendWindows, template: bytes) -> None:
    theirs = rf"{TRUSTED_LOCATIONS}\Location2"
    machine.put(theirs, {"Path": FOLDER, "AllowSubfolders": 1})
    before = machine.snapshot()

    install(machine, template)
    uninstall(machine)

    assert machine.snapshot() == before


def test_our_location_is_ours_even_after_somebody_widened_it(machine: PretendWindows, template: bytes) -> None:
    before = machine.snapshot()
    install(machine, template)
    machine.put(LOCATION, {"AllowSubfolders": 1})

    lines = install(machine, template)

    assert told(DONE, STEPS[3]) in lines
    assert machine.registry[LOCATION]["AllowSubfolders"] == 0
    uninstall(machine)
    assert machine.snapshot() == before


def test_a_shortcut_that_was_changed_stays(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)
    file = machine.home / "Desktop" / "Thẩm định.lnk"
    machine.write_shortcut(file, Shortcut(r"C:\Games\game.exe", "", r"C:\Games", ""))

    lines = uninstall(machine)

    assert file.is_file()
    assert lines[1] == told(LEFT, r"Lối tắt “C:\Users\An\Desktop\Thẩm định.lnk” vì đã được sửa sau khi cài")


def test_after_deleting_and_installing_again_the_former_state_still_comes_back(
    machine: PretendWindows, template: bytes
) -> None:
    before = machine.snapshot()
    install(machine, template)
    (machine.home / WORKBOOK).unlink()
    (machine.home / "Documents" / "Thẩm định" / "Sao lưu").rmdir()
    machine.delete_registry_key(LOCATION)
    install(machine, template)

    uninstall(machine)

    assert machine.snapshot() == before


def test_what_can_not_be_taken_back_now_is_taken_back_next_time(
    machine: PretendWindows, template: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = machine.snapshot()
    install(machine, template)

    def locked(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "in use by another program", str(self))

    with monkeypatch.context() as excel_holds_the_workbook:
        excel_holds_the_workbook.setattr(type(machine.drive), "unlink", locked)
        with pytest.raises(Refusal) as refused:
            uninstall(machine)

    assert str(refused.value) == (
        "Không gỡ được “Lối tắt “Thả sổ vào đây để thẩm định” trên màn hình nền”: không có quyền truy cập."
        " Hãy đóng Excel và các tệp đang mở rồi chạy lại."
    )
    uninstall(machine)
    assert machine.snapshot() == before


def test_whoever_deletes_the_program_next_says_nothing_of_it(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)

    lines = uninstall(machine, program_stays=False)

    assert lines == tuple(told(TAKEN_BACK, step) for step in reversed(STEPS))


def test_a_damaged_record_is_not_guessed_at(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)
    (machine.home / "AppData" / "Local" / "xlsx_addin" / "cai_dat.json").write_text("{", encoding="utf-8")
    before = machine.snapshot()

    with pytest.raises(Refusal, match="Không đọc được tệp ghi nhận cài đặt"):
        uninstall(machine)
    with pytest.raises(Refusal, match="Không đọc được tệp ghi nhận cài đặt"):
        install(machine, template)

    assert machine.snapshot() == before


def test_templates_are_taken_back_but_for_a_changed_one(machine: PretendWindows, template: bytes) -> None:
    papers = {"D4.docx": b"minutes", "D5.docx": b"report"}
    before = machine.snapshot()
    install(machine, template, papers=papers)
    uninstall(machine)
    assert machine.snapshot() == before

    install(machine, template, papers=papers)
    folder = machine.home / "Documents" / "Thẩm định" / "Mẫu văn bản" / "Mẫu gốc"
    (folder / "D5.docx").write_bytes(b"changed")
    lines = uninstall(machine)

    assert [file.name for file in folder.iterdir()] == ["D5.docx"]
    left = texts(lines, LEFT)
    assert left[0].endswith("vì đã được sửa sau khi cài: D5.docx")
