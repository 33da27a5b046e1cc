"""A guidance file that is not what it must be is refused, and the refusal names the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import xlsx_addin.guidance
from xlsx_addin.guidance import read_file
from xlsx_addin.terms import Level

SOUND = (Path(xlsx_addin.guidance.__file__).parent / "804-CV_HU.toml").read_text("utf-8")


def write(folder: Path, text: str) -> Path:
    path = folder / "900-CV_HU.toml"
    path.write_text(text, "utf-8")
    return path


def changed(old: str, new: str) -> str:
    """The sound file with one passage changed; the passage stands there."""
    assert old in SOUND
    return SOUND.replace(old, new, 1)


def removed(start: str, end: str) -> str:
    """The sound file without everything from one passage up to another."""
    before, rest = SOUND.split(start, 1)
    return before + end + rest.split(end, 1)[1]


def test_a_second_guidance_is_a_second_file_and_no_code(tmp_path: Path) -> None:
    text = changed('id = "804-CV/HU"', 'id = "900-CV/HU"').replace("day = 15 }", "day = 10 }")
    guidance = read_file(write(tmp_path, text))
    assert guidance.id == "900-CV/HU"
    assert guidance.deadline(2026, Level.GRASSROOTS).day(2026) == date(2026, 12, 10)


WRONG: dict[str, tuple[str, str]] = {
    "no TOML": ("id = ", "Invalid value"),
    "not UTF-8": ("\udcff", "codec"),
    "an unknown key": ('comment = "x"\n' + SOUND, "comment"),
    "an unknown key of a rule": (changed('number = "R1"', 'number = "R1"\npage = 1'), "page"),
    "an unknown key of a deadline": (changed('reading = "A9"', 'reading = "A9"\nhour = 17'), "hour"),
    "an unknown key of a scale": (changed("provisional = true", "provisional = true\nsum = 100"), "sum"),
    "a missing key": (changed('issuer = "Huyện ủy Lạc Dương"', ""), "issuer"),
    "a citation of a rule that is not quoted": (changed('number = "R26"', 'number = "R28"'), "R26"),
    "a citation missing": (changed('channel = "R22"', ""), "channel"),
    "an outcome missing": (
        removed('[[outcomes]]\noutcome = "no_report"', '[[outcomes]]\noutcome = "awaiting_appr'),
        "outcomes",
    ),
    "an unknown outcome": (changed('outcome = "no_report"', 'outcome = "no_dossier"'), "no_dossier"),
    "a ground missing": (removed('[[grounds]]\nground = "b"', '[[grounds]]\nground = "c"'), "three grounds"),
    "a phrase missing": (changed('rating = "xếp loại hoàn thành xuất sắc nhiệm vụ"', ""), "rating"),
    "a rule without a number": (changed('number = "R27"', 'number = "Điều 1"'), "Điều 1"),
    "a rule twice": (changed('number = "R2"', 'number = "R1"'), "twice"),
    "a rule that is used but not quoted": (removed('[[rules]]\nnumber = "R12"', '[[rules]]\nnumber = "R13"'), "R12"),
    "a deadline by a rule that does not exist": (changed('rule = "R19"', 'rule = "R99"'), "R99"),
    "a reading that is no number": (changed('reading = "A9"', 'reading = "chín"'), "chín"),
    "a reading of something that nobody reads": (changed('late_report = "A7"', 'rounding = "A7"'), "rounding"),
    "an empty quotation": (changed('quote = "qua Ban Tổ chức Huyện ủy"', 'quote = ""'), "quote"),
    "an unknown level": (changed('level = "Chi bộ"', 'level = "Đảng đoàn"'), "Đảng đoàn"),
    "an unknown grade": (changed('grade = "Khá"', 'grade = "Giỏi"'), "cut-offs"),
    "a grade twice": (changed('[[grades]]\ngrade = "Khá"', '[[grades]]\ngrade = "Tốt"'), "a grade stands twice"),
    "a grade missing": (
        removed('[[grades]]\ngrade = "Đạt"', '[[grades]]\ngrade = "Không đạt"'),
        "below_minimum|cut-offs",
    ),
    "a level without authority": (
        removed('[[authorities]]\nlevel = "Chi bộ"', '[[authorities]]\nlevel = "Cấp ủy cơ sở"'),
        "three levels",
    ),
    "a year before the letter": (changed("first_year = 2022", "first_year = 2021"), "2021"),
    "a month that does not exist": (changed("month = 12", "month = 13"), "month"),
    "a maximum of nothing": (changed("maximum = 40", "maximum = 0"), "maximum"),
    "cut-offs that do not fall": (changed("from_points = 70", "from_points = 95"), "cut-offs"),
    "a lowest grade not from 0 on": (changed("from_points = 0", "from_points = 1"), "cut-offs"),
    "a source that is not listed": (changed('sources = ["P1", "P2"]', 'sources = ["P9"]'), "P9"),
    "equal cut-offs": (changed("from_points = 70", "from_points = 90"), "cut-offs"),
    "a day that no month has": (changed("day = 15 }", "day = 32 }"), "day"),
    "a day that this month never has": (changed("month = 12, day = 15 }", "month = 2, day = 30 }"), "day"),
    "a day that some years lack": (changed("month = 12, day = 15 }", "month = 2, day = 29 }"), "day"),
    "a year with two deadlines": (changed("first_year = 2023\nbefore", "first_year = 2022\nbefore"), "2022: "),
    "a year without a deadline": (changed("first_year = 2023\nbefore", "first_year = 2024\nbefore"), "2023: "),
    "a year with two answers on registration": (
        changed("first_year = 2023\nrequired", "first_year = 2022\nrequired"),
        "2022: ",
    ),
    "a year without an answer on registration": (
        changed("first_year = 2023\nrequired", "first_year = 2024\nrequired"),
        "2023: ",
    ),
    "years to come without a scale": (
        changed("first_year = 2022\nkinds", "first_year = 2022\nlast_year = 2030\nkinds"),
        "2031: ",
    ),
    "a kind without a scale": (
        changed('kinds = ["Tổ chức", "Tập thể", "Cá nhân"]', 'kinds = ["Tổ chức", "Tập thể"]'),
        "Cá nhân|INDIVIDUAL",
    ),
}


@pytest.mark.parametrize(("text", "reason"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_refused_by_its_name(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "900-CV_HU.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ValueError, match=rf"(?s)900-CV_HU\.toml: .*({reason})"):
        read_file(path)


@pytest.mark.parametrize(
    ("day", "committee", "organ"),
    [
        (date(2022, 12, 14), "", ""),
        (date(2025, 6, 30), "Huyện ủy Lạc Dương", "Ban Tổ chức Huyện ủy"),
        (date(2025, 7, 1), "Đảng ủy xã Lạc Dương", "Ban Xây dựng Đảng"),
        (date(2026, 12, 1), "Đảng ủy Đặc khu Phú Quý", "Ban Tổ chức"),
    ],
)
def test_a_committees_organ_is_called_as_on_that_day(tmp_path: Path, day: date, committee: str, organ: str) -> None:
    assert read_file(write(tmp_path, SOUND)).advisory_organ(day, committee) == organ


def test_the_sound_file_is_not_refused(tmp_path: Path) -> None:
    assert read_file(write(tmp_path, SOUND)).id == "804-CV/HU"
