"""What the sheet ``Xếp hạng`` says."""

TITLE = "XẾP HẠNG MÔ HÌNH NĂM {year}"
SIGNS = (
    "Dấu “=”: đồng hạng. Đậm, gạch chân: chênh từ 10 điểm, hoặc ít phiếu hơn. Vạch đậm: dưới vạch không đủ điều kiện."
)
BLOCK = "{number}. {kind} – {subjects} mô hình có điểm, {qualified} đủ điều kiện ({grades})"
BLOCK_GOES_ON = "{number}. {kind} {continued}"
CONTINUED = "(tiếp theo)"
NOBODY = "Chưa có mô hình nào có điểm."

NO_LAST_YEAR = "–"
"""In the column ``Năm trước``."""
