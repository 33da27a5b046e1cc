"""An office that hands out forms and takes the answers in: workbook, inbox and archive in one folder."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl

from tests.exchange.forms.rounds import MEETING, MOMENT, SCORES, SETTINGS, SUBJECTS
from tests.exchange.received import Receiver, mail
from xlsx_addin.exchange.sending.form_round import FormRound, IssuedForm
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.sample.filled_forms import answered, scored
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from xlsx_addin.exchange.receive import Plan

ADDRESS = {
    "PKT": "pkt@xa.example",
    "TQT": "vp@xa.example",
    "LTB": "vp@xa.example",
    "Hoàng Văn Lực": "luc@xa.example",
    "Bà Thảo": "thao@xa.example",
}


@dataclass
class Office(Receiver):
    """The workbook of ``tests.exchange.forms.rounds``; ``tables`` say what differs."""

    def __post_init__(self) -> None:
        given = {"subjects": SUBJECTS, "scores": SCORES, **self.tables}
        given["settings"] = {**SETTINGS, **given.get("settings", {})}
        given["sheets"] = {"Thành phần": MEETING, **given.get("sheets", {})}
        self.tables = given
        super().__post_init__()

    def forms(self, moment: datetime = MOMENT) -> FormRound:
        """The forms that the workbook hands out as it stands."""
        with FileWorkbook.open(self.file) as workbook:
            return FormRound(appraise_workbook(workbook, moment.date()), moment)

    def form(self, who: str, moment: datetime = MOMENT) -> IssuedForm:
        """The form of a subject, by its Mã, or of a scorer, by name; of nobody the one for new subjects."""
        forms = self.forms(moment)
        if not who:
            return forms.new_subject()
        every = [*forms.reports(again=True), *forms.scores(again=True)]
        return next(form for form in every if who in (form.manifest.subject, form.manifest.scorer))

    def report(self, who: str, purpose: str = "", **answers: Any) -> bytes:
        """A report form filled in; ``_`` in a label stands for a space."""
        given = {label.replace("_", " "): value for label, value in answers.items()}
        return answered(self.form(who).content(), {"Nội dung gửi lần này": purpose or None, **given})

    def scored(self, who: str, **rows: Mapping[str, Any]) -> bytes:
        """A score form filled in."""
        return scored(self.form(who).content(), rows)

    def post(self, content: bytes, who: str, received: datetime, name: str = "", **headers: str) -> Path:
        """A mail from a person's own address, laid into the inbox."""
        file = name or f"{who} {received:%d-%H%M}.eml"
        sender = ADDRESS.get(who, who)
        return self.put(file, mail(content, received=received, sender=sender, name="Phieu.xlsx", **headers))

    def verdicts(self, plan: Plan) -> list[tuple[str, str]]:
        """Who and which verdict, in the order of the inbox."""
        return [(item.who, item.verdict.value) for item in plan.items]

    def subject(self, code: str) -> dict[str, Any]:
        """A row of ``Đơn vị`` without its blank cells."""
        return next(row for row in self.table("Đơn vị") if row["Mã"] == code)

    def points(self, code: str, scorer: str) -> dict[str, Any]:
        """A row of ``Điểm`` without its blank cells."""
        found = [row for row in self.table("Điểm") if (row.get("Mã"), row.get("Người chấm")) == (code, scorer)]
        return {key: value for row in found for key, value in row.items() if key not in ("Mã", "Tên", "Người chấm")}

    def table(self, sheet: str) -> list[dict[str, Any]]:
        """The rows of a sheet of the workbook as it stands, without their blank cells."""
        with closing(openpyxl.load_workbook(self.file, read_only=True)) as book:  # then this sheet is read alone
            rows = list(book[sheet].iter_rows(values_only=True))
        head = next(row for row in rows if "Mã" in row)
        below = rows[rows.index(head) + 1 :]
        pairs = [[(name, value) for name, value in zip(head, row, strict=True) if name] for row in below]
        found = [{str(name): value for name, value in row if value is not None} for row in pairs]
        return [row for row in found if row.get("Mã") or row.get("Kết luận nhận")]

    def type_total(self, name: str, typed: object) -> None:
        """Type something under ``Mã đối chiếu`` beside a person of ``Tiến độ``."""
        book = openpyxl.load_workbook(self.file)
        sheet = book["Tiến độ"]
        head = next(row for row in sheet.iter_rows() if any(cell.value == "Mã đối chiếu" for cell in row))
        columns = {cell.value: cell.column for cell in head}
        row = next(
            row for row in range(head[0].row + 1, sheet.max_row + 1) if sheet.cell(row, columns["Tên"]).value == name
        )
        sheet.cell(row, columns["Mã đối chiếu"]).value = typed
        book.save(self.file)
