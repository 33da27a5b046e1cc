"""What the sheets are called. These names are part of the file format: a sheet is found by them."""

CONSOLE = "Thẩm định"
SUBJECTS = "Đơn vị"
SCALE = "Tiêu chí"
SCORES = "Điểm"
RESULTS = "Kết quả"
PROBLEMS = "Lỗi"
JOURNAL = "Nhật ký"
MANUAL = "Hướng dẫn"
RANKING = "Xếp hạng"
SENDERS = "Đầu mối"
PROGRESS = "Tiến độ"
DIFFERENCES = "Sai khác"
RESULTS_FROM_ABOVE = "Kết quả cấp trên"
PAPERS = "Văn bản"
ATTENDANCE = "Thành phần"
LAST_YEAR = "Năm trước"
"""Only in a workbook that was carried over into a new year; none of the template's."""

ALL = (
    CONSOLE,
    SUBJECTS,
    SCALE,
    SCORES,
    RESULTS,
    PROBLEMS,
    JOURNAL,
    MANUAL,
    RANKING,
    SENDERS,
    PROGRESS,
    DIFFERENCES,
    RESULTS_FROM_ABOVE,
    PAPERS,
    ATTENDANCE,
)
