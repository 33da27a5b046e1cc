"""``python -m tests.benchmarks.overview``: many units over several years, beside a plain script with pandas.

Envelopes of 50 subjects with three score sheets each. What counts is processor time, of parent and children together:
the machines that this runs on are shared. ``--large`` puts rows into the database without envelopes: a province over
five years, and the whole country in one.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.measure import Measured, measure
from tests.overview.made import put, row, submission

if TYPE_CHECKING:
    from xlsx_addin.exchange.envelope.envelope import Envelope

SUBJECTS = 50
KINDS = ("Tổ chức", "Tập thể", "Cá nhân")
GRADES = (("Tốt", 90), ("Khá", 70), ("Đạt", 50), ("Không đạt", 0))
UNITS_OF_A_GROUP = 30


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--years", type=int, default=3)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--growth", action="store_true", help="reading alone, of 300 and 3,000 envelopes")
    parser.add_argument("--plain", action="store_true", help="the script with pandas too: it takes minutes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments.growth:
            for units in (105, 1_045):
                _measure_reading(folder / str(units), units)
            return
        if arguments.large:
            for units, years in ((3_000, 5), (52_000, 1)):
                _measure_rows(folder / f"{units}.duckdb", units, years)
            return
        _measure_files(folder, arguments.units, arguments.years, plain=arguments.plain)


def _put_all(source: Path, units: int, years: int) -> int:
    """The envelopes of an invented province; how many there are: some units miss a year."""
    count = 0
    for year in range(2027 - years, 2027):
        for unit in range(units):
            if random.Random(f"{unit} {year}").random() > 0.04:
                put(source / str(year), unit_envelope(unit, year))
                count += 1
    print(f"{units} units × {years} years: {count} envelopes")
    return count


def _measure_reading(folder: Path, units: int) -> None:
    """What the parent holds while files are read: it must not follow their number."""
    count = _put_all(folder / "source", units, 3)
    command = [sys.executable, "-m", "tests.benchmarks.overview_reading", str(folder / "source")]
    _show("reading", measure([*command, str(folder / "rows.duckdb")], runs=1, timeout=3_000), count)


def _measure_files(folder: Path, units: int, years: int, *, plain: bool) -> None:
    source = folder / "source"
    count = _put_all(source, units, years)
    output = folder / "out.xlsx"
    command = [sys.executable, "-m", "xlsx_addin", "overview", str(source), "-o", str(output), "--force"]
    survey = [sys.executable, "-m", "tests.benchmarks.survey", str(source)]
    _show("EnvelopeReader.survey", measure(survey, runs=1, timeout=3_000), count)
    _show("overview, first run", measure(command, runs=1, timeout=3_000), count)
    _show("overview, nothing new", measure(command, runs=1, timeout=3_000), count)
    put(source / "new", *(unit_envelope(unit, 2026) for unit in range(units, units + 10)))
    _show("overview, 10 new", measure(command, runs=1, timeout=3_000), 10)
    if plain:
        script = [sys.executable, str(Path(__file__).with_name("plain_overview.py")), str(source)]
        _show("pandas + openpyxl", measure([*script, str(folder / "plain.xlsx")], runs=1, timeout=6_000), count)


def _measure_rows(database: Path, units: int, years: int) -> None:
    """Group and draw what is in the database already; in a process of its own, so that its memory can be told."""
    command = [sys.executable, "-m", "tests.benchmarks.overview_rows", str(database), str(units), str(years)]
    measured = measure([*command, "fill"], runs=1, timeout=6_000)
    print(f"{units} units × {years} years as rows")
    _show("filling the database", measured, units * years)
    _show("grouping and workbook", measure([*command, "draw"], runs=1, timeout=6_000), 0)
    print(f"  database {database.stat().st_size / 1e6:.0f} MB")


def _show(name: str, measured: Measured | None, files: int) -> None:
    if measured is None:
        print(f"{name:<28} too long")
        return
    each = f" {1000 * measured.cpu / files:>7.1f} ms each" if files else ""
    print(
        f"{name:<28} {measured.seconds:>8.1f} s {measured.cpu:>8.1f} CPU s {measured.megabytes:>6.0f} MB{each}",
        flush=True,
    )


def unit_envelope(unit: int, year: int) -> Envelope:
    """The submission of a unit of an invented province, always the same."""
    group = f"DU-{unit // UNITS_OF_A_GROUP:04}"
    code = f"CB-{unit % UNITS_OF_A_GROUP:02}"
    return submission(
        unit_rows(random.Random(f"{unit}/{year}"), year),
        sender=code,
        sender_name=f"Chi bộ số {unit % UNITS_OF_A_GROUP + 1} xã {unit // UNITS_OF_A_GROUP + 1}",
        recipient=group,
        year=year,
        scale_confirmed=year < 2026,
    )


def unit_rows(chance: random.Random, year: int) -> list[dict[str, Any]]:
    """The subjects of one unit: most registered, reported and appraised by three scorers."""
    rows = []
    for number in range(SUBJECTS):
        level = chance.choice((94, 86, 80, 76, 68))
        sheets = [
            tuple(min(maximum, round(maximum * (level + chance.uniform(-5, 5)) / 50) / 2) for maximum in (30, 30, 40))
            for _ in range(3)
        ]
        total = sum(map(sum, sheets)) / 3
        grade = next(name for name, least in GRADES if total >= least)
        is_registered, is_reported = chance.random() < 0.9, chance.random() < 0.93
        is_graded = is_registered and is_reported
        if is_graded:
            outcome = "Đủ điều kiện về mô hình" if total >= 70 else "Không đủ điều kiện về mô hình"
        elif is_registered:
            outcome = "Không thẩm định: không gửi báo cáo"
        else:
            outcome = "Không thẩm định: không đăng ký"
        self_points = min(100, round(total) + chance.choice((-2, 0, 1, 3, 7)))
        rows.append(
            row(
                f"DV{number:03}",
                **{
                    "Loại đối tượng": KINDS[min(2, number // 3)],
                    "Đăng ký": "Có" if is_registered else "Không",
                    "Tên mô hình": f"Mô hình số hóa khâu tiếp nhận thứ {chance.randint(1, 900)}",
                    "Ngày nhận báo cáo": f"{chance.randint(1, 16):02}/12/{year}" if is_graded else None,
                    "Điểm tự chấm": self_points if is_graded else None,
                    "Tự xếp loại": next(name for name, least in GRADES if self_points >= least) if is_graded else None,
                    "Kết luận": outcome,
                    "Điểm": round(total + 1e-9, 2) if is_graded else None,
                    "Xếp loại": grade if is_graded else None,
                    "phiếu": sheets if is_graded else (),
                },
            )
        )
    return rows


if __name__ == "__main__":
    main()
