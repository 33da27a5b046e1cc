"""How sentences speak of the guidance: its deadlines and special years, put into words from its data."""

DEADLINE = "gửi về cấp “{level}”{kinds}: {last}"
NO_DEADLINE = "gửi về cấp “{level}”{kinds}: không quy định hạn"
OF_KINDS = " ({kinds})"
UNTIL_DAY = "chậm nhất hết ngày {day}"
BEFORE_HOUR = "trước {hour} giờ ngày {day}"
UNTIL_HOUR = "chậm nhất {hour} giờ ngày {day}"
NEXT_YEAR = "{day}/{month} năm sau"
FOR_KINDS = " đối với {kinds}"
ALWAYS = "Hằng năm"
IN_YEAR = "Năm {year}"
YEARS = "{first}–{last}"
REGISTRATION_NOT_REQUIRED = (
    "{year}, {kind} không nêu yêu cầu đăng ký{kinds}: đối tượng có báo cáo vẫn được thẩm định, kèm một cảnh "
    "báo (cách hiểu của chương trình)."
)
REGISTRATION_REQUIRED = "Hằng năm phải đăng ký{kinds}{until} ({clause})."
REGISTERED_UNTIL = " chậm nhất hết ngày {last}"
MISSED_MINIMUM = {
    "at_most": "Dưới mức này thì xếp cao nhất mức “{grade}”.",
    "next_lower": "Dưới mức này thì hạ một mức xếp loại.",
    "note": "Dưới mức này thì chỉ ghi lưu ý.",
}
AGGREGATION = {
    "mean": "trung bình cộng các phiếu",
    "trimmed_mean": "trung bình cộng các phiếu, từ {trimmed_from} phiếu trở lên thì bỏ phiếu cao nhất và thấp nhất",
    "median": "trung vị của các phiếu",
}
FEWEST_SHEETS = {
    "wait": " Phải có ít nhất {fewest} phiếu; chưa đủ thì chờ.",
    "warning": " Nên có ít nhất {fewest} phiếu; chưa đủ thì có cảnh báo.",
}
LATE_REPORT = {
    "flagged": (
        "{letter} không quy định cách xử lý báo cáo gửi quá hạn; chương trình chỉ đánh dấu, cấp có thẩm quyền xem xét."
    ),
    "not_appraised": "Báo cáo gửi quá hạn không được thẩm định, trừ khi cấp có thẩm quyền chấp nhận.",
}
GROUND_YEARS = {
    "year": " Chương trình chỉ tính quyết định trong năm.",
    "before": " Tính cả quyết định của {years} năm trước.",
    "any": " Tính quyết định của mọi năm.",
    "mixed": "",
}
NO_GROUND = "Không có"
GROUND_DECISIONS = {
    "b": "Số quyết định làm căn cứ “{words}”, ví dụ 112/QĐ-SGDĐT.",
    "c": "Số quyết định làm căn cứ “{words}”, ví dụ 85/QĐ-UBND.",
}
NO_GROUND_DECISION = "{letter} không có căn cứ này; vui lòng để trống."
AGGREGATE = {"mean": "trung bình", "trimmed_mean": "trung bình", "median": "trung vị"}
"""What the points of a subject are called."""
OR, AND = "hoặc", "và"
