"""Every combination of what decides, against the table of appraisal §2 read once more."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from tests import grades
from tests.appraisal.outcome_table import LEVELS, Book, Row, outcome
from tests.workbooks import appraise_file, result_rows, vertical, workbook_bytes
from xlsx_addin.appraisal.case import Docket
from xlsx_addin.appraisal.outcome import decide
from xlsx_addin.appraisal.subject_index import SubjectIndex
from xlsx_addin.appraisal.trace import Headed
from xlsx_addin.terms import Ground, Outcome
from xlsx_addin.workbook.register import read_register, read_sheets
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import ScoreSheet
    from xlsx_addin.appraisal.trace import Decision

SCOPES = ["", "Doanh nghiệp tư nhân"]
TOTALS: list[list[int]] = [[], [70, 71], [69, 70]]
BOTH = [False, True]
STATED: list[bool | None] = [True, False, None]
"""Đăng ký: Có, Không, blank."""
CONCLUDED = "Không thẩm định: không gửi báo cáo"


class Numbering:
    """Rows with codes of their own, and their score sheets."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.rows: list[Row] = []
        self.totals: dict[str, list[int]] = {}

    def add(self, totals: list[int], **values: object) -> Row:
        code = f"{self.prefix}{len(self.rows)}"
        sound: dict[str, object] = {
            "kind": "Cá nhân",
            "scope": "",
            "level": "",
            "organisation": "",
            "head": False,
            "registered": True,
            "received": True,
            "commendation": False,
            "initiative_year": None,
            "award_year": None,
            "withdrawn": False,
            "lower_grade": "",
            "faulty": False,
        }
        row = Row(code=code, **(sound | values))  # type: ignore[arg-type]
        self.rows.append(row)
        if totals:
            self.totals[code] = totals
        return row


def subjects_of_every_sort(year: int) -> Numbering:
    """Lines 1 to 4 and 7 to 11 in every combination, for each kind."""
    numbering = Numbering("S")
    for kind in ("Tổ chức", "Tập thể", "Cá nhân"):
        levels = ["", *(LEVELS if kind == "Cá nhân" else LEVELS[1:])]
        for scope, level, commendation, registered, received, withdrawn, faulty, totals, initiative in product(
            SCOPES, levels, BOTH, STATED, BOTH, BOTH, BOTH, TOTALS, [None, year]
        ):
            if (withdrawn or faulty or scope) and (totals == TOTALS[2] or commendation):
                continue  # lines 1 to 3 do not look at the grade
            numbering.add(
                totals,
                kind=kind,
                scope=scope,
                level=level,
                commendation=commendation,
                registered=registered,
                received=received,
                withdrawn=withdrawn,
                faulty=faulty,
                initiative_year=initiative,
            )
    return numbering


def heads_of_every_organisation(year: int, level: str) -> tuple[Numbering, dict[str, str]]:
    """An organisation of every sort, and unregistered heads of each in every combination; and the grades from above."""
    numbering = Numbering("T")
    from_above: dict[str, str] = {}
    for registered, received, totals in product(STATED, BOTH, TOTALS):
        numbering.add(totals, kind="Tổ chức", registered=registered, received=received, lower_grade="Tốt")
    numbering.add([92], kind="Tập thể")
    numbering.add([92], kind="Tổ chức", faulty=True)
    numbering.add([92], kind="Tổ chức", withdrawn=True)
    numbering.add([92], kind="Tổ chức", scope="Thôn, tổ dân phố")
    others = [other for other in LEVELS[1:] if other != level]
    for other, commendation, lower, above in product(
        others, BOTH, ["", "Khá", "Đạt"], ["", "Tốt", "Không đạt", CONCLUDED, "?"]
    ):
        row = numbering.add([], kind="Tập thể", level=other, commendation=commendation, lower_grade=lower)
        from_above[row.code] = above
    for row, above in zip(numbering.rows, ["Tốt", CONCLUDED, "?"], strict=False):
        from_above[row.code] = above
    organisations = [row.code for row in numbering.rows]
    decisions = [(None, None), (year, None), (year - 1, None), (None, year), (None, year + 1), (year, year)]
    for organisation, head, received, totals, (initiative, award) in product(
        [*organisations, "KHAC"], BOTH, BOTH, TOTALS, decisions
    ):
        if not head and organisation != organisations[0]:
            continue
        numbering.add(
            totals,
            organisation=organisation,
            head=head,
            registered=False,
            received=received,
            initiative_year=initiative,
            award_year=award,
        )
    return numbering, from_above


def said(above: str) -> str:
    """A grade or a conclusion from above in the columns Xếp loại and Kết luận."""
    return f" | {above}" if above == CONCLUDED else f"{above} | "


def content_of(book: Book) -> bytes:
    """The book as a workbook."""
    rows = [
        {
            "Mã": row.code,
            "Loại đối tượng": row.kind,
            "Diện": row.scope,
            "Cấp thẩm định": row.level,
            "Thuộc tổ chức": row.organisation,
            "Người đứng đầu": "Có" if row.head else "",
            "Đăng ký": {True: "Có", False: "Không", None: ""}[row.registered],
            "Ngày nhận báo cáo": f"10/12/{book.year}" if row.received else "",
            "Đề nghị khen thưởng": "Có" if row.commendation else "",
            "Số QĐ công nhận sáng kiến": "12/QĐ" if row.initiative_year else "",
            "Ngày công nhận": f"20/11/{row.initiative_year}" if row.initiative_year else "",
            "Số QĐ khen thưởng đột xuất": "77/QĐ" if row.award_year else "",
            "Ngày khen thưởng": f"02/09/{row.award_year}" if row.award_year else "",
            "Tình trạng hồ sơ": "Đã rút" if row.withdrawn else "",
            "Xếp loại cấp dưới": row.lower_grade,
            "Lý do chấp nhận": "#N/A" if row.faulty else "",
        }
        for row in book.rows
    ]
    scores = ["Mã | C1", *(f"{code} | {total}" for code, totals in book.totals.items() for total in totals)]
    above = ["Mã | Xếp loại | Kết luận", *(f"{code} | {said(above)}" for code, above in book.from_above.items())]
    return workbook_bytes(
        settings={"Năm đánh giá": book.year, "Cấp thẩm định": book.level},
        subjects=vertical(*rows),
        scale=f"| Mã tiêu chí | Điểm tối đa |\n| C1 | {'' if book.scale_refused else 100} |",
        scores="\n".join(f"| {line} |" for line in scores),
        from_above="\n".join(f"| {line} |" for line in above),
    )


def assert_agrees(book: Book) -> None:
    """Every row's outcome and grounds are those of the table."""
    appraisal = appraise_file(
        content_of(book), date(book.year, 12, 14) if book.reports_may_come else date(book.year + 1, 1, 31)
    )
    rows = {row.code: row for row in book.rows}
    wrong = []
    for result in result_rows(appraisal):
        found = (result["outcome"], tuple(filter(None, result["grounds"].split(", "))))
        wanted = outcome(book, rows[result["subject"]])
        if found != wanted:
            wrong.append((rows[result["subject"]], wanted, found))
    assert not wrong, f"{len(wrong)} rows, first: {wrong[0]}"
    assert len(appraisal.verdicts) == len(rows)


@pytest.mark.parametrize(
    ("year", "level", "may_come"),
    [
        pytest.param(2022, "Cấp ủy cơ sở", True, marks=pytest.mark.slow),
        pytest.param(2022, "Ban Thường vụ", False, marks=pytest.mark.slow),
        (2026, "Cấp ủy cơ sở", False),
        pytest.param(2026, "Ban Thường vụ", True, marks=pytest.mark.slow),
    ],
)
def test_the_outcome_is_the_first_line_that_matches(year: int, level: str, *, may_come: bool) -> None:
    subjects = subjects_of_every_sort(year)
    assert_agrees(Book(year, level, subjects.rows, subjects.totals, reports_may_come=may_come))


@pytest.mark.parametrize(
    ("year", "level", "scale_refused", "may_come"),
    [
        pytest.param(2022, "Cấp ủy cơ sở", False, True, marks=pytest.mark.slow),
        pytest.param(2022, "Ban Thường vụ", False, False, marks=pytest.mark.slow),
        (2026, "Cấp ủy cơ sở", False, False),
        (2026, "Ban Thường vụ", False, True),
        (2022, "Cấp ủy cơ sở", True, True),
        (2026, "Ban Thường vụ", True, False),
    ],
)
def test_the_outcome_of_heads(year: int, level: str, *, scale_refused: bool, may_come: bool) -> None:
    numbering, from_above = heads_of_every_organisation(year, level)
    book = Book(year, level, numbering.rows, numbering.totals, from_above, scale_refused, reports_may_come=may_come)
    assert_agrees(book)


@pytest.mark.parametrize("year", [2022, 2026])
def test_the_outcome_at_a_cell(year: int) -> None:
    subjects = subjects_of_every_sort(year)
    individuals = [row for row in subjects.rows if row.kind == "Cá nhân"]
    totals = {row.code: subjects.totals[row.code] for row in individuals if row.code in subjects.totals}
    assert_agrees(Book(year, "Chi bộ", individuals, totals, reports_may_come=True))


def decisions_of(**tables: Any) -> dict[str | None, Decision]:
    """The decision on each subject, by its Mã."""
    with FileWorkbook.open(workbook_bytes(**tables)) as workbook:
        register = read_register(read_sheets(workbook))
    sheets_of: dict[str, list[ScoreSheet]] = {}
    for sheet in register.score_sheets:
        sheets_of.setdefault(sheet.code or "", []).append(sheet)
    decided = decide(Docket(register, SubjectIndex(register.subjects), sheets_of, {}, date(2027, 1, 31))).decided
    return {subject.code: decided[subject.row] for subject in register.subjects}


HEAD = {"Loại đối tượng": "Cá nhân", "Người đứng đầu": "Có", "Đăng ký": "Không", "Ngày nhận báo cáo": ""}


def test_the_trace_of_a_head_holds_the_organisation_and_what_is_known_of_it() -> None:
    """Its own grade (T), one from above beside it (U), one from above alone (V), none yet (W), no row (X)."""
    initiative = {"Số QĐ công nhận sáng kiến": "12/QĐ", "Ngày công nhận": "20/11/2026"}
    subjects = vertical(
        {"Mã": "T"},
        {"Mã": "U", "Loại đối tượng": "Tập thể"},
        {"Mã": "V", "Loại đối tượng": "Tập thể", "Cấp thẩm định": "Ban Thường vụ"},
        {"Mã": "W"},
        {"Mã": "Y", "Ngày nhận báo cáo": ""},
        {"Mã": "HT", **HEAD, "Thuộc tổ chức": "T", **initiative},
        {"Mã": "HU", **HEAD, "Thuộc tổ chức": "U"},
        {"Mã": "HV", **HEAD, "Thuộc tổ chức": "V"},
        {"Mã": "HW", **HEAD, "Thuộc tổ chức": "W", **initiative},
        {"Mã": "HX", **HEAD, "Thuộc tổ chức": "X", **initiative},
        {"Mã": "HY", **HEAD, "Thuộc tổ chức": "Y"},
        {"Mã": "AW", **HEAD, "Thuộc tổ chức": "W"},
        {"Mã": "AX", **HEAD, "Thuộc tổ chức": "X"},
        {"Mã": "N", **HEAD, "Thuộc tổ chức": "T", "Người đứng đầu": "", **initiative},
    )
    decisions = decisions_of(
        subjects=subjects,
        scores="| Mã | C1 | C2 | C3 |\n| T | 28 | 28 | 36 |\n| U | 28 | 28 | 36 |",
        from_above="| Mã | Xếp loại |\n| U | Khá |\n| V | Khá |",
    )
    told = {}
    for code, decision in decisions.items():
        for fact in (fact for line in decision.lines for fact in line.asked.facts):
            if isinstance(fact, Headed):
                grade = fact.result.grade if fact.result is not None else None
                is_own = fact.result is not None and fact.result.elsewhere is None
                told[code] = decision.outcome, decision.grounds, fact.code, fact.outcome, grade, is_own
    a, b = Ground.ORGANISATION, Ground.INITIATIVE
    ground, awaiting = Outcome.ALTERNATIVE_GROUND, Outcome.AWAITING_ORGANISATION
    assert told == {
        "HT": (ground, (a, b), "T", Outcome.QUALIFIED, grades.GOOD, True),
        "HU": (ground, (a,), "U", Outcome.QUALIFIED, grades.FAIR, False),
        "HV": (ground, (a,), "V", Outcome.OTHER_AUTHORITY, grades.FAIR, False),
        "HW": (ground, (b,), "W", Outcome.AWAITING_APPRAISAL, None, False),
        "HX": (ground, (b,), "X", None, None, False),
        "HY": (Outcome.NOT_REGISTERED, (), "Y", Outcome.NO_REPORT, None, False),
        "AX": (awaiting, (), "X", None, None, False),
        "AW": (awaiting, (), "W", Outcome.AWAITING_APPRAISAL, None, False),
        "N": (ground, (b,), None, None, None, False),
    }
