"""What the sheet ``Xếp hạng`` says."""

from __future__ import annotations

TITLE = "XẾP HẠNG MÔ HÌNH NĂM {year}"
SIGNS = "Dấu “=” sau hạng: đồng hạng. Chữ đậm có gạch chân: chênh lệch từ 10 điểm trở lên, hoặc ít phiếu hơn."
BLOCK = "{number}. {kind} – {subjects} mô hình có điểm, {qualified} đủ điều kiện ({grades})"
NOBODY = "Chưa có mô hình nào có điểm."

NO_LAST_YEAR = "–"
"""In the column ``Năm trước``."""
