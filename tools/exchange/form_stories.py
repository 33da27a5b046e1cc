"""The part of the stories that forms play: handed out, answered, delivered by every way, typed over, confirmed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.exchange.received import filled_sheet
from tests.workbooks import table
from tools.exchange.expected_forms import DECLINES, REGISTERED, REGISTERED_ON, REGISTERS, REPORTS, WITHDRAWS, Row
from tools.exchange.post import PEOPLE, START, WAYS, Answered
from tools.exchange.typed_sheets import rows_below, text_of, type_into
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.exchange.envelope.envelope_kind import FormKind
from xlsx_addin.exchange.forms.answers import FormAnswer
from xlsx_addin.exchange.forms.manifest import AskedCriterion, AskedSubject, FormManifest
from xlsx_addin.exchange.merging.merged_sheet import BOOKKEEPING
from xlsx_addin.exchange.receive_preview import change_lines
from xlsx_addin.terms import Kind
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.serial_dates import moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.exchange.expected_forms import ExpectedForms
    from tools.exchange.post import Post
    from xlsx_addin.exchange.receive import Plan
    from xlsx_addin.xlsx.cells import SheetValues

SUBJECTS, SCORERS = ("R1", "R2"), ("Lê Một", "Lê Hai")
TYPED, CRITERIA = ("Tên mô hình", "Ghi chú"), ("C1", "C2", "C3")
FILLED = (*TYPED, REGISTERED, REGISTERED_ON, "Ngày nhận báo cáo", "Tình trạng hồ sơ")
MEETING = """
| Họ và tên | Vai trò    | Địa chỉ thư    |
| Lê Một    | Chủ trì    | mot@x.example  |
| Lê Hai    | Thành viên | hai@x.example  |
"""
_FORM: dict[str, Any] = {"recipient": "DU-LB", "year": 2026, "guidance": "804-CV/HU"}

reports = st.fixed_dictionaries(
    {"Nội dung gửi lần này": st.sampled_from([None, REGISTERS, DECLINES, REPORTS, WITHDRAWS])},
    optional={"Tên mô hình": st.sampled_from(["Sổ", "Bảng", None]), "Ghi chú": st.sampled_from(["một", None])},
)
scores = st.dictionaries(
    st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(CRITERIA)), st.sampled_from([10.0, 20.0, None]), max_size=6
)
whoever = st.sampled_from((*SUBJECTS, *SCORERS))
places = st.integers(0, 9999)


def own_subjects() -> list[list[str]]:
    """The rows of ``Đơn vị`` for which forms are handed out."""
    headings = [column.heading for column in layout.SUBJECT_COLUMNS]
    given = [{"Mã": code, "Tên": f"Phòng {code}", "Loại đối tượng": "Tổ chức"} for code in SUBJECTS]
    addresses = [{**row, "Địa chỉ thư": PEOPLE[row["Mã"]]} for row in given]
    return [headings, *([row.get(heading, "") for heading in headings] for row in addresses)]


def people() -> SheetValues:
    """``Thành phần``: who scores."""
    return filled_sheet(layout.ATTENDANCE, table(MEETING))


class FormRules:
    """Rules of the stories that concern forms."""

    sheets: dict[str, SheetValues]
    post: Post
    forms: ExpectedForms
    handed_out: dict[str, list[FormManifest]]
    answers: list[Answered]

    def begin_forms(self) -> None:
        """Hand a form out to everybody."""
        self.forms.cells = {Row(code): {} for code in SUBJECTS}
        self.handed_out = {who: [] for who in (*SUBJECTS, *SCORERS)}
        self.answers = []
        for who in self.handed_out:
            self._hand_out(who)

    @rule(who=whoever)
    def hand_out_anew(self, who: str) -> None:
        self._hand_out(who)

    def _hand_out(self, who: str) -> None:
        number = sum(map(len, self.handed_out.values()))
        created = START.replace(minute=number % 60, second=number // 60, tzinfo=VIETNAM)
        cells = self.forms.cells
        if who in SUBJECTS:
            known = {name: value for name in TYPED if (value := cells[Row(who)].get(name)) is not None}
            form = FormManifest(
                kind=FormKind.REPORT,
                created=created,
                subject=who,
                subject_name=f"Phòng {who}",
                subject_kind=Kind.ORGANISATION,
                known=known,
                **_FORM,
            )
        else:
            asked = []
            for code in SUBJECTS:
                row = cells.get(Row(code, who))
                own = () if row is None else tuple(row.get(name) for name in CRITERIA)
                asked.append(AskedSubject(code=code, name=f"Phòng {code}", kind=Kind.ORGANISATION, own=own))
            criteria = [AskedCriterion(code=f"C{n}", maximum=most) for n, most in ((1, "30"), (2, "30"), (3, "40"))]
            form = FormManifest(
                kind=FormKind.SCORE,
                created=created,
                scorer=who,
                criteria=tuple(criteria),
                subjects=tuple(asked),
                **_FORM,
            )
        self.handed_out[who].append(form.sealed())

    @rule(who=st.sampled_from(SUBJECTS), which=places, given=reports, way=st.sampled_from(["mail", *WAYS]), at=places)
    def report(self, who: str, which: int, given: Mapping[str, str | None], way: str, at: int) -> None:
        form = self._form(who, which)
        row = {name: value for name, value in {**form.known, **given}.items() if value is not None}
        answer = FormAnswer(form, [row])
        cells = {name: row.get(name) for name in TYPED}
        handed_out = {Row(who): dict(form.known)}
        purpose = str(row.get("Nội dung gửi lần này", ""))
        rows = {Row(who): {name: value for name, value in cells.items() if value is not None}}
        is_blank = rows == handed_out and not purpose
        self._answer(Answered(who, answer, rows, handed_out, TYPED, is_blank, purpose), way, at)

    @rule(who=st.sampled_from(SCORERS), which=places, given=scores, way=st.sampled_from(["mail", *WAYS]), at=places)
    def score(self, who: str, which: int, given: Mapping[tuple[str, str], float | None], way: str, at: int) -> None:
        form = self._form(who, which)
        handed_out: dict[Row, Mapping[str, object]] = {}
        rows: dict[Row, Mapping[str, object]] = {}
        for subject in form.subjects:
            own = dict(zip(CRITERIA, subject.own, strict=False))
            mine = own | {name: value for (code, name), value in given.items() if code == subject.code}
            place = Row(subject.code, who)
            handed_out[place] = {name: value for name, value in own.items() if value is not None}
            rows[place] = {name: value for name, value in mine.items() if value is not None}
        answer = FormAnswer(form, [{"Mã": row.code, **cells} for row, cells in rows.items()])  # type: ignore[dict-item]
        total = sum((sum(row.values()) for row in rows.values() if len(row) == len(CRITERIA)), 0.0)  # type: ignore[arg-type]
        self._answer(Answered(who, answer, rows, handed_out, CRITERIA, rows == handed_out, "", Decimal(total)), way, at)

    @precondition(lambda self: self.answers)
    @rule(which=places, way=st.sampled_from(["mail", *WAYS]), at=places)
    def deliver_an_answer_again(self, which: int, way: str, at: int) -> None:
        self.post.deliver(self.answers[which % len(self.answers)], way, at)

    @precondition(lambda self: self.answers)
    @rule(which=places)
    def confirm_an_answer(self, which: int) -> None:
        answer = self.answers[which % len(self.answers)]
        self.forms.confirmed[answer.who] = f"{answer.total:f}".replace(".", ",") if answer.is_score else "Có"

    @rule(who=whoever)
    def confirm_nothing(self, who: str) -> None:
        self.forms.confirmed[who] = "7"

    @rule(code=st.sampled_from(SUBJECTS), edit=st.sampled_from([("Tên mô hình", "Sửa"), ("Đăng ký", "Không")]))
    def write_on_an_own_row(self, code: str, edit: tuple[str, str]) -> None:
        heading, value = edit
        self.forms.cells[Row(code)][heading] = value
        type_into(self.sheets[layout.SUBJECTS], code, heading, value)

    @precondition(lambda self: any(row.scorer for row in self.forms.cells))
    @rule(which=places, criterion=st.sampled_from(CRITERIA), value=st.sampled_from([5.0, None]))
    def write_points(self, which: int, criterion: str, value: float | None) -> None:
        rows = sorted(row for row in self.forms.cells if row.scorer)
        row = rows[which % len(rows)]
        self.forms.cells[row][criterion] = value
        type_into(self.sheets[layout.SCORES], row.code, criterion, value, Người_chấm=row.scorer)

    @precondition(lambda self: self.forms.differences)
    @rule(which=places)
    def settle_a_difference_with_a_form(self, which: int) -> None:
        row, heading = sorted(self.forms.differences)[which % len(self.forms.differences)]
        del self.forms.differences[row, heading]
        self.forms.chosen.discard((row, heading))
        sheet = self.sheets[layout.DIFFERENCES]
        type_into(sheet, row.code, "Đã xử lý", "Có", Cột=heading, Người_chấm=row.scorer)

    @precondition(lambda self: self.forms.differences)
    @rule(which=places)
    def take_what_a_form_says(self, which: int) -> None:
        row, heading = sorted(self.forms.differences)[which % len(self.forms.differences)]
        self.forms.chosen.add((row, heading))
        sheet = self.sheets[layout.DIFFERENCES]
        type_into(sheet, row.code, "Lấy giá trị bên gửi", "Có", Cột=heading, Người_chấm=row.scorer)

    def every_change_is_told(self, plan: Plan) -> None:
        """Whether what is shown before anything is written tells of each cell that changes."""
        told = "\n".join(change_lines(plan))
        for change in plan.board.subjects.changes_of_old_rows():
            is_own = change.is_heading or change.heading in BOOKKEEPING
            assert is_own or f"{change.cell} " in told, (change, told)
        scorers = _scorers(plan.board.scores.sheet)
        for change in plan.board.scores.changes():
            assert scorers[change.row] in told, (change, told)

    def _form(self, who: str, which: int) -> FormManifest:
        return self.handed_out[who][which % len(self.handed_out[who])]

    def _answer(self, answer: Answered, way: str, at: int) -> None:
        self.answers.append(answer)
        self.post.deliver(answer, way, at)

    def given_for_forms(self) -> list[str]:
        """What the clerk has typed to confirm answers."""
        return [f"{who}={typed}" for who, typed in sorted(self.forms.confirmed.items())]

    def form_cells(self) -> dict[Row, dict[str, object]]:
        """What stands in the rows that forms fill."""
        found = {}
        for row in rows_below(self.sheets[layout.SUBJECTS]):
            if "Nguồn" not in row:
                found[Row(str(row["Mã"]))] = {name: _value(row[name], name) for name in FILLED if name in row}
        for row in rows_below(self.sheets[layout.SCORES]):
            place = Row(str(row["Mã"]), str(row["Người chấm"]))
            found[place] = {name: row[name] for name in CRITERIA if name in row}
        return found

    def expected_form_cells(self) -> dict[Row, dict[str, object]]:
        """The same by the model."""
        return {
            row: {name: value for name, value in cells.items() if value is not None}
            for row, cells in self.forms.cells.items()
        }

    def form_differences(self) -> dict[tuple[Row, str], tuple[str, str]]:
        """The lines of ``Sai khác`` for these rows: base and theirs."""
        return {
            (Row(str(row["Mã"]), str(row.get("Người chấm", ""))), str(row["Cột"])): (
                text_of(row.get("Bản gốc")),
                text_of(row.get("Bên gửi")),
            )
            for row in rows_below(self.sheets[layout.DIFFERENCES])
            if row["Mã"] in SUBJECTS
        }

    def expected_form_differences(self) -> dict[tuple[Row, str], tuple[str, str]]:
        """The same by the model."""
        lines = self.forms.differences.items()
        return {place: (text_of(base), text_of(theirs)) for place, (base, theirs) in lines}


def _scorers(scores: SheetValues) -> dict[int, str]:
    """Whose row each one of ``Điểm`` is."""
    return {row: str(name) for row, name in scores.columns[3].items()}


def _value(value: object, heading: str) -> object:
    return moment_of_serial(value) if isinstance(value, float) and heading.startswith("Ngày") else value
