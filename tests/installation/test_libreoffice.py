"""LibreOffice on a machine without Excel: whether our macros run there, and find Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xlsx_addin.installation import libreoffice
from xlsx_addin.installation.findings import State
from xlsx_addin.installation.install import install
from xlsx_addin.installation.posix import PosixMachine

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
def linux(tmp_path: Path) -> PosixMachine:
    """A machine with LibreOffice."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.touch(mode=0o755)
    return PosixMachine({"HOME": str(tmp_path), "PATH": str(program.parent)}, platform="linux")


def configure(machine: PosixMachine, **values: str) -> None:
    file = libreoffice.settings_file(machine)
    file.parent.mkdir(parents=True, exist_ok=True)
    items = "\n".join(ITEM.format(name=name, value=value) for name, value in values.items())
    file.write_text(SETTINGS.format(items=items), encoding="utf-8")


def test_a_fresh_profile_blocks_macros_and_says_nothing(linux: PosixMachine, tmp_path: Path) -> None:
    found = libreoffice.macros(linux, tmp_path / "Thẩm định")

    assert found.state is State.BAD
    assert "Tools > Options > LibreOffice > Security > Macro Security > Trusted Sources" in found.advice
    assert "Công cụ > Tùy chọn > LibreOffice > Bảo mật" in found.advice
    assert str(tmp_path / "Thẩm định") in found.advice


@pytest.mark.parametrize(("level", "state"), [("0", State.GOOD), ("1", State.GOOD), ("2", State.BAD), ("3", State.BAD)])
def test_the_level_of_security(linux: PosixMachine, tmp_path: Path, level: str, state: State) -> None:
    configure(linux, MacroSecurityLevel=level)

    assert libreoffice.macros(linux, tmp_path / "Thẩm định").state is state


@pytest.mark.parametrize(
    ("trusted", "state"),
    [("Th%E1%BA%A9m%20%C4%91%E1%BB%8Bnh%20x%C3%A3", State.GOOD), ("", State.GOOD), ("Th%E1%BA%A9m", State.BAD)],
)
def test_a_trusted_folder_and_those_below_it(linux: PosixMachine, tmp_path: Path, trusted: str, state: State) -> None:
    configure(
        linux, MacroSecurityLevel="3", SecureURL=f"<it>file:///elsewhere</it><it>{tmp_path.as_uri()}/{trusted}</it>"
    )

    assert libreoffice.macros(linux, tmp_path / "Thẩm định xã").state is state


def test_the_macros_find_the_python_that_the_installation_names(
    linux: PosixMachine, template: bytes, tmp_path: Path
) -> None:
    assert libreoffice.python(linux).state is State.BAD

    install(linux, template)

    assert libreoffice.python(linux).state is State.GOOD


def test_a_python_that_is_gone(linux: PosixMachine, tmp_path: Path) -> None:
    gone = PosixMachine(
        {
            "HOME": str(tmp_path),
            "PATH": str(tmp_path / "bin"),
            libreoffice.INTERPRETER_VARIABLE: str(tmp_path / "python"),
        }
    )

    found = libreoffice.python(gone)

    assert (found.state, found.detail) == (
        State.BAD,
        f"nút trong sổ trỏ đến “{tmp_path / 'python'}”, không có tệp này.",
    )


def test_beside_excel_none_of_this_applies(machine: PretendWindows) -> None:
    found = (libreoffice.macros(machine, machine.home), libreoffice.python(machine))

    assert {finding.state for finding in found} == {State.NOT_APPLICABLE}
