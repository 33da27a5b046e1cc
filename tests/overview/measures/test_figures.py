"""The measures against an oracle: the same counts made by plain dictionaries, over units, groups, kinds and years."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from tests import grades
from tests.overview.made import Row, overview, put, row, submission
from xlsx_addin.overview.measures.definitions import CLASSES, RATES, rate
from xlsx_addin.overview.measures.figures import NOTHING
from xlsx_addin.terms import Outcome

if TYPE_CHECKING:
    from xlsx_addin.overview.overview import Overview

YEARS = (2025, 2026)
GRADES = [grade.value for grade in grades.ALL]
CUT_OFFS = (("Tốt", 90), ("Khá", 70), ("Đạt", 50), ("Không đạt", 0))
IN_CHAIN = {Outcome.QUALIFIED, Outcome.NOT_QUALIFIED, Outcome.AWAITING_APPRAISAL}


def subject(chance: random.Random, number: int, year: int) -> Row:
    """A subject with any outcome, and cells that go with it as an appraisal would have left them."""
    outcome = chance.choice([*list(Outcome), *[Outcome.QUALIFIED] * 6, *[Outcome.NOT_QUALIFIED] * 3])
    sheets = [tuple(chance.randint(maximum // 2, maximum) for maximum in (30, 30, 40)) for _ in range(3)]
    total = sum(map(sum, sheets)) / 3
    grade = next(name for name, least in CUT_OFFS if total >= least)
    is_graded = outcome in {Outcome.QUALIFIED, Outcome.NOT_QUALIFIED}
    if is_graded:
        outcome = Outcome.QUALIFIED if grade in {"Tốt", "Khá"} else Outcome.NOT_QUALIFIED
    has_report = outcome in IN_CHAIN or chance.random() < 0.2
    return row(
        f"S{number:02}",
        **{
            "Loại đối tượng": chance.choice(["Tổ chức", "Tập thể", "Cá nhân"]),
            "Đăng ký": "Có" if outcome in IN_CHAIN or outcome is Outcome.NO_REPORT else chance.choice(["Có", "Không"]),
            "Ngày nhận báo cáo": f"{chance.randint(10, 19)}/12/{year}" if has_report else None,
            "Chấp nhận quá hạn": chance.choice(["Có", None]),
            "Điểm tự chấm": chance.randint(40, 100),
            "Tự xếp loại": chance.choice([*GRADES, None]),
            "Kết luận": outcome.label,
            "Điểm": round(total + 1e-9, 2) if is_graded else None,
            "Xếp loại": grade if is_graded else None,
            "Quyết định": chance.choice(["Đồng ý", "Không đồng ý", None]),
            "phiếu": sheets if is_graded else (),
        },
    )


def counted(rows: list[Row], year: int) -> Counter[str]:
    """The oracle: what must be counted of these rows."""
    counts: Counter[str] = Counter()
    outcomes = {outcome.label: outcome.value for outcome in Outcome}
    classes = {
        "qualified": "appraised",
        "not_qualified": "appraised",
        "awaiting_appraisal": "awaiting",
        "awaiting_organisation": "awaiting",
        "awaiting_report": "no_report",
        "awaiting_registration": "not_registered",
    }
    for entry in rows:
        outcome = outcomes[entry["Kết luận"]]
        of_class = classes.get(outcome, outcome)
        counts["total"] += 1
        counts[of_class] += 1
        is_appraised = of_class == "appraised"
        in_scope = of_class not in {"withdrawn", "out_of_scope"}
        registered = is_appraised or (in_scope and entry["Đăng ký"] == "Có")
        reported = is_appraised or (registered and entry["Ngày nhận báo cáo"] is not None)
        counts["in_scope"] += in_scope
        counts["registered"] += registered
        counts["reported"] += reported
        if reported and entry["Ngày nhận báo cáo"] is not None:
            counts["timed"] += 1
            day = int(entry["Ngày nhận báo cáo"][:2])  # before 15/12: grassroots level
            counts["late"] += day > 15
            counts["late_open"] += day > 15 and entry["Chấp nhận quá hạn"] is None
            counts["deadline_day_open"] += day == 15 and entry["Chấp nhận quá hạn"] is None
        if not is_appraised:
            continue
        place = GRADES.index(entry["Xếp loại"])
        counts[f"grade_{place + 1}"] += 1
        is_qualified = outcome == "qualified"
        counts["qualified"] += is_qualified
        counts["agreed"] += is_qualified and entry["Quyết định"] == "Đồng ý"
        counts["refused"] += is_qualified and entry["Quyết định"] == "Không đồng ý"
        counts["undecided"] += is_qualified and entry["Quyết định"] is None
        if entry["Tự xếp loại"] is not None:
            counts["compared"] += 1
            counts["self_higher"] += GRADES.index(entry["Tự xếp loại"]) < place
            counts["self_equal"] += GRADES.index(entry["Tự xếp loại"]) == place
        totals = [sum(points) for points in entry["phiếu"]]
        counts["several_sheets"] += 1
        counts["equal_sheets"] += len(set(totals)) == 1
        counts["crossing_sheets"] += min(totals) < 70 <= max(totals)
    return counts


Everything = dict[tuple[str, str, int], list[Row]]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Everything, Overview]:
    """Forty units of three communes in two years, of which some units lack one year."""
    folder = tmp_path_factory.mktemp("oracle") / "nguồn"
    chance = random.Random(40)
    everything: Everything = {}
    for number, year in product(range(40), YEARS):
        recipient, sender = f"DU-{number % 3}", f"CB-{number // 3:02}"
        if (number, year) in {(5, 2025), (11, 2026), (17, 2025)}:
            continue
        rows = [subject(chance, place, year) for place in range(chance.randint(4, 9))]
        everything[recipient, sender, year] = rows
        put(folder, submission(rows, sender=sender, sender_name=f"Chi bộ {number}", recipient=recipient, year=year))
    return everything, overview(folder)[0]


def same(found: Any, expected: Counter[str]) -> bool:
    return {name: count for name, count in found.items() if count} == {k: v for k, v in expected.items() if v}


@pytest.mark.parametrize("year", YEARS)
def test_the_year_is_counted_as_the_oracle_counts_it(generated: tuple[Everything, Overview], year: int) -> None:
    everything, found = generated
    rows = [entry for key, of_unit in everything.items() if key[2] == year for entry in of_unit]
    assert same(found.figures.all_years[year], counted(rows, year))


def test_every_unit_group_and_kind_is_counted_as_the_oracle_counts_it(
    generated: tuple[Everything, Overview],
) -> None:
    everything, found = generated
    figures = found.figures
    assert figures.year == 2026
    groups: dict[str, list[Row]] = {}
    kinds: dict[str, list[Row]] = {}
    for (recipient, _, year), rows in everything.items():
        if year == 2026:
            groups.setdefault(recipient, []).extend(rows)
            for entry in rows:
                kinds.setdefault(entry["Loại đối tượng"], []).append(entry)
    for unit in figures.units.units:
        rows = everything.get((unit.recipient, unit.code, 2026), [])
        assert same(figures.by_unit.get(unit.number, NOTHING), counted(rows, 2026)), unit
    for group, rows in groups.items():
        assert same(figures.groups[group], counted(rows, 2026)), group
    for kind, rows in kinds.items():
        assert same(figures.kinds[kind], counted(rows, 2026)), kind


def test_the_panel_holds_the_units_of_both_years_alone(generated: tuple[Everything, Overview]) -> None:
    everything, found = generated
    both = [key for key in everything if all((*key[:2], year) in everything for year in YEARS)]
    assert found.figures.panel_units == len(both) / 2 == 37
    for year in YEARS:
        rows = [entry for key in both if key[2] == year for entry in everything[key]]
        assert same(found.figures.panel_years[year], counted(rows, year))


def test_matrix_and_bins_are_those_of_the_oracle(generated: tuple[Everything, Overview]) -> None:
    everything, found = generated
    matrix: Counter[tuple[str, str]] = Counter()
    bins = [0] * 6
    for (_, _, year), rows in everything.items():
        for entry in rows if year == 2026 else ():
            if entry["Xếp loại"] is None:
                continue
            if entry["Tự xếp loại"] is not None:
                matrix[entry["Tự xếp loại"], entry["Xếp loại"]] += 1
            gap = round(entry["Điểm tự chấm"] - entry["Điểm"], 2)
            bins[(gap >= -10) + (gap > -5) + (gap >= 0) + (gap > 5) + (gap > 10)] += 1
    assert found.figures.matrix == matrix
    assert list(found.figures.bins) == bins


def test_all_classes_add_up_to_the_total_and_no_count_exceeds_its_denominator(
    generated: tuple[Everything, Overview],
) -> None:
    for counts in [*generated[1].figures.by_unit.values(), *generated[1].figures.all_years.values()]:
        assert sum(counts[name] for name in CLASSES) == counts["total"]
        assert all(counts[name] <= counts[of] for name, of in RATES.items())


@pytest.mark.parametrize(("denominator", "share"), [(0, None), (4, None), (5, 0.4)])
def test_a_rate_needs_five(denominator: int, share: float | None) -> None:
    counts = {**NOTHING, "in_scope": denominator, "registered": min(2, denominator)}
    assert rate(counts, "registered") == share
