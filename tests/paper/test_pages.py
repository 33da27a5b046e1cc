"""The pages as LibreOffice lays them out: nothing torn apart, nothing alone, nothing overlapping, all of it A4."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.paper.papers import OFFICE, dossier, filled, only
from tests.printed_pages import PRINTING, page_texts
from xlsx_addin.paper.documents import Code, documents
from xlsx_addin.paper.pdf import find_converter

if TYPE_CHECKING:
    from collections.abc import Iterator
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


OF_ROWS, OF_MINUTES = (1, 22, 23, 500), (1, 22)
OF_LONG_WORDS = (Code.REPORT, Code.MINUTES, Code.NOTICES, Code.SCORE_SHEETS, Code.REGISTRATION)


def printed() -> Iterator[tuple[str, bytes]]:
    """Every document that is looked at below, by a name."""
    for rows in (0, *OF_ROWS):
        yield f"report of {rows}", only(Code.REPORT, many(rows))
    for code in OF_LONG_WORDS:
        yield f"long {code.name}", filled(next(iter(documents(code, many(9, long=True)))))
    yield "score sheets", filled(next(iter(documents(Code.SCORE_SHEETS, many(4)))))
    yield "long score sheets", filled(next(iter(documents(Code.SCORE_SHEETS, many(3, long=True)))))
    for rows in OF_MINUTES:
        yield f"minutes of {rows}", only(Code.MINUTES, many(rows))
    units = "\n".join(["| Mã | Tên |", *(f"| CB-{number} | Chi bộ số {number} |" for number in range(40))])
    yield "reminder", only(Code.REMINDER, dossier(settings=OFFICE, sheets={"Đầu mối": units}))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all of them as PDF: the program that prints starts once."""
    folder = tmp_path_factory.mktemp("papers")
    for name, content in printed():
        (folder / f"{name}.docx").write_bytes(content)
    find_converter().convert(sorted(folder.glob("*.docx")), folder)
    return folder


def pages(papers: Path, name: str) -> list[list[str]]:
    """The lines of each page, without those that are blank."""
    texts = page_texts(papers / f"{name}.pdf")
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in texts]


def body(page: list[str]) -> list[str]:
    """A page's lines without its number and its foot."""
    return [line for line in page if not line.isdigit() and line != PROVISIONAL]


@pytest.mark.parametrize("rows", OF_ROWS)
def test_the_report_of_so_many_rows_holds_together(papers: Path, rows: int) -> None:
    laid_out = pages(papers, f"report of {rows}")
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


def test_the_report_without_rows_is_one_upright_section(papers: Path) -> None:
    assert len(pages(papers, "report of 0")) == 1


@pytest.mark.parametrize("code", OF_LONG_WORDS)
def test_nothing_of_a_long_name_or_model_is_cut(papers: Path, code: Code) -> None:
    words = " ".join(" ".join(line for page in pages(papers, f"long {code.name}") for line in page).split())
    name_words = [f"vùng{number}" for number in range(14)]
    assert [word for word in name_words if word not in words] == []
    if code is not Code.MINUTES:
        assert [f"khâu{number}" for number in range(58) if f"khâu{number}" not in words] == []


def test_every_page_is_a4_and_annexes_lie(papers: Path) -> None:
    pdf = str(papers / "report of 23.pdf")
    info = subprocess.run(["pdfinfo", "-l", "99", pdf], check=True, capture_output=True).stdout.decode()
    sizes = [
        (round(float(width)), round(float(height)))
        for width, height in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", info)
    ]
    assert sizes[:2] == [(595, 842), (595, 842)]
    assert set(sizes[2:]) == {(842, 595)}


def test_each_score_sheet_has_a_page_of_its_own(papers: Path) -> None:
    laid_out = pages(papers, "score sheets")
    assert [sum("PHIẾU CHẤM ĐIỂM" in line for line in page) for page in laid_out] == [1, 1, 1, 1]
    assert all(any("– DU-SM – 2026" in line for line in page) for page in laid_out)


def test_a_score_sheet_of_a_long_model_leaves_no_code_on_a_page_by_itself(papers: Path) -> None:
    laid_out = [body(page) for page in pages(papers, "long score sheets")]
    assert all(any("NGƯỜI CHẤM" in line for line in page) for page in laid_out)
    assert all(any("– DU-SM – 2026" in line for line in page) for page in laid_out)


@pytest.mark.parametrize("rows", OF_MINUTES)
def test_minutes_never_end_with_a_signature_alone(papers: Path, rows: int) -> None:
    for page in map(body, pages(papers, f"minutes of {rows}")):
        assert not page[0].startswith(("NGƯỜI GHI BIÊN BẢN", "Trần Thị Ngọc Hà", "Mã dữ liệu"))


def test_a_reminder_to_many_units_is_one_letter(papers: Path) -> None:
    laid_out = pages(papers, "reminder")
    assert sum("Kính gửi" in line for page in laid_out for line in page) == 1
    assert any(line == "- Chi bộ số 39." for page in laid_out for line in page)
