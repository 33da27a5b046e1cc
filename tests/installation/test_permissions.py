"""Checks of what Excel may do, against the documented registry values of policies and of the Trust Center."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import EVERYONE, EXCEL_POLICY, EXCEL_SECURITY, TRUSTED_LOCATIONS, USER, PretendWindows
from tests.installation.test_software import without_excel
from xlsx_addin.installation import office, permissions
from xlsx_addin.installation.findings import Finding, State
from xlsx_addin.installation.install import install
from xlsx_addin.words import examination as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlsx_addin.installation.machine import RegistryValue

FOLDER = r"C:\Users\An\Documents\Thẩm định"
INBOX = "Thư mục chứa thư nhận (không được tin cậy)"
POLICY = "Chính sách về vị trí tin cậy"
COMMON_POLICY = r"Policies\Microsoft\Office\16.0\Common"
ASR = r"Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
RULE = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
ASK_IT = (
    "Nhờ cán bộ công nghệ thông tin xem lại chính sách này; trong khi chờ, dùng lối tắt “Thẩm định” trên màn hình nền."
)


@pytest.fixture
def workbook(machine: PretendWindows, template: bytes) -> Path:
    """The workbook of a machine that has just been set up."""
    install(machine, template)
    return machine.home / "Documents" / "Thẩm định" / "Thẩm định.xlsm"


def test_trusted_after_installing(machine: PretendWindows, workbook: Path) -> None:
    assert permissions.trusted_location(machine, workbook.parent) == Finding(
        "trusted_location", "Vị trí tin cậy", State.GOOD, f"thư mục “{FOLDER}” là vị trí tin cậy."
    )
    assert permissions.inbox(machine, workbook.parent / "Hộp thư đến") == Finding(
        "inbox", INBOX, State.GOOD, rf"thư mục “{FOLDER}\Hộp thư đến” không phải vị trí tin cậy."
    )


def test_not_trusted(machine: PretendWindows, workbook: Path) -> None:
    machine.delete_registry_key(rf"{TRUSTED_LOCATIONS}\Location50")

    assert permissions.trusted_location(machine, workbook.parent) == Finding(
        "trusted_location",
        "Vị trí tin cậy",
        State.BAD,
        f"thư mục “{FOLDER}” chưa phải vị trí tin cậy.",
        "Chạy “xlsx-addin install”, hoặc cai_dat.cmd của bộ cài.",
    )


@pytest.mark.parametrize(
    ("path", "subfolders", "trusted"),
    [
        (FOLDER, 0, True),
        (FOLDER.upper(), 0, True),
        (FOLDER + "\\", 0, True),
        (r"%USERPROFILE%\Documents\Thẩm định", 0, True),
        (r"C:\Users\An\Documents", 0, False),
        (r"C:\Users\An\Documents", 1, True),
        (r"C:\Users\An\Doc", 1, False),
        (rf"{FOLDER}\Hộp thư đến", 1, False),
    ],
)
def test_which_locations_trust_the_folder(machine: PretendWindows, path: str, subfolders: int, trusted: bool) -> None:
    values: dict[str, RegistryValue] = {"Path": path, "AllowSubfolders": subfolders}
    machine.put(rf"{USER}\{COMMON_POLICY}\Security\Trusted Locations\Location3", values)

    found = permissions.trusted_location(machine, machine.home / "Documents" / "Thẩm định")

    assert found.state is (State.GOOD if trusted else State.BAD)


def test_an_inbox_trusted_through_a_folder_above(machine: PretendWindows, workbook: Path) -> None:
    values: dict[str, RegistryValue] = {"Path": r"C:\Users\An\Documents", "AllowSubfolders": 1}
    machine.put(rf"{TRUSTED_LOCATIONS}\Location2", values)

    found = permissions.inbox(machine, workbook.parent / "Hộp thư đến")

    assert found == Finding(
        "inbox",
        INBOX,
        State.BAD,
        rf"thư mục “{FOLDER}\Hộp thư đến” cũng được tin cậy,"
        r" do vị trí tin cậy “C:\Users\An\Documents” gồm cả thư mục con.",
        words.INBOX_WANTED,
    )


@pytest.mark.parametrize(
    ("key", "name", "value", "detail", "advice"),
    [
        (
            rf"{EXCEL_POLICY}\Trusted Locations",
            "AllLocationsDisabled",
            1,
            "chính sách của cơ quan tắt mọi vị trí tin cậy.",
            ASK_IT,
        ),
        (
            rf"{EVERYONE}\Policies\Microsoft\Office\16.0\Excel\Security\Trusted Locations",
            "alllocationsdisabled",
            1,
            "chính sách của cơ quan tắt mọi vị trí tin cậy.",
            ASK_IT,
        ),
        (
            rf"{USER}\{COMMON_POLICY}\Security\Trusted Locations",
            "Allow User Locations",
            0,
            "chính sách của cơ quan chỉ cho dùng vị trí tin cậy do quản trị viên đặt.",
            ASK_IT,
        ),
        (
            TRUSTED_LOCATIONS,
            "AllLocationsDisabled",
            1,
            "mọi vị trí tin cậy đang bị tắt trong Excel.",
            words.LOCATIONS_ENABLE,
        ),
    ],
)
def test_trusted_locations_that_do_not_count(
    machine: PretendWindows, workbook: Path, key: str, name: str, value: int, detail: str, advice: str
) -> None:
    machine.put(key, {name: 1 - value})
    assert permissions.locations_allowed(machine) == Finding(
        "trusted_location_policy", POLICY, State.GOOD, "không có chính sách cấm."
    )
    machine.put(key, {name: value})

    found = permissions.locations_allowed(machine)

    assert found == Finding("trusted_location_policy", POLICY, State.BAD, detail, advice)
    assert permissions.macros(machine, workbook).detail == "Excel sẽ hỏi khi mở sổ; bấm Enable Content (Bật Nội dung)."


def test_a_policy_may_give_the_location_itself(machine: PretendWindows, workbook: Path) -> None:
    machine.put(rf"{USER}\{COMMON_POLICY}\Security\Trusted Locations", {"Allow User Locations": 0})
    machine.put(rf"{EXCEL_POLICY}\Trusted Locations\Location1", {"Path": FOLDER})

    assert permissions.macros(machine, workbook).detail == "chạy được vì sổ nằm trong vị trí tin cậy."


def test_macros_run_in_a_trusted_location_whatever_else_is_set(machine: PretendWindows, workbook: Path) -> None:
    machine.put(EXCEL_POLICY, {"VBAWarnings": 4, "blockcontentexecutionfrominternet": 1})
    machine.downloaded.add(workbook)

    assert permissions.macros(machine, workbook) == Finding(
        "macros", "Macro", State.GOOD, "chạy được vì sổ nằm trong vị trí tin cậy."
    )


@pytest.mark.parametrize(
    ("policy", "setting", "state", "detail"),
    [
        (None, None, State.GOOD, "Excel sẽ hỏi khi mở sổ; bấm Enable Content (Bật Nội dung)."),
        (2, 4, State.GOOD, "Excel sẽ hỏi khi mở sổ; bấm Enable Content (Bật Nội dung)."),
        (None, 1, State.GOOD, "được bật."),
        (4, 1, State.BAD, "mọi macro ngoài vị trí tin cậy bị tắt."),
        (None, 4, State.BAD, "mọi macro ngoài vị trí tin cậy bị tắt."),
        (3, None, State.BAD, "chỉ macro có chữ ký số mới được chạy ngoài vị trí tin cậy."),
    ],
)
def test_macros_elsewhere(
    machine: PretendWindows, policy: int | None, setting: int | None, state: State, detail: str
) -> None:
    if policy is not None:
        machine.put(EXCEL_POLICY, {"VBAWarnings": policy})
    if setting is not None:
        machine.put(EXCEL_SECURITY, {"VBAWarnings": setting})

    found = permissions.macros(machine, machine.home / "Desktop" / "Sổ.xlsm")

    assert found == Finding("macros", "Macro", state, detail, "" if state is State.GOOD else words.RUN_INSTALL)


def test_macros_of_a_workbook_from_the_internet(machine: PretendWindows) -> None:
    workbook = machine.home / "Desktop" / "Sổ.xlsm"
    machine.downloaded.add(workbook)
    machine.put(EXCEL_SECURITY, {"VBAWarnings": 1})

    assert permissions.macros(machine, workbook) == Finding(
        "macros",
        "Macro",
        State.BAD,
        "sổ bị đánh dấu là tải từ Internet nên macro bị chặn.",
        "Bấm chuột phải vào tệp > Properties (Thuộc tính) > Unblock (Bỏ chặn), hoặc cài lại để có vị trí tin cậy.",
    )


@pytest.mark.parametrize("hive", [USER, EVERYONE])
def test_vba_turned_off_altogether(machine: PretendWindows, workbook: Path, hive: str) -> None:
    machine.put(rf"{hive}\{COMMON_POLICY}", {"VBAOFF": 1})

    assert permissions.macros(machine, workbook) == Finding(
        "macros",
        "Macro",
        State.BAD,
        ("chính sách của cơ quan tắt hẳn VBA trong Office; hãy dùng lối tắt “Thẩm định” trên màn hình nền."),
        ASK_IT,
    )


def test_a_cloud_policy_is_the_strongest(machine: PretendWindows) -> None:
    machine.put(rf"{USER}\Policies\Microsoft\Cloud\Office\16.0\Excel\Security", {"VBAWarnings": 4})
    machine.put(EXCEL_POLICY, {"VBAWarnings": 2})

    assert office.policy_number(machine, r"Excel\Security", "VBAWarnings") == 4


@pytest.mark.parametrize(
    ("key", "name", "value", "forbidden"),
    [
        (rf"{EVERYONE}\Policies\{ASR}", RULE, "1", True),
        (rf"{EVERYONE}\Policies\{ASR}", RULE.upper(), "1", True),
        (rf"{EVERYONE}\Policies\{ASR}", RULE, "0", False),
        (rf"{EVERYONE}\Policies\{ASR}", RULE, "2", False),
        (rf"{EVERYONE}\Policies\{ASR}", "3b576869-a4ec-4529-8536-b80a7769e899", "1", False),
        (rf"{EVERYONE}\{ASR}", RULE, 1, True),
        (
            rf"{EVERYONE}\Policies\Microsoft\Windows Defender\Policy Manager",
            "ASRRules",
            f"3b576869-a4ec-4529-8536-b80a7769e899=2|{RULE.upper()}=1",
            True,
        ),
        (
            rf"{EVERYONE}\Policies\Microsoft\Windows Defender\Policy Manager",
            "ASRRules",
            f"3b576869-a4ec-4529-8536-b80a7769e899=1|{RULE}=2",
            False,
        ),
    ],
)
def test_defenders_rule_against_child_processes(
    machine: PretendWindows, key: str, name: str, value: RegistryValue, forbidden: bool
) -> None:
    machine.put(key, {name: value})

    assert permissions.child_processes(machine) == (
        Finding(
            "child_processes",
            "Excel được phép gọi Python",
            State.BAD,
            f"quy tắc {office.CHILD_PROCESS_RULE} của Microsoft Defender đang chặn, nên nút trong sổ không chạy.",
            ASK_IT,
        )
        if forbidden
        else Finding(
            "child_processes",
            "Excel được phép gọi Python",
            State.GOOD,
            "không thấy quy tắc cấm của Microsoft Defender.",
        )
    )


@pytest.mark.parametrize(
    ("check", "label", "rule"),
    [
        (permissions.child_processes, "Excel được phép gọi Python", office.CHILD_PROCESS_RULE),
        (permissions.system_calls, "Macro được phép gọi hàm của Windows", office.SYSTEM_CALL_RULE),
    ],
)
def test_a_rule_of_defender_may_warn_and_let_the_user_unblock(
    machine: PretendWindows, check: Callable[[PretendWindows], Finding], label: str, rule: str
) -> None:
    rules = rf"{EVERYONE}\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
    blocks = f"quy tắc {rule} của Microsoft Defender đang chặn, nên nút trong sổ không chạy."
    warns = f"quy tắc {rule} của Microsoft Defender đang chặn và hỏi, nên nút trong sổ không chạy ngay."
    for value, said in {
        **dict.fromkeys("025", (State.GOOD, "không thấy quy tắc cấm của Microsoft Defender.", "")),
        "6": (State.BAD, warns, words.DEFENDER_UNBLOCK),
        "1": (State.BAD, blocks, ASK_IT),
    }.items():
        machine.put(rules, {rule: value})
        assert check(machine) == Finding(check.__name__, label, *said)


@pytest.mark.parametrize("below", [r"Toolbars\Excel", "Toolbars"])
def test_the_policy_that_hides_the_tab_of_a_workbook_is_told_and_nothing_is_wrong(
    machine: PretendWindows, below: str
) -> None:
    label = "Thẻ “Thẩm định” cạnh thẻ Home (Trang đầu)"
    key = rf"{USER}\{COMMON_POLICY}\{below}"
    machine.put(key, {"NoExtensibilityCustomizationFromDocument": 0})
    assert permissions.ribbon(machine) == Finding("ribbon", label, State.GOOD, "không có chính sách ẩn thẻ.")

    machine.put(key, {"NoExtensibilityCustomizationFromDocument": 1})

    told = "chính sách của cơ quan ẩn thẻ; các nút trên trang tính “Thẩm định” vẫn dùng được."
    assert permissions.ribbon(machine) == Finding("ribbon", label, State.NOT_APPLICABLE, told)


@pytest.mark.parametrize(("value", "state"), [(None, State.GOOD), (0, State.GOOD), (1, State.BAD), (2, State.BAD)])
def test_the_policy_against_command_lines(machine: PretendWindows, value: int | None, state: State) -> None:
    if value is not None:
        machine.put(rf"{USER}\Policies\Microsoft\Windows\System", {"DisableCMD": value})

    assert permissions.command_line(machine) == (
        Finding("command_line", "Dấu nhắc lệnh (cmd.exe)", State.GOOD, "được phép chạy.")
        if state is State.GOOD
        else Finding(
            "command_line",
            "Dấu nhắc lệnh (cmd.exe)",
            State.BAD,
            "chính sách DisableCMD cấm cmd.exe, nên nút trong sổ không chạy.",
            ASK_IT,
        )
    )


def test_without_excel_none_of_this_applies(machine: PretendWindows) -> None:
    without_excel(machine)
    folder = machine.home / "Documents" / "Thẩm định"

    found = (
        permissions.trusted_location(machine, folder),
        permissions.inbox(machine, folder / "Hộp thư đến"),
        permissions.locations_allowed(machine),
        permissions.macros(machine, folder / "Thẩm định.xlsm"),
        permissions.ribbon(machine),
        permissions.child_processes(machine),
        permissions.system_calls(machine),
        permissions.command_line(machine),
    )

    said = State.NOT_APPLICABLE, "máy này không có Excel."
    assert found == (
        Finding("trusted_location", "Vị trí tin cậy", *said),
        Finding("inbox", INBOX, *said),
        Finding("trusted_location_policy", POLICY, *said),
        Finding("macros", "Macro", *said),
        Finding("ribbon", "Thẻ “Thẩm định” cạnh thẻ Home (Trang đầu)", *said),
        Finding("child_processes", "Excel được phép gọi Python", *said),
        Finding("system_calls", "Macro được phép gọi hàm của Windows", *said),
        Finding("command_line", "Dấu nhắc lệnh (cmd.exe)", *said),
    )
