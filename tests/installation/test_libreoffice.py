"""LibreOffice on a machine without Excel: whether our macros run there, and find Python."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from xlsx_addin.installation import software
from xlsx_addin.installation.findings import Finding, State
from xlsx_addin.installation.install import install
from xlsx_addin.installation.machine import Machine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installation.pretend import PretendWindows

pytestmark = pytest.mark.posix("the pretended machine is a Linux with its own search path")

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun"><value>0</value></prop></item>
{items}
</oor:items>
"""
ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)


@pytest.fixture
def linux(tmp_path: Path) -> Machine:
    """A machine with LibreOffice."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.touch(mode=0o755)
    return Machine({"HOME": str(tmp_path), "PATH": str(program.parent)}, platform="linux")


def configure(machine: Machine, **values: str) -> None:
    file = software.libreoffice_settings_file(machine)
    file.parent.mkdir(parents=True, exist_ok=True)
    items = "\n".join(ITEM.format(name=name, value=value) for name, value in values.items())
    file.write_text(SETTINGS.format(items=items), encoding="utf-8")


def test_a_fresh_profile_blocks_macros_and_says_nothing(linux: Machine, tmp_path: Path) -> None:
    found = software.libreoffice_macros(linux, tmp_path / "Thẩm định")

    assert found == Finding(
        "libreoffice_macros",
        "Macro trong LibreOffice",
        State.BAD,
        "LibreOffice chặn macro mà không báo gì, nên nút trong sổ không chạy.",
        "Trong LibreOffice: Tools > Options > LibreOffice > Security > Macro Security > Trusted Sources (Công cụ > Tùy "
        f"chọn > LibreOffice > Bảo mật > Bảo mật Macro > Nguồn tin cậy), thêm thư mục “{tmp_path / 'Thẩm định'}”.",
    )


@pytest.mark.parametrize(("level", "state"), [("0", State.GOOD), ("1", State.GOOD), ("2", State.BAD), ("3", State.BAD)])
def test_the_level_of_security(linux: Machine, tmp_path: Path, level: str, state: State) -> None:
    configure(linux, MacroSecurityLevel=level)

    found = software.libreoffice_macros(linux, tmp_path / "Thẩm định")

    assert found.state is state
    if state is State.GOOD:
        assert found == Finding(
            "libreoffice_macros",
            "Macro trong LibreOffice",
            State.GOOD,
            "LibreOffice hỏi khi mở sổ; bấm Enable Macros (Bật Macro).",
        )


@pytest.mark.parametrize(
    ("platform", "folder"), [("linux", ".config/libreoffice"), ("darwin", "Library/Application Support/LibreOffice")]
)
def test_where_libreoffice_keeps_its_settings(tmp_path: Path, platform: str, folder: str) -> None:
    machine = Machine({"HOME": str(tmp_path)}, platform=platform)

    assert software.libreoffice_settings_file(machine) == tmp_path / folder / "4" / "user" / "registrymodifications.xcu"


def test_settings_that_are_no_text_are_read_as_far_as_they_are(linux: Machine, tmp_path: Path) -> None:
    configure(linux, MacroSecurityLevel="1")
    with software.libreoffice_settings_file(linux).open("ab") as settings:
        settings.write(b"<item>\xff\xfe</item>")

    assert software.libreoffice_macros(linux, tmp_path / "Thẩm định").state is State.GOOD


def test_an_item_over_several_lines(linux: Machine, tmp_path: Path) -> None:
    configure(linux, SecureURL=f"\n  <it>{tmp_path.as_uri()}</it>\n")

    assert software.libreoffice_macros(linux, tmp_path / "Thẩm định").state is State.GOOD


@pytest.mark.parametrize(
    ("trusted", "state"),
    [("Th%E1%BA%A9m%20%C4%91%E1%BB%8Bnh%20x%C3%A3", State.GOOD), ("", State.GOOD), ("Th%E1%BA%A9m", State.BAD)],
)
def test_a_trusted_folder_and_those_below_it(linux: Machine, tmp_path: Path, trusted: str, state: State) -> None:
    configure(
        linux, MacroSecurityLevel="3", SecureURL=f"<it>file:///elsewhere</it><it>{tmp_path.as_uri()}/{trusted}</it>"
    )

    found = software.libreoffice_macros(linux, tmp_path / "Thẩm định xã")

    assert found.state is state
    if state is State.GOOD:
        assert found == Finding(
            "libreoffice_macros",
            "Macro trong LibreOffice",
            State.GOOD,
            "chạy được vì thư mục của sổ là nguồn tin cậy.",
        )


def test_the_macros_find_the_python_that_the_installation_names(
    linux: Machine, template: bytes, tmp_path: Path
) -> None:
    assert software.libreoffice_python(linux) == Finding(
        "libreoffice_python",
        "Python cho LibreOffice",
        State.BAD,
        "nút trong sổ chưa biết dùng Python nào.",
        "Chạy “xlsx-addin install”, hoặc cai_dat.cmd của bộ cài.",
    )

    install(linux, template)

    assert software.libreoffice_python(linux) == Finding(
        "libreoffice_python", "Python cho LibreOffice", State.GOOD, f"“{sys.executable}”."
    )


def test_a_python_that_is_gone(linux: Machine, tmp_path: Path) -> None:
    gone = Machine(
        {
            "HOME": str(tmp_path),
            "PATH": str(tmp_path / "bin"),
            software.INTERPRETER_VARIABLE: str(tmp_path / "python"),
        }
    )

    found = software.libreoffice_python(gone)

    assert found == Finding(
        "libreoffice_python",
        "Python cho LibreOffice",
        State.BAD,
        f"nút trong sổ trỏ đến “{tmp_path / 'python'}”, không có tệp này.",
        "Chạy “xlsx-addin install”, hoặc cai_dat.cmd của bộ cài.",
    )


def both(machine: Machine, folder: Path) -> tuple[Finding, Finding]:
    return software.libreoffice_macros(machine, folder), software.libreoffice_python(machine)


def neither(reason: str) -> tuple[Finding, Finding]:
    return (
        Finding("libreoffice_macros", "Macro trong LibreOffice", State.NOT_APPLICABLE, reason),
        Finding("libreoffice_python", "Python cho LibreOffice", State.NOT_APPLICABLE, reason),
    )


def test_beside_excel_none_of_this_applies(machine: PretendWindows) -> None:
    assert both(machine, machine.home) == neither("máy này dùng Excel.")


def test_without_libreoffice_none_of_this_applies(tmp_path: Path) -> None:
    machine = Machine({"HOME": str(tmp_path), "PATH": str(tmp_path)}, platform="linux")

    assert both(machine, tmp_path) == neither("không tìm thấy.")
