"""The letters, word for word: they are read by people, and their numbers must be those of the envelope."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.sent import MOMENT, appraised_job, submitted
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.appraisal.records import PaperSettings, Settings
from xlsx_addin.exchange.envelope.envelope import Edition
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.exchange.sending.letters import reminder_letter, result_letter, submission_letter
from xlsx_addin.exchange.sending.sent_envelopes import result
from xlsx_addin.exchange.units.senders import ExpectedSender
from xlsx_addin.terms import Level

if TYPE_CHECKING:
    from pathlib import Path

SENDER = ExpectedSender("CB-01", "Chi bộ Trạm Y tế", ("cb1@x.example",), "Lê Thị B", "")
GRASSROOTS = "Thời hạn gửi về cấp “Cấp ủy cơ sở”: chậm nhất hết ngày 14/12/2026, thứ Hai (mục 4, Công văn 804-CV/HU);"
SETTINGS = Settings(
    year=2026,
    level=Level.GRASSROOTS,
    unit_code="DU-LB",
    unit_name="Đảng ủy Lang Biang",
    guidance_id="804-CV/HU",
    deadline_day_counts=False,
)


def test_the_letter_to_the_superior(tmp_path: Path) -> None:
    envelope = submitted(tmp_path)
    letter = submission_letter(envelope)
    assert letter.subject == (
        "Hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm 2026 – Chi bộ cơ sở Trạm Y tế – lần gửi 1"
    )
    expected = f"""\
Kính gửi: Ban Thường vụ cấp ủy cấp trên (qua Ban Xây dựng Đảng)

Chi bộ cơ sở Trạm Y tế kính gửi Ban Thường vụ cấp ủy cấp trên hồ sơ đề nghị thẩm định mô hình mới, cách làm sáng tạo \
năm 2026 (lần gửi 1).

Hồ sơ gồm: phiếu gửi, danh sách đối tượng, tiêu chí, điểm chấm, kết quả thẩm định. Báo cáo kết quả thực hiện của từng \
đối tượng gửi kèm thư này hoặc theo đường văn thư.

Số đối tượng: 3
- Chờ báo cáo: 1
- Đủ điều kiện về mô hình: 2
Xếp loại: Tốt: 1; Khá: 1; Đạt: 0; Không đạt: 0

Việc còn lại:
- Chờ báo cáo: 1 đối tượng
- Cần lưu ý: 2 chỗ (xem trang tính “Lỗi”)

Thời hạn gửi về cấp “Ban Thường vụ”: chậm nhất hết ngày 19/12/2026, thứ Bảy (mục 4, Công văn 804-CV/HU).

Kết quả tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU.

Tệp đính kèm: ThamDinh_2026_CB-01_v1.xlsx
Mã đơn vị gửi: CB-01
Mã xác nhận: {envelope.code}
Kính đề nghị giữ nguyên tệp đính kèm; nếu nội dung tệp thay đổi, chương trình sẽ không nhận. Khi cần đối chiếu, hai \
bên đọc mã xác nhận cho nhau qua điện thoại.

Kính đề nghị Ban Thường vụ cấp ủy cấp trên xem xét, thẩm định.

Chi bộ cơ sở Trạm Y tế
"""
    assert letter.text == expected


def test_what_is_still_open_is_said(tmp_path: Path) -> None:
    subjects = "| Mã | Điểm tự chấm | Loại đối tượng |\n| A01 | x | Tổ chức |\n| A02 | 80 | Tập thể |"
    text = submission_letter(submitted(tmp_path, subjects=subjects, scores="")).text
    expected = """
Việc còn lại:
- Dữ liệu lỗi – chưa thẩm định: 1 đối tượng
- Chờ thẩm định: 1 đối tượng
- Dữ liệu chưa hợp lệ: 1 chỗ (xem trang tính “Lỗi”)

"""
    assert expected in text


def test_and_so_is_that_nothing_is(tmp_path: Path) -> None:
    text = submission_letter(
        submitted(tmp_path, subjects="| Mã | Đăng ký | Ngày nhận báo cáo |\n| A01 | Không | |", scores="")
    ).text
    assert "\nKhông còn việc tồn đọng: không có lỗi, không có cảnh báo, không có đối tượng chờ thẩm định.\n" in text


@pytest.mark.parametrize(
    ("level", "year", "deadline"),
    [
        (
            "Chi bộ",
            2026,
            "Thời hạn gửi về cấp “Cấp ủy cơ sở”: chậm nhất hết ngày 14/12/2026, thứ Hai (mục 4, Công văn 804-CV/HU).",
        ),
        (
            "Cấp ủy cơ sở",
            2027,
            "Thời hạn gửi về cấp “Ban Thường vụ”: chậm nhất hết ngày 19/12/2027, chủ nhật (mục 4, Công văn 804-CV/HU).",
        ),
        (
            "Cấp ủy cơ sở",
            2022,
            "Thời hạn gửi về cấp “Ban Thường vụ”: chậm nhất hết ngày 19/12/2022, thứ Hai (mục 4, Công văn 804-CV/HU).",
        ),
        ("Chi bộ", 2022, None),
        ("Ban Thường vụ", 2026, None),
    ],
)
def test_the_deadline_is_that_of_the_level_above(tmp_path: Path, level: str, year: int, deadline: str | None) -> None:
    settings = {"Cấp thẩm định": level, "Năm đánh giá": year}
    text = submission_letter(submitted(tmp_path, settings=settings)).text
    assert next((line for line in text.splitlines() if line.startswith("Thời hạn")), None) == deadline


def test_the_letter_with_results(tmp_path: Path) -> None:
    job = appraised_job(tmp_path, settings={"Mã đơn vị": "DU-LB", "Tên đơn vị": "Đảng ủy Lang Biang"})
    [verdict, *_] = job.appraisal.verdicts
    envelope = result(
        job.appraisal,
        "CB-01",
        [("A01", verdict)],
        Edition(2, "sha256:" + "0" * 64, MOMENT),
        SENDER.name,
    )
    letter = result_letter(envelope, SENDER, merged=3)
    assert letter.subject == (
        "Kết quả thẩm định mô hình mới, cách làm sáng tạo năm 2026 – gửi Chi bộ Trạm Y tế – lần 2"
    )
    expected = f"""\
Kính gửi: Chi bộ Trạm Y tế (đồng chí Lê Thị B)

Đảng ủy Lang Biang gửi kết quả thẩm định (dự kiến, chưa có quyết định của cấp có thẩm quyền) mô hình mới, cách làm \
sáng tạo năm 2026, lần 2, đối với hồ sơ của Chi bộ Trạm Y tế (lần gửi 3).

Số đối tượng: 1
- Đủ điều kiện về mô hình: 1
Xếp loại: Tốt: 1; Khá: 0; Đạt: 0; Không đạt: 0

Đã thẩm định xong các đối tượng thuộc thẩm quyền.

Kết quả tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU.

Tệp đính kèm: KetQua_2026_DU-LB_CB-01_v2.xlsx
Mã đơn vị gửi: DU-LB
Mã xác nhận: {envelope.code}
Để nhận vào sổ: lưu cả thư này vào thư mục “Hộp thư đến” cùng chỗ với sổ thẩm định, rồi bấm “Nhận hồ sơ”; kết quả hiện \
ở trang tính “Kết quả cấp trên”. Khi cần đối chiếu, hai bên đọc mã xác nhận cho nhau qua điện thoại.

Có nội dung chưa rõ, đề nghị đơn vị trao đổi lại với Đảng ủy Lang Biang, điện thoại ……………, chậm nhất hết ngày \
……/……/…….

Trân trọng.

Đảng ủy Lang Biang
"""
    assert letter.text == expected


ASKED = "Có nội dung chưa rõ, đề nghị đơn vị trao đổi lại với"
BY_TELEPHONE = "điện thoại ……………, chậm nhất hết ngày ……/……/……."


def test_a_result_that_was_decided_says_by_whom_and_when(tmp_path: Path) -> None:
    """R24, R26: before the day of the decision it is proposed; questions go to the organ that prepares the work."""
    settings = {"Mã đơn vị": "BTV-LD", "Tên đơn vị": "Ban Thường vụ Đảng ủy xã", "Cấp thẩm định": "Ban Thường vụ"}
    job = appraised_job(tmp_path, settings=settings)
    subjects = [("A01", job.appraisal.verdicts[0])]
    envelope = result(job.appraisal, "CB-01", subjects, Edition(1, "", MOMENT))
    lines = result_letter(envelope, SENDER, PaperSettings(decision_day=date(2026, 12, 28))).text.splitlines()
    assert lines[2] == (
        "Ban Thường vụ Đảng ủy xã thông báo kết quả thẩm định mô hình mới, cách làm sáng tạo năm 2026, lần 1, đối "
        "với hồ sơ của Chi bộ Trạm Y tế, đã được cấp có thẩm quyền xem xét, quyết định ngày 28/12/2026."
    )
    assert f"{ASKED} Ban Xây dựng Đảng, {BY_TELEPHONE}" in lines
    organ = PaperSettings(advisory_organ="Ban Tổ chức Đảng ủy")
    assert f"{ASKED} Ban Tổ chức Đảng ủy, {BY_TELEPHONE}" in (result_letter(envelope, SENDER, organ).text.splitlines())


def test_the_reminder() -> None:
    letter = reminder_letter(SETTINGS, SENDER, datetime(2026, 12, 12, 9, 5, tzinfo=VIETNAM))
    assert letter.subject == "Về việc gửi hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm 2026 – Chi bộ Trạm Y tế"
    expected = """\
Kính gửi: Chi bộ Trạm Y tế (đồng chí Lê Thị B)

Đến 09:05 ngày 12/12/2026, Đảng ủy Lang Biang chưa tiếp nhận được hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm \
2026 của Chi bộ Trạm Y tế.

Thời hạn gửi về cấp “Cấp ủy cơ sở”: chậm nhất hết ngày 14/12/2026, thứ Hai (mục 4, Công văn 804-CV/HU); còn 3 ngày, \
kể cả hôm nay.

Theo mục 3 Công văn 804-CV/HU, trường hợp có đăng ký nhưng không gửi báo cáo kết quả triển khai thực hiện thì không \
tiến hành thẩm định, không bình xét hoàn thành xuất sắc nhiệm vụ.

Đề nghị đơn vị gửi hồ sơ về Đảng ủy Lang Biang: mở sổ thẩm định, bấm nút “Gửi cấp trên”, rồi gửi thư nháp vừa lập cùng \
tệp đính kèm và báo cáo của từng đối tượng. Nếu đã gửi, đề nghị báo lại để kiểm tra hộp thư.

Trân trọng.

Đảng ủy Lang Biang
"""
    assert letter.text == expected


@pytest.mark.parametrize(
    ("values", "day", "line"),
    [
        ({}, 14, f"{GRASSROOTS} còn 1 ngày, kể cả hôm nay."),
        (
            {},
            15,
            f"{GRASSROOTS} hôm nay là ngày hết hạn, hồ sơ nhận hôm nay cần cấp có thẩm quyền xác nhận.",
        ),
        (
            {"deadline_day_counts": True},
            15,
            (
                "Thời hạn gửi về cấp “Cấp ủy cơ sở”: chậm nhất hết ngày 15/12/2026, thứ Ba (mục 4, Công văn "
                "804-CV/HU); còn 1 ngày, kể cả hôm nay."
            ),
        ),
        (
            {"level": Level.STANDING_COMMITTEE},
            18,
            (
                "Thời hạn gửi về cấp “Ban Thường vụ”: chậm nhất hết ngày 19/12/2026, thứ Bảy (mục 4, Công văn "
                "804-CV/HU); còn 2 ngày, kể cả hôm nay."
            ),
        ),
        (
            {"level": Level.STANDING_COMMITTEE},
            22,
            (
                "Thời hạn gửi về cấp “Ban Thường vụ”: chậm nhất hết ngày 19/12/2026, thứ Bảy (mục 4, Công văn "
                "804-CV/HU); đã quá hạn 3 ngày; đề nghị nêu lý do gửi muộn."
            ),
        ),
        (
            {"level": Level.CELL},
            15,
            "Công văn 804-CV/HU không quy định hạn gửi về cấp “Chi bộ”; đề nghị gửi sớm để kịp thẩm định.",
        ),
    ],
)
def test_the_reminder_counts_the_days(values: dict[str, Any], day: int, line: str) -> None:
    settings = replace(SETTINGS, **values)
    text = reminder_letter(settings, SENDER, datetime(2026, 12, day, 23, 59, tzinfo=VIETNAM)).text
    assert text.splitlines()[4] == line


def test_a_standing_committee_asks_for_what_is_sent_through_its_organ() -> None:
    """R22."""
    settings = replace(SETTINGS, level=Level.STANDING_COMMITTEE, unit_name="Ban Thường vụ Đảng ủy xã")
    text = reminder_letter(settings, SENDER, MOMENT).text
    assert "gửi hồ sơ về Ban Thường vụ Đảng ủy xã (qua Ban Xây dựng Đảng): mở sổ" in text


FILE = ProgressRow(
    "CB-01",
    version=2,
    verdict=ItemVerdict.HELD,
    receipt=Receipt(datetime(2026, 12, 10, 8, 0), Origin.MAIL),
    code="4821-0934-1177-2058",
)
"""A file that names the unit and awaits its code."""


@pytest.mark.parametrize("verdict", [ItemVerdict.HELD, ItemVerdict.BRANCHED])
def test_the_reminder_tells_of_a_file_that_awaits_its_code(verdict: ItemVerdict) -> None:
    file = FILE._replace(verdict=verdict)
    letter = reminder_letter(SETTINGS, SENDER, datetime(2026, 12, 12, 9, 5, tzinfo=VIETNAM), file)
    expected = """\
Kính gửi: Chi bộ Trạm Y tế (đồng chí Lê Thị B)

Đến 09:05 ngày 12/12/2026, Đảng ủy Lang Biang chưa tiếp nhận được hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm \
2026 của Chi bộ Trạm Y tế.

Đảng ủy Lang Biang nhận được một tệp ghi mã đơn vị CB-01 (lần gửi 2, đến lúc 08:00 ngày 10/12/2026), nhưng chưa nhận \
vào sổ được vì chưa đối chiếu mã xác nhận.

Thời hạn gửi về cấp “Cấp ủy cơ sở”: chậm nhất hết ngày 14/12/2026, thứ Hai (mục 4, Công văn 804-CV/HU); còn 3 ngày, \
kể cả hôm nay.

Theo mục 3 Công văn 804-CV/HU, trường hợp có đăng ký nhưng không gửi báo cáo kết quả triển khai thực hiện thì không \
tiến hành thẩm định, không bình xét hoàn thành xuất sắc nhiệm vụ.

Đề nghị đơn vị gọi điện cho Đảng ủy Lang Biang và đọc mã xác nhận của hồ sơ đã gửi: 16 chữ số, ghi ở trang tính “Phiếu \
gửi” trong tệp và trong thư gửi kèm tệp. Nếu tệp này không phải do đơn vị gửi, đề nghị báo ngay cho Đảng ủy Lang Biang \
và gửi hồ sơ bằng nút “Gửi cấp trên”.

Trân trọng.

Đảng ủy Lang Biang
"""
    assert letter.text == expected


def test_the_reminder_asks_for_the_original_of_a_file_that_was_changed() -> None:
    file = FILE._replace(verdict=ItemVerdict.MODIFIED, code="")
    lines = reminder_letter(SETTINGS, SENDER, MOMENT, file).text.splitlines()
    assert lines[4] == (
        "Đảng ủy Lang Biang nhận được một tệp ghi mã đơn vị CB-01 (lần gửi 2, đến lúc 08:00 ngày 10/12/2026), nhưng "
        "nội dung tệp không còn nguyên như khi lập (có thể do tệp được mở, sửa và lưu lại) nên chưa nhận được."
    )
    assert lines[10] == (
        "Đề nghị đơn vị gửi lại hồ sơ gốc ở thư mục “Đã gửi” cùng chỗ với sổ thẩm định, giữ nguyên tệp, rồi gọi điện "
        "cho Đảng ủy Lang Biang và đọc mã xác nhận ghi ở trang tính “Phiếu gửi” của tệp. Nếu cần sửa số liệu, đề nghị "
        "sửa trong sổ và bấm nút “Gửi cấp trên” để lập hồ sơ mới. Nếu tệp này không phải do đơn vị gửi, đề nghị báo "
        "ngay cho Đảng ủy Lang Biang và gửi hồ sơ bằng nút này."
    )


@pytest.mark.parametrize(
    ("file", "beginning"),
    [
        (FILE._replace(receipt=None), "Đảng ủy Lang Biang nhận được một tệp ghi mã đơn vị CB-01 (lần gửi 2), nhưng"),
        (
            FILE._replace(version=None),
            "Đảng ủy Lang Biang nhận được một tệp ghi mã đơn vị CB-01 (đến lúc 08:00 ngày 10/12/2026), nhưng",
        ),
        (FILE._replace(version=None, receipt=None), "Đảng ủy Lang Biang nhận được một tệp ghi mã đơn vị CB-01, nhưng"),
    ],
)
def test_the_reminder_tells_of_a_file_what_is_known(file: ProgressRow, beginning: str) -> None:
    text = reminder_letter(SETTINGS, SENDER, MOMENT, file).text
    assert text.splitlines()[4].startswith(beginning)


NAMELESS = ExpectedSender("CB-01", "", (), "", "")


def test_a_reminder_between_units_without_names_calls_them_by_their_codes() -> None:
    letter = reminder_letter(replace(SETTINGS, unit_name=""), NAMELESS, MOMENT, FILE)
    assert letter.subject.endswith(" năm 2026 – đơn vị có mã CB-01")
    lines = letter.text.splitlines()
    assert lines[0] == "Kính gửi: Đơn vị có mã CB-01"
    assert lines[2] == (
        "Đến 08:30 ngày 14/12/2026, đơn vị có mã DU-LB chưa tiếp nhận được hồ sơ thẩm định mô hình mới, cách làm sáng "
        "tạo năm 2026 của đơn vị có mã CB-01."
    )
    assert lines[10].startswith("Đề nghị đơn vị gọi điện cho đơn vị có mã DU-LB và đọc mã xác nhận")
    assert lines[-1] == "Đơn vị có mã DU-LB"


def test_so_does_a_letter_with_results(tmp_path: Path) -> None:
    job = appraised_job(tmp_path, settings={"Mã đơn vị": "DU-LB", "Tên đơn vị": None})
    subjects = [("A01", job.appraisal.verdicts[0])]
    envelope = result(job.appraisal, "CB-01", subjects, Edition(1, "", MOMENT))
    letter = result_letter(envelope, NAMELESS)
    assert letter.subject.endswith(" năm 2026 – gửi đơn vị có mã CB-01 – lần 1")
    lines = letter.text.splitlines()
    assert lines[2] == (
        "Đơn vị có mã DU-LB gửi kết quả thẩm định (dự kiến, chưa có quyết định của cấp có thẩm quyền) mô hình mới, "
        "cách làm sáng tạo năm 2026, lần 1, đối với hồ sơ của đơn vị có mã CB-01."
    )
    assert (lines[0], lines[-1]) == ("Kính gửi: Đơn vị có mã CB-01", "Đơn vị có mã DU-LB")


def test_and_the_letter_to_the_superior(tmp_path: Path) -> None:
    letter = submission_letter(submitted(tmp_path, settings={"Tên đơn vị": None}))
    assert letter.subject.endswith(" năm 2026 – đơn vị có mã CB-01 – lần gửi 1")
    lines = letter.text.splitlines()
    assert lines[2] == (
        "Đơn vị có mã CB-01 kính gửi Ban Thường vụ cấp ủy cấp trên hồ sơ đề nghị thẩm định mô hình mới, cách làm sáng "
        "tạo năm 2026 (lần gửi 1)."
    )
    assert lines[-1] == "Đơn vị có mã CB-01"
