"""Titles and subtitles of the tool sheets."""

RESULTS_TITLE = "KẾT QUẢ THẨM ĐỊNH NĂM {year}"
PROBLEMS_TITLE = "LỖI VÀ CẢNH BÁO: {errors} lỗi, {warnings} cảnh báo"
NO_PROBLEMS_TITLE = "LỖI VÀ CẢNH BÁO: không có"
PROBLEMS_NOTE = (
    "{errors} lỗi phải sửa trước khi gửi. {warnings} cảnh báo nên xem, trên {rows} dòng. "
    "Bấm vào ô để đến đúng chỗ; sửa xong, bấm Thẩm định lần nữa."
)
ERRORS_NOTE = "{errors} lỗi phải sửa trước khi gửi. Bấm vào ô để đến đúng chỗ; sửa xong, bấm Thẩm định lần nữa."
WARNINGS_NOTE = "{warnings} cảnh báo nên xem, trên {rows} dòng. Bấm vào ô để đến đúng chỗ."
MADE_AT = "lập lúc {moment}"
DATA_CODE = "mã dữ liệu {code}"
CODE_AS_OF = "{code} (xét như ngày {today})"

TASK_APPRAISE = "Thẩm định"

APPRAISED = (
    "Đã thẩm định {subjects} đối tượng: {qualified} đối tượng đủ điều kiện về mô hình. Không có lỗi, không có cảnh báo."
)
APPRAISED_WITH_PROBLEMS = (
    "Đã thẩm định {subjects} đối tượng: {qualified} đối tượng đủ điều kiện về mô hình.\n"
    "Có {errors} lỗi, {warnings} cảnh báo. Vui lòng xem trang tính Lỗi; bấm vào ô ở cột “Ô” để đến chỗ cần sửa."
)

WHOLE_SHEET = "cả trang"
"""On ``Lỗi`` instead of a cell: the problem is one of the whole sheet."""
CELL_AND_OTHERS = "{cell} và {count} ô"
SUBJECTS_TOGETHER = "{count} đối tượng"
FOLDED = "{message} Cùng cảnh báo này ở {count} ô: {cells}."
