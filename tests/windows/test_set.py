"""The offline set on a machine as a clerk has it: set up, used, upgraded, and taken off again.

The tests of this module are one story on one machine, told in their order.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.excel_engine.command_line import APPLICATION, Call
from tests.windows.conftest import SET_NAME, fresh
from tests.windows.wine import SECONDS
from xlsx_addin import __version__
from xlsx_addin.words import bundle as words
from xlsx_addin.words import installation as names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.windows.wine import Windows
    from xlsx_addin.installation.bundle import Bundle

LATER = "99.0.0"
CLICKED = "Sổ mẫu & thử 100% (bản 2).xlsm"
LOCATIONS = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations\Location50"

INSTALLER = r"""
#include <windows.h>
static void folder(const wchar_t *name, wchar_t *path) {
    ExpandEnvironmentStringsW(name, path, MAX_PATH);
    CreateDirectoryW(path, NULL);
}
int wmain(int count, wchar_t **arguments) {
    wchar_t path[MAX_PATH];
    if (count < 3 || wcscmp(arguments[1], L"/passive") || wcscmp(arguments[2], L"InstallAllUsers=0")) return 1;
    folder(L"%LOCALAPPDATA%\\Programs", path);
    folder(L"%LOCALAPPDATA%\\Programs\\Python", path);
    wcscat(path, L"\\Python311");
    return !MoveFileW(L"C:\\away", path);
}
"""

TAR = r"""
#include <stdio.h>
#include <string.h>
#include <windows.h>
int main(int count, char **arguments) {
    char path[MAX_PATH];
    if (count != 5 || strcmp(arguments[1], "-xf") || strcmp(arguments[3], "-C")) return 1;
    if (GetFileAttributesA(arguments[2]) == INVALID_FILE_ATTRIBUTES) return 1;
    if (GetFileAttributesA(arguments[4]) == INVALID_FILE_ATTRIBUTES) return 1;
    snprintf(path, MAX_PATH, "%s\\tools", arguments[4]);
    return !MoveFileA("C:\\away", path);
}
"""
"""Narrow, as Windows' own bsdtar is: of a path it sees what the ANSI code page has."""

WHERE = r"""
#include <windows.h>
int wmain(void) {
    wchar_t here[MAX_PATH];
    DWORD written, length = GetCurrentDirectoryW(MAX_PATH, here);
    HANDLE file = CreateFileW(L"C:\\where.txt", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
    return !WriteFile(file, here, length * sizeof(wchar_t), &written, NULL);
}
"""
"""What a click opened: it tells in which folder it was started, and so which one it holds."""


@pytest.fixture(scope="module")
def machine(windows_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    windows = fresh(windows_python, tmp_path_factory.mktemp("clerk"))
    yield windows
    windows.stop()


@pytest.fixture(scope="module")
def here(machine: Windows, offline_set: Bundle) -> Path:
    """The set as it was copied to the machine."""
    return Path(shutil.copytree(offline_set.folder, machine.home / "Downloads" / SET_NAME))


def run(machine: Windows, command_file: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command file from its folder and press a key at its end."""
    return machine.run(
        "cmd", "/c", command_file.name, *arguments, folder=command_file.parent, keys="\r\n", environment=environment
    )


def compiled(source: str, program: Path, folder: Path) -> Path:
    """A program of Windows that stands in for one which does not exist here."""
    file = folder / f"{program.stem}.c"
    file.write_text(source, encoding="ascii")
    wide = ["-municode"] if "wmain" in source else []
    subprocess.run(["x86_64-w64-mingw32-gcc", *wide, "-s", "-o", program, file], check=True)
    return program


def place(machine: Windows) -> Path:
    return machine.local_data / "xlsx_addin" / "python"


def workbook(machine: Windows) -> Path:
    return machine.home / "Documents" / names.FOLDER / names.WORKBOOK_FILE


def desktop(machine: Windows) -> set[str]:
    return {link.stem for link in (machine.home / "Desktop").glob("*.lnk")}


def own(machine: Windows, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program that was installed."""
    return machine.run(machine.windows(place(machine) / "Scripts" / "python.exe"), "-m", "xlsx_addin", *arguments)


# Before anything is installed


def test_inside_a_zip_the_command_file_lies_alone_and_touches_nothing(machine: Windows, here: Path) -> None:
    alone = machine.home / "AppData" / "Local" / "Temp" / "Temp1_bo_cai.zip"
    alone.mkdir(parents=True)
    shutil.copy(here / "cai_dat.cmd", alone)
    ran = run(machine, alone / "cai_dat.cmd")
    assert ran.returncode == 1
    assert 'Bo cai thieu tep "yeu_cau.txt"' in ran.stdout
    assert "Extract All" in ran.stdout
    assert not (machine.local_data / "xlsx_addin").exists()


def test_without_a_python_the_exact_file_to_fetch_is_named(machine: Windows, here: Path) -> None:
    python = machine.prefix / "drive_c" / "Python311"
    python.rename(python.with_name("away"))
    try:
        ran = run(machine, here / "cai_dat.cmd")
    finally:
        python.with_name("away").rename(python)
    assert ran.returncode == 1
    assert "python-3.11.9-amd64.exe tại https://www.python.org/ftp/python/3.11.9/" in ran.stdout
    assert not place(machine).exists()


def test_an_installer_beside_it_is_run_and_what_fails_afterwards_leaves_nothing(
    machine: Windows, here: Path, tmp_path: Path
) -> None:
    """The installer stands in for that of python.org: it puts a Python where that one does, for this user alone."""
    installer = compiled(INSTALLER, here / "python-3.11.9-amd64.exe", tmp_path)
    python = machine.prefix / "drive_c" / "Python311"
    own_python = machine.local_data / "Programs" / "Python" / "Python311"
    [pydantic] = (here / "goi").glob("pydantic_core-*")
    python.rename(python.with_name("away"))
    pydantic.rename(here / pydantic.name)
    try:
        ran = run(machine, here / "cai_dat.cmd")
    finally:
        (here / pydantic.name).rename(pydantic)
        installer.unlink()
        (own_python if own_python.exists() else python.with_name("away")).rename(python)
    assert words.MESSAGES["dang_cai_python"].format(python="3.11") in ran.stdout
    assert words.MESSAGES["khong_cai_duoc"].splitlines()[0] in ran.stdout
    assert words.MESSAGES["ban_cu_con_nguyen"] not in ran.stdout
    assert not place(machine).parent.exists()


@pytest.mark.parametrize("name", ["python.3.11.9.nupkg", "python.3.11.9.zip"])
def test_the_package_beside_it_is_unpacked_and_its_python_serves(
    machine: Windows, here: Path, tmp_path: Path, name: str
) -> None:
    """Where no .exe may be run; Wine has no ``tar.exe``, so another one puts the Python where that one would."""
    package = here / name
    package.write_bytes(b"PK")
    tar = compiled(TAR, machine.prefix / "drive_c" / "windows" / "system32" / "tar.exe", tmp_path)
    python = machine.prefix / "drive_c" / "Python311"
    unpacked = place(machine).with_name("goc") / "tools"
    [pydantic] = (here / "goi").glob("pydantic_core-*")
    python.rename(python.with_name("away"))
    pydantic.rename(here / pydantic.name)
    try:
        ran = run(machine, here / "cai_dat.cmd")
        served = unpacked.is_dir()
    finally:
        (here / pydantic.name).rename(pydantic)
        (unpacked if unpacked.exists() else python.with_name("away")).rename(python)
        package.unlink()
        tar.unlink()
    assert served
    assert words.MESSAGES["dang_cai_python"].format(python="3.11") in ran.stdout
    assert words.MESSAGES["khong_cai_duoc"].splitlines()[0] in ran.stdout
    assert not place(machine).exists()
    shutil.rmtree(place(machine).parent)


@pytest.mark.parametrize("name", ["python.3.11.9.nupkg", "python-3.11.9-amd64.exe"])
def test_a_python_beside_it_that_is_none_is_not_asked_for_once_more(machine: Windows, here: Path, name: str) -> None:
    """Half a download, or a machine that lets it not run: fetching the file that lies there is no advice."""
    (here / name).write_bytes(b"PK")
    python = machine.prefix / "drive_c" / "Python311"
    python.rename(python.with_name("away"))
    try:
        ran = run(machine, here / "cai_dat.cmd")
    finally:
        python.with_name("away").rename(python)
        (here / name).unlink()
    assert ran.returncode == 1
    assert words.MESSAGES["python_khong_dung_duoc"].format(python="3.11", full="3.11.9").splitlines()[0] in ran.stdout
    assert not place(machine).parent.exists()


def test_an_older_windows_is_told_so(machine: Windows, here: Path) -> None:
    version = (r"HKCU\Software\Wine", "/v", "Version")
    machine.run("reg", "add", *version, "/d", "win7", "/f")
    try:
        ran = run(machine, here / "cai_dat.cmd")
    finally:
        machine.run("reg", "delete", *version, "/f")
    assert ran.returncode == 1
    assert words.MESSAGES["windows_cu"].format(python="3.11").splitlines()[0] in ran.stdout
    assert not place(machine).parent.exists()


def test_the_python_of_the_store_is_refused(machine: Windows, here: Path) -> None:
    """It lies below WindowsApps."""
    apps = machine.prefix / "drive_c" / "Program Files" / "WindowsApps"
    shutil.copytree(machine.prefix / "drive_c" / "Python311", apps / "Python311")
    python = machine.prefix / "drive_c" / "Python311"
    python.rename(python.with_name("away"))
    try:
        ran = run(machine, here / "cai_dat.cmd", WINEPATH=machine.windows(apps / "Python311"))
    finally:
        python.with_name("away").rename(python)
        shutil.rmtree(apps)
    assert ran.returncode == 1
    assert "chỉ có Python của Microsoft Store" in ran.stdout
    assert not place(machine).exists()


def test_where_nothing_is_installed_there_is_nothing_to_take_off(machine: Windows, here: Path) -> None:
    ran = run(machine, here / "go_bo.cmd")
    assert ran.returncode == 1
    assert words.MESSAGES["chua_cai"] in ran.stdout


# Set up


def test_the_set_sets_up_a_machine_without_a_network(machine: Windows, here: Path) -> None:
    """Settings of pip that point elsewhere, and modules in the folder where it starts, change nothing."""
    (machine.home / "pip").mkdir()
    (machine.home / "pip" / "pip.ini").write_text("[global]\nindex-url = http://127.0.0.1:9/\nrequire-virtualenv = 1\n")
    ran = run(machine, here / "cai_dat.cmd", PIP_TARGET=r"C:\elsewhere", PIP_INDEX_URL="http://127.0.0.1:9/")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert words.MESSAGES["xong"] in ran.stdout
    assert not (machine.prefix / "drive_c" / "elsewhere").exists()
    assert workbook(machine).is_file()
    assert desktop(machine) == {names.CLICK_SHORTCUT, names.DROP_SHORTCUT}
    assert sorted(path.name for path in place(machine).parent.iterdir()) == [
        "cai_dat.json",
        "kiem_tra_may.txt",
        "python",
    ]


def test_the_folder_is_a_trusted_location_in_the_registry(machine: Windows) -> None:
    assert machine.registry(LOCATIONS, "Path") == machine.windows(workbook(machine).parent) + "\\"
    assert machine.registry(LOCATIONS, "Description") == names.LOCATION_DESCRIPTION
    assert machine.registry(LOCATIONS, "AllowSubfolders") is None


def test_xlwings_is_pointed_to_the_new_python(machine: Windows) -> None:
    settings = (machine.home / ".xlwings" / "xlwings.conf").read_text(encoding="cp1252")
    assert settings.startswith('"INTERPRETER_WIN","C:\\')
    assert settings.rstrip().endswith('\\Scripts\\python.exe"')
    assert settings.isascii()  # the short name: VBA cannot read the letters of the user's folder


def test_the_doctor_knows_the_machine(machine: Windows) -> None:
    ran = own(machine, "doctor", "--json")
    found = json.loads(ran.stdout)
    states = {check["name"]: check["state"] for check in found["checks"]}
    assert ran.returncode in {0, 1}
    assert found["package"] == __version__
    expected = ("python", "package", "xlwings", "pywin32", "versions", "interpreter", "folder_writable", "disk")
    assert {name: states[name] for name in expected} == dict.fromkeys(expected, "good")


def test_its_programs_start_by_their_own_names(machine: Windows) -> None:
    ran = machine.run(machine.windows(place(machine) / "Scripts" / "xlsx-addin.exe"), "--version")
    assert __version__ in ran.stdout, ran.stderr


def test_the_workbooks_own_line_reaches_the_buttons_of_the_python_that_was_installed(machine: Windows) -> None:
    """What RunPython hands to cmd.exe, with the interpreter as the macro finds it: a path that VBA can read."""
    settings = (machine.home / ".xlwings" / "xlwings.conf").read_text(encoding="cp1252")
    interpreter = settings.split('"')[3].replace("%LOCALAPPDATA%", machine.windows(machine.local_data))
    told = machine.home / "Documents" / "dòng lệnh.json"
    module = machine.prefix / "drive_c" / "told.py"
    module.write_text(
        "import json, os, sys\n"
        "import xlsx_addin.buttons\n"
        f"with open({machine.windows(told)!r}, 'w', encoding='utf-8') as file:\n"
        "    json.dump([os.getcwd(), sys.argv, sys.executable, xlsx_addin.buttons.__file__,"
        " callable(xlsx_addin.buttons.tham_dinh)], file)\n",
        encoding="utf-8",
    )
    call = Call(
        workbook_name=CLICKED,
        workbook_full_name="",
        interpreter=interpreter,
        command="import runpy; runpy.run_path(r'C:\\told.py')",
        add_workbook_to_python_path="False",
        python_path="",
        hwnd=7,
        log="C:\\told.log",
    )
    line = machine.prefix / "drive_c" / "line.txt"
    line.write_text(call.command_line(), encoding="utf-8")
    outer = "import subprocess, sys; sys.exit(subprocess.call(open(r'C:\\line.txt', encoding='utf-8').read()))"
    ran = machine.run(machine.windows(place(machine) / "Scripts" / "python.exe"), "-c", outer)
    log = machine.prefix / "drive_c" / "told.log"
    assert (ran.returncode, log.read_bytes()) == (0, b""), ran.stderr
    folder, arguments, python, package, has_button = json.loads(told.read_text(encoding="utf-8"))
    assert arguments[1:] == [f"--wb={CLICKED}", "--from_xl=1", f"--app={APPLICATION}", "--hwnd=7"]
    assert has_button
    scripts = interpreter.rpartition("\\")[0]
    assert (folder.casefold(), python.casefold()) == (scripts.casefold(), interpreter.casefold())
    assert package.casefold().startswith(scripts.rpartition("\\")[0].casefold())
    for left in (told, module, line, log):
        left.unlink()


def test_what_a_click_opens_does_not_hold_the_folder_of_the_installation(machine: Windows, tmp_path: Path) -> None:
    """xlwings has gone there; a mail program that holds that folder would keep ``go_bo.cmd`` from its work."""
    program = compiled(WHERE, machine.home / "Documents" / "thư đã mở.exe", tmp_path)
    opened = f"from pathlib import Path; open_for_clerk(Path(r'{machine.windows(program)}'))"
    python = machine.windows(place(machine) / "Scripts" / "python.exe")
    scripts = place(machine) / "Scripts"
    machine.run(python, "-c", f"from xlsx_addin.buttons.folders import open_for_clerk; {opened}", folder=scripts)
    where = machine.prefix / "drive_c" / "where.txt"
    deadline = time.monotonic() + SECONDS
    while not (where.exists() and where.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.2)
    program.unlink()
    assert where.read_bytes().decode("utf-16-le") == machine.windows(program.parent)


# Again, up, down, and what goes wrong


def test_a_set_that_misses_wheels_leaves_the_installation_as_it_was(machine: Windows, here: Path) -> None:
    wheels = here / "goi"
    [pydantic] = wheels.glob("pydantic_core-*")
    pydantic.rename(here / pydantic.name)
    try:
        ran = run(machine, here / "cai_dat.cmd")
    finally:
        (here / pydantic.name).rename(pydantic)
    assert ran.returncode == 1
    assert words.MESSAGES["khong_cai_duoc"].splitlines()[0] in ran.stdout
    assert words.MESSAGES["ban_cu_con_nguyen"] in ran.stdout
    assert own(machine, "--version").returncode == 0
    assert not place(machine).with_name("python.moi").exists()


def test_a_wheel_that_was_changed_is_refused_and_the_installation_stays(machine: Windows, here: Path) -> None:
    [wheel] = (here / "goi").glob("xlwings-*")
    sound = wheel.read_bytes()
    wheel.write_bytes(sound + b"\0")
    ran = run(machine, here / "cai_dat.cmd")
    wheel.write_bytes(sound)
    assert ran.returncode == 1
    assert own(machine, "--version").returncode == 0


def test_a_later_version_takes_the_place_of_this_one(machine: Windows, here: Path) -> None:
    """The workbook and the shortcuts stay the clerk's."""
    other = machine.home / "Downloads" / LATER
    shutil.copytree(here, other)
    _renumber(other, LATER)
    before = workbook(machine).read_bytes()
    ran = run(machine, other / "cai_dat.cmd")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert LATER in own(machine, "--version").stdout
    assert workbook(machine).read_bytes() == before
    assert desktop(machine) == {names.CLICK_SHORTCUT, names.DROP_SHORTCUT}
    assert sorted(path.name for path in place(machine).parent.glob("python*")) == ["python"]
    [versions] = [line for line in ran.stdout.splitlines() if "Phiên bản của sổ" in line]
    assert f"sổ là {__version__}, gói là {LATER}" in versions
    shutil.rmtree(other)


def test_the_version_before_takes_its_place_again(machine: Windows, here: Path) -> None:
    """Back to the version of the workbook: then nothing is left to do."""
    before = workbook(machine).read_bytes()
    ran = run(machine, here / "cai_dat.cmd")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert __version__ in own(machine, "--version").stdout
    assert workbook(machine).read_bytes() == before
    assert desktop(machine) == {names.CLICK_SHORTCUT, names.DROP_SHORTCUT}
    assert sorted(path.name for path in place(machine).parent.glob("python*")) == ["python"]
    again = own(machine, "install", "--dry-run")
    # Wine reads a link's target by its ANSI letters, so that both shortcuts look as if they were another's.
    would = [line for line in again.stdout.splitlines() if line.startswith(names.WOULD_DO)]
    assert [line for line in would if "Lối tắt" not in line] == []


def _renumber(folder: Path, version: str) -> None:
    """Make the set one of another version: its own wheel, its list and its command file."""
    [wheel] = (folder / "goi").glob("xlsx_addin-*")
    renumbered = wheel.with_name(wheel.name.replace(__version__, version))
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(renumbered, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            content = old.read(member)
            if member.endswith((".dist-info/METADATA", "xlsx_addin/__init__.py")):
                content = content.replace(__version__.encode(), version.encode())
            if not member.endswith("/RECORD"):
                new.writestr(member.replace(f"-{__version__}.dist", f"-{version}.dist"), content)
        listed_files = "".join(f"{member},,\n" for member in new.namelist())
        new.writestr(f"xlsx_addin-{version}.dist-info/RECORD", listed_files)
    wheel.unlink()
    listed = (folder / "yeu_cau.txt").read_text(encoding="ascii").splitlines()
    digest = hashlib.sha256(renumbered.read_bytes()).hexdigest()
    kept = [line for line in listed if not line.startswith("xlsx_addin==")]
    (folder / "yeu_cau.txt").write_text("\r\n".join([*kept, f"xlsx_addin=={version} --hash=sha256:{digest}", ""]))
    command_file = folder / "cai_dat.cmd"
    command_file.write_bytes(command_file.read_bytes().replace(wheel.name.encode(), renumbered.name.encode()))


def test_while_a_python_of_it_runs_neither_file_destroys_anything(machine: Windows, here: Path) -> None:
    python = machine.windows(place(machine) / "Scripts" / "python.exe")
    busy = machine.start(python, "-c", "import sys; print('runs', flush=True); sys.stdin.read()")
    assert busy.stdout is not None
    assert busy.stdin is not None
    assert busy.stdout.readline() == "runs\n"
    before = sorted(path.relative_to(place(machine)) for path in place(machine).rglob("*"))
    try:
        ran = run(machine, here / "cai_dat.cmd")
        left = sorted(path.relative_to(place(machine)) for path in place(machine).rglob("*"))
    finally:
        busy.stdin.close()
        busy.wait(SECONDS)
    if ran.returncode:  # Windows renames no folder in which a program runs; Wine may
        assert words.MESSAGES["dang_dung"].splitlines()[0] in ran.stdout
        assert left == before
    assert own(machine, "--version").returncode == 0


# Off again


def test_taken_off_the_machine_is_as_it_was_but_for_the_clerks_data(machine: Windows, here: Path) -> None:
    own_file = workbook(machine).parent / "Hộp thư đến" / "thư.eml"
    own_file.write_text("của cán bộ", encoding="utf-8")
    ran = run(machine, here / "go_bo.cmd")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert words.MESSAGES["da_go"] in ran.stdout
    assert names.PACKAGE_STAYS not in ran.stdout
    assert not (machine.local_data / "xlsx_addin").exists()
    assert machine.registry(LOCATIONS, "Path") is None
    assert desktop(machine) == set()
    assert not (machine.home / ".xlwings").exists()
    assert own_file.read_text(encoding="utf-8") == "của cán bộ"


@pytest.mark.parametrize("left", ["python", "python.xoa", "python.cu", "logs"])
def test_cut_short_it_goes_on_where_it_stopped(machine: Windows, here: Path, left: str) -> None:
    """The record is gone, the program only half."""
    remains = machine.local_data / "xlsx_addin" / left / "Scripts"
    remains.mkdir(parents=True)
    (remains / "half.txt").write_text("x")
    ran = run(machine, here / "go_bo.cmd")
    assert ran.returncode == 0, ran.stdout
    assert not (machine.local_data / "xlsx_addin").exists()
