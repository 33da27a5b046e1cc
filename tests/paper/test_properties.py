"""What must hold of any workbook: every figure is a count over the JSON, and no notice tells of another unit."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.paper.papers import OFFICE, dossier, filled, lines, only, tables_with, text
from xlsx_addin.paper.documents import Code, documents
from xlsx_addin.report import appraisal_document

if TYPE_CHECKING:
    from xlsx_addin.paper.dossier import Dossier

pytestmark = pytest.mark.slow

KINDS = ("Tổ chức", "Tập thể", "Cá nhân")
GRADES = ("Tốt", "Khá", "Đạt", "Không đạt")
NOT_OWN = {"withdrawn", "out_of_scope", "other_authority"}
ABOVE = ("Đủ điều kiện về mô hình | Tốt", "Không đủ điều kiện về mô hình | Đạt", "Đã rút hồ sơ |")
ROW = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS),
        "scope": st.sampled_from(["", "", "", "Thôn, tổ dân phố"]),
        "level": st.sampled_from(["", "", "", "Ban Thường vụ"]),
        "registered": st.sampled_from(["Có", "Có", "Có", "Không", "Không", "x"]),
        "received": st.sampled_from(["", "10/12/2026", "10/12/2026", "15/12/2026", "18/12/2026"]),
        "accepted": st.sampled_from(["", "", "Có"]),
        "decision": st.sampled_from(["", "", "Đồng ý", "Không đồng ý"]),
        "above": st.sampled_from(["", "", "", *ABOVE]),
        "commended": st.sampled_from(["", "Có"]),
        "state": st.sampled_from(["", "", "", "", "Đã rút"]),
        "initiative": st.booleans(),
        "scores": st.lists(st.integers(0, 30), max_size=3),
        "source": st.sampled_from(["", "CB-01", "CB-02"]),
    }
)


def made_from(rows: list[dict[str, Any]], **others: Any) -> Dossier:
    """A dossier of these rows; each subject's name, model and scorers stand nowhere else."""
    head = (
        "| Mã | Tên | Loại đối tượng | Diện | Cấp thẩm định | Đăng ký | Ngày nhận báo cáo | Đề nghị khen thưởng | "
        "Tình trạng hồ sơ | Số QĐ công nhận sáng kiến | Ngày công nhận | Tên mô hình | Nguồn | Chấp nhận quá hạn | "
        "Quyết định |"
    )
    table, scores = [head], ["| Mã | Người chấm | C1 | C2 | C3 |"]
    above = ["| Mã | Kết luận | Xếp loại |"]
    for number, row in enumerate(rows):
        initiative = f"{number}/QĐ | @20/11/2026" if row["initiative"] else " | "
        table.append(
            f"| M{number}M | Tên{number}N | {row['kind']} | {row['scope']} | {row['level']} | {row['registered']} | "
            f"{row['received']} | {row['commended']} | {row['state']} | {initiative} | Mô hình{number}H | "
            f"{row['source']} | {row['accepted']} | {row['decision']} |"
        )
        above += [f"| M{number}M | {row['above']} |"] if row["above"] else []
        scores += [
            f"| M{number}M | Chấm{place} | {score} | {score} | {score} |" for place, score in enumerate(row["scores"])
        ]
    tables = {"subjects": "\n".join(table), "scores": "\n".join(scores), "from_above": "\n".join(above), **others}
    return dossier(**tables)


def is_late(result: Any) -> bool:
    return result["lateness"] in {"late", "deadline_day"}


def is_refused(row: dict[str, Any], result: Any) -> bool:
    """Whether the committee refused the subject, and no level above concluded on it."""
    return row["decision"] == "Không đồng ý" and result["above"] is None and result["outcome"] not in NOT_OWN


def table_of_results(content: bytes) -> dict[str, list[str]]:
    [rows] = tables_with(content, "Kết quả")
    return {row[0]: row[1:] for row in rows[1:]}


def counts(results: list[dict[str, Any]]) -> list[str]:
    """A line of the table: how many of each kind, and in all."""
    numbers = [sum(result["kind"] == kind for result in results) for kind in KINDS]
    return [str(number) if number else "–" for number in (*numbers, len(results))]


@given(rows=st.lists(ROW, min_size=1, max_size=12))
@settings(max_examples=examples(8))
def test_every_figure_of_the_report_is_a_count_over_the_json(rows: list[dict[str, Any]]) -> None:
    dossier_ = made_from(rows)
    results: list[Any] = [*appraisal_document(dossier_.appraisal)["results"]]
    content = only(Code.REPORT, dossier_)
    own = [result for result in results if result["outcome"] not in NOT_OWN]
    table = table_of_results(content)
    for grade in GRADES:
        assert table[grade] == counts([result for result in results if result["grade"] == grade])
    assert table["Cộng đã thẩm định"] == counts([result for result in results if result["grade"]])
    assert table["Tổng số"] == counts(results)
    others = {label: row for label, row in table.items() if label not in {*GRADES, "Cộng đã thẩm định", "Tổng số"}}
    by_outcome = Counter(result["outcome"] for result in results if not result["grade"])
    assert sorted(int(row[-1]) for row in others.values()) == sorted(by_outcome.values())
    body = text(content)
    pairs = list(zip(rows, results, strict=True))
    late = [result for row, result in pairs if result in own and is_late(result) and row["accepted"] != "Có"]
    found = re.search(
        r"2\. Gửi báo cáo: (\d+)/(\d+) đối tượng đã đăng ký(?:; ngoài ra (\d+) đối tượng không đăng ký có gửi báo cáo)?"
        r"(?:[;,] đúng hạn (\d+))?(?:[;,] quá hạn (\d+))?(?:[;,] nhận đúng ngày hết hạn (\d+))?",
        body,
    )
    assert found is not None
    lateness = Counter(result["lateness"] for result in own)
    assert [int(number or 0) for number in found.groups()] == [
        sum(row["registered"] == "Có" and bool(row["received"]) for row, result in pairs if result in own),
        sum(row["registered"] == "Có" for row, result in pairs if result in own),
        sum(row["registered"] != "Có" and bool(row["received"]) for row, result in pairs if result in own),
        lateness["on_time"],
        lateness["late"],
        lateness["deadline_day"],
    ]
    standing = Counter(result["outcome"] for row, result in pairs if not is_refused(row, result))
    free = Counter(
        result["outcome"] for row, result in pairs if not is_refused(row, result) and result["above"] is None
    )
    for sentence, number in (
        (r"cho ý kiến việc chấp nhận (\d+) báo cáo", len(late)),
        (r"Xem xét (\d+) cá nhân không đăng ký", free["alternative_ground"]),
        (r"nhiệm vụ: (\d+) đối tượng", standing["not_qualified"]),
        (
            r"Không đăng ký hoặc không gửi báo cáo: (\d+) đối tượng, ",
            standing["not_registered"] + standing["no_report"],
        ),
    ):
        assert [int(text_) for text_ in re.findall(sentence, body)] == ([number] if number else [])
    proposed = [int(number) for number in re.findall(r"công nhận (\d+) đối tượng đủ điều kiện", body)]
    assert sum(proposed) == free["qualified"]


@given(rows=st.lists(ROW, min_size=1, max_size=12))
@settings(max_examples=examples(5))
def test_each_subject_stands_in_one_annex_or_in_none_that_is_counted(rows: list[dict[str, Any]]) -> None:
    dossier_ = made_from(rows)
    results = appraisal_document(dossier_.appraisal)["results"]
    content = only(Code.REPORT, dossier_)
    names = Counter(
        name
        for heading in ("Hạng", "Cơ sở", "Xếp loại", "Lý do", "Ghi chú quyết định")
        for table in tables_with(content, heading)
        if "Số ngày quá hạn" not in table[0]
        for row in table[1:]
        for name in re.findall(r"Tên\d+N", " ".join(row[:2]))
    )
    for number, (row, result) in enumerate(zip(rows, results, strict=True)):
        is_favourable = result["outcome"] in {"qualified", "alternative_ground"}
        has_rank = result["outcome"] == "qualified" or (is_favourable and result["above"] is not None)
        times = 2 if has_rank and not is_refused(row, result) else 1  # its table has both Hạng and Xếp loại
        assert names[f"Tên{number}N"] == (0 if result["outcome"] in NOT_OWN else times)
    totals = [int(found) for found in re.findall(r"Danh sách có (\d+) đối tượng", text(content))]
    late = sum(result["lateness"] in {"late", "deadline_day"} for result in results if result["outcome"] not in NOT_OWN)
    assert sum(totals) == sum(result["outcome"] not in NOT_OWN for result in results) + late


@given(rows=st.lists(ROW, min_size=1, max_size=12))
@settings(max_examples=examples(5))
def test_every_figure_of_the_minutes_is_a_count_over_the_json(rows: list[dict[str, Any]]) -> None:
    dossier_ = made_from(rows)
    results = appraisal_document(dossier_.appraisal)["results"]
    body = text(only(Code.MINUTES, dossier_))
    outcomes = Counter(result["outcome"] for result in results)
    assert f"có {len(results)} đối tượng trong danh sách" in body
    unregistered = [
        result["outcome"]
        for row, result in zip(rows, results, strict=True)
        if row["registered"] == "Không" and result["outcome"] not in NOT_OWN
    ]
    for sentence, expected in (
        (r"(\d+) đối tượng không đăng ký", len(unregistered)),
        (r"(\d+) có cơ sở đánh giá", unregistered.count("alternative_ground")),
        (r"(\d+) đối tượng có đăng ký nhưng", outcomes["no_report"]),
    ):
        [presented] = re.findall(r"2\.1\. .*", body)
        assert [int(found) for found in re.findall(sentence, presented)] == ([expected] if expected else [])
    graded = [result for result in results if result["grade"]]
    for grade in GRADES if graded else ():
        number = sum(result["grade"] == grade for result in graded)
        assert f"- Đạt mức “{grade}”: {number or 'không có.'}" in body
    waiting = sum(number for outcome, number in outcomes.items() if outcome.startswith("awaiting_"))
    assert (f"chờ kết quả của tổ chức: {waiting} đối tượng." in body) == bool(waiting)


@given(rows=st.lists(ROW, min_size=1, max_size=12))
@settings(max_examples=examples(5))
def test_the_table_of_scores_has_the_points_the_grade_and_the_rank_of_the_json(rows: list[dict[str, Any]]) -> None:
    dossier_ = made_from(rows)
    results = appraisal_document(dossier_.appraisal)["results"]
    graded = {
        f"Tên{number}N": [
            str(len(row["scores"])),
            str(result["total"]).replace(".", ","),
            result["grade"],
            str(result["rank"]),
        ]
        for number, (row, result) in enumerate(zip(rows, results, strict=True))
        if result["grade"]
    }
    found = {}
    for table in tables_with(only(Code.MINUTES, dossier_), "Hạng"):
        places = [table[0].index(heading) for heading in ("Số phiếu", "Điểm trung bình", "Xếp loại", "Hạng")]
        for line in table[1:]:
            if named := re.search(r"Tên\d+N", " ".join(line[:2])):
                found[named[0]] = [line[place] for place in places]
    assert {name: found.get(name) for name in graded} == graded


@given(rows=st.lists(ROW, min_size=1, max_size=12))
@settings(max_examples=examples(5))
def test_every_score_sheet_adds_up_to_the_points_of_the_workbook(rows: list[dict[str, Any]]) -> None:
    dossier_ = made_from(rows)
    results = appraisal_document(dossier_.appraisal)["results"]
    printed = Counter(
        (re.findall(r"Tên\d+N", sheet.subject)[0], sheet.scorer, sheet.sum_score)
        for document in documents(Code.SCORE_SHEETS, dossier_)
        for sheet in document.fields.sheets  # type: ignore[attr-defined]
        if sheet.sum_score
    )
    assert printed == Counter(
        (f"Tên{number}N", f"Chấm{place}", str(3 * score))
        for number, (row, result) in enumerate(zip(rows, results, strict=True))
        if result["grade"]
        for place, score in enumerate(row["scores"])
    )


@given(rows=st.lists(ROW, min_size=1, max_size=12))
@settings(max_examples=examples(5))
def test_every_figure_of_the_submission_is_a_count_over_the_json(rows: list[dict[str, Any]]) -> None:
    dossier_ = made_from(rows)
    results = appraisal_document(dossier_.appraisal)["results"]
    pairs = list(zip(rows, results, strict=True))
    free = [(row, result) for row, result in pairs if not is_refused(row, result) and result["above"] is None]
    submitted = [(row, result) for row, result in free if result["outcome"] == "qualified" and row["commended"] == "Có"]
    commended = len(submitted)
    elsewhere = sum(result["outcome"] == "other_authority" for _, result in free)
    found = list(documents(Code.PROPOSAL, dossier_))
    assert bool(found) == bool(commended or elsewhere)
    for document in found:
        body = text(filled(document))
        assert [int(number) for number in re.findall(r"khen thưởng đối với (\d+) đối", body)] == [commended][:commended]
        assert [int(number) for number in re.findall(r"Thẩm định (\d+) đối tượng", body)] == [elsewhere][:elsewhere]
        assert f"Danh sách có {commended + elsewhere} đối tượng." in body
        late = sum(is_late(result) and row["accepted"] != "Có" for row, result in submitted)
        assert [int(number) for number in re.findall(r"chấp nhận (\d+) báo cáo", body)] == ([late] if late else [])
        grounds = sum(result["outcome"] == "alternative_ground" for _, result in free)
        assert [int(number) for number in re.findall(r"Xem xét (\d+) cá nhân", body)] == ([grounds] if grounds else [])


@given(rows=st.lists(ROW, min_size=1, max_size=12), decided=st.booleans())
@settings(max_examples=examples(5))
def test_no_word_of_a_notice_belongs_to_another_unit(rows: list[dict[str, Any]], decided: bool) -> None:
    day = {"Ngày quyết định": "21/12/2026"} if decided else {}
    dossier_ = made_from(rows, settings=OFFICE | day)
    results = appraisal_document(dossier_.appraisal)["results"]
    told: Counter[int] = Counter()
    for document in documents(Code.NOTICES, dossier_):
        body = text(filled(document))
        own = {
            number
            for number, row in enumerate(rows)
            if (row["source"] or f"M{number}M") == document.recipient and results[number]["outcome"] not in NOT_OWN
        }
        named = {int(number) for number in re.findall(r"(?:Tên|Mô hình|M)(\d+)[NHM]", body)}
        assert named <= own
        assert {int(number) for number in re.findall(r"Tên(\d+)N", body)} == own
        assert "Chấm" not in body
        assert ("(dự kiến)" in body) is not decided
        numbers = [int(found) for found in re.findall(r"^\d+\. .*?: (\d+) (?:đối tượng|cá nhân)", body, re.MULTILINE)]
        assert sum(numbers) == len(own) == document.subjects
        told.update(own)
    assert told == Counter(number for number, result in enumerate(results) if result["outcome"] not in NOT_OWN)


def test_without_subjects_the_report_says_so_and_has_no_annex() -> None:
    content = only(Code.REPORT, dossier(subjects="", scores=""))
    assert "Năm 2026 không có đối tượng đăng ký, gửi báo cáo." in text(content)
    assert "Báo cáo để Ban Thường vụ Đảng ủy xã Suối Mây biết, theo dõi." in text(content)
    assert [line for line in lines(content) if "Phụ lục" in line] == []
