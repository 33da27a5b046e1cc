"""``python -m tests.benchmarks.bad_data``: workbooks of bad data beside their clean twin, in one run.

What is foreseen: four times the processor time of the twin at most, and 500 MB.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.measure import Measured, measure, show
from tests.benchmarks.registers import write_register
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.benchmarks.registers import Spoil

TODAY = "2026-12-31"
SYLLABLES = ("an", "bình", "chiến", "dũng", "giang", "hòa", "khánh", "lâm", "minh", "nguyên", "phong", "quang", "sơn")
LONGEST = 32_000
SYMBOL = "đặc khu phường xã thôn "


def _words(number: int) -> str:
    picked = []
    for _ in range(4):
        number, rest = divmod(number, len(SYLLABLES))
        picked.append(SYLLABLES[rest])
    return " ".join(picked)


def one_code(sheet: str, heading: str, _number: int, value: object) -> object:
    """One Mã filled down all rows."""
    return "DV000000" if (sheet, heading) == (layout.SUBJECTS, "Mã") else value


def one_code_everywhere(sheet: str, heading: str, _number: int, value: object) -> object:
    """One Mã filled down all rows of both sheets, and a score above its maximum on each score sheet."""
    if heading == "Mã":
        return "DV000000"
    return 900 if (sheet, heading) == (layout.SCORES, "C1") else value


def one_score_sheet(sheet: str, heading: str, _number: int, value: object) -> object:
    """One Mã and one scorer filled down all score sheets."""
    same = {"Mã": "DV000000", "Người chấm": "Lê Thị Hoa"}
    return same.get(heading, value) if sheet == layout.SCORES else value


def one_unknown_code(sheet: str, heading: str, _number: int, value: object) -> object:
    """One Mã that no subject has filled down all score sheets."""
    return "DV-X" if (sheet, heading) == (layout.SCORES, "Mã") else value


def all_above(sheet: str, heading: str, number: int, value: object) -> object:
    """Every score is above its maximum."""
    return 900 + number if sheet == layout.SCORES and heading in {"C1", "C2", "C3"} else value


def all_heads(sheet: str, heading: str, number: int, value: object) -> object:
    """Everybody heads the first organisation, and nobody is registered."""
    head = {"Loại đối tượng": "Cá nhân", "Thuộc tổ chức": "DV000000", "Người đứng đầu": "Có", "Đăng ký": "Không"}
    return head.get(heading, value) if sheet == layout.SUBJECTS and number else value


def contradicting(sheet: str, heading: str, _number: int, value: object) -> object:
    """Every row is late, accepted and merged with another report, and neither registered nor received."""
    said = {"Ngày nhận báo cáo": None, "Báo cáo kết hợp": "Có", "Chấp nhận quá hạn": "Có", "Đăng ký": "Không"}
    return said.get(heading, value) if sheet == layout.SUBJECTS else value


def on_two_rows(sheet: str, heading: str, number: int, value: object) -> object:
    """Every second row holds what the one above it lacks."""
    if sheet != layout.SUBJECTS:
        return value
    return value if (heading in {"Mã", "Tên", "Loại đối tượng", "Đăng ký"}) == (number % 2 == 0) else None


def on_one_row(sheet: str, heading: str, number: int, value: object) -> object:
    """One Mã, and all other rows hold each a note of their own and nothing else."""
    if sheet != layout.SUBJECTS or number == 0:
        return value
    return f"ghi chú {number}" if heading == "Ghi chú" else None


def unknown_words(sheet: str, heading: str, number: int, value: object) -> object:
    """Words for codes on every score sheet, none of them known."""
    return f"phường {_words(number)}" if (sheet, heading) == (layout.SCORES, "Mã") else value


def unknown_codes(sheet: str, heading: str, number: int, value: object) -> object:
    """Codes on every score sheet that differ from all known ones."""
    return f"CB{number:07}" if (sheet, heading) == (layout.SCORES, "Mã") else value


def long_choices(sheet: str, heading: str, number: int, value: object) -> object:
    """Texts of 32,000 letters in the columns of choices, in the first rows."""
    is_choice = sheet == layout.SUBJECTS and heading in {"Diện", "Đăng ký", "Lĩnh vực", "Tự xếp loại"}
    return f"{number} {SYMBOL * (LONGEST // len(SYMBOL))}" if is_choice and number < 500 else value


def all_wrong(sheet: str, heading: str, number: int, value: object) -> object:
    """Every row has faults: a choice, a date, a number, a score above its maximum, a scorer left out."""
    wrong = {
        (layout.SUBJECTS, "Loại đối tượng"): f"Loại {number}",
        (layout.SUBJECTS, "Ngày nhận báo cáo"): f"hôm thứ {number}",
        (layout.SUBJECTS, "Điểm tự chấm"): "chín mươi",
        (layout.SUBJECTS, "Đăng ký"): "Rồi",
        (layout.SCORES, "C1"): 900 + number,
        (layout.SCORES, "C2"): "mười",
        (layout.SCORES, "Người chấm"): None,
    }
    return wrong.get((sheet, heading), value)


def one_organisation(sheet: str, heading: str, number: int, value: object) -> object:
    """One organisation stands in half of the rows, and all others belong to it and head it."""
    if sheet != layout.SUBJECTS:
        return value
    if number % 2:
        return {"Mã": "DV000000", "Loại đối tượng": "Tổ chức"}.get(heading, value)
    individual = {"Loại đối tượng": "Cá nhân", "Thuộc tổ chức": "DV000000", "Người đứng đầu": "Có", "Đăng ký": "Không"}
    return individual.get(heading, value)


def one_person(sheet: str, heading: str, number: int, value: object) -> object:
    """All rows are one name, and everybody's organisation is a person."""
    if sheet != layout.SUBJECTS:
        return value
    return {"Tên": "Nguyễn Văn An", "Loại đối tượng": "Cá nhân", "Thuộc tổ chức": f"DV{number // 2:06}"}.get(
        heading, value
    )


SPOILED: Mapping[str, Spoil] = {
    "one Mã in all rows": one_code,
    "unknown words as codes": unknown_words,
    "unknown codes": unknown_codes,
    "texts of 32,000 letters": long_choices,
    "all rows wrong": all_wrong,
    "one organisation": one_organisation,
    "one person": one_person,
    "one Mã everywhere": one_code_everywhere,
    "one score sheet": one_score_sheet,
    "one unknown Mã": one_unknown_code,
    "all scores above the maximum": all_above,
    "all heads of one organisation": all_heads,
    "all rows contradict themselves": contradicting,
    "every subject on two rows": on_two_rows,
    "notes without a subject": on_one_row,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[5_000, 10_000, 20_000])
    parser.add_argument("--runs", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for subjects in arguments.sizes:
            print(f"\n{subjects:,} subjects, three scorers")
            file = Path(folder) / f"{subjects}.xlsx"
            write_register(file, subjects)
            clean = _appraise(file, arguments.runs)
            print(show("clean", clean))
            for name, spoil in SPOILED.items():
                write_register(file, subjects, spoil=spoil)
                bad = _appraise(file, arguments.runs)
                times = "" if bad is None or clean is None else f"   {bad.cpu / clean.cpu:.1f} times"
                print(show(name, bad) + times)


def _appraise(file: Path, runs: int) -> Measured | None:
    command = [sys.executable, "-m", "xlsx_addin", "appraise", str(file), "--json", "--today", TODAY]
    return measure(command, runs=runs, timeout=120)


if __name__ == "__main__":
    main()
