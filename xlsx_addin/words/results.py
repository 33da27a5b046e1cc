"""Titles and subtitles of the tool sheets, and what holds for every row of ``Kết quả``."""

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

# The legend above the table of ``Kết quả``, in this order.
LEGEND_GRADES = "Mức {recognised}: {benefit} ({clause_qualified})."
LEGEND_NOT_CONSIDERED = "Không đăng ký hoặc không gửi báo cáo: {not_considered} ({clause})."
LEGEND_NO_REPORT = "Không gửi báo cáo: {not_considered} ({clause})."
LEGEND_DEADLINE = "Báo cáo đúng hạn: nhận được chậm nhất hết ngày {last} ({source})."
LEGEND_NO_DEADLINE = "Không quy định hạn gửi báo cáo ({source})."
LEGEND_BRACKETS = "Trong ngoặc vuông: mục của {letter_kind} và quy tắc, các ô đã xét, cách hiểu của chương trình."
LEGEND_READINGS = "Cách hiểu của chương trình ở mọi dòng: {readings}."
LEGEND_READING = "{sentence} ({number})"

TASK_APPRAISE = "Thẩm định"

APPRAISED = (
    "Đã thẩm định {subjects} đối tượng: {qualified} đối tượng đủ điều kiện về mô hình. Không có lỗi, không có cảnh báo."
)
APPRAISED_WITH_PROBLEMS = (
    "Đã thẩm định {subjects} đối tượng: {qualified} đối tượng đủ điều kiện về mô hình.\n"
    "Có {errors} lỗi, {warnings} cảnh báo. Vui lòng xem trang tính Lỗi; bấm vào ô ở cột “Ô” để đến chỗ cần sửa."
)

# What is other than after the last click.
SINCE_LAST_RUN = "So với lần bấm trước: {before} → {now} đối tượng đủ điều kiện."
MORE_QUALIFIED = "  • Thêm đủ điều kiện: {codes}"
LESS_QUALIFIED = "  • Không còn đủ điều kiện: {codes}"
OTHER_CONCLUSIONS = "  • Đổi kết luận hoặc mức ({count}): {codes}"
NEW_SUBJECTS = "  • Đối tượng mới ({count}): {codes}"
GONE_SUBJECTS = "  • Không còn trong sổ ({count}): {codes}"
NOTHING_CHANGED = "Kết luận và mức của mọi đối tượng như lần bấm trước."

WHOLE_SHEET = "cả trang"
"""On ``Lỗi`` instead of a cell: the problem is one of the whole sheet."""
SUBJECTS_TOGETHER = "{count} đối tượng"
FOLDED_ERRORS = "{message} Cùng lỗi này ở {count} ô: {cells}."
FOLDED = "{message} Cùng cảnh báo này ở {count} ô: {cells}."
