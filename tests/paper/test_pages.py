"""The pages as LibreOffice lays them out: nothing torn apart, nothing alone, nothing overlapping, all of it A4."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.exchange.sent import converted_by_libreoffice
from tests.paper.papers import OFFICE, dossier, filled, only
from tests.printed_pages import PRINTING, page_texts
from xlsx_addin.paper.documents import Code, documents

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.paper.dossier import Dossier

pytestmark = PRINTING

LONG_NAME = "Ban Quản lý dự án bảo tồn " + " ".join(f"vùng{number}" for number in range(14)) + " xã Đưng K’Nớ"
LONG_MODEL = "Ứng dụng công nghệ số trong " + " ".join(f"khâu{number}" for number in range(58))
GRADES = ((29, 29, 39), (25, 25, 30), (18, 18, 22), (10, 10, 10))
KINDS = ("Tổ chức", "Tập thể", "Cá nhân")
PROVISIONAL = "tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU"


def many(rows: int, *, long: bool = False) -> Dossier:
    """A dossier of so many graded subjects, two thirds of them qualified."""
    subjects = ["| Mã | Tên | Loại đối tượng | Tên mô hình | Ngày nhận báo cáo |"]
    scores = ["| Mã | Người chấm | C1 | C2 | C3 |"]
    for number in range(rows):
        name = f"{LONG_NAME} {number}" if long else f"Đối tượng {number}"
        model = f"{LONG_MODEL} {number}" if long else f"Mô hình {number} của thôn bản"
        received = "16/12/2026" if number % 7 == 0 else "10/12/2026"
        subjects.append(f"| S{number} | {name} | {KINDS[number * 3 // max(rows, 1)]} | {model} | {received} |")
        points = " | ".join(map(str, GRADES[number % 3 if number % 5 else 3]))
        scores += [f"| S{number} | Người {place} | {points} |" for place in range(3)]
    return dossier(subjects="\n".join(subjects if rows else []), scores="\n".join(scores if rows else []))


def pages(content: bytes, folder: Path) -> list[list[str]]:
    """The lines of each page, without those that are blank."""
    printed = page_texts(converted(content, folder))
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in printed]


def converted(content: bytes, folder: Path) -> Path:
    (folder / "van_ban.docx").write_bytes(content)
    return converted_by_libreoffice(folder / "van_ban.docx", "pdf")


def body(page: list[str]) -> list[str]:
    """A page's lines without its number and its foot."""
    return [line for line in page if not line.isdigit() and line != PROVISIONAL]


@pytest.mark.parametrize("rows", [1, 22, 23, 500])
def test_the_report_of_so_many_rows_holds_together(tmp_path: Path, rows: int) -> None:
    laid_out = pages(only(Code.REPORT, many(rows)), tmp_path)
    texts = [body(page) for page in laid_out]
    assert all(PROVISIONAL in page for page in laid_out)
    assert [page[0] for page in laid_out[1:]] == [str(number) for number in range(2, len(laid_out) + 1)]
    for page in texts:
        assert not page[0].startswith(("Nơi nhận", "T/M", "Danh sách có", "Mã dữ liệu", "Nguyễn Văn Mẫu"))
        assert not re.match(r"^(I|II|III|[AB])\. ", page[-1])
    annexes = texts[next(number for number, page in enumerate(texts) if "Phụ lục 1" in page[0]) :]
    for page in annexes:
        heading = next((place for place, line in enumerate(page[:9]) if re.search(r"\bTT\b", line)), None)
        assert heading is not None, page[:9]  # below the lines of the title, amid its own
        assert not [line for line in page[:heading] if re.match(r"(I|II|III|[AB])\. |\d+ ", line)]
    ends = [line for page in annexes for line in page if line.startswith("Danh sách có")]
    titles = [line for page in annexes for line in page if re.search(r"\(\d+ đối tượng\)$", line)]
    heads = [line for page in annexes for line in page if re.match(r"^Phụ lục \d$", line)]
    assert len(ends) + len(titles) == len(heads)  # the proposed list alone counts in its title
    assert len(titles) == int("Phụ lục 4" in heads)


def test_the_report_without_rows_is_one_upright_section(tmp_path: Path) -> None:
    content = only(Code.REPORT, many(0))
    assert len(pages(content, tmp_path)) == 1


@pytest.mark.parametrize("code", [Code.REPORT, Code.MINUTES, Code.NOTICES, Code.SCORE_SHEETS, Code.REGISTRATION])
def test_nothing_of_a_long_name_or_model_is_cut(tmp_path: Path, code: Code) -> None:
    made_from = many(9, long=True)
    document = next(iter(documents(code, made_from)))
    words = " ".join(" ".join(line for page in pages(filled(document), tmp_path) for line in page).split())
    name_words = [f"vùng{number}" for number in range(14)]
    assert [word for word in name_words if word not in words] == []
    if code is not Code.MINUTES:
        assert [f"khâu{number}" for number in range(58) if f"khâu{number}" not in words] == []


def test_every_page_is_a4_and_annexes_lie(tmp_path: Path) -> None:
    pdf = converted(only(Code.REPORT, many(23)), tmp_path)
    info = subprocess.run(["pdfinfo", "-l", "99", str(pdf)], check=True, capture_output=True).stdout.decode()
    sizes = [
        (round(float(width)), round(float(height)))
        for width, height in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", info)
    ]
    assert sizes[:2] == [(595, 842), (595, 842)]
    assert set(sizes[2:]) == {(842, 595)}


def test_each_score_sheet_has_a_page_of_its_own(tmp_path: Path) -> None:
    document = next(iter(documents(Code.SCORE_SHEETS, many(4))))
    laid_out = pages(filled(document), tmp_path)
    assert [sum("PHIẾU CHẤM ĐIỂM" in line for line in page) for page in laid_out] == [1, 1, 1, 1]
    assert all(any("– DU-SM – 2026" in line for line in page) for page in laid_out)


def test_a_score_sheet_of_a_long_model_leaves_no_code_on_a_page_by_itself(tmp_path: Path) -> None:
    document = next(iter(documents(Code.SCORE_SHEETS, many(3, long=True))))
    laid_out = [body(page) for page in pages(filled(document), tmp_path)]
    assert all(any("NGƯỜI CHẤM" in line for line in page) for page in laid_out)
    assert all(any("– DU-SM – 2026" in line for line in page) for page in laid_out)


@pytest.mark.parametrize("rows", [1, 22])
def test_minutes_never_end_with_a_signature_alone(tmp_path: Path, rows: int) -> None:
    for page in map(body, pages(only(Code.MINUTES, many(rows)), tmp_path)):
        assert not page[0].startswith(("NGƯỜI GHI BIÊN BẢN", "Trần Thị Ngọc Hà", "Mã dữ liệu"))


def test_a_reminder_to_many_units_is_one_letter(tmp_path: Path) -> None:
    units = "\n".join(["| Mã | Tên |", *(f"| CB-{number} | Chi bộ số {number} |" for number in range(40))])
    made_from = dossier(settings=OFFICE, sheets={"Đầu mối": units})
    laid_out = pages(only(Code.REMINDER, made_from), tmp_path)
    assert sum("Kính gửi" in line for page in laid_out for line in page) == 1
    assert any(line == "- Chi bộ số 39." for page in laid_out for line in page)
