"""Answered forms in an inbox: their verdicts, what becomes of ``Đơn vị`` and ``Điểm``, and what is said."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.exchange.answers.office import ADDRESS, Office
from tests.exchange.received import at, mail
from xlsx_addin.exchange.merging.verification import verify
from xlsx_addin.exchange.sending import form_round
from xlsx_addin.guidance.digest import digest
from xlsx_addin.words.form_receiving import ANSWER_UNUSED, OTHER_LETTER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "xã")


def test_a_report_by_mail_fills_its_row_and_moves_its_day(office: Office) -> None:
    answers = {"C1": 28, "C2": 27.5, "C3": 38}
    content = office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Bảng tính", Tự_xếp_loại="Tốt", **answers)
    office.post(content, "TQT", at(10, 14, 30))
    plan = office.receive()
    assert office.verdicts(plan) == [("TQT", "accepted")]
    row = office.subject("TQT")
    assert (row["Tên mô hình"], row["Điểm tự chấm"], row["Tự xếp loại"]) == ("Bảng tính", 93.5, "Tốt")
    assert row["Ngày nhận báo cáo"] == datetime(2026, 12, 10, 14, 30)
    assert "Đăng ký" not in row
    assert row["Ghi chú"] == "Mới"


def test_a_report_of_which_nobody_knows_whether_it_was_registered_says_so_until_it_is_noted(office: Office) -> None:
    office.post(office.report("TQT", "Gửi báo cáo"), "TQT", at(10))
    unknown = "Chưa rõ đã đăng ký; vui lòng ghi cột Đăng ký."
    for _ in range(2):
        assert unknown in office.receive().items[0].warnings
    office.edit("TQT", "Đăng ký", "Có")
    assert unknown not in office.receive().items[0].warnings


def test_a_registration_by_mail(office: Office) -> None:
    office.post(office.report("LTB", "Đăng ký", Tên_mô_hình="Sổ"), "LTB", at(3, 9))
    office.receive()
    row = office.subject("LTB")
    assert (row["Đăng ký"], row["Ngày đăng ký"], row["Tên mô hình"]) == ("Có", datetime(2026, 12, 3), "Sổ")


def test_a_file_alone_is_taken_but_moves_no_day(office: Office) -> None:
    office.put("phieu.xlsx", office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Bảng tính"))
    plan = office.receive()
    assert office.verdicts(plan) == [("TQT", "accepted")]
    row = office.subject("TQT")
    assert row["Tên mô hình"] == "Bảng tính"
    assert "Ngày nhận báo cáo" not in row


def zipped(content: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        file.writestr("thư.eml", mail(content, received=at(10), sender=ADDRESS["TQT"], name="Phieu.xlsx"))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "come", "verdict", "day"),
    [
        (
            "a.eml",
            lambda form: mail(form, received=at(10), sender=ADDRESS["TQT"]),
            "accepted",
            datetime(2026, 12, 10, 8),
        ),
        ("a.eml", lambda form: mail(form, received=None, sender=ADDRESS["TQT"]), "accepted", None),
        ("a.eml", lambda form: mail(form, received=at(10), sender=ADDRESS["TQT"], X_Unsent="1"), "accepted", None),
        ("a.eml", lambda form: mail(form, received=at(10), sender="ai@la.example"), "held", None),
        ("a.eml", lambda form: mail(form, received=at(10), sender="vp@xa.example, ai@la.example"), "held", None),
        ("a.zip", zipped, "accepted", None),
        ("a.xlsx", lambda form: form, "accepted", None),
    ],
    ids=["own mail", "no server", "draft", "stranger", "two senders", "zipped mail", "file alone"],
)
def test_the_day_of_receipt_by_every_way_of_coming(
    office: Office, name: str, come: Callable[[bytes], bytes], verdict: str, day: datetime | None
) -> None:
    office.put(name, come(office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Bảng tính")))
    assert office.verdicts(office.receive()) == [("TQT", verdict)]
    assert office.subject("TQT").get("Ngày nhận báo cáo") == day


def test_a_withdrawal_by_hand_waits_for_the_clerk(office: Office) -> None:
    office.put("phieu.xlsx", office.report("TQT", "Rút hồ sơ"))
    assert office.verdicts(office.receive()) == [("TQT", "held")]
    assert "Tình trạng hồ sơ" not in office.subject("TQT")
    office.type_total("Trương Quốc Toản", "Có")
    assert office.verdicts(office.receive()) == [("TQT", "accepted")]
    assert office.subject("TQT")["Tình trạng hồ sơ"] == "Đã rút"


def test_a_later_answer_lifts_the_withdrawal(office: Office) -> None:
    comes_back = office.report("TQT", "Gửi báo cáo")
    office.post(office.report("TQT", "Rút hồ sơ"), "TQT", at(5))
    office.receive()
    assert office.subject("TQT")["Tình trạng hồ sơ"] == "Đã rút"
    office.post(comes_back, "TQT", at(7))
    office.receive()
    assert "Tình trạng hồ sơ" not in office.subject("TQT")


def test_half_a_self_score_is_none(office: Office) -> None:
    office.post(office.report("TQT", "Gửi báo cáo", C1=28, C2="nhiều"), "TQT", at(10))
    plan = office.receive()
    assert "Điểm tự chấm" not in office.subject("TQT")
    assert any("Tự chấm không phải số" in text for text in plan.items[0].warnings)


def test_a_mail_from_elsewhere_waits(office: Office) -> None:
    content = office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Bảng tính")
    office.post(content, "ai@la.example", at(10))
    plan = office.receive()
    assert office.verdicts(plan) == [("TQT", "held")]
    assert plan.items[0].reason.startswith("Thư đến từ ai@la.example, không phải địa chỉ của đối tượng.")
    assert "Tên mô hình" not in office.subject("TQT")
    office.put("riêng.xlsx", content)
    assert ("TQT", "accepted") in office.verdicts(office.receive())


def test_scores_by_mail_of_the_scorer(office: Office) -> None:
    content = office.scored("Hoàng Văn Lực", HND={"C1": 27, "C2": 26.5, "C3": 30, "Nhận xét": "Tốt"})
    office.post(content, "Hoàng Văn Lực", at(12))
    plan = office.receive()
    assert office.verdicts(plan) == [("Hoàng Văn Lực", "accepted")]
    assert office.points("HND", "Hoàng Văn Lực") == {"C1": 27, "C2": 26.5, "C3": 30, "Nhận xét": "Tốt"}
    assert office.points("PKT", "Bà Thảo") == {"C1": 11, "C2": 12, "C3": 13}
    assert plan.items[0].scores == 4


def test_scores_by_hand_wait_for_their_total(office: Office) -> None:
    office.put("phieu.xlsx", office.scored("Hoàng Văn Lực", HND={"C1": 27, "C2": 26.5, "C3": 30}))
    plan = office.receive()
    assert office.verdicts(plan) == [("Hoàng Văn Lực", "held")]
    [row] = [row for row in office.table("Tiến độ") if row.get("Tên") == "Hoàng Văn Lực"]
    assert "172,5" not in str(row)
    assert office.points("HND", "Hoàng Văn Lực") == {}
    for typed in ("172", "0", "một trăm"):
        office.type_total("Hoàng Văn Lực", typed)
        assert office.verdicts(office.receive()) == [("Hoàng Văn Lực", "held")]
    office.type_total("Hoàng Văn Lực", "172,5")
    assert office.verdicts(office.receive()) == [("Hoàng Văn Lực", "accepted")]
    assert office.points("HND", "Hoàng Văn Lực") == {"C1": 27, "C2": 26.5, "C3": 30}


def test_a_total_on_the_command_line(office: Office) -> None:
    office.put("phieu.xlsx", office.scored("Bà Thảo", HND={"C1": 20, "C2": 20, "C3": 20}))
    plan = office.receive(codes=["ba thao=96"])
    assert office.verdicts(plan) == [("Bà Thảo", "held")]
    assert plan.warnings == [ANSWER_UNUSED.format(answer="ba thao=96")]
    plan = office.receive(codes=["Bà Thảo=96"])
    assert office.verdicts(plan) == [("Bà Thảo", "accepted")]
    assert plan.warnings == []


def test_an_answer_is_received_once(office: Office) -> None:
    content = office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Bảng tính")
    office.post(content, "TQT", at(10))
    office.receive()
    plan = office.receive()
    assert office.verdicts(plan) == [("TQT", "unchanged")]
    assert not plan.has_news


def test_an_unfilled_form_says_so(office: Office) -> None:
    office.post(office.form("TQT").content(), "TQT", at(10))
    plan = office.receive()
    assert [(item.verdict.value, item.reason) for item in plan.items] == [("unchanged", "Phiếu chưa điền gì.")]


def test_an_older_answer_only_keeps_its_time(office: Office) -> None:
    first = office.report("TQT", "Đăng ký", Tên_mô_hình="Một")
    second = office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Hai")
    office.post(second, "TQT", at(8))
    office.receive()
    office.post(first, "TQT", at(2))
    plan = office.receive()
    assert sorted(office.verdicts(plan)) == [("TQT", "superseded"), ("TQT", "unchanged")]
    row = office.subject("TQT")
    assert (row["Tên mô hình"], row["Đăng ký"], row["Ngày đăng ký"]) == ("Hai", "Có", datetime(2026, 12, 2))


def test_an_older_answer_from_elsewhere_moves_nothing(office: Office) -> None:
    office.post(office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Hai"), "TQT", at(8))
    office.receive()
    office.post(office.report("TQT", "Không đăng ký"), "ai@la.example", at(2))
    office.post(office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Một"), "ai@la.example", at(3))
    plan = office.receive()
    assert sorted(office.verdicts(plan)) == [("TQT", "superseded")] * 2 + [("TQT", "unchanged")]
    row = office.subject("TQT")
    assert (row.get("Đăng ký"), row["Ngày nhận báo cáo"]) == (None, datetime(2026, 12, 8, 8))


def test_a_strangers_copy_gives_a_file_alone_no_time_of_its_own(office: Office) -> None:
    office.post(office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Một"), "TQT", at(8))
    office.receive()
    other = office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Hai")
    office.put("riêng.xlsx", other)
    office.post(other, "ai@la.example", at(9))
    assert sorted(office.verdicts(office.receive())) == [("TQT", "held")] * 2 + [("TQT", "unchanged")]
    assert office.subject("TQT")["Tên mô hình"] == "Một"


def test_an_open_difference_shows_what_the_subject_says_now(office: Office) -> None:
    registers = office.report("TQT", "Đăng ký", Tên_mô_hình="Một")
    again = office.report("TQT", "Đăng ký", Tên_mô_hình="Hai")
    not_any_more = office.report("TQT", "Không đăng ký", Tên_mô_hình="Hai")
    office.edit("TQT", "Đăng ký", "Không")

    def theirs(content: bytes, day: int) -> dict[str, str]:
        office.post(content, "TQT", at(day))
        office.receive()
        return {row["Cột"]: row["Bên gửi"] for row in office.table("Sai khác") if row["Cột"] == "Đăng ký"}

    assert theirs(registers, 3) == {"Đăng ký": "Có"}
    assert theirs(again, 4) == {"Đăng ký": "Có"}
    assert theirs(not_any_more, 5) == {}
    assert (office.subject("TQT")["Đăng ký"], office.subject("TQT")["Tên mô hình"]) == ("Không", "Hai")


def test_two_files_of_one_person_at_one_moment_are_both_held_back(office: Office) -> None:
    office.put("a.xlsx", office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Một"))
    office.put("b.xlsx", office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Hai"))
    assert office.verdicts(office.receive()) == [("TQT", "branched")] * 2
    (office.inbox / "a.xlsx").unlink()
    assert office.verdicts(office.receive()) == [("TQT", "accepted")]
    assert office.subject("TQT")["Tên mô hình"] == "Hai"


def test_what_the_clerk_typed_meanwhile_stays_and_is_shown(office: Office) -> None:
    content = office.report("PKT", "Gửi báo cáo", Tên_mô_hình="Tên mới")
    office.edit("PKT", "Tên mô hình", "Tên của văn thư")
    office.post(content, "PKT", at(10))
    plan = office.receive()
    assert plan.items[0].conflicts == ["PKT"]
    assert office.subject("PKT")["Tên mô hình"] == "Tên của văn thư"
    shown = {(row["Cột"], row["Bên gửi"], row["Tại đây"]) for row in office.table("Sai khác")}
    assert ("Tên mô hình", "Tên mới", "Tên của văn thư") in shown
    assert ("Ngày nhận báo cáo", "10/12/2026 08:00:00", "10/11/2026") in shown


def test_points_that_the_clerk_typed_meanwhile_stay_and_are_shown(office: Office) -> None:
    content = office.scored("Hoàng Văn Lực", PKT={"C1": 20})
    office.edit("PKT", "C1", 25, "Điểm")
    office.post(content, "Hoàng Văn Lực", at(12))
    office.receive()
    assert office.points("PKT", "Hoàng Văn Lực")["C1"] == 25
    [line] = office.table("Sai khác")
    assert {key: line[key] for key in ("Mã", "Cột", "Bản gốc", "Bên gửi", "Tại đây", "Người chấm")} == {
        "Mã": "PKT",
        "Cột": "C1",
        "Bản gốc": "27",
        "Bên gửi": "20",
        "Tại đây": "25",
        "Người chấm": "Hoàng Văn Lực",
    }


def test_a_second_answer_to_the_same_form_goes_on_from_the_first(office: Office) -> None:
    form = office.form("TQT").content()
    from xlsx_addin.sample.filled_forms import answered

    office.post(answered(form, {"Nội dung gửi lần này": "Đăng ký", "Tên mô hình": "Một"}), "TQT", at(2))
    office.receive()
    office.post(answered(form, {"Nội dung gửi lần này": "Gửi báo cáo", "Tên mô hình": "Hai"}), "TQT", at(9))
    plan = office.receive()
    assert [item.conflicts for item in plan.items] == [[], []]
    assert office.subject("TQT")["Tên mô hình"] == "Hai"


def test_so_does_a_second_answer_of_the_same_run(office: Office) -> None:
    office.post(office.report("TQT", "Đăng ký", Tên_mô_hình="Một"), "TQT", at(2))
    office.post(office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Hai"), "TQT", at(9))
    lower, higher = (office.scored("Hoàng Văn Lực", PKT={"C1": points}) for points in (20, 21))
    office.post(lower, "Hoàng Văn Lực", at(11))
    office.post(higher, "Hoàng Văn Lực", at(12))
    plan = office.receive()
    assert [(item.verdict.value, item.conflicts) for item in plan.items] == [("accepted", [])] * 4
    row = office.subject("TQT")
    assert (row["Tên mô hình"], row["Ngày đăng ký"]) == ("Hai", datetime(2026, 12, 2))
    assert office.points("PKT", "Hoàng Văn Lực")["C1"] == 21


def test_a_new_subject_gets_a_row(office: Office) -> None:
    content = office.report("", "Đăng ký", Loại_đối_tượng="Cá nhân", Tên="Phạm Văn Mới", Tên_mô_hình="Vườn rau")
    office.put("a.xlsx", content)
    plan = office.receive()
    assert [(item.verdict.value, item.new) for item in plan.items] == [("accepted", ["MOI-01"])]
    row = office.subject("MOI-01")
    assert (row["Tên"], row["Loại đối tượng"], row["Tên mô hình"], row["Đăng ký"]) == (
        "Phạm Văn Mới",
        "Cá nhân",
        "Vườn rau",
        "Có",
    )
    assert not office.receive().has_news


def test_a_form_of_other_criteria_is_outdated(office: Office) -> None:
    content = office.scored("Hoàng Văn Lực", HND={"C1": 27})
    office.edit("C1", "Điểm tối đa", 25, "Tiêu chí")
    office.post(content, "Hoàng Văn Lực", at(12))
    plan = office.receive()
    assert office.verdicts(plan) == [("Hoàng Văn Lực", "outdated")]
    assert "tiêu chí đã thay đổi sau khi phát phiếu: C1" in plan.items[0].reason


def test_forms_of_another_year_or_unit(tmp_path: Path) -> None:
    office = Office(tmp_path / "xã")
    other = Office(tmp_path / "khác", tables={"settings": {"Mã đơn vị": "DU-KHAC"}})
    office.post(other.report("TQT", "Đăng ký"), "TQT", at(10))
    assert office.verdicts(office.receive()) == [("TQT", "wrong_recipient")]


def test_a_form_by_another_letter_of_the_same_id(office: Office) -> None:
    """Two offices, or one before and after its letter's file was changed: the id alone does not show it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(form_round, "digest", lambda letter: digest(letter)[:-4] + "beef")
        content = office.report("TQT", "Đăng ký")
    office.post(content, "TQT", at(10))
    [item] = office.receive().items
    assert (item.verdict.value, item.reason) == ("other_year", OTHER_LETTER.format(guidance="804-CV/HU"))


def test_a_form_from_before_forms_named_their_letters_digest_is_taken(office: Office) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(form_round, "digest", lambda _: "")
        content = office.report("TQT", "Đăng ký")
    office.post(content, "TQT", at(10))
    assert office.verdicts(office.receive()) == [("TQT", "accepted")]


def test_once_decided_everything_is_only_shown(tmp_path: Path) -> None:
    office = Office(tmp_path / "xã", tables={"settings": {"Ngày quyết định": datetime(2026, 12, 20)}})
    office.post(office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Muộn"), "TQT", at(10))
    office.receive()
    assert "Tên mô hình" not in office.subject("TQT")
    assert {row["Cột"] for row in office.table("Sai khác")} == {"Tên mô hình", "Ngày nhận báo cáo"}


@pytest.mark.parametrize("suffix", [".xls", ".ods", ".pdf", ".docx", ".jpg"])
def test_another_format_is_told(office: Office, suffix: str) -> None:
    office.put(f"PhieuCham_2026_DU-LD_Hoang-Van-Luc{suffix}", b"x")
    plan = office.receive()
    assert [item.verdict.value for item in plan.items] == ["unreadable"]
    assert f"dưới dạng {suffix}" in plan.items[0].reason


OTHER_FILE = "PhieuCham_2026_DU-LD_Hoang-Van-Luc"


@pytest.mark.parametrize("content", [b"%PDF", b"PK\x05\x06" + bytes(18), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
@pytest.mark.parametrize(
    ("suffix", "told"),
    [(".ods", ".ods."), (".xls", ".xls."), (".{a}", ".{a}."), ("", "tệp không có phần mở rộng.")],
)
def test_so_is_one_in_a_mail_a_zip_or_a_folder_whatever_it_holds(
    office: Office, content: bytes, suffix: str, told: str
) -> None:
    name = OTHER_FILE + suffix
    (office.inbox / "thư mục").mkdir(parents=True)
    office.put(f"thư mục/{name}", content)
    office.put("a.eml", mail(content, sender=ADDRESS["Hoàng Văn Lực"], name=name))
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        file.writestr(f"Phiếu/{name}", content)
    office.put("b.zip", packed.getvalue())
    plan = office.receive()
    assert [item.verdict.value for item in plan.items] == ["unreadable"] * 3
    assert {item.reason.split(" Vui lòng")[0] for item in plan.items} == {f"Phiếu gửi dưới dạng {told}"}


def test_the_evidence_lies_in_a_folder_of_its_own(office: Office) -> None:
    content = office.report("TQT", "Gửi báo cáo")
    office.post(content, "TQT", at(10))
    office.receive()
    [kept] = (office.archive / "Phiếu").iterdir()
    assert kept.read_bytes() == content
    assert kept.name.startswith("PhieuBaoCao_2026_DU-LD_TQT_")
    verification = verify(office.archive)
    assert (verification.kept, verification.findings) == (1, [])
