"""Workbooks dropped on the shortcut: each is appraised into a new file beside it, whatever becomes of the others."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.typed import CommandLine, assert_refused, typed
from tests.windows_boxes import Box, boxes
from tests.workbooks import cell_of, write_workbook
from xlsx_addin.cli.dropped_workbooks import output_beside
from xlsx_addin.installation.install import DROP_ARGUMENTS
from xlsx_addin.sample.workbook import write_sample

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["boxes", "typed"]

MOMENT = datetime(2026, 12, 16, 9, 5, 59)
NAME = r"{stem} – kết quả 20\d\d-\d\d-\d\d \d{{4}}{number}\.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a name that a command line may stumble over."""
    folder = tmp_path / "Thả & 'sổ' 100%"
    folder.mkdir()
    return folder


def sound(path: Path) -> Path:
    """A workbook of a past year with one subject and nothing wrong."""
    return write_workbook(
        path,
        settings={"Năm đánh giá": 2025},
        subjects="| Mã |\n| A01 |",
        scores="| Mã | C1 | C2 | C3 |\n| A01 | 28 | 28 | 38 |",
    )


def results(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if "kết quả" in path.name)


def test_a_workbook_is_appraised_into_a_new_file_beside_it(folder: Path, typed: CommandLine) -> None:
    path = folder / "Sổ của Phòng.xlsm"
    write_sample(path)
    before = path.read_bytes()
    answer = typed("drop", path)
    assert (answer.status, answer.err) == (1, "")
    assert path.read_bytes() == before
    [name] = results(folder)
    assert re.fullmatch(NAME.format(stem="Sổ của Phòng", number=""), name)
    book = openpyxl.load_workbook(folder / name)
    assert cell_of(book["Kết quả"], "Mã", 5).value == "VP-UBND"
    assert cell_of(book["Nhật ký"], "Việc", 5).value == "Thẩm định"
    first, second, last = answer.out.splitlines()
    assert re.fullmatch(
        r"Sổ của Phòng\.xlsm: 33 đối tượng, 15 đối tượng đủ điều kiện về mô hình; 4 lỗi, \d+ cảnh báo\.", first
    )
    assert (second, last) == (
        f"→ {name}",
        "Đã thẩm định 1/1 sổ. Sổ gốc giữ nguyên; kết quả ở tệp mới, cùng thư mục với sổ gốc.",
    )


def test_a_sound_workbook_ends_well(folder: Path, typed: CommandLine) -> None:
    assert typed("drop", sound(folder / "sổ.xlsx")).status == 0


def test_a_bad_file_does_not_stop_the_others(folder: Path, typed: CommandLine) -> None:
    first, last = sound(folder / "một.xlsx"), sound(folder / "hai.xlsx")
    damaged = folder / "hỏng.xlsx"
    damaged.write_bytes(first.read_bytes()[:2000])
    missing = folder / "không có.xlsx"
    answer = typed("drop", first, damaged, folder, missing, last)
    assert answer.status == 2
    assert [name.split(" –")[0] for name in results(folder)] == ["hai", "một"]
    assert answer.out.splitlines()[-1].startswith("Đã thẩm định 2/5 sổ.")
    assert answer.out.count("chưa thẩm định được.\n→ ") == 3
    assert [line.split(":")[0] for line in answer.err.splitlines()] == ["hỏng.xlsx", folder.name, "không có.xlsx"]


def test_what_nobody_foresaw_does_not_stop_the_others_either(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: CommandLine
) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(folder / "log"))
    bad, good = sound(folder / "một.xlsx"), sound(folder / "hai.xlsx")

    def write(path: Path, *_: object, **_matters: object) -> None:
        if path.name.startswith("một"):
            message = "not foreseen"
            raise ZeroDivisionError(message)
        path.write_bytes(b"written")

    monkeypatch.setattr("xlsx_addin.jobs.appraised_file.write_appraised", write)
    answer = typed("drop", bad, good)
    assert answer.status == 2
    assert len(results(folder)) == 1
    log = folder / "log" / "xlsx_addin" / "logs" / "xlsx_addin.log"
    assert answer.err == (
        "một.xlsx: Chưa thực hiện được do lỗi của chương trình (ZeroDivisionError). Vui lòng gửi tệp "
        f"nhật ký cho cán bộ công nghệ thông tin: {log}\n"
    )
    assert "not foreseen" in log.read_text("utf-8")


@pytest.mark.not_under_wine("Wine says that it made a link and makes none; Windows itself asks for a right")
def test_workbooks_of_one_name_and_one_minute_get_files_of_their_own(folder: Path) -> None:
    path = folder / "sổ.xlsm"
    first = output_beside(path, MOMENT)
    assert first == folder / "sổ – kết quả 2026-12-16 0905.xlsx"
    first.write_bytes(b"")
    second = output_beside(path, MOMENT)
    assert second == folder / "sổ – kết quả 2026-12-16 0905 (2).xlsx"
    second.symlink_to(folder / "nowhere")
    assert output_beside(path.with_suffix(".xlsx"), MOMENT) == folder / "sổ – kết quả 2026-12-16 0905 (3).xlsx"


def test_nothing_dropped(typed: CommandLine) -> None:
    answer = typed("drop")
    assert_refused(answer)
    assert answer.err == "Vui lòng kéo một hoặc nhiều sổ thẩm định rồi thả vào biểu tượng này.\n"


def test_the_shortcut_on_the_desktop_hands_the_paths_over(folder: Path) -> None:
    paths = [sound(folder / "một.xlsx"), sound(folder / "hai = 2.xlsx")]
    command = [sys.executable, *DROP_ARGUMENTS.split(), *map(str, paths)]
    finished = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert len(results(folder)) == 2


def test_on_windows_a_box_says_what_became_of_each(folder: Path, boxes: list[Box], typed: CommandLine) -> None:
    good, missing = sound(folder / "một.xlsx"), folder / "không có.xlsx"
    assert typed("drop", good, missing).status == 2
    [(text, title, style)] = boxes
    [name] = results(folder)
    assert title == "Sổ thẩm định"
    assert style == 0x40030
    reason = "Không tìm thấy tệp “không có.xlsx”. Vui lòng kiểm tra lại tên tệp và thư mục."
    assert text.split("\n\n") == [
        "Đã thẩm định 1/2 sổ. Sổ gốc giữ nguyên; kết quả ở tệp mới, cùng thư mục với sổ gốc.",
        f"không có.xlsx: chưa thẩm định được.\n→ {reason}",
        f"một.xlsx: 1 đối tượng, 1 đối tượng đủ điều kiện về mô hình; 0 lỗi, 0 cảnh báo.\n→ {name}",
    ]


def test_the_box_has_another_sign_when_all_is_well(folder: Path, boxes: list[Box], typed: CommandLine) -> None:
    typed("drop", sound(folder / "một.xlsx"))
    assert [style for _, _, style in boxes] == [0x40040]


def test_the_box_of_many_workbooks_shows_those_that_failed_first(
    folder: Path, boxes: list[Box], typed: CommandLine
) -> None:
    files = [sound(folder / "một.xlsx"), *(folder / f"thiếu {number}.xlsx" for number in range(13))]
    typed("drop", *files)
    lines = boxes[0][0].split("\n\n")
    assert [line.split(":")[0] for line in lines[1:-1]] == [f"thiếu {number}.xlsx" for number in range(12)]
    assert lines[-1] == "… và 2 sổ khác."


def test_a_double_click_on_the_shortcut_says_what_to_do(boxes: list[Box], typed: CommandLine) -> None:
    assert typed("drop").status == 2
    assert [text for text, _, _ in boxes] == ["Vui lòng kéo một hoặc nhiều sổ thẩm định rồi thả vào biểu tượng này."]
