"""Why the system would not read or write, as a part of a sentence that names the file or folder."""

_DISK_FULL = "ổ đĩa đã đầy"
_NOT_PERMITTED = "không có quyền truy cập"
_READ_ONLY = "ổ đĩa không cho phép ghi"
_IN_USE = "tệp đang mở ở chương trình khác"
_NOT_FOUND = "không tìm thấy đường dẫn này"
_NOT_A_FOLDER = "trong đường dẫn có một tên là tệp, không phải thư mục"
_TOO_LONG = "đường dẫn quá dài"
_DISK_TROUBLE = "ổ đĩa bị lỗi khi đọc hoặc ghi"
_DISCONNECTED = "mất kết nối với ổ đĩa"

UNNAMED = "hệ thống không cho biết lý do"
NUMBERED = "hệ thống báo lỗi số {number}"

OF_ERRNO = {
    "ENOSPC": _DISK_FULL,
    "EDQUOT": "đã dùng hết dung lượng được cấp trên ổ đĩa",
    "EFBIG": "tệp lớn hơn mức ổ đĩa cho phép",
    "EACCES": _NOT_PERMITTED,
    "EPERM": _NOT_PERMITTED,
    "EROFS": _READ_ONLY,
    "EBUSY": _IN_USE,
    "ETXTBSY": _IN_USE,
    "ENOENT": _NOT_FOUND,
    "ENOTDIR": _NOT_A_FOLDER,
    "EISDIR": "tên này là thư mục, không phải tệp",
    "EEXIST": "đã có tệp hoặc thư mục mang tên này",
    "ENOTEMPTY": "thư mục không trống",
    "ENAMETOOLONG": _TOO_LONG,
    "EIO": _DISK_TROUBLE,
    "ENODEV": _DISCONNECTED,
    "ENXIO": _DISCONNECTED,
    "ESTALE": _DISCONNECTED,
    "ENOTCONN": _DISCONNECTED,
    "ETIMEDOUT": _DISCONNECTED,
}
"""By the name of the error in ``errno``."""

OF_WINDOWS = {
    19: _READ_ONLY,
    21: _DISCONNECTED,
    32: _IN_USE,
    33: _IN_USE,
    39: _DISK_FULL,
    53: _DISCONNECTED,
    55: _DISCONNECTED,
    59: _DISCONNECTED,
    64: _DISCONNECTED,
    112: _DISK_FULL,
    206: _TOO_LONG,
    1117: _DISK_TROUBLE,
}
"""By the number of the error on Windows."""
