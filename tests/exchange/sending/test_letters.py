"""The letters, word for word: they are read by people, and their numbers must be those of the envelope."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.exchange.sent import MOMENT, appraised_job, submitted
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.appraisal.records import Settings
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.exchange.merging.verdict import Verdict
from xlsx_addin.exchange.sending.letters import reminder_letter, result_letter, submission_letter
from xlsx_addin.exchange.sending.result import result
from xlsx_addin.exchange.units.senders import ExpectedSender
from xlsx_addin.terms import Level

if TYPE_CHECKING:
    from pathlib import Path

SENDER = ExpectedSender(5, "CB-01", "Chi bộ Trạm Y tế", ("cb1@x.example",), "Lê Thị B", "")
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
Kính gửi: Cấp ủy cấp trên (mã đơn vị DU-LB)

Chi bộ cơ sở Trạm Y tế (mã đơn vị CB-01) kính gửi hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm 2026, lần gửi 1.

Tệp đính kèm: ThamDinh_2026_CB-01_v1.xlsx
Trong tệp có phiếu gửi, danh sách đối tượng, tiêu chí, phiếu điểm, kết quả thẩm định và danh sách lỗi, cảnh báo.

Số đối tượng: 3
- Chờ báo cáo: 1
- Đủ điều kiện về mô hình: 2
Xếp loại: Tốt 1, Khá 1, Đạt 0, Không đạt 0

Việc còn mở:
- Chờ báo cáo: 1 đối tượng
- Cảnh báo cần xem: 2 (xem trang tính “Lỗi”)

Mã xác nhận: {envelope.code}
Xin giữ nguyên tệp đính kèm: tệp bị sửa sẽ không nhận vào sổ được. Khi cần đối chiếu, hai bên đọc mã xác nhận cho nhau \
qua điện thoại.

Thời hạn để Ban Thường vụ nhận báo cáo: trước ngày 20/12/2026 (mục 4, Công văn 804-CV/HU).

Kết quả tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU.

Kính đề nghị cấp ủy cấp trên tiếp nhận và thẩm định.

Trân trọng.

Chi bộ cơ sở Trạm Y tế
"""
    assert letter.text == expected


def test_what_is_still_open_is_said(tmp_path: Path) -> None:
    subjects = "| Mã | Điểm tự chấm | Loại đối tượng |\n| A01 | x | Tổ chức |\n| A02 | 80 | Tập thể |"
    text = submission_letter(submitted(tmp_path, subjects=subjects, scores="")).text
    expected = """
Việc còn mở:
- Dữ liệu lỗi – chưa thẩm định: 1 đối tượng
- Chờ thẩm định: 1 đối tượng
- Lỗi chưa sửa: 1 (xem trang tính “Lỗi”)

"""
    assert expected in text


def test_and_so_is_that_nothing_is(tmp_path: Path) -> None:
    text = submission_letter(
        submitted(tmp_path, subjects="| Mã | Đăng ký | Ngày nhận báo cáo |\n| A01 | Không | |", scores="")
    ).text
    assert "\nKhông còn việc mở: không có lỗi, không có cảnh báo, không có đối tượng chờ thẩm định.\n" in text


@pytest.mark.parametrize(
    ("level", "year", "deadline"),
    [
        ("Chi bộ", 2026, "Thời hạn để Cấp ủy cơ sở nhận báo cáo: trước ngày 15/12/2026 (mục 4, Công văn 804-CV/HU)."),
        (
            "Cấp ủy cơ sở",
            2027,
            "Thời hạn để Ban Thường vụ nhận báo cáo: trước ngày 20/12/2027 (mục 4, Công văn 804-CV/HU).",
        ),
        (
            "Cấp ủy cơ sở",
            2022,
            "Thời hạn để Ban Thường vụ nhận báo cáo: trước ngày 20/12/2022 (mục 4, Công văn 804-CV/HU).",
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
        recipient_name=SENDER.name,
        version=2,
        previous="sha256:" + "0" * 64,
        created=MOMENT,
    )
    letter = result_letter(envelope, SENDER)
    assert letter.subject == (
        "Kết quả thẩm định mô hình mới, cách làm sáng tạo năm 2026 – gửi Chi bộ Trạm Y tế – lần gửi 2"
    )
    expected = f"""\
Kính gửi: Đồng chí Lê Thị B – Chi bộ Trạm Y tế

Đảng ủy Lang Biang (mã đơn vị DU-LB) gửi kết quả thẩm định mô hình mới, cách làm sáng tạo năm 2026 đối với hồ sơ của \
Chi bộ Trạm Y tế (mã đơn vị CB-01), lần gửi 2.

Tệp đính kèm: KetQua_2026_DU-LB_CB-01_v2.xlsx
Để nhận, lưu tệp vào thư mục “Hộp thư đến” bên cạnh sổ rồi bấm nút “Nhận hồ sơ”; kết quả hiện ở trang tính “Kết quả \
cấp trên”.

Số đối tượng: 1
- Đủ điều kiện về mô hình: 1
Xếp loại: Tốt 1, Khá 0, Đạt 0, Không đạt 0

Không có đối tượng nào chờ thẩm định.

Mã xác nhận: {envelope.code}
Khi cần đối chiếu, hai bên đọc mã này cho nhau qua điện thoại.

Kết quả tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU.

Nếu có điểm chưa rõ, đề nghị đơn vị phản hồi sớm.

Trân trọng.

Đảng ủy Lang Biang
"""
    assert letter.text == expected


def test_the_reminder() -> None:
    letter = reminder_letter(SETTINGS, SENDER, datetime(2026, 12, 12, 9, 5, tzinfo=VIETNAM))
    assert letter.subject == "Đôn đốc gửi hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm 2026 – Chi bộ Trạm Y tế"
    expected = """\
Kính gửi: Đồng chí Lê Thị B – Chi bộ Trạm Y tế

Đến 09:05 ngày 12/12/2026, Đảng ủy Lang Biang (mã đơn vị DU-LB) chưa tiếp nhận được hồ sơ thẩm định mô hình mới, cách \
làm sáng tạo năm 2026 của Chi bộ Trạm Y tế (mã đơn vị CB-01).

Thời hạn nhận báo cáo: trước ngày 15/12/2026 (mục 4, Công văn 804-CV/HU); còn 3 ngày.

Đề nghị đơn vị gửi hồ sơ về Đảng ủy Lang Biang (mã đơn vị DU-LB): mở sổ thẩm định, bấm nút “Gửi cấp trên”, rồi gửi thư \
nháp vừa tạo cùng tệp đính kèm. Nếu đã gửi, xin báo lại để kiểm tra hộp thư.

Trân trọng.

Đảng ủy Lang Biang
"""
    assert letter.text == expected


@pytest.mark.parametrize(
    ("values", "day", "line"),
    [
        ({}, 14, "Thời hạn nhận báo cáo: trước ngày 15/12/2026 (mục 4, Công văn 804-CV/HU); còn 1 ngày."),
        (
            {},
            15,
            (
                "Thời hạn nhận báo cáo: trước ngày 15/12/2026 (mục 4, Công văn 804-CV/HU); "
                "hôm nay là ngày hạn, hồ sơ nhận hôm nay cần được xác nhận."
            ),
        ),
        (
            {"deadline_day_counts": True},
            15,
            "Thời hạn nhận báo cáo: hết ngày 15/12/2026 (mục 4, Công văn 804-CV/HU); còn 1 ngày.",
        ),
        (
            {"level": Level.STANDING_COMMITTEE},
            22,
            "Thời hạn nhận báo cáo: trước ngày 20/12/2026 (mục 4, Công văn 804-CV/HU); đã quá hạn 3 ngày.",
        ),
        (
            {"level": Level.CELL},
            15,
            "Công văn 804-CV/HU không quy định hạn gửi về chi bộ; đề nghị gửi sớm để kịp thẩm định.",
        ),
    ],
)
def test_the_reminder_counts_the_days(values: dict[str, object], day: int, line: str) -> None:
    settings = SETTINGS.model_copy(update=values)
    text = reminder_letter(settings, SENDER, datetime(2026, 12, day, 23, 59, tzinfo=VIETNAM)).text
    assert text.splitlines()[4] == line


FILE = ProgressRow(
    "CB-01",
    version=2,
    verdict=Verdict.HELD,
    receipt=Receipt(datetime(2026, 12, 10, 8, 0), Origin.MAIL),
    code="4821-0934-1177-2058",
)
"""A file that names the unit and awaits its code."""


@pytest.mark.parametrize("verdict", [Verdict.HELD, Verdict.BRANCHED])
def test_the_reminder_tells_of_a_file_that_awaits_its_code(verdict: Verdict) -> None:
    file = replace(FILE, verdict=verdict)
    letter = reminder_letter(SETTINGS, SENDER, datetime(2026, 12, 12, 9, 5, tzinfo=VIETNAM), file)
    expected = """\
Kính gửi: Đồng chí Lê Thị B – Chi bộ Trạm Y tế

Đến 09:05 ngày 12/12/2026, Đảng ủy Lang Biang (mã đơn vị DU-LB) chưa tiếp nhận được hồ sơ thẩm định mô hình mới, cách \
làm sáng tạo năm 2026 của Chi bộ Trạm Y tế (mã đơn vị CB-01).

Một tệp ghi mã đơn vị CB-01 (lần gửi 2, đến lúc 08:00 ngày 10/12/2026) đã đến, nhưng chưa nhận vào sổ được vì chưa đối \
chiếu mã xác nhận.

Thời hạn nhận báo cáo: trước ngày 15/12/2026 (mục 4, Công văn 804-CV/HU); còn 3 ngày.

Đề nghị đơn vị gọi điện cho Đảng ủy Lang Biang và đọc mã xác nhận của hồ sơ đã gửi: 16 chữ số, ghi ở trang tính “Phiếu \
gửi” trong tệp và trong thư gửi kèm tệp. Nếu đơn vị không gửi tệp này, xin báo ngay, rồi gửi hồ sơ: mở sổ thẩm định, \
bấm nút “Gửi cấp trên” và gửi thư nháp vừa tạo cùng tệp đính kèm.

Trân trọng.

Đảng ủy Lang Biang
"""
    assert letter.text == expected


def test_the_reminder_asks_for_the_original_of_a_file_that_was_changed() -> None:
    file = replace(FILE, verdict=Verdict.MODIFIED, code="")
    lines = reminder_letter(SETTINGS, SENDER, MOMENT, file).text.splitlines()
    assert lines[4] == (
        "Một tệp ghi mã đơn vị CB-01 (lần gửi 2, đến lúc 08:00 ngày 10/12/2026) đã đến, nhưng không nhận vào sổ được "
        "vì nội dung tệp đã bị thay đổi sau khi gửi."
    )
    assert lines[8] == (
        "Đề nghị đơn vị gửi lại tệp gốc ở thư mục “Đã gửi” bên cạnh sổ thẩm định, không sửa gì trong tệp, rồi gọi điện "
        "cho Đảng ủy Lang Biang và đọc mã xác nhận ghi ở trang tính “Phiếu gửi” của tệp. Nếu cần sửa số liệu, xin sửa "
        "trong sổ và bấm nút “Gửi cấp trên” để tạo tệp mới. Nếu đơn vị không gửi tệp nói trên, xin báo ngay và gửi hồ "
        "sơ bằng nút này."
    )


@pytest.mark.parametrize(
    ("file", "beginning"),
    [
        (replace(FILE, receipt=None), "Một tệp ghi mã đơn vị CB-01 (lần gửi 2) đã đến,"),
        (replace(FILE, version=None), "Một tệp ghi mã đơn vị CB-01 (đến lúc 08:00 ngày 10/12/2026) đã đến,"),
        (replace(FILE, version=None, receipt=None), "Một tệp ghi mã đơn vị CB-01 đã đến,"),
    ],
)
def test_the_reminder_tells_of_a_file_what_is_known(file: ProgressRow, beginning: str) -> None:
    text = reminder_letter(SETTINGS, SENDER, MOMENT, file).text
    assert text.splitlines()[4].startswith(beginning)


NAMELESS = ExpectedSender(5, "CB-01", "", (), "", "")


def test_a_reminder_between_units_without_names_calls_them_by_their_codes() -> None:
    letter = reminder_letter(SETTINGS.model_copy(update={"unit_name": ""}), NAMELESS, MOMENT, FILE)
    assert letter.subject.endswith(" năm 2026 – đơn vị có mã CB-01")
    lines = letter.text.splitlines()
    assert lines[0] == "Kính gửi: Đơn vị có mã CB-01"
    assert lines[2] == (
        "Đến 08:30 ngày 14/12/2026, đơn vị có mã DU-LB chưa tiếp nhận được hồ sơ thẩm định mô hình mới, cách làm sáng "
        "tạo năm 2026 của đơn vị có mã CB-01."
    )
    assert lines[8].startswith("Đề nghị đơn vị gọi điện cho đơn vị có mã DU-LB và đọc mã xác nhận")
    assert lines[-1] == "Đơn vị có mã DU-LB"


def test_so_does_a_letter_with_results(tmp_path: Path) -> None:
    job = appraised_job(tmp_path, settings={"Mã đơn vị": "DU-LB", "Tên đơn vị": None})
    subjects = [("A01", job.appraisal.verdicts[0])]
    envelope = result(job.appraisal, "CB-01", subjects, recipient_name="", version=1, previous="", created=MOMENT)
    letter = result_letter(envelope, NAMELESS)
    assert letter.subject.endswith(" năm 2026 – gửi đơn vị có mã CB-01 – lần gửi 1")
    lines = letter.text.splitlines()
    assert lines[2] == (
        "Đơn vị có mã DU-LB gửi kết quả thẩm định mô hình mới, cách làm sáng tạo năm 2026 đối với hồ sơ của đơn vị có "
        "mã CB-01, lần gửi 1."
    )
    assert (lines[0], lines[-1]) == ("Kính gửi: Đơn vị có mã CB-01", "Đơn vị có mã DU-LB")


def test_and_the_letter_to_the_superior(tmp_path: Path) -> None:
    letter = submission_letter(submitted(tmp_path, settings={"Tên đơn vị": None}))
    assert letter.subject.endswith(" năm 2026 – đơn vị có mã CB-01 – lần gửi 1")
    lines = letter.text.splitlines()
    assert lines[2] == (
        "Đơn vị có mã CB-01 kính gửi hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm 2026, lần gửi 1."
    )
    assert lines[-1] == "Đơn vị có mã CB-01"
