"""What has changed since papers were made: from the copy of the workbook kept beside them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.paper.papers import OFFICE, TODAY
from tests.workbooks import workbook_bytes
from xlsx_addin.exchange.sending.received_senders import received_senders
from xlsx_addin.jobs.appraise import Job, appraise_workbook
from xlsx_addin.jobs.appraised_file import write_appraised
from xlsx_addin.paper.comparison import paper_changes
from xlsx_addin.paper.document_set import make_papers
from xlsx_addin.paper.dossier_reader import read_dossier
from xlsx_addin.workbook.sheets import SheetCache
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = """
| Mã    | Tên     | Loại đối tượng | Quyết định |
| THCS1 | Trường  | Tổ chức        |            |
| TYT   | Trạm    | Tổ chức        |            |
| PNV   | Phòng   | Tổ chức        |            |
"""
SCORES = "| Mã | C1 | C2 | C3 |\n| THCS1 | 25 | 25 | 25 |\n| TYT | 29 | 28 | 38 |"


def job(subjects: str = SUBJECTS, scores: str = SCORES) -> Job:
    return appraise_workbook(
        SheetCache(FileWorkbook.open(workbook_bytes(subjects=subjects, scores=scores, settings=OFFICE))), TODAY
    )


def papers(
    folder: Path, made_from: Job, replaced: date | None = None, only: tuple[str, ...] = ("D5", "D1")
) -> list[str]:
    made = make_papers(
        read_dossier(made_from, TODAY, received=received_senders),
        folder,
        only=only,
        write_snapshot=lambda path: write_appraised(path, made_from.workbook, made_from),
        replaced=replaced,
    )
    return sorted(item.docx.name for item in made.items)


def changes(folder: Path, now: Job) -> tuple[str, ...]:
    found = paper_changes(now, folder)
    return () if found is None else found.changes


def test_without_papers_and_without_changes_nothing_is_said(tmp_path: Path) -> None:
    assert paper_changes(job(), tmp_path / "Văn bản") is None
    papers(tmp_path, job())
    assert paper_changes(job(), tmp_path) is None


def test_other_grades_points_decisions_and_rows_are_told(tmp_path: Path) -> None:
    papers(tmp_path, job())
    lower = SCORES.replace("| THCS1 | 25 | 25 | 25 |", "| THCS1 | 20 | 20 | 20 |").replace("38 |", "39 |")
    assert changes(tmp_path, job(scores=lower)) == ("THCS1 Khá → Đạt", "TYT 95,00 → 96,00 điểm")
    scored = SCORES + "\n| PNV | 29 | 28 | 38 |"
    assert changes(tmp_path, job(scores=scored)) == ("PNV Chờ thẩm định → Tốt",)
    other = SUBJECTS.replace("| PNV   | Phòng ", "| HND   | Hội   ")
    assert changes(tmp_path, job(subjects=other)) == ("HND (mới) Chờ thẩm định", "PNV không còn trong sổ")
    refused = SUBJECTS.replace(
        "| TYT   | Trạm    | Tổ chức        |            |", "| TYT | Trạm | Tổ chức | Không đồng ý |"
    )
    assert changes(tmp_path, job(subjects=refused)) == ("TYT quyết định – → Không đồng ý",)


def test_the_sentence_names_the_day_and_the_first_ones(tmp_path: Path) -> None:
    papers(tmp_path, job())
    found = paper_changes(job(scores="| Mã | C1 | C2 | C3 |\n| PNV | 20 | 20 | 20 |"), tmp_path)
    assert found is not None
    told = found._replace(made=date(2026, 12, 18))
    assert told.sentence(1) == ("Khác với văn bản lập ngày 18/12: THCS1 Khá → Chờ thẩm định; … và 2 đối tượng khác.")
    assert told.sentence(3).endswith("TYT Tốt → Chờ thẩm định; PNV Chờ thẩm định → Đạt.")


def test_papers_from_before_the_first_score_are_compared_with_nothing(tmp_path: Path) -> None:
    papers(tmp_path, job(scores=""))
    assert paper_changes(job(), tmp_path) is None


def test_the_papers_made_last_are_the_ones_that_are_compared(tmp_path: Path) -> None:
    lower = SCORES.replace("| THCS1 | 25 | 25 | 25 |", "| THCS1 | 20 | 20 | 20 |")
    papers(tmp_path, job())
    papers(tmp_path, job(scores=lower))
    assert paper_changes(job(scores=lower), tmp_path) is None
    assert changes(tmp_path, job()) == ("THCS1 Đạt → Khá",)


def test_a_copy_that_cannot_be_read_is_as_none(tmp_path: Path) -> None:
    papers(tmp_path, job())
    [copy] = tmp_path.glob("*.xlsx")
    copy.write_bytes(b"damaged")
    assert paper_changes(job(scores=""), tmp_path) is None


def test_what_is_made_anew_names_in_its_file_what_it_replaces(tmp_path: Path) -> None:
    assert papers(tmp_path, job()) == ["BaoCao_2026_DU-SM_du-thao.docx", "PhieuDangKy_2026_DU-SM.docx"]
    replaced = date(2026, 12, 18)
    assert papers(tmp_path, job(), replaced) == [
        "BaoCao_2026_DU-SM_du-thao_thay-ban-ngay-18-12.docx",
        "PhieuDangKy_2026_DU-SM_2.docx",
    ]
    assert papers(tmp_path, job(), date(2026, 12, 20), ("D5",)) == [
        "BaoCao_2026_DU-SM_du-thao_thay-ban-ngay-20-12.docx"
    ]
    assert papers(tmp_path, job(), replaced, ("D4",)) == ["BienBan_2026_DU-SM.docx"]  # there was none to be replaced
