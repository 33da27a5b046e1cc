"""D4 Biên bản and D3 Bảng tổng hợp điểm: what their template (``paper/shipped``) does not say itself."""

from xlsx_addin.terms import Outcome

DOCUMENT = "Biên bản"
TYPE = "BIÊN BẢN"
NOBODY = "đồng chí ……………, ……………"
ABSENT = "đồng chí {name}: {reason}"
CLOCK = "{hour} giờ {minute} phút"
MEETING_DAY = "ngày {day} tháng {month} năm {year}"
MEETING_DAY_BLANK = "ngày …… tháng …… năm {year}"
OUTSIDERS_NOTE = (
    "Biên bản: người chấm không có trong số thành viên có mặt ở trang {sheet}: {names}. Vui lòng đối chiếu lại trang "
    "{sheet} và cột {heading} của trang {scores}."
)
GRADE_NOBODY = "- Đạt mức “{grade}”: không có."
GRADE = "- Đạt mức “{grade}”: {count} đối tượng, gồm {kinds}."
GRADE_OF_MANY = "- Đạt mức “{grade}”: {count} đối tượng, gồm {kinds} (Bảng tổng hợp điểm kèm theo)."
GRADE_ONLY = "{name}: {points} điểm, mức “{grade}”"
KINDS = {"Tổ chức": "tổ chức", "Tập thể": "tập thể", "Cá nhân": "cá nhân"}
KIND_COUNT = "{count} {kind}"
KIND_NAMES = "{count} {kind} ({names})"
CONFERENCE, MEETING = "Hội nghị", "Cuộc họp"
SIGNED_CHAIR_CONFERENCE, SIGNED_CHAIR_MEETING = "CHỦ TRÌ HỘI NGHỊ", "CHỦ TRÌ CUỘC HỌP"
NOT_REGISTERED_PARTS = {
    Outcome.ALTERNATIVE_GROUND: "{count} có cơ sở đánh giá",
    Outcome.AWAITING_ORGANISATION: "{count} chờ kết quả của tổ chức",
}

SCORER = "Người {number}"
SCORER_NAMED = "Người {number}: {name}"
LOWEST, HIGHEST = "Thấp nhất", "Cao nhất"
WITH_CODE = "{name} ({code})"
