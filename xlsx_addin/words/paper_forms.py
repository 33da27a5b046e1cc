"""D1 Phiếu đăng ký and D2 Phiếu chấm điểm. Texts with ``{{ … }}`` or ``{% … %}`` stand in the templates."""

from __future__ import annotations

REGISTRATION = "PHIẾU ĐĂNG KÝ"
SCORE_SHEET = "PHIẾU CHẤM ĐIỂM"
ABOUT = "mô hình mới, cách làm sáng tạo năm {{ year }}"

ADDRESSEE = "Kính gửi: {{ unit }}"
NAME = "1. Tên tổ chức, tập thể, cá nhân: {{ form.name }}"
POST = "2. Chức vụ, đơn vị công tác: {{ form.post }}"
KIND = "{{ form.number_kind }}. Loại đối tượng: {{ form.kind }}"
MODEL = "{{ form.number_model }}. Tên mô hình mới, cách làm sáng tạo: {{ form.model }}"
FIELD = (
    "{{ form.number_field }}. Lĩnh vực: {{ form.box_leadership }}\u00a0Lãnh đạo, chỉ đạo   "
    "{{ form.box_duties }}\u00a0Chức trách, nhiệm vụ   {{ form.box_other }}\u00a0Khác"
)
PRODUCT = (
    "{{ form.number_product }}. Sản phẩm cụ thể dự kiến (số liệu, chỉ tiêu hoặc hiệu quả tác động): {{ form.product }}"
)
PERIOD = "{{ form.number_period }}. Thời gian thực hiện: từ ……/……/…… đến ……/……/……"
COMMENDATION = (
    "{{ form.number_commendation }}. Đề nghị khen thưởng: {{ form.box_commended }}\u00a0Có   "
    "{{ form.box_not_commended }}\u00a0Không"
)
BOX, MARKED_BOX = "☐", "☒"
BLANK_LINE = "……………………………………………………………………"
CONFIRMED_BY_COMMITTEE = "XÁC NHẬN CỦA CẤP ỦY"
CONFIRMED_BY_HEAD = "XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ"
REGISTRANT = "NGƯỜI ĐĂNG KÝ"
REPRESENTATIVE = "ĐẠI DIỆN TỔ CHỨC, TẬP THỂ"
DOTTED_NAME = "................................................"

SCORER = "Người chấm: "
SUBJECT = "Đối tượng: "
SUBJECT_AND_KIND = "{name} ({kind})"
MODEL_OF = "Mô hình: {{ sheet.model }}"
PRODUCT_OF = "Sản phẩm cụ thể: {{ sheet.product }}"
SELF_ASSESSMENT = "Tự chấm: {points} điểm; tự xếp loại: {grade}"
NUMBER, CRITERION, BANDS, MAXIMUM, SCORE, REMARK = (
    "TT",
    "Tiêu chí",
    "Khung điểm",
    "Điểm tối đa",
    "Điểm chấm",
    "Nhận xét",
)
SUM = "Cộng"
CUT_OFFS = "Mức điểm: {grades}; {last} dưới {points} điểm."
CUT_OFF = "{grade} từ {points}"
COMMENT = "Nhận xét chung: {{ sheet.comment }}"
COMMENT_BLANK = "Nhận xét chung: "
SIGNED = "NGƯỜI CHẤM"
NO_SHEETS = "Chưa có đối tượng chờ chấm điểm."
