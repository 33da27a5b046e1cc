"""The sample as sheets of values, in the template's places."""

from __future__ import annotations

import tomllib
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.atomic import write_atomically
from xlsx_addin.template.build import build
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.setting_places import settings_blocks
from xlsx_addin.xlsx.cells import DateSerial, SheetValues
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsx_addin.terms import Level, ScaleState

_FILE = Path(__file__).parent / "sample.toml"


def sample() -> dict[str, Any]:
    """The sample's data: ``today``, ``settings``, and the rows of each clerk sheet."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def write_filled(target: Path, data: Mapping[str, Any]) -> None:
    """The template filled with the settings and the clerk sheets of a sample, over whatever stands there."""
    settings = {name: cell_value(value) for name, value in data["settings"].items()}
    content = build(macros=True, additions=sample_sheets(data), blocks=settings_blocks(settings))
    write_atomically(target, content, force=True)


def write_sample(target: Path) -> None:
    """The template filled with the sample's data."""
    write_filled(target, sample())


def sample_sheets(data: Mapping[str, Any]) -> dict[str, SheetValues]:
    """What the sample says on the clerk sheets, in the template's places."""
    sheets = {name: SheetValues(name) for name in (layout.SUBJECTS, layout.SCORES, layout.SENDERS, layout.ATTENDANCE)}
    _fill_rows(sheets[layout.SUBJECTS], [subject["row"] for subject in data["subjects"]])
    _fill_rows(sheets[layout.SENDERS], data.get("senders", ()))
    _fill_rows(sheets[layout.ATTENDANCE], data.get("attendees", ()))
    lines = [
        (subject["row"]["Mã"], subject["row"]["Tên"], scorer, scores)
        for subject in data["subjects"]
        for scorer, scores in zip(data["scorers"], subject.get("scores", ()), strict=False)
    ]
    lines += [(sheet["code"], "", sheet["scorer"], sheet["scores"]) for sheet in data.get("score_sheets", ())]
    for number, (code, name, scorer, scores) in enumerate(lines):
        for column, value in enumerate((code, name, scorer, *scores), start=1):
            sheets[layout.SCORES].set(layout.FIRST_ROW + number, column, cell_value(value))
    return sheets


def unit_settings(year: int, level: Level, code: str, name: str, scale: ScaleState) -> dict[str, Any]:
    """The settings of a sample's unit that every workbook needs, by their defined names."""
    return {
        "Nam": year,
        "Cap": level.value,
        "MaDonVi": code,
        "TenDonVi": name,
        "ThangDiem": scale.value,
        "TinhCaNgayHan": "Không",
    }


def sender_row(code: str, name: str, address: str, person: str, phone: str) -> dict[str, str]:
    """A row of ``Đầu mối`` of a sample."""
    return {"Mã": code, "Tên": name, "Địa chỉ thư": address, "Người phụ trách": person, "Điện thoại": phone}


def _fill_rows(sheet: SheetValues, rows: Iterable[Mapping[str, object]]) -> None:
    columns = enumerate(layout.COLUMNS[sheet.name], start=1)
    places = {heading: number for number, column in columns for heading in column.headings}
    for row, values in enumerate(rows, start=layout.FIRST_ROW):
        for heading, value in values.items():
            sheet.set(row, places[heading], cell_value(value))


def cell_value(value: object) -> str | float:
    """A value of the sample as a cell holds it."""
    if isinstance(value, time):
        return DateSerial((value.hour * 60 + value.minute) / 1440)
    if isinstance(value, date):
        return date_serial(value)
    return float(value) if isinstance(value, (int, float)) else str(value)
