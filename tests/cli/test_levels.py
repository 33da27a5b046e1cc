"""The rehearsal of three levels (``demo --levels``): every count on every sheet, worked out by hand from the scenario.

The scenario (``xlsx_addin/sample/levels.toml``) in short. CB-TH (GV1-GV4) and CB-YT (YT1-YT3) send to DU-UB (own: TH,
TYT, HT, DU, BT), CB-LN (LN1-LN3) to DU-DN (own: VP), both of these to BTV-LD (own: PNV). At CB-TH the points for GV1,
GV2 and GV3 and the report of GV4 come by forms. CB-YT comes as a bare file and is confirmed by its code; CB-LN is
edited on the way, and its original comes late. In its version 2 CB-TH lacks GV3, has the new GV5, GV4's report, another
product for GV2, and another name of GV1's model, which DU-UB has changed as well. DU-DN sends late. GV1, YT1, LN1 and
TH are proposed for a commendation, so each higher level appraises them again; DU is for BTV-LD to appraise, and so is
BT, its head.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.typed import CommandLine
from tests.exchange.received import rows_of
from tests.exchange.sent import opened
from tests.grades import ALL
from xlsx_addin.exchange.envelope.counts import counts_of
from xlsx_addin.exchange.merging.verification import verify
from xlsx_addin.guidance import load
from xlsx_addin.renewal.carry_over import carry_over
from xlsx_addin.terms import Outcome
from xlsx_addin.words import console as console_words
from xlsx_addin.words.levels import FOLDER_TAKEN
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.reader import FileWorkbook
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rehearsal import Rehearsal

QUALIFIED, NOT_QUALIFIED = "Đủ điều kiện về mô hình", "Không đủ điều kiện về mô hình"
OTHER, GROUND, WITHDRAWN = "Thuộc thẩm quyền cấp khác", "Có căn cứ thay thế", "Đã rút hồ sơ"
AWAITING = "Chờ thẩm định"
NOT_REGISTERED, AWAITING_REPORT = "Không thẩm định: không đăng ký", "Chờ báo cáo"
ACCEPTED, HELD, MODIFIED, NOTHING = "Đã nhận", "Chờ đối chiếu mã", "Nội dung thay đổi sau khi lập", "Chưa gửi"

LAST_STEP = {"BTV-LD": 27, "DU-UB": 31, "DU-DN": 32, "CB-TH": 38, "CB-YT": 39, "CB-LN": 40}
"""The step after which each unit's workbook no longer changes: its last appraisal."""


pytest_plugins = ("tests.rehearsal",)


@pytest.fixture
def rehearsed(rehearsal: Rehearsal) -> Path:
    return rehearsal.folder


def workbook(folder: Path, unit: str, step: int | None = None) -> Path:
    """A unit's workbook after one of its own steps, at the end unless told."""
    return folder / unit / f"So_{unit}_buoc_{step or LAST_STEP[unit]:02}.xlsx"


def counted(path: Path, sheet: str, heading: str) -> dict[object, int]:
    """How often each value stands under a heading; None counts the rows where it is blank."""
    return dict(Counter(row.get(heading) for row in rows_of(path, sheet)))


def board(path: Path) -> list[tuple[object, ...]]:
    """Tiến độ: who, which version, which verdict, when, from where, how late, how many subjects."""
    headings = ("Mã", "Lần gửi", "Kết luận nhận", "Thời điểm nhận", "Nhận từ", "Thời hạn", "Số đối tượng")
    return [tuple(row.get(heading) for heading in headings) for row in rows_of(path, layout.PROGRESS)]


def at(day: int, hour: int, minute: int = 0) -> float:
    return date_serial(datetime(2026, 12, day, hour, minute))


# A round of forms

FIRST, SECOND = "Cil Múp K’Thảo", "Trần Thị Ngọc Hà"


def points(path: Path) -> dict[tuple[object, object], list[object]]:
    """Điểm: by Mã and scorer what was given."""
    rows = rows_of(path, layout.SCORES)
    return {(row["Mã"], row["Người chấm"]): [row.get(f"C{number}") for number in (1, 2, 3)] for row in rows}


def answers(path: Path) -> list[tuple[object, ...]]:
    """Tiến độ: who answered which form, with which verdict, by which way."""
    headings = ("Mã", "Tên", "Loại", "Kết luận nhận", "Nhận từ", "Nội dung gửi")
    rows = [row for row in rows_of(path, layout.PROGRESS) if str(row.get("Loại")).startswith("Phiếu")]
    return [tuple(row.get(heading) for heading in headings) for row in rows]


def test_forms_go_to_who_has_not_reported_and_to_the_scorers(rehearsed: Path) -> None:
    assert sorted(path.name for path in (rehearsed / "CB-TH" / "Đã gửi" / "Phiếu").iterdir()) == [
        "PhieuBaoCao_2026_CB-TH_GV4.eml",
        "PhieuBaoCao_2026_CB-TH_GV4.xlsx",
        "PhieuCham_2026_CB-TH_Cil-Mup-K-Thao.eml",
        "PhieuCham_2026_CB-TH_Cil-Mup-K-Thao.xlsx",
        "PhieuCham_2026_CB-TH_Tran-Thi-Ngoc-Ha.eml",
        "PhieuCham_2026_CB-TH_Tran-Thi-Ngoc-Ha.xlsx",
        "PhieuDangKy_2026_CB-TH.xlsx",
    ]


def test_points_come_by_mail_or_with_their_total_and_nobody_types_them(rehearsed: Path) -> None:
    first = {("GV1", FIRST): [28, 28, 37], ("GV2", FIRST): [24, 24, 32], ("GV3", FIRST): [20, 20, 25]}
    second = {("GV1", SECOND): [28, 27, 38], ("GV2", SECOND): [24, 25, 33], ("GV3", SECOND): [20, 20, 27]}
    path = workbook(rehearsed, "CB-TH", 2)
    assert points(path) == first
    assert answers(path) == [
        (None, FIRST, "Phiếu chấm điểm", ACCEPTED, "Thư", None),
        (None, SECOND, "Phiếu chấm điểm", HELD, "Tệp", None),
        ("GV4", "Mai Thanh Lam", "Phiếu báo cáo", NOTHING, None, None),
    ]
    assert points(workbook(rehearsed, "CB-TH", 3)) == first | second


def test_a_report_by_mail_brings_its_day_and_its_self_score(rehearsed: Path) -> None:
    path = workbook(rehearsed, "CB-TH", 13)
    row = next(row for row in rows_of(path, layout.SUBJECTS) if row["Mã"] == "GV4")
    assert (row["Ngày nhận báo cáo"], row["Điểm tự chấm"], row["Tự xếp loại"]) == (at(11, 16, 20), 76.0, "Khá")
    assert answers(path)[2] == ("GV4", "Mai Thanh Lam", "Phiếu báo cáo", ACCEPTED, "Thư", "Gửi báo cáo")


def test_the_archive_holds_every_answer_that_was_merged(rehearsed: Path) -> None:
    archive = rehearsed / "CB-TH" / "Đã nhận"
    forms = [line for line in recorded(archive) if line["kind"].endswith("_form")]
    # The second scorer's was noted when it was held and when it was merged.
    assert [(line["person"], line["merged"]) for line in forms] == [
        (FIRST, True),
        (SECOND, False),
        (SECOND, True),
        ("GV4", True),
    ]
    assert len(list((archive / "Phiếu").iterdir())) == 3
    assert verify(archive).is_fine


# Step by step


def test_a_mail_is_merged_and_a_bare_file_waits_for_its_code(rehearsed: Path) -> None:
    path = workbook(rehearsed, "DU-UB", 6)
    # DU-UB's own five and the four of CB-TH; nothing of CB-YT.
    assert counted(path, layout.SUBJECTS, "Nguồn") == {None: 5, "CB-TH": 4}
    assert board(path) == [
        ("CB-TH", 1.0, ACCEPTED, at(4, 8), "Thư", "Đúng hạn", 4.0),
        ("CB-YT", 1.0, HELD, at(5, 8), "Tệp", "Đúng hạn", 3.0),
    ]


def test_the_code_that_was_read_out_lets_it_in_as_of_when_it_was_first_seen(rehearsed: Path) -> None:
    path = workbook(rehearsed, "DU-UB", 7)
    assert counted(path, layout.SUBJECTS, "Nguồn") == {None: 5, "CB-TH": 4, "CB-YT": 3}
    assert board(path)[1] == ("CB-YT", 1.0, ACCEPTED, at(5, 8), "Tệp", "Đúng hạn", 3.0)
    # The code stays beside the row that it confirmed.
    sent = opened(rehearsed / "CB-YT" / "Đã gửi" / "ThamDinh_2026_CB-YT_v1.xlsx")
    assert [row.get("Mã đối chiếu") for row in rows_of(path, layout.PROGRESS)] == [None, sent.code]


def test_the_first_appraisal_above_takes_those_proposed_and_leaves_the_others(rehearsed: Path) -> None:
    # 12 subjects. TH and TYT are DU-UB's own, GV1 and YT1 proposed: all four are scored 70 or more. HT heads TH. BT
    # heads DU: both are BTV-LD's. They and GV2, GV3, GV4, YT2, YT3 are for another level.
    assert counted(workbook(rehearsed, "DU-UB", 8), layout.RESULTS, "Kết luận") == {
        QUALIFIED: 4,
        GROUND: 1,
        OTHER: 7,
    }


def test_the_highest_level_receives_the_first_version(rehearsed: Path) -> None:
    path = workbook(rehearsed, "BTV-LD", 10)
    assert counted(path, layout.SUBJECTS, "Nguồn") == {None: 1, "DU-UB": 12}
    assert board(path) == [
        ("DU-UB", 1.0, ACCEPTED, at(10, 15), "Thư", "Đúng hạn", 12.0),
        ("DU-DN", None, NOTHING, None, None, None, None),
    ]


def test_a_newer_version_changes_adds_withdraws_and_conflicts(rehearsed: Path) -> None:
    path = workbook(rehearsed, "DU-UB", 16)
    subjects = {row["Mã"]: row for row in rows_of(path, layout.SUBJECTS)}
    assert len(subjects) == 13  # 12 and the new GV5
    assert counted(path, layout.SUBJECTS, "Tình trạng hồ sơ") == {None: 12, "Đã rút": 1}
    assert subjects["CB-TH.GV3"]["Tình trạng hồ sơ"] == "Đã rút"
    assert subjects["CB-TH.GV2"]["Sản phẩm cụ thể"] == "52 bài giảng, 6 trường cùng dùng"
    # Reported when a version with the report first came: GV1 on the 4th, GV4 and GV5 on the 12th.
    received = [subjects[f"CB-TH.GV{number}"]["Ngày nhận báo cáo"] for number in (1, 2, 3, 4, 5)]
    assert received == [at(4, 8), at(4, 8), at(4, 8), at(12, 10, 30), at(12, 10, 30)]
    assert rows_of(path, layout.DIFFERENCES) == [
        {
            "Mã": "CB-TH.GV1",
            "Cột": "Tên mô hình",
            "Bản gốc": "Học toán qua bếp ăn bán trú",
            "Bên gửi": "Học toán qua bếp ăn và chợ phiên",
            "Tên": "Vũ Thị Mai",
            "Ô": "J10",
            "Tại đây": "Học toán qua bếp ăn bán trú và vườn trường",
        }
    ]
    assert subjects["CB-TH.GV1"]["Tên mô hình"] == "Học toán qua bếp ăn bán trú và vườn trường"


def test_an_edited_envelope_changes_no_row(rehearsed: Path) -> None:
    path = workbook(rehearsed, "DU-DN", 17)
    assert [row["Mã"] for row in rows_of(path, layout.SUBJECTS)] == ["VP"]
    assert board(path) == [("CB-LN", 1.0, MODIFIED, at(12, 9), "Thư", "Đúng hạn", 3.0)]
    assert [file.name for file in (rehearsed / "DU-DN" / "Hộp thư đến").glob("*_0900_*")] == [
        "2026-12-12_0900_ThamDinh_2026_CB-LN_v1.eml"
    ]


def test_its_original_comes_late_and_is_merged(rehearsed: Path) -> None:
    path = workbook(rehearsed, "DU-DN", 20)
    assert counted(path, layout.SUBJECTS, "Nguồn") == {None: 1, "CB-LN": 3}
    assert board(path) == [
        ("CB-LN", 1.0, MODIFIED, at(12, 9), "Thư", "Đúng hạn", 3.0),
        ("CB-LN", 1.0, ACCEPTED, at(16, 9, 20), "Thư", "Quá hạn 2 ngày", 3.0),  # the 14th was the last day in time
    ]


def test_changes_travel_on_to_the_highest_level(rehearsed: Path) -> None:
    path = workbook(rehearsed, "BTV-LD", 22)
    subjects = {row["Mã"]: row for row in rows_of(path, layout.SUBJECTS)}
    assert len(subjects) == 14  # 13 and the new GV5
    assert subjects["DU-UB.CB-TH.GV3"]["Tình trạng hồ sơ"] == "Đã rút"
    # What DU-UB kept is what it sends: no difference here, where nobody changed anything.
    assert subjects["DU-UB.CB-TH.GV1"]["Tên mô hình"] == "Học toán qua bếp ăn bán trú và vườn trường"
    assert rows_of(path, layout.DIFFERENCES) == []
    # With a report in version 1 received then, on the 10th; GV4's and GV5's reports came with version 2.
    received = [subjects[f"DU-UB.CB-TH.GV{number}"]["Ngày nhận báo cáo"] for number in (1, 4, 5)]
    assert received == [at(10, 15), at(17, 9, 30), at(17, 9, 30)]
    assert board(path)[2] == ("DU-DN", None, NOTHING, None, None, None, None)
    reminders = [file.name for file in (rehearsed / "BTV-LD" / "Đã gửi").glob("DonDoc*")]
    assert reminders == ["DonDoc_2026_BTV-LD_DU-DN_1.eml"]


def test_a_secretary_has_his_ground_from_the_level_that_appraises_his_committee(rehearsed: Path) -> None:
    own = {row["Mã"]: row["Kết luận"] for row in rows_of(workbook(rehearsed, "DU-UB"), layout.RESULTS)}
    assert (own["DU"], own["BT"]) == (OTHER, OTHER)
    above = {row["Mã"]: row["Kết luận"] for row in rows_of(workbook(rehearsed, "BTV-LD"), layout.RESULTS)}
    assert (above["DU-UB.DU"], above["DU-UB.BT"]) == (QUALIFIED, GROUND)
    returned = {row["Mã"]: row for row in rows_of(workbook(rehearsed, "DU-UB"), layout.RESULTS_FROM_ABOVE)}
    assert returned["BT"]["Kết luận"] == GROUND
    collective = returned["DU"]
    assert (collective["Kết luận"], collective["Điểm"], collective["Xếp loại"]) == (QUALIFIED, 95.0, "Tốt")


def test_a_subject_of_another_level_is_told_what_that_level_decided(rehearsed: Path) -> None:
    path = workbook(rehearsed, "DU-UB")
    row = next(number for number, row in enumerate(rows_of(path, layout.RESULTS_FROM_ABOVE)) if row["Mã"] == "DU")
    cell = f"Kết quả cấp trên\u00a0E{layout.HEADING_ROW + 1 + row}"
    own = {row["Mã"]: str(row["Giải thích"]) for row in rows_of(path, layout.RESULTS)}
    assert f" Ban Thường vụ Đảng ủy xã Lạc Dương kết luận: {QUALIFIED}, mức “Tốt”." in own["DU"]
    assert f"; {cell}; " in own["DU"]
    assert f" Chi bộ Trường Tiểu học Đạ Sar kết luận: {QUALIFIED}, mức “Khá”." in own["CB-TH.GV2"]
    below = {row["Mã"]: row["Giải thích"] for row in rows_of(workbook(rehearsed, "CB-TH"), layout.RESULTS_FROM_ABOVE)}
    assert f" Chi bộ Trường Tiểu học Đạ Sar kết luận: {QUALIFIED}, mức “Khá”." in str(below["GV2"])


# The envelopes


@pytest.mark.parametrize(
    ("name", "outcomes"),
    [
        # GV1 93, GV2 81, GV3 66 points; GV4 has not reported yet.
        ("CB-TH/Đã gửi/ThamDinh_2026_CB-TH_v1", {QUALIFIED: 2, NOT_QUALIFIED: 1, AWAITING_REPORT: 1}),
        # Without GV3; GV4 76, GV5 70 points.
        ("CB-TH/Đã gửi/ThamDinh_2026_CB-TH_v2", {QUALIFIED: 4}),
        # YT1 92, YT2 78 points; YT3 is not registered.
        ("CB-YT/Đã gửi/ThamDinh_2026_CB-YT_v1", {QUALIFIED: 2, NOT_REGISTERED: 1}),
        # LN1 90, LN2 72, LN3 46 points.
        ("CB-LN/Đã gửi/ThamDinh_2026_CB-LN_v1", {QUALIFIED: 2, NOT_QUALIFIED: 1}),
        # As in the first appraisal above; then GV3 is withdrawn and GV5 comes to those of another level.
        ("DU-UB/Đã gửi/ThamDinh_2026_DU-UB_v1", {QUALIFIED: 4, GROUND: 1, OTHER: 7}),
        ("DU-UB/Đã gửi/ThamDinh_2026_DU-UB_v2", {QUALIFIED: 4, GROUND: 1, OTHER: 7, WITHDRAWN: 1}),
        # VP 85, LN1 86 points; LN2 and LN3 are for another level.
        ("DU-DN/Đã gửi/ThamDinh_2026_DU-DN_v1", {QUALIFIED: 2, OTHER: 2}),
        # What BTV-LD found of each one's rows: DU, TH, GV1 qualify, YT1 does not, BT heads DU; LN1 has no score sheet.
        (
            "BTV-LD/Đã gửi/KetQua_2026_BTV-LD_DU-UB_v1",
            {QUALIFIED: 3, GROUND: 1, NOT_QUALIFIED: 1, WITHDRAWN: 1, OTHER: 7},
        ),
        ("BTV-LD/Đã gửi/KetQua_2026_BTV-LD_DU-DN_v1", {AWAITING: 1, OTHER: 3}),
        # What DU-UB and DU-DN found of their chi bộ's rows: only GV1, YT1 and LN1 were theirs to appraise.
        ("DU-UB/Đã gửi/KetQua_2026_DU-UB_CB-TH_v1", {QUALIFIED: 1, WITHDRAWN: 1, OTHER: 3}),
        ("DU-UB/Đã gửi/KetQua_2026_DU-UB_CB-YT_v1", {QUALIFIED: 1, OTHER: 2}),
        ("DU-DN/Đã gửi/KetQua_2026_DU-DN_CB-LN_v1", {QUALIFIED: 1, OTHER: 2}),
    ],
)
def test_an_envelope_says_of_its_subjects(rehearsed: Path, name: str, outcomes: dict[str, int]) -> None:
    envelope = opened(rehearsed / f"{name}.xlsx")
    counts = counts_of(envelope)
    assert envelope.is_intact
    assert (rehearsed / f"{name}.eml").is_file()
    assert {each.label: counts.of(each) for each, _ in counts.found if isinstance(each, Outcome)} == outcomes
    assert envelope.manifest.subjects == counts.subjects == sum(outcomes.values())
    assert (counts.errors, counts.warnings) == ((), 0)


def test_nothing_else_was_sent(rehearsed: Path) -> None:
    sent = {unit: len(list((rehearsed / unit / "Đã gửi").iterdir())) for unit in LAST_STEP}
    # Two files for each envelope above, the one reminder, and at CB-TH the folder of its forms.
    assert sent == {"BTV-LD": 5, "DU-UB": 8, "DU-DN": 4, "CB-TH": 5, "CB-YT": 2, "CB-LN": 2}


# Every sheet at the end

ENDS = {
    "BTV-LD": {
        "sources": {None: 1, "DU-UB": 13, "DU-DN": 4},
        "versions": {None: 1, 2.0: 13, 1.0: 4},
        "states": {None: 17, "Đã rút": 1},
        # As DU-UB (version 2) and DU-DN sent them.
        "below": {None: 1, QUALIFIED: 6, GROUND: 1, WITHDRAWN: 1, OTHER: 9},
        "score sheets": 10,  # two each for PNV, DU, TH, GV1, YT1
        # PNV 96, DU 95, TH 91, GV1 89; BT heads DU; YT1 68; LN1 without score sheets; GV3; the others are for below.
        "outcomes": {QUALIFIED: 4, GROUND: 1, NOT_QUALIFIED: 1, AWAITING: 1, WITHDRAWN: 1, OTHER: 10},
        "grades": {"Tốt": 3, "Khá": 1, "Đạt": 1, None: 13},
        # Before the 20th: PNV and what came of DU-UB but HT, BT, YT3, who have no report. On the 21st: DU-DN's four,
        # among them LN1, whose lateness DU-DN had accepted; that stands on the row that came.
        # What the sender accepted is its own to accept: here nobody has yet.
        "times": {"Đúng hạn": 11, "Quá hạn 2 ngày": 4, None: 3},
        "late": 1,  # LN1: the other three are not BTV-LD's to appraise
        "journal": [18.0],
        "senders": 2,
        "verdicts": {ACCEPTED: 3},
        "from above": {},
    },
    "DU-UB": {
        "sources": {None: 5, "CB-TH": 5, "CB-YT": 3},
        "versions": {None: 5, 2.0: 5, 1.0: 3},
        "states": {None: 12, "Đã rút": 1},
        # GV1, GV2, GV4, GV5, YT1, YT2; GV3 as in version 1; YT3.
        "below": {None: 5, QUALIFIED: 6, NOT_QUALIFIED: 1, NOT_REGISTERED: 1},
        "score sheets": 8,  # two each for TH, TYT, GV1, YT1
        # HT heads TH; GV3 is withdrawn; DU, BT, GV2, GV4, GV5, YT2, YT3 are for another level.
        "outcomes": {QUALIFIED: 4, GROUND: 1, WITHDRAWN: 1, OTHER: 7},
        "grades": {"Tốt": 2, "Khá": 2, None: 9},  # TH 94, GV1 92; YT1 88, TYT 75
        "times": {"Đúng hạn": 9, None: 4},  # all before the 15th; HT, BT, YT3 without a report, DU due above
        "late": 0,
        "journal": [12.0, 12.0, 13.0, 13.0],
        "senders": 2,
        "verdicts": {ACCEPTED: 4},  # CB-TH twice, CB-YT, and BTV-LD's result
        "from above": {QUALIFIED: 3, GROUND: 1, NOT_QUALIFIED: 1, WITHDRAWN: 1, OTHER: 7},
    },
    "DU-DN": {
        "sources": {None: 1, "CB-LN": 3},
        "versions": {None: 1, 1.0: 3},
        "states": {None: 4},
        "below": {None: 1, QUALIFIED: 2, NOT_QUALIFIED: 1},
        "score sheets": 4,  # two each for VP, LN1
        "outcomes": {QUALIFIED: 2, OTHER: 2},
        "grades": {"Khá": 2, None: 2},
        "times": {"Đúng hạn": 1, "Quá hạn 2 ngày": 2, "Quá hạn 2 ngày – đã chấp nhận": 1},
        "late": 1,  # LN1 again
        "journal": [4.0, 4.0],
        "senders": 1,
        "verdicts": {MODIFIED: 1, ACCEPTED: 2},
        "from above": {AWAITING: 1, OTHER: 3},
    },
    "CB-TH": {
        "sources": {None: 4},
        "versions": {None: 4},
        "states": {None: 4},
        "below": {None: 4},
        "score sheets": 8,  # by form for GV1 and GV2; GV3's two were taken out with it, GV4's and GV5's were typed
        "outcomes": {QUALIFIED: 4},
        "grades": {"Tốt": 1, "Khá": 3},
        "times": {"Không quy định hạn": 4},
        "late": 0,
        "journal": [4.0, 4.0],
        "senders": 0,
        "verdicts": {ACCEPTED: 4},  # DU-UB's result, the forms of two scorers and of GV4
        "from above": {QUALIFIED: 1, WITHDRAWN: 1, OTHER: 3},  # also GV3, which DU-UB still has as withdrawn
    },
    "CB-YT": {
        "sources": {None: 3},
        "versions": {None: 3},
        "states": {None: 3},
        "below": {None: 3},
        "score sheets": 4,
        "outcomes": {QUALIFIED: 2, NOT_REGISTERED: 1},
        "grades": {"Tốt": 1, "Khá": 1, None: 1},
        "times": {"Không quy định hạn": 2, None: 1},
        "late": 0,
        "journal": [3.0],
        "senders": 0,
        "verdicts": {ACCEPTED: 1},
        "from above": {QUALIFIED: 1, OTHER: 2},
    },
    "CB-LN": {
        "sources": {None: 3},
        "versions": {None: 3},
        "states": {None: 3},
        "below": {None: 3},
        "score sheets": 6,
        "outcomes": {QUALIFIED: 2, NOT_QUALIFIED: 1},
        "grades": {"Tốt": 1, "Khá": 1, "Không đạt": 1},
        "times": {"Không quy định hạn": 3},
        "late": 0,
        "journal": [3.0],
        "senders": 0,
        "verdicts": {ACCEPTED: 1},
        "from above": {QUALIFIED: 1, OTHER: 2},
    },
}


@pytest.mark.parametrize("unit", ENDS)
def test_every_sheet_of_a_unit_at_the_end(rehearsed: Path, unit: str) -> None:
    path = workbook(rehearsed, unit)
    found = {
        "sources": counted(path, layout.SUBJECTS, "Nguồn"),
        "versions": counted(path, layout.SUBJECTS, "Lần gửi"),
        "states": counted(path, layout.SUBJECTS, "Tình trạng hồ sơ"),
        "below": counted(path, layout.SUBJECTS, "Kết luận cấp dưới"),
        "score sheets": len(rows_of(path, layout.SCORES)),
        "outcomes": counted(path, layout.RESULTS, "Kết luận"),
        "grades": counted(path, layout.RESULTS, "Xếp loại"),
        "times": counted(path, layout.RESULTS, "Thời hạn"),
        "late": console_counts(path)[console_words.LATE],
        "journal": [row["Đối tượng"] for row in rows_of(path, layout.JOURNAL)],
        "senders": len(rows_of(path, layout.SENDERS)),
        "verdicts": counted(path, layout.PROGRESS, "Kết luận nhận"),
        "from above": counted(path, layout.RESULTS_FROM_ABOVE, "Kết luận"),
    }
    assert found == ENDS[unit]
    # The only difference was settled, nothing is wrong with the data, and the scale is the template's.
    assert rows_of(path, layout.DIFFERENCES) == []
    assert rows_of(path, layout.PROBLEMS) == []
    assert counted(path, layout.SCALE, "Xếp loại") == dict.fromkeys([grade.value for grade in ALL], 1)


def test_a_workbook_that_has_received_goes_into_a_new_year_without_what_it_received(
    rehearsed: Path, tmp_path: Path
) -> None:
    old, new = workbook(rehearsed, "DU-UB"), tmp_path / "2027.xlsm"
    report = carry_over(old, new, year=2027)
    assert "Không chuyển sang năm mới: Điểm, Nhật ký, Tiến độ, Kết quả cấp trên." in report
    from_below = [row for row in rows_of(old, layout.SUBJECTS) if "Nguồn" in row]
    assert any(line.startswith(f"Ở Đơn vị có {len(from_below)} dòng do cấp dưới gửi năm cũ.") for line in report)
    lasting = {column.heading for column in layout.SUBJECT_COLUMNS if column.lasting}
    assert rows_of(new, layout.SUBJECTS) == [
        {heading: value for heading, value in row.items() if heading in lasting}
        for row in rows_of(old, layout.SUBJECTS)
    ]
    assert rows_of(new, layout.SENDERS) == rows_of(old, layout.SENDERS) != []
    for name in (layout.SCORES, layout.JOURNAL, layout.PROGRESS, layout.DIFFERENCES, layout.RESULTS_FROM_ABOVE):
        assert rows_of(new, name) == []


@pytest.mark.parametrize("unit", ENDS)
def test_the_console_counts_what_the_results_say(rehearsed: Path, unit: str) -> None:
    path = workbook(rehearsed, unit)
    counts = console_counts(path)
    outcomes = {label: counts[label] for label in (outcome.label for outcome in load().known_outcomes) if counts[label]}
    assert outcomes == ENDS[unit]["outcomes"]
    assert (counts[console_words.ERRORS], counts[console_words.WARNINGS]) == (0, 0)
    grades = Counter[str]()
    with FileWorkbook.open(path) as opened_workbook:
        sheet = opened_workbook.read(layout.CONSOLE)
    for column, grade in enumerate(ALL, start=places.SUMMARY_COLUMN + places.HIDDEN + 1):
        for row in places.BAND.lines[:3]:
            grades[grade.value] += int(sheet.at(row, column) or 0)  # type: ignore[arg-type]
    expected = ENDS[unit]["grades"]
    assert isinstance(expected, dict)
    assert {grade: number for grade, number in grades.items() if number} == {
        grade: number for grade, number in expected.items() if grade is not None
    }


def console_counts(path: Path) -> dict[object, object]:
    """The label and the count of each line of the summary."""
    with FileWorkbook.open(path) as opened_workbook:
        sheet = opened_workbook.read(layout.CONSOLE)
    column = places.outcome_column(load().known_outcomes)
    rows = range(column.outcomes.lines[0], column.counts.last + 1)
    return {sheet.at(row, places.SUMMARY_COLUMN): sheet.at(row, places.SUMMARY_COLUMN + 1) for row in rows}


def recorded(archive: Path) -> list[dict[str, Any]]:
    """The lines of the record of what was received."""
    return [json.loads(line) for line in (archive / "so-nhan.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("unit", "envelopes", "lines"),
    [
        ("BTV-LD", 3, 3),  # DU-UB twice, DU-DN
        ("DU-UB", 4, 5),  # CB-TH twice, CB-YT, the result; CB-YT was noted when it was held and when it was merged
        ("DU-DN", 2, 2),  # CB-LN, the result; what is not intact is not noted
        ("CB-TH", 1, 1),  # and of forms, below
        ("CB-YT", 1, 1),
        ("CB-LN", 1, 1),
    ],
)
def test_the_archive_holds_every_merged_envelope_unchanged(
    rehearsed: Path, unit: str, envelopes: int, lines: int
) -> None:
    archive = rehearsed / unit / "Đã nhận"
    kept = sorted(path for path in archive.glob("*.xlsx") if not path.stem.endswith("_xem"))
    record = [line for line in recorded(archive) if not line["kind"].endswith("_form")]
    assert (len(kept), len(record)) == (envelopes, lines)
    sent = {path.read_bytes() for path in rehearsed.glob("*/Đã gửi/*.xlsx")}
    assert all(path.read_bytes() in sent for path in kept)
    assert {entry["digest"] for entry in record} == {opened(path).digest for path in kept}


# The command


def test_the_command_tells_every_step_and_who_sent_what(rehearsal: Rehearsal) -> None:
    lines = rehearsal.printed.splitlines()
    assert lines[0] == "CHẠY THỬ QUY TRÌNH BA CẤP NĂM 2026 – 6 đơn vị, 40 bước"
    assert [line.split(".")[0] for line in lines if line.startswith("Bước ")] == [f"Bước {n}" for n in range(1, 41)]
    start = lines.index("Tiến độ tại Đảng ủy Ủy ban nhân dân xã Lạc Dương:")
    assert lines[start + 1 : start + 4] == [
        "    Mã     Lần gửi  Kết luận nhận     Thời điểm nhận         Nhận từ  Thời hạn",
        "    CB-TH  1        Đã nhận           08:00 ngày 04/12/2026  Thư      Đúng hạn",
        "    CB-YT  1        Chờ đối chiếu mã  08:00 ngày 05/12/2026  Tệp      Đúng hạn",
    ]
    assert lines[-6] == (
        "DU-UB – Đảng ủy Ủy ban nhân dân xã Lạc Dương: 13 đối tượng, 4 đủ điều kiện, 0 lỗi; 0 sai khác, "
        "13 dòng kết quả cấp trên."
    )


def test_an_earlier_rehearsal_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "CB-LN").mkdir()
    answer = CommandLine(capsys)("demo", "--levels", tmp_path)
    assert (answer.status, answer.out, answer.err) == (2, "", FOLDER_TAKEN.format(folder=tmp_path) + "\n")
    assert [path.name for path in tmp_path.iterdir()] == ["CB-LN"]
