"""An invented commune over three years: its units, their subjects and scores, and when each of them sends.

Everything is made up, and the same each time: names of people and models are put together from short lists by a
random generator with a fixed beginning for each unit and year.
"""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from xlsx_addin.guidance import drawn
from xlsx_addin.sample.workbook import sender_row, unit_settings
from xlsx_addin.terms import Level, ScaleState

YEARS = (2024, 2025, 2026)
COMMUNE, COMMUNE_NAME = "DU-HOXANH", "Ban Thường vụ Đảng ủy xã Hồ Xanh"
COMMUNE_ADDRESS = "danguy@hoxanh.example.vn"
DEADLINE = (12, 20)
"""Month and day before which the commune must have what its units send."""

UNITS = (
    ("CB-CODANG", "Chi bộ Cơ quan Đảng xã Hồ Xanh"),
    ("CB-UBND", "Chi bộ Cơ quan Ủy ban nhân dân xã Hồ Xanh"),
    ("CB-MATTRAN", "Chi bộ Mặt trận và các đoàn thể xã Hồ Xanh"),
    ("CB-QUANSU", "Chi bộ Quân sự xã Hồ Xanh"),
    ("CB-CONGAN", "Chi bộ Công an xã Hồ Xanh"),
    ("CB-TRAMYTE", "Chi bộ Trạm Y tế Hồ Xanh"),
    ("CB-MAMNON", "Chi bộ Trường Mầm non Hoa Ban"),
    ("CB-TIEUHOC", "Chi bộ Trường Tiểu học Hồ Xanh"),
    ("CB-THCS", "Chi bộ Trường Trung học cơ sở Đồi Gió"),
    ("CB-HTX", "Chi bộ Hợp tác xã Nông nghiệp Suối Ngàn"),
    ("CB-RUNG", "Chi bộ Ban Quản lý rừng Thác Bạc"),
    ("CB-DIENLUC", "Chi bộ Tổ quản lý điện và nước Đất Đỏ"),
)
SCORERS = ("Hoàng Văn Lực", "Cil Múp Thảo", "Trần Thị Ngọc Hà")
COMMUNE_SCORERS = ("Lê Quang Vinh", "Phạm Thị Thu Hương")

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Kră Jăn", "Cil", "Lơ Mu", "Ya")
_MIDDLES = ("Thị", "Văn", "Minh", "Thu", "Quang", "Ngọc", "Ha", "Thanh")
_GIVEN = ("An", "Bình", "Châu", "Dũng", "Đào", "Giang", "Hạnh", "Khôi", "Linh", "Mai", "Nam", "Oanh", "Phúc", "Yến")
_MODELS = (
    "Hẹn giờ trả kết quả qua tin nhắn",
    "Tủ sách chi bộ mở cuối tuần",
    "Bản tin ba phút đầu giờ họp",
    "Tổ công nghệ số đến từng thôn",
    "Nhật ký đồng ruộng điện tử",
    "Tuyến đường hoa tự quản",
    "Phân loại rác tại nguồn",
    "Khám lưu động cho người cao tuổi",
    "Lịch công tác dùng chung trên điện thoại",
    "Đảng viên kèm hộ khó khăn",
    "Tiếng loa ba thứ tiếng",
    "Bữa trưa bán trú từ vườn trường",
    "Kho tư liệu số về lịch sử Đảng bộ",
    "Nhóm tiếp nhận phản ánh của nhân dân",
    "Số hóa hồ sơ một cửa",
    "Sân chơi làm từ vật liệu cũ",
)
_PRODUCTS = (
    "Giảm {share}% thời gian chờ của người dân",
    "{number} hồ sơ trực tuyến trong quý",
    "{number} hộ tham gia",
    "{number} buổi, có sổ theo dõi",
    "{number} tài liệu số hóa",
    "Tiết kiệm {number} triệu đồng",
)
_FIELDS = ("Lãnh đạo, chỉ đạo", "Chức trách, nhiệm vụ", "Chức trách, nhiệm vụ", "Khác")
_COLLECTIVES = ("Ban Chấp hành công đoàn", "Tổ chuyên môn số {number}", "Chi đoàn thanh niên", "Tổ nữ công")
_MAXIMA = (30, 30, 40)
_CUT_OFFS = tuple(zip((90, 70, 50, 0), drawn().grades, strict=True))


class SampleUnitYear(NamedTuple):
    """A unit in one year: its workbook's data, and when its mail arrives (None: it has not sent)."""

    code: str
    year: int
    data: dict[str, Any]
    arrives: datetime | None


def unit_address(code: str) -> str:
    """The mail address of a unit."""
    return f"{code.lower()}@hoxanh.example.vn"


def commune_data(year: int) -> dict[str, Any]:
    """What the commune's own workbook holds before anything is received, as ``write_filled`` takes it."""
    subjects = [
        _subject(
            _chance(f"{COMMUNE} {year}"), date(year, *DEADLINE), "BCH", "Tập thể", "Ban Chấp hành Đảng bộ xã Hồ Xanh"
        )
    ]
    return {
        "settings": _settings(year, Level.STANDING_COMMITTEE, COMMUNE, COMMUNE_NAME),
        "scorers": COMMUNE_SCORERS,
        "subjects": subjects,
        "senders": [
            sender_row(code, name, unit_address(code), _person(_chance(code)), f"0263 555 {number:04}")
            for number, (code, name) in enumerate(UNITS, start=301)
        ],
    }


def units_of(year: int) -> list[SampleUnitYear]:
    """All units in one year; over the years they send earlier, and one has not sent in the last."""
    found = []
    for number, (code, name) in enumerate(UNITS):
        chance = _chance(f"{code} {year}")
        if (code == "CB-DIENLUC" and year == YEARS[0]) or (code == "CB-RUNG" and year == YEARS[-1]):
            arrives = None
        else:
            days = round(chance.gauss(-3.5 - (year - YEARS[0]), 3.0))
            if code in {"CB-HTX", "CB-THCS"}:
                days += 5
            day = date(year, *DEADLINE) + timedelta(days=min(max(days, -13), 5))
            arrives = datetime.combine(day, time(8 + number % 8, chance.randint(0, 59)))
        last_day = date(year, *DEADLINE) if arrives is None else arrives.date() - timedelta(days=1)
        found.append(SampleUnitYear(code, year, _unit_data(chance, code, name, last_day), arrives))
    return found


def _unit_data(chance: random.Random, code: str, name: str, last_day: date) -> dict[str, Any]:
    subjects = [_subject(chance, last_day, "TC", "Tổ chức", name)]
    for number in range(1, chance.randint(2, 4)):
        collective = f"{chance.choice(_COLLECTIVES).format(number=number)}, {name.removeprefix('Chi bộ ')}"
        subjects.append(_subject(chance, last_day, f"TT{number}", "Tập thể", collective))
    subjects += [
        _subject(chance, last_day, f"CN{number:02}", "Cá nhân", _person(chance))
        for number in range(1, chance.randint(7, 12))
    ]
    return {
        "settings": {
            **_settings(last_day.year, Level.GRASSROOTS, code, name),
            "MaCapTren": COMMUNE,
            "DiaChiCapTren": COMMUNE_ADDRESS,
        },
        "scorers": SCORERS,
        "subjects": subjects,
    }


def _settings(year: int, level: Level, code: str, name: str) -> dict[str, Any]:
    state = ScaleState.UNCONFIRMED if year == YEARS[-1] else ScaleState.CONFIRMED
    return unit_settings(year, level, code, name, state)


def _subject(chance: random.Random, last_day: date, code: str, kind: str, name: str) -> dict[str, Any]:
    """A subject with its score sheets, its report received by ``last_day``; from year to year more register."""
    year = last_day.year
    row: dict[str, Any] = {"Mã": code, "Tên": name, "Loại đối tượng": kind}
    if chance.random() > 0.80 + 0.05 * (year - YEARS[0]) and kind != "Tổ chức":
        return {"row": {**row, "Đăng ký": "Không"}, "scores": ()}
    row |= {
        "Đăng ký": "Có",
        "Ngày đăng ký": date(year, 1, 20) + timedelta(days=chance.randint(0, 80)),
        "Tên mô hình": chance.choice(_MODELS),
        "Lĩnh vực": chance.choice(_FIELDS),
        "Sản phẩm cụ thể": chance.choice(_PRODUCTS).format(
            number=chance.randint(12, 480), share=chance.randint(10, 60)
        ),
    }
    if chance.random() < 0.06:
        return {"row": row, "scores": ()}
    received = date(year, 12, 14) - timedelta(days=max(-4, round(chance.gauss(5, 3.5))))
    row["Ngày nhận báo cáo"] = min(received, last_day)
    level = chance.choice((95, 92, 86, 81, 77, 73, 66))
    scores = tuple(_points(chance, level) for _ in SCORERS)
    total = sum(map(sum, scores)) / len(scores)
    self_points = min(100, round(total + chance.choice((-3, 0, 0, 1, 2, 4, 8))))
    row["Điểm tự chấm"] = self_points
    row["Tự xếp loại"] = next(grade.value for least, grade in _CUT_OFFS if self_points >= least)
    if total >= 90 and kind != "Cá nhân":
        row["Đề nghị khen thưởng"] = "Có"
    if chance.random() < 0.04:
        return {"row": row, "scores": ()}
    return {"row": row, "scores": scores}


def _points(chance: random.Random, level: int) -> tuple[float, ...]:
    """One score sheet around a level of a hundred points, in halves."""
    shares = (level + chance.uniform(-4, 4) for _ in _MAXIMA)
    return tuple(
        min(maximum, round(2 * maximum * share / 100) / 2) for maximum, share in zip(_MAXIMA, shares, strict=True)
    )


def _person(chance: random.Random) -> str:
    return f"{chance.choice(_FAMILIES)} {chance.choice(_MIDDLES)} {chance.choice(_GIVEN)}"


def _chance(beginning: str) -> random.Random:
    """A generator that gives the same each time."""
    return random.Random(beginning)  # noqa: S311 - invented data, no secret
