"""Words of names in a letterhead: which of them no line end parts, and which a line may well begin with."""

COMPOUNDS = (
    "ban chấp hành",
    "ban thường vụ",
    "bảo vệ",
    "các cơ quan đảng",
    "chi bộ",
    "công an",
    "công an nhân dân",
    "công đoàn",
    "cơ quan",
    "cơ sở",
    "cựu chiến binh",
    "đặc khu",
    "đảng bộ",
    "đảng ủy",
    "giáo dục",
    "hành chính",
    "hội đồng",
    "kinh tế",
    "mầm non",
    "nhân dân",
    "nội vụ",
    "nông dân",
    "phổ thông",
    "phụ nữ",
    "quân sự",
    "thanh niên",
    "tiểu học",
    "tổ chức",
    "tổ quốc",
    "trung học",
    "trung học cơ sở",
    "trung học phổ thông",
    "trung tâm",
    "ủy ban",
    "văn hóa",
    "văn phòng",
    "xã hội",
    "xây dựng",
    "y tế",
)
"""Words that make one word of the language."""
LINE_BEGINS = ("ủy ban", "hội đồng", "trường", "trạm", "phòng", "xã", "phường", "đặc khu", "trung tâm", "văn phòng")
"""Words before which a line ends rather than elsewhere, where the lengths allow it."""
STANDING_COMMITTEE = "BAN THƯỜNG VỤ "
"""Falls in a letterhead: a Ban Thường vụ's papers carry its Đảng ủy."""
PARTY_BODIES = (
    "chi bộ",
    "đảng bộ",
    "đảng ủy",
    "ban thường vụ",
    "ban xây dựng đảng",
    "ban tổ chức",
    "ban tuyên giáo",
    "ban dân vận",
    "ban nội chính",
    "ủy ban kiểm tra",
    "văn phòng đảng ủy",
)
"""With what the name of a body of the Party begins."""
