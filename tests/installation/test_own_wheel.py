"""Our wheel, built from the checkout or put together from an installation, installs to the same files."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from xlsx_addin.installation.own_wheel import checkout_of, make_wheel, reason_of, repack
from xlsx_addin.refusal import Refusal


def a_wheel(folder: Path) -> Path:
    """A small wheel of another name, with a script, as any build tool makes it."""
    info = "sample_package-1.2.dist-info"
    wheel = folder / "sample_package-1.2-py30-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("sample_package/__init__.py", "def run(): print('chạy')\n")
        archive.writestr("sample_package/mẫu.xlsm", b"\0\1")
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: sample-package\nVersion: 1.2\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py30-none-any\n")
        archive.writestr(f"{info}/entry_points.txt", "[console_scripts]\nsample = sample_package:run\n")
        archive.writestr(f"{info}/RECORD", "")
    return wheel


def installed(wheel: Path, folder: Path) -> metadata.Distribution:
    """What pip makes of a wheel."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(folder)]
    subprocess.run([*command, str(wheel)], check=True)
    return next(iter(metadata.distributions(path=[str(folder)])))


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


def test_a_wheel_put_together_again_from_its_installation(tmp_path: Path) -> None:
    original = a_wheel(tmp_path)
    distribution = installed(original, tmp_path / "one")
    (tmp_path / "made").mkdir()

    again = make_wheel(tmp_path / "made", distribution)

    assert again.name == original.name
    assert contents(again) == contents(original)
    twice = installed(again, tmp_path / "two")
    assert sorted(map(str, twice.files or ())) == sorted(map(str, distribution.files or ()))


def test_the_list_in_a_wheel_put_together_again(tmp_path: Path) -> None:
    distribution = installed(a_wheel(tmp_path), tmp_path / "one")
    (tmp_path / "made").mkdir()

    wheel = repack(distribution, tmp_path / "made")

    with zipfile.ZipFile(wheel) as archive:
        record = "sample_package-1.2.dist-info/RECORD"
        lines = archive.read(record).decode().splitlines()
        for line in lines[:-1]:
            name, digest, size = line.split(",")
            content = archive.read(name)
            expected = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            assert (digest, int(size)) == (f"sha256={expected}", len(content))
        assert lines[-1] == f"{record},,"
        assert len(lines) == len(archive.namelist())


def test_an_installation_that_lost_a_file(tmp_path: Path) -> None:
    distribution = installed(a_wheel(tmp_path), tmp_path / "one")
    (tmp_path / "one" / "sample_package" / "mẫu.xlsm").unlink()

    with pytest.raises(Refusal, match=r"thiếu tệp “sample_package/mẫu\.xlsm”"):
        repack(distribution, tmp_path)


def test_an_installation_that_lost_its_list_of_files(tmp_path: Path) -> None:
    distribution = installed(a_wheel(tmp_path), tmp_path / "one")
    (tmp_path / "one" / "sample_package-1.2.dist-info" / "RECORD").unlink()

    with pytest.raises(Refusal, match=r"thiếu tệp “sample_package-1\.2\.dist-info/WHEEL”"):
        repack(distribution, tmp_path)


def test_the_checkout_of_an_editable_installation(tmp_path: Path) -> None:
    info = tmp_path / "sample-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sample\nVersion: 1\n", encoding="utf-8")
    distribution = metadata.Distribution.at(info)

    assert checkout_of(distribution) is None
    origin, address = info / "direct_url.json", "file:///srv/ngu%E1%BB%93n%20m%C3%A3"
    origin.write_text(f'{{"url": "{address}", "dir_info": {{}}}}', encoding="utf-8")
    assert checkout_of(distribution) is None
    origin.write_text(f'{{"url": "{address}", "dir_info": {{"editable": true}}}}', encoding="utf-8")
    assert checkout_of(distribution) == Path("/srv/nguồn mã")


def test_a_checkout_that_is_gone(tmp_path: Path) -> None:
    info = tmp_path / "sample-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sample\nVersion: 1\n", encoding="utf-8")
    gone = (tmp_path / "gone").as_uri()
    (info / "direct_url.json").write_text(f'{{"url": "{gone}", "dir_info": {{"editable": true}}}}', encoding="utf-8")

    with pytest.raises(Refusal, match="Không đóng gói được chương trình từ"):
        make_wheel(tmp_path, metadata.Distribution.at(info))


@pytest.mark.parametrize(
    ("messages", "reason"),
    [
        ("WARNING: a\nERROR: No match for x.\nERROR: None found.\n\nhint: b\n", "None found"),
        ("No module named pip\n", "No module named pip"),
        ("", "pip"),
    ],
)
def test_the_reason_that_pip_gives(messages: str, reason: str) -> None:
    assert reason_of(messages) == reason
