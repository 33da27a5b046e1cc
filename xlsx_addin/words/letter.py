"""How sentences speak of the guidance: its deadlines and special years, put into words from its data."""

from __future__ import annotations

DEADLINE = "gửi về cấp “{level}”: chậm nhất hết ngày {last}"
NO_DEADLINE = "gửi về cấp “{level}”: không quy định hạn"
REGISTRATION_NOT_REQUIRED = (
    "Năm {year}, {kind} không nêu yêu cầu đăng ký: đối tượng có báo cáo vẫn được thẩm định, kèm một cảnh báo "
    "(cách hiểu của chương trình)."
)
REGISTRATION_REQUIRED = "Hằng năm phải đăng ký."
OR, AND = "hoặc", "và"
