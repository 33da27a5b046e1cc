"""Letters that do not exist, far from 804-CV/HU and from each other; they lie outside the package, as any do."""

from __future__ import annotations

import shutil
from pathlib import Path

FOLDER = Path(__file__).parent
FIRST, SECOND = "12-KH/TEST", "7-QĐ/MAU"
SCALE_OF_SECOND = """
| Mã tiêu chí | Nội dung | Áp dụng | Điểm tối đa | Điểm tối thiểu | Khung điểm | Nguồn |  | Xếp loại     | Từ điểm (Tổ chức, tập thể) | Từ điểm (Cá nhân) | Được công nhận |
| M           | Tính mới | Tất cả  | 50          | 10             |            | L9    |  | Vàng         | 95                         | 90                | Có             |
| H           | Hiệu quả | Tất cả  | 50          |                |            | L9    |  | Bạc          | 85                         | 80                | Có             |
|             |          |         |             |                |            |       |  | Đồng         | 75                         | 65                | Có             |
|             |          |         |             |                |            |       |  | Khuyến khích | 60                         | 50                | Không          |
|             |          |         |             |                |            |       |  | Ghi nhận     | 40                         | 30                | Không          |
|             |          |         |             |                |            |       |  | Chưa xếp     | 0                          | 0                 | Không          |
"""  # noqa: E501 - one table
"""``Tiêu chí`` of a workbook of the second letter, which has cut-offs by kind."""


def file_of(letter: str) -> Path:
    """The file of one of these letters."""
    return FOLDER / f"{letter.replace('/', '_')}.toml"


def laid_beside(folder: Path, *letters: str) -> None:
    """Lay these letters beside the workbooks of a folder."""
    target = folder / "Văn bản hướng dẫn"
    target.mkdir(exist_ok=True)
    for letter in letters:
        for suffix in (".toml", ".txt"):
            shutil.copy(file_of(letter).with_suffix(suffix), target)
