"""D1 Phiếu đăng ký and D2 Phiếu chấm điểm: what their templates (``paper/shipped``) do not say themselves."""

REGISTRATION = "PHIẾU ĐĂNG KÝ"
SCORE_SHEET = "PHIẾU CHẤM ĐIỂM"

BOX, MARKED_BOX = "☐", "☒"
BLANK_LINE = "……………………………………………………………………"
CONFIRMED_BY_COMMITTEE = "XÁC NHẬN CỦA CẤP ỦY"
CONFIRMED_BY_HEAD = "XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ"
REGISTRANT = "NGƯỜI ĐĂNG KÝ"
REPRESENTATIVE = "ĐẠI DIỆN TỔ CHỨC, TẬP THỂ"
DOTTED_NAME = "................................................"

SUBJECT_AND_KIND = "{name} ({kind})"
SELF_ASSESSMENT = "Tự chấm: {points} điểm; tự xếp loại: {grade}"
CUT_OFFS = "Mức điểm: {grades}; {last} dưới {points} điểm."
CUT_OFFS_OF_KINDS = "Mức điểm ({kinds}): {grades}; {last} dưới {points} điểm."
CUT_OFF = "{grade} từ {points}"
NO_SHEETS = "Chưa có đối tượng chờ chấm điểm."
