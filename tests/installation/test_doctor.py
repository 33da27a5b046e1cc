"""The whole examination, before and after setting a machine up, as text and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.installation.test_software import GOOD
from xlsx_addin import __version__
from xlsx_addin.installation.doctor import Examination, examine, installed_workbook
from xlsx_addin.installation.findings import Finding, State
from xlsx_addin.installation.install import install
from xlsx_addin.installation.machine import Machine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installation.pretend import PretendWindows

NAMES = [
    "python",
    "package",
    "xlwings",
    "pywin32",
    "excel",
    "wps",
    "libreoffice",
    "libreoffice_macros",
    "libreoffice_python",
    "versions",
    "interpreter",
    "trusted_location",
    "inbox",
    "trusted_location_policy",
    "macros",
    "ribbon",
    "mark_of_the_web",
    "protected_view",
    "command_line",
    "child_processes",
    "system_calls",
    "folder_writable",
    "folder_place",
    "workbook_name",
    "mail",
    "disk",
]


def examination_of(machine: PretendWindows) -> Examination:
    return examine(machine, installed_workbook(machine), GOOD)


def names_in(examination: Examination, state: State) -> list[str]:
    return [finding.name for finding in examination.findings if finding.state is state]


def test_a_machine_before_and_after_it_is_set_up(machine: PretendWindows, template: bytes) -> None:
    before = examination_of(machine)
    assert [finding.name for finding in before.findings] == NAMES
    assert names_in(before, State.BAD) == ["versions", "interpreter", "trusted_location", "folder_writable"]
    assert not before.is_good

    install(machine, template)

    after = examination_of(machine)
    assert names_in(after, State.BAD) == []
    assert names_in(after, State.NOT_APPLICABLE) == ["libreoffice", "libreoffice_macros", "libreoffice_python"]
    assert after.is_good


def test_the_text(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)
    machine.free = 0

    lines = examination_of(machine).as_text().splitlines()

    assert lines[:2] == ["Kiểm tra máy – xlsx-addin 1.0.0", "[Bình thường] Python: 3.12.4, 64 bit."]
    assert lines[7] == "[Không áp dụng] LibreOffice: không tìm thấy, và không cần vì đã có Excel."
    assert lines[-3:] == [
        "[Cần xử lý] Chỗ trống trên ổ đĩa: còn 0 MB.",
        "    → Dọn bớt ổ đĩa, cần còn ít nhất 500 MB.",
        "Có 1 mục cần xử lý. Hãy làm theo hướng dẫn ở từng mục.",
    ]
    machine.free = 10**10
    assert examination_of(machine).as_text().splitlines()[-1] == "Máy đã sẵn sàng."


def test_a_box_has_what_is_wrong_alone_and_names_the_file_with_the_rest(
    machine: PretendWindows, template: bytes, tmp_path: Path
) -> None:
    install(machine, template)
    machine.free = 0

    assert examination_of(machine).as_box(tmp_path / "kiem_tra_may.txt") == (
        "Kiểm tra máy – xlsx-addin 1.0.0\n"
        "[Cần xử lý] Chỗ trống trên ổ đĩa: còn 0 MB.\n    → Dọn bớt ổ đĩa, cần còn ít nhất 500 MB.\n"
        "Có 1 mục cần xử lý. Hãy làm theo hướng dẫn ở từng mục.\n"
        f"Toàn bộ kết quả: {tmp_path / 'kiem_tra_may.txt'}"
    )
    machine.free = 10**10
    assert examination_of(machine).as_box(None) == "Kiểm tra máy – xlsx-addin 1.0.0\nMáy đã sẵn sàng."


def test_a_box_stays_low_enough_for_its_button(tmp_path: Path) -> None:
    findings = tuple(Finding(f"check {number}", f"Mục {number}", State.BAD, "hỏng.", "Sửa.") for number in range(9))

    lines = Examination("1.0.0", findings).as_box(None).splitlines()

    assert len(Examination("1.0.0", findings[:6]).as_box(None).splitlines()) == 1 + 2 * 6 + 1
    assert len(lines) == 1 + 2 * 6 + 2
    assert lines[-2:] == ["… và 3 mục khác.", "Có 9 mục cần xử lý. Hãy làm theo hướng dẫn ở từng mục."]


def test_every_check_is_of_the_workbook_that_is_named(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)
    workbook = machine.drive / "Khác" / "a=b.xlsm"
    workbook.parent.mkdir()
    workbook.touch()
    machine.downloaded.add(workbook)

    found = examine(machine, workbook, GOOD)

    assert names_in(found, State.BAD) == [
        "trusted_location",
        "macros",
        "mark_of_the_web",
        "protected_view",
        "workbook_name",
    ]


def test_the_json(machine: PretendWindows, template: bytes) -> None:
    install(machine, template)

    found = json.loads(json.dumps(examination_of(machine).as_json()))

    assert {name: found[name] for name in ("package", "good")} == {"package": "1.0.0", "good": True}
    assert [check["name"] for check in found["checks"]] == NAMES
    assert found["checks"][0] == {
        "name": "python",
        "label": "Python",
        "state": "good",
        "detail": "3.12.4, 64 bit.",
        "advice": "",
    }


def test_the_workbook_is_where_it_was_installed(machine: PretendWindows, template: bytes) -> None:
    assert installed_workbook(machine) == machine.home / "Documents" / "Thẩm định" / "Thẩm định.xlsm"

    install(machine, template, machine.drive / "Thẩm định")

    assert installed_workbook(machine) == machine.drive / "Thẩm định" / "Thẩm định.xlsm"


def test_another_system_is_examined_as_far_as_it_goes(tmp_path: Path) -> None:
    found = examine(Machine({"HOME": str(tmp_path)}), tmp_path / "Thẩm định.xlsm", GOOD)

    assert [finding.name for finding in found.findings] == NAMES
    assert {"pywin32", "macros", "mail"} <= {*names_in(found, State.NOT_APPLICABLE)}
    assert names_in(found, State.GOOD)[:3] == ["python", "package", "xlwings"]


def test_the_software_of_the_running_interpreter_is_examined_unless_given(machine: PretendWindows) -> None:
    found = examine(machine, installed_workbook(machine))

    assert found.package == __version__
