"""A guidance is a file: a letter with other grades, clauses, deadlines and organs runs through without any code."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.letters.at_home import knowing_only
from tests.overview import made
from tests.overview.conftest import ChildHere
from tests.workbooks import appraise_file, assert_results, workbook_bytes
from xlsx_addin import guidance
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.appraisal.explanation import Explaining
from xlsx_addin.cli.main import main
from xlsx_addin.exchange.envelope.counts import counts_of
from xlsx_addin.exchange.envelope.envelope import Edition
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.sending.letters import reminder_letter, result_letter, submission_letter
from xlsx_addin.exchange.sending.sent_envelopes import result, submission
from xlsx_addin.exchange.units.senders import ExpectedSender
from xlsx_addin.guidance.wording import letter_words
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.resources import template_bytes
from xlsx_addin.template.manual_sheet import readable
from xlsx_addin.terms import Outcome
from xlsx_addin.words import manual
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.appraisal_run import AppraisalRun
from xlsx_addin.workbook.tool_sheets import result_blocks
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.jobs.appraise import Job

ID = "12-KH/TEST"
LETTERS = Path(__file__).parents[1] / "letters"
MOMENT = datetime(2026, 11, 30, 8, tzinfo=VIETNAM)
OF_804 = re.compile(
    r"804-|09-HD|BTCTU|\bTốt\b|\bKhá\b|“Đạt”|Không đạt\b|1[45]/12|20/12|\bmục \d|Huyện ủy|Ban Tổ chức|Ban Xây dựng"
    r"|[Cc]ông văn|xuất sắc nhiệm vụ|\(R\d"
)
"""What only 804-CV/HU says: its number, basis, grades, days, clauses, organs and words."""

SUBJECTS = """
| Mã | Loại đối tượng | Tình trạng hồ sơ | Tự xếp loại |
| W  | Tổ chức        | Đã rút           | Được        |

| Mã | Diện             | Tự xếp loại |
| S  | Thôn, tổ dân phố | Được        |

| Mã | Cấp thẩm định | Tự xếp loại |
| O  | Ban Thường vụ | Được        |

| Mã | Loại đối tượng | Thuộc tổ chức | Người đứng đầu | Đăng ký | Ngày nhận báo cáo | Số QĐ công nhận sáng kiến | Ngày công nhận | Số QĐ khen thưởng đột xuất | Ngày khen thưởng | Tự xếp loại |
| H  | Cá nhân        | Q             | Có             | Không   |                   | 1/QĐ                      | 01/02/2026     | 2/QĐ                       | 01/03/2026       | Được |
| B  | Cá nhân        | A             | Có             | Không   |                   |                           |                |                            | 01/03/2025       | Được |
| U  | Cá nhân        |               |                | Không   |                   | 3/QĐ                      | 01/02/2025     |                            |                  | Được |
| V  | Tổ chức        |               |                | Không   |                   |                           |                |                            |                  | Được |
| R  | Tổ chức        |               |                | Có      |                   |                           |                |                            |                  | Được |

| Mã | Ngày nhận báo cáo | Tự xếp loại | Tên mô hình | Sản phẩm cụ thể | Điểm tự chấm | Báo cáo kết hợp |
| A  | 30/11/2026        |             |             |                 |              | Có              |
| Q  | 29/11/2026        | Xuất sắc    | x           | x               | 80           |                 |
| N  | 02/12/2026        | Chưa được   | x           | x               | 80           |                 |
| I  | 29/11/2026        | Tốt         | x           | x               | 80           |                 |
"""  # noqa: E501 - one table
GRADES = """
| Xếp loại  | Từ điểm | Được công nhận |
| Xuất sắc  | 80      | Có             |
| Được      | 50      | Không          |
| Chưa được | 0       | Không          |
"""
SCORES = "| Mã | C1 | C2 | C3 |\n| Q | 30 | 30 | 20 |\n| N | 30 | 29.999 | 20 |"
SETTINGS = {
    "Văn bản hướng dẫn": ID,
    "Mã đơn vị": "DV-1",
    "Tên đơn vị": "Chi đoàn Một",
    "Mã cấp trên": "DV-0",
    "Địa chỉ cấp trên": "a@x.example",
}


@pytest.fixture(autouse=True)
def letter() -> Iterator[Guidance]:
    """The made-up letter among the known ones, found by its id as any other."""
    with knowing_only(LETTERS):
        yield guidance.load(ID)


def job_on(day: date) -> Job:
    content = workbook_bytes(settings=SETTINGS, subjects=SUBJECTS, grades=GRADES, scores=SCORES)
    with FileWorkbook.open(content) as workbook:
        return appraise_workbook(workbook, day)


def texts_of(content: bytes) -> list[str]:
    """Every text of a workbook, the feet of its pages among them."""
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    parts = [part for sheet in sheets for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right)]
    cells = [cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row]
    return [text for text in (*cells, *(part.text for part in parts)) if isinstance(text, str)]


def paragraphs(path: Path) -> list[str]:
    """The text of each paragraph of a document, its tables, header and foot among them."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.startswith("word/")]
    found = [re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part) for text in parts for part in text.split("</w:p>")]
    return ["".join(texts) for texts in found if texts]


def of_804(texts: list[str]) -> list[str]:
    return [f"{match[0]}: {text}" for text in texts if (match := OF_804.search(text))]


def test_the_console_shows_every_step_whole_and_its_grades_smaller_where_they_are_longer() -> None:
    job = job_on(date(2026, 11, 30))
    console_rows = result_blocks(job.appraisal, job.run)[0].rows
    steps = [console_rows[row - places.STATUS_ROW][places.FIRST] for row in places.NEXT.lines]
    assert any(job.appraisal.register.guidance.basis.short_title in str(step) for step in steps)
    assert not [step for step in steps if str(step).endswith("…")]
    sheet = openpyxl.load_workbook(io.BytesIO(template_bytes()))["Thẩm định"]
    grade = sheet.cell(places.TOP.lines[0], places.SUMMARY_COLUMN + places.LAST)
    assert grade.alignment.shrink_to_fit


def test_every_outcome_follows_from_the_letters_own_grades_days_and_rules() -> None:
    assert_results(
        job_on(date(2026, 11, 30)).appraisal,
        """
        | subject | outcome               | grade     | rank | lateness     | days_late | grounds | rules      |
        | W       | withdrawn             |           |      | late         | 11        |         |            |
        | S       | out_of_scope          |           |      | late         | 11        |         | Q7         |
        | O       | other_authority       |           |      |              |           |         | Q11        |
        | H       | alternative_ground    |           |      |              |           | a, b, c | Q4, Q5, Q6 |
        | B       | awaiting_organisation |           |      |              |           |         | Q4         |
        | U       | not_registered        |           |      |              |           |         | Q8         |
        | V       | not_registered        |           |      |              |           |         | Q8         |
        | R       | no_report             |           |      |              |           |         | Q9         |
        | A       | awaiting_appraisal    |           |      | deadline_day | 1         |         |            |
        | Q       | qualified             | Xuất sắc  | 1    | on_time      | 0         |         | Q2         |
        | N       | not_qualified         | Được      | 2    | late         | 3         |         | Q3         |
        | I       | invalid               |           |      | on_time      | 0         |         |            |
        """,
    )
    waiting = job_on(date(2026, 11, 29)).appraisal.verdicts[7]
    assert waiting.outcome is Outcome.AWAITING_REPORT
    assert "hết ngày 29/11/2026, chủ nhật" in waiting.explanation


@pytest.mark.parametrize("day", [date(2026, 11, 29), date(2026, 11, 30)])
def test_no_explanation_problem_or_sheet_speaks_of_another_letter(day: date) -> None:
    job = job_on(day)
    appraisal = job.appraisal
    told = [verdict.explanation for verdict in appraisal.verdicts]
    explaining = Explaining(appraisal.register, for_sender=True)
    told += [
        explaining.explain(verdict.subject, verdict.decision, verdict.circumstances, verdict.readings)
        for verdict in appraisal.verdicts
    ]
    told += [text for problem in appraisal.problems for text in (problem.message, problem.fix)]
    run = AppraisalRun(datetime(2026, 11, 30, 8), "a", "1")
    told += [
        value
        for block in result_blocks(appraisal, run)
        for row in block.rows
        for value in row
        if isinstance(value, str)
    ]
    typed = "“Tốt” không có trong danh sách"  # what the clerk typed is quoted as it stands
    assert [text for text in of_804(told) if typed not in text] == []
    assert "chưa đối chiếu với Quy chế 5-QC/TEST" in " ".join(told)


def test_every_problem_of_the_catalogue_can_be_told_of_another_letter(letter: Guidance) -> None:
    names = re.compile(r"\{(\w+)\}")
    said = letter_words(letter)
    texts = [
        names.sub(lambda match: said.get(match[1], "x"), text)
        for code in ProblemCode
        for text in (code.message, code.fix)
    ]
    assert [text for text in of_804(texts) if "ví dụ" not in text] == []


def test_help_and_manual_speak_of_the_letter_alone(letter: Guidance) -> None:
    said = letter_words(letter)
    helps = [column.help for columns in layout.COLUMNS.values() for column in columns]
    helps += [setting.help for setting in layout.SETTINGS]
    texts = [text.format(**said) for text in helps]
    texts += [text for line in manual.LINES for text in readable(line, letter)]
    texts.append(manual.SUBTITLE.format(**said))
    assert [text for text in of_804(texts) if "Ví dụ" not in text and "ví dụ" not in text] == []
    assert "Thành đoàn chọn “Ban Thường vụ”" in " ".join(texts)


def test_letters_and_counts_speak_of_the_letter_alone() -> None:
    job, moment = job_on(date(2026, 11, 30)), MOMENT
    sent = submission(job, Edition(1, "", moment))
    sender = ExpectedSender(code="DV-2", name="Chi đoàn Hai", addresses=("b@x.example",), person="", phone="")
    verdicts = [(verdict.subject.code or "", verdict) for verdict in job.appraisal.verdicts]
    back = result(job.appraisal, "DV-2", verdicts, Edition(1, "", moment), "Chi đoàn Hai")
    letters = [
        submission_letter(sent),
        result_letter(back, sender),
        reminder_letter(job.appraisal.register.settings, sender, moment),
    ]
    assert of_804([text for letter in letters for text in (letter.subject, letter.text)]) == []
    assert "Xuất sắc: 1; Được: 1; Chưa được: 0" in letters[0].text
    assert "hết ngày 29/11/2026, chủ nhật" in letters[0].text
    assert "(qua Tổ xét sáng kiến)" in letters[0].text
    assert [counts_of(sent).of(grade) for grade in counts_of(sent).grade_order] == [1, 1, 0]


def test_what_is_sent_speaks_of_the_letter_alone_on_every_sheet() -> None:
    sent = submission(job_on(date(2026, 11, 30)), Edition(1, "", MOMENT))
    texts = texts_of(envelope_bytes(sent))
    typed = ("“Tốt” không có trong danh sách", "Tốt: Tốt")
    assert [text for text in of_804(texts) if not any(quoted in text for quoted in typed)] == []
    assert "Quy chế 5-QC/TEST" in " ".join(texts)


def test_the_overview_names_the_letters_own_grades_and_says_nothing_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xlsx_addin.overview.reading.batches.ChildProcess", ChildHere)
    sent = submission(job_on(date(2026, 11, 30)), Edition(1, "", MOMENT))
    made.put(tmp_path / "gui", sent)
    found, content = made.overview(tmp_path / "gui")
    assert found.figures.guidance.id == ID
    assert of_804(texts_of(content)) == []
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = [[cell for cell in row if cell is not None] for row in book["Xếp loại"].iter_rows(values_only=True)]
    [heading] = [row for row in rows if "Loại đối tượng" in row]
    assert heading[-4:-1] == ["Xuất sắc", "Được", "Chưa được"]
    [total] = [row for row in rows if row[:1] == ["Tổng cộng"]][:1]
    assert total[-4:-1] == [1, 1, 0]


def test_the_papers_speak_of_the_letter_alone(tmp_path: Path) -> None:
    content = workbook_bytes(
        settings=SETTINGS,
        subjects=SUBJECTS,
        grades=GRADES,
        scores=SCORES,
        sheets={"Đầu mối": "| Mã   | Tên          |\n| DV-2 | Chi đoàn Hai |"},
    )
    book = tmp_path / "so.xlsx"
    book.write_bytes(content)
    assert main(["paper", str(book), "--today", "2026-11-30"]) == 1  # there are errors in the data
    made_of = {path.name.split("_")[0]: paragraphs(path) for path in (tmp_path / "Văn bản").glob("*.docx")}
    assert {"BaoCao", "BienBan", "CongVan", "PhieuDangKy", "ToTrinh"} <= made_of.keys()
    told = [text for texts in made_of.values() for text in texts]
    assert of_804(told) == []
    assert "hết ngày 29/11/2026, chủ nhật" in " ".join(made_of["CongVan"])


def test_a_grade_of_another_letter_is_no_grade_of_this_one() -> None:
    content = workbook_bytes(
        settings=SETTINGS, subjects="| Mã |\n| A |", scores="| Mã | C1 | C2 | C3 |\n| A | 9 | 9 | 9 |"
    )
    appraisal = appraise_file(content)
    assert [verdict.outcome for verdict in appraisal.verdicts] == [Outcome.INVALID]
    assert {problem.code.code for problem in appraisal.problems if problem.sheet == "Tiêu chí"} == {
        "TIEUCHI-008",
        "TIEUCHI-009",
    }
