"""A Python in the set: by its name for this version, and by its digest what its makers published."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from xlsx_addin.installation import bundle, handed_on
from xlsx_addin.installation.bundle import gather
from xlsx_addin.installation.handed_on import OfficialPython
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = b"an installer"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def downloaded(folder: Path, name: str) -> Path:
    file = folder / name
    file.write_bytes(CONTENT)
    return file


@pytest.mark.usefixtures("wheel_made_before")
@pytest.mark.parametrize(
    ("name", "python"),
    [("python-3.11.9-amd64.exe", "3.11"), ("python.3.13.2.nupkg", "3.13"), ("python.3.13.2.zip", "3.13")],
)
def test_it_lies_in_the_set_and_the_text_to_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, python: str
) -> None:
    monkeypatch.setattr(bundle, "_download", lambda *_: None)

    gather(tmp_path / "set", python, own_python=OfficialPython(downloaded(tmp_path, name), DIGEST.upper()))

    assert (tmp_path / "set" / name).read_bytes() == CONTENT
    text = (tmp_path / "set" / "DOC_TRUOC.txt").read_text(encoding="utf-8-sig")
    assert f"- Python {python}: không cần cài trước. Bộ cài có sẵn {name}" in text


def test_a_published_digest_needs_not_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = downloaded(tmp_path, "python-3.12.10-amd64.exe")
    with pytest.raises(Refusal, match=f"có mã SHA-256 là {DIGEST}, không phải 67b5635e.*Hãy tải lại"):
        OfficialPython(file).check("3.12")
    monkeypatch.setitem(handed_on.PUBLISHED, file.name, DIGEST)
    OfficialPython(file).check("3.12")
    OfficialPython(file).put_into(tmp_path / "..")
    (tmp_path / ".." / file.name).unlink()


def test_an_unknown_one_is_asked_for_with_the_digest_that_it_has(tmp_path: Path) -> None:
    file = downloaded(tmp_path, "python-3.13.2-amd64.exe")
    with pytest.raises(Refusal) as refused:
        OfficialPython(file).check("3.13")
    assert str(refused.value) == (
        f"Chương trình chưa biết mã SHA-256 của “{file.name}”. Tệp này có mã {DIGEST}: hãy so với mã nơi phát hành"
        " công bố, nếu đúng thì chạy lại với --python-digest và mã đó."
    )


@pytest.mark.parametrize(
    "name",
    ["python-3.12.10-amd64.exe", "python-3.11.9.exe", "python-3.11.9-arm64.exe", "setup.exe", "python.3.11.nupkg"],
)
def test_another_file_than_the_set_can_use(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal, match=r"không phải tệp Python 3\.11 cho Windows 64 bit"):
        OfficialPython(downloaded(tmp_path, name), DIGEST).check("3.11")


def test_nothing_is_left_of_a_set_whose_python_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"Không đọc được “.*”: không tìm thấy"):
        gather(tmp_path / "set", "3.11", own_python=OfficialPython(tmp_path / "python-3.11.9-amd64.exe"))
    assert [*tmp_path.iterdir()] == []


@pytest.mark.usefixtures("wheel_made_before")
def test_a_file_that_changes_while_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = downloaded(tmp_path, "python-3.11.9-amd64.exe")
    monkeypatch.setattr(bundle, "_download", lambda *_: file.write_bytes(b"another"))
    with pytest.raises(Refusal, match="thay đổi trong khi đang chép"):
        gather(tmp_path / "set", "3.11", own_python=OfficialPython(file, DIGEST))
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_the_published_ones_are_those_that_the_messages_name() -> None:
    assert [*handed_on.PUBLISHED] == [f"python-{full}-amd64.exe" for full in bundle._LAST_INSTALLERS.values()]
