"""The offline set holds everything that Windows needs, and its command files are what cmd.exe reads safely."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from email import message_from_bytes
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from xlsx_addin import __version__
from xlsx_addin.installation import bundle
from xlsx_addin.installation.bundle import Bundle, gather, needed_on_windows
from xlsx_addin.refusal import Refusal
from xlsx_addin.words.bundle import MESSAGES

PYTHON = "3.12"
WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "python_version": PYTHON,
    "python_full_version": f"{PYTHON}.0",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "extra": "",
}


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The real set, from the package index."""
    try:
        return gather(tmp_path_factory.mktemp("bundle") / "bộ cài", PYTHON)
    except Refusal as refusal:
        if "CI" in os.environ or "Không tải được" not in str(refusal):
            raise
        pytest.skip(f"the package index can not be reached: {refusal}")


def metadata_of(wheel: Path) -> list[Requirement]:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return [Requirement(text) for text in message_from_bytes(archive.read(name)).get_all("Requires-Dist", [])]


def test_pip_resolves_the_set_for_windows_without_a_network(gathered: Bundle, tmp_path: Path) -> None:
    target = ["--platform", "win_amd64", "--only-binary=:all:", "--python-version", PYTHON, "--implementation", "cp"]
    command = [sys.executable, "-m", "pip", "--isolated", "install", "--dry-run", "--no-index", *target]

    finished = subprocess.run(
        [*command, "--find-links", gathered.folder / "goi", "--target", tmp_path, "xlsx-addin", "pywin32"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert finished.returncode == 0, finished.stderr
    resolved = re.search(r"^Would install (.*)$", finished.stdout, re.MULTILINE)
    assert resolved is not None
    assert len(resolved[1].split()) == len(gathered.wheels)


def test_the_pinned_list_installs_with_its_digests(gathered: Bundle, tmp_path: Path) -> None:
    """The very command of cai_dat.cmd, told to look as Windows would, and not to compile what it lays there."""
    target = ["--platform", "win_amd64", "--only-binary=:all:", "--python-version", PYTHON, "--implementation", "cp"]
    options = ["--no-index", "--require-hashes", "--quiet", "--no-compile"]
    command = [sys.executable, "-m", "pip", "--isolated", "install", *options]
    pinned = ["-r", str(gathered.folder / "yeu_cau.txt")]

    subprocess.run(
        [*command, *target, "--target", tmp_path / "site", "--find-links", gathered.folder / "goi", *pinned],
        check=True,
    )

    names = {distribution.name.lower() for distribution in metadata.distributions(path=[str(tmp_path / "site")])}
    assert {"xlsx-addin", "pywin32", "xlwings", "pydantic"} <= {name.replace("_", "-") for name in names}
    assert (tmp_path / "site" / "xlsx_addin" / "workbook_template.xlsm").is_file()
    assert (tmp_path / "site" / "xlsx_addin" / "installation" / "cai_dat.cmd").is_file()


def test_nothing_that_windows_needs_is_missing(gathered: Bundle) -> None:
    """pip judges conditions by the machine that it runs on; here they are judged as Windows would."""
    there = {}
    for name in gathered.wheels:
        project, version, _, tags = parse_wheel_filename(name)
        there[project] = version
        assert {tag.platform for tag in tags} <= {"any", "win_amd64"}

    for name in gathered.wheels:
        for requirement in metadata_of(gathered.folder / "goi" / name):
            if requirement.marker is None or requirement.marker.evaluate(WINDOWS):
                assert there[canonicalize_name(requirement.name)] in requirement.specifier
    assert str(there[canonicalize_name("xlsx-addin")]) == __version__
    assert "pywin32" in there


def test_what_lies_in_the_set(gathered: Bundle) -> None:
    files = {path.relative_to(gathered.folder).as_posix() for path in gathered.folder.rglob("*") if path.is_file()}

    assert files == {
        "cai_dat.cmd",
        "go_bo.cmd",
        "yeu_cau.txt",
        "DOC_TRUOC.txt",
        *(f"goi/{name}" for name in gathered.wheels),
        *(f"thong_bao/{name}.txt" for name in MESSAGES),
        *(name for name in files if name.startswith("giay_phep/")),
    }
    size = sum((gathered.folder / name).stat().st_size for name in files)
    assert gathered.megabytes == -(-size // 1024**2)
    assert [path.name for path in gathered.folder.parent.iterdir()] == [gathered.folder.name]


def test_the_licence_of_every_wheel_lies_in_the_set(gathered: Bundle) -> None:
    """A package that forgets its text is named, and wants a text of ours or another look."""
    assert gathered.without_licence == ()
    listed = (gathered.folder / "giay_phep" / "DANH_SACH.txt").read_text(encoding="utf-8-sig")
    lines = [line for line in listed.splitlines() if line.startswith("- ")]
    assert len(lines) == len(gathered.wheels)
    assert [line for line in lines if line.startswith(("- docxtpl ", "- xlsx-addin "))] == [
        "- docxtpl 0.20.2: LGPL-2.1-only",
        f"- xlsx-addin {__version__}: MIT",
    ]
    folders = {path.name for path in (gathered.folder / "giay_phep").iterdir() if path.is_dir()}
    assert folders == {line.removeprefix("- ").partition(":")[0].replace(" ", "-") for line in lines}


def test_every_wheel_is_pinned_with_its_digest(gathered: Bundle) -> None:
    lines = (gathered.folder / "yeu_cau.txt").read_text(encoding="ascii").splitlines()

    assert len(lines) == len(gathered.wheels)
    for line, name in zip(lines, gathered.wheels, strict=True):
        digest = hashlib.sha256((gathered.folder / "goi" / name).read_bytes()).hexdigest()
        project, version = name.split("-")[:2]
        assert line == f"{project}=={version} --hash=sha256:{digest}"


@pytest.mark.parametrize("name", ["cai_dat.cmd", "go_bo.cmd"])
def test_a_command_file_is_safe_for_cmd(gathered: Bundle, name: str) -> None:
    content = (gathered.folder / name).read_bytes()
    text = content.decode("ascii")
    lines = text.split("\r\n")

    assert text.count("\n") == text.count("\r\n") == len(lines) - 1
    assert lines[0] == "@echo off"
    assert "chcp 65001 >nul" in lines
    assert not re.search("@[A-Z]+@", text)
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)|call :(\w+)", text)) <= {(label, "") for label in labels} | {
        ("", label) for label in labels
    }
    named = re.findall(r"thong_bao\\(\w+)\.txt", text) + re.findall(r'"MESSAGE=(\w+)"', text)
    assert named
    assert all((gathered.folder / "thong_bao" / f"{message}.txt").is_file() for message in named)


def test_every_command_that_can_fail_is_followed_by_a_check(gathered: Bundle) -> None:
    lines = (gathered.folder / "cai_dat.cmd").read_text(encoding="ascii").splitlines()
    commands = ("%BASE%", "%PIP%", '"%NEW%', '"%PLACE%')
    silent = ">nul 2>nul"  # asks something, or compiles what would compile itself
    working = [index for index, line in enumerate(lines) if line.startswith(commands) and not line.endswith(silent)]

    assert len(working) == 6
    checks = {"if not %ERRORLEVEL%==0 (", "if %ERRORLEVEL% GEQ 2 ("}  # the doctor may find something wrong
    assert {lines[index + 1] for index in working} == checks


def test_nothing_of_the_user_reaches_pip_or_python(gathered: Bundle) -> None:
    text = (gathered.folder / "cai_dat.cmd").read_text(encoding="ascii")

    assert {'set "PYTHONHOME="', 'set "PYTHONPATH="', 'set "PIP_CONFIG_FILE=nul"'} <= set(text.splitlines())
    assert text.count("-m pip") == text.count("-I -m pip") == 4  # the base's or, where it has none, the environment's
    assert text.count("%PIP% %QUIET% ") == text.count("\n%PIP%") == 2
    assert '"QUIET=--isolated --disable-pip-version-check install --no-index ' in text


def test_the_own_wheel_is_looked_for_before_anything_is_touched(gathered: Bundle) -> None:
    text = (gathered.folder / "cai_dat.cmd").read_text(encoding="ascii")

    assert text.index(rf"goi\xlsx_addin-{__version__}-py3-none-any.whl)") < text.index("-m venv")


def test_the_python_that_is_looked_for(gathered: Bundle) -> None:
    text = (gathered.folder / "cai_dat.cmd").read_text(encoding="ascii")

    assert "call :try py -3.12\n" in text
    condition = re.search(r'^%\* -I -c "(.*)" >nul', text, re.MULTILINE)
    assert condition is not None
    running = condition[1].replace("(3, 12)", str(sys.version_info[:2]))
    assert subprocess.run([sys.executable, "-c", running], check=False).returncode == 0
    other = condition[1].replace("(3, 12)", "(3, 1)")
    assert subprocess.run([sys.executable, "-c", other], check=False).returncode == 1


def test_the_text_to_read_first(gathered: Bundle) -> None:
    content = (gathered.folder / "DOC_TRUOC.txt").read_bytes()

    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.startswith(f"BỘ CÀI XLSX-ADDIN {__version__} – ")
    assert "- Python 3.12, bản 64 bit, từ python.org" in text
    assert "python-3.12.10-amd64.exe (https://www.python.org/ftp/python/3.12.10/)" in text
    assert text.count("\n") == text.count("\r\n")


def test_a_message_is_utf8_without_a_mark_for_type(gathered: Bundle) -> None:
    content = (gathered.folder / "thong_bao" / "khong_co_python.txt").read_bytes()

    assert content.decode("utf-8").startswith("Không tìm thấy Python 3.12 bản 64 bit trên máy này.\r\n")


def a_wheel(folder: Path, *requirements: str) -> Path:
    wheel = folder / "sample-1-py3-none-any.whl"
    lines = "".join(f"Requires-Dist: {requirement}\n" for requirement in requirements)
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("sample-1.dist-info/METADATA", f"Metadata-Version: 2.1\nName: sample\nVersion: 1\n{lines}")
        archive.writestr("sample-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("sample-1.dist-info/RECORD", "")
    return wheel


def test_requirements_that_hold_on_windows_alone(tmp_path: Path) -> None:
    wheel = a_wheel(
        tmp_path,
        "pydantic>=2",
        "pywin32>=224 ; platform_system == 'Windows'",
        'tzdata (>=2024.1) ; (sys_platform == "win32")',
        'colorama; os_name == "nt"',
        'psutil; sys_platform == "darwin"',
        'pytest; sys_platform == "win32" and extra == "all"',
    )

    assert needed_on_windows([wheel]) == ("colorama", "pywin32>=224", "tzdata (>=2024.1)")


@pytest.mark.parametrize("version", ["3.10", "3", "3.12.1", "x", "2.7"])
def test_a_python_that_is_too_old_or_no_version(tmp_path: Path, version: str) -> None:
    with pytest.raises(Refusal, match=re.escape(f"“{version}” không phải phiên bản Python dùng được.")):
        gather(tmp_path / "set", version)


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")

    with pytest.raises(Refusal, match="không phải thư mục trống"):
        gather(tmp_path, PYTHON)
    with pytest.raises(Refusal, match="không phải thư mục trống"):
        gather(tmp_path / "note.txt", PYTHON)

    assert [file.name for file in tmp_path.iterdir()] == ["note.txt"]


def test_no_folder_above(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Hãy tạo thư mục đó"):
        gather(tmp_path / "missing" / "set", PYTHON)


def test_a_python_without_pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(Refusal, match="Python này không có pip"):
        gather(tmp_path / "set", PYTHON)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(_: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundle, "make_wheel", fill_up)

    with pytest.raises(Refusal) as refused:
        gather(tmp_path / "set", PYTHON)

    assert str(refused.value).startswith(f"Không ghi được bộ cài vào “{tmp_path / 'set'}”: ổ đĩa đã đầy")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.usefixtures("wheel_made_before")
def test_what_a_killed_run_began_is_swept_a_day_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "_download", lambda *_: None)
    for name, age in ((".xlsx_addin_old", 90_000), (".xlsx_addin_young", 3_600), ("xlsx_addin_mine", 90_000)):
        (tmp_path / name / "set").mkdir(parents=True)
        os.utime(tmp_path / name, (time.time() - age,) * 2)

    gather(tmp_path / "set", PYTHON)

    assert sorted(path.name for path in tmp_path.iterdir()) == [".xlsx_addin_young", "set", "xlsx_addin_mine"]


def test_without_an_index_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pip is told, as by a machine without a network, that there is no index and nothing at hand."""
    own = a_wheel(tmp_path, "no-such-package-anywhere")
    monkeypatch.setattr(bundle, "make_wheel", lambda _: own)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)

    with pytest.raises(Refusal, match=r"Không tải được các gói cho Python 3\.12: No matching distribution found"):
        gather(tmp_path / "set", PYTHON)

    assert [file.name for file in tmp_path.iterdir()] == [own.name]


def test_an_empty_folder_may_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = a_wheel(tmp_path)
    (tmp_path / "set").mkdir()

    def make_wheel(folder: Path) -> Path:
        """On the drive of the set, so that it can be moved there at one stroke, in a folder that tells whose it is."""
        assert folder.parent.parent == tmp_path
        assert folder.parent.name.startswith(".xlsx_addin_")
        return own

    monkeypatch.setattr(bundle, "make_wheel", make_wheel)
    monkeypatch.setattr(bundle, "_ALWAYS", ())
    monkeypatch.setenv("PIP_NO_INDEX", "1")

    found = gather(tmp_path / "set", PYTHON, papers={"D5_BaoCao.docx": b"report"})
    assert found == Bundle(tmp_path / "set", PYTHON, (own.name,), 1, ("sample 1",))
    assert (tmp_path / "set" / "mau_van_ban" / "D5_BaoCao.docx").read_bytes() == b"report"
    digest = hashlib.sha256(own.read_bytes()).hexdigest()
    assert (tmp_path / "set" / "yeu_cau.txt").read_bytes() == f"sample==1 --hash=sha256:{digest}\r\n".encode()
    assert (tmp_path / "set" / "cai_dat.cmd").is_file()


@pytest.mark.parametrize(("python", "full"), [("3.11", "3.11.9"), ("3.12", "3.12.10"), ("3.14", "3.14.x")])
@pytest.mark.usefixtures("wheel_made_before")
def test_the_installer_of_python_is_named_by_its_version_where_that_is_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, python: str, full: str
) -> None:
    monkeypatch.setattr(bundle, "_download", lambda *_: None)
    gather(tmp_path / "set", python)
    texts = [
        (tmp_path / "set" / place).read_text(encoding="utf-8-sig")
        for place in ("DOC_TRUOC.txt", "thong_bao/khong_co_python.txt", "thong_bao/python_cua_store.txt")
    ]
    named = re.compile(r"python-(\S+)-amd64\.exe")
    assert [set(named.findall(text)) for text in texts] == [{full}] * 3
    assert texts[0].startswith(f"BỘ CÀI XLSX-ADDIN {__version__} – ")
    assert [f"Python {python}, bản 64 bit" in texts[0], f"Python {python} bản 64 bit" in texts[1]] == [True, True]


@pytest.mark.usefixtures("wheel_made_before")
def test_an_optional_part_is_asked_for_by_name_and_only_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def download(wheels: Path, python: str, requirements: list[str]) -> None:
        asked.append(requirements)
        own = Path(next(text for text in requirements if ".whl" in text).partition("[")[0])
        shutil.copy(own, wheels)

    monkeypatch.setattr(bundle, "_run_pip_download", download)
    gather(tmp_path / "không", PYTHON)
    gather(tmp_path / "có", PYTHON, ["overview"])
    assert [sum(text.endswith("[overview]") for text in requirements) for requirements in asked] == [0, 1]


def test_an_unknown_optional_part_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Không có phần tùy chọn “toan-canh”"):
        gather(tmp_path / "bộ cài", PYTHON, ["toan-canh"])
    assert list(tmp_path.iterdir()) == []
