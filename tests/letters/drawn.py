"""Letters drawn at random within what a letter can say, and workbooks to them."""

from __future__ import annotations

import json
import tomllib
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.letters import FIRST, file_of
from tests.letters.second_reading import KINDS, LEVELS, Reading, Row

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

ID = "1-RG/THU"
YEAR = 2026
NAMES = ["Vàng", "Bạc", "Đồng", "Khuyến khích", "Ghi nhận", "Chưa xếp"]
PARTITIONS = [[KINDS], [KINDS[:2], KINDS[2:]], [[KINDS[0]], KINDS[1:]], [[KINDS[0], KINDS[2]], [KINDS[1]]],
              [[kind] for kind in KINDS]]  # fmt: skip


def drawn_letter(chance: Random) -> Row:
    """The tables of a letter: words and rules are those of a made-up one, what decides is drawn."""
    letter: Row = tomllib.loads(file_of(FIRST).read_text("utf-8")) | {"id": ID}
    [rule, *_] = (each["number"] for each in letter["rules"])
    names = NAMES[: chance.randint(2, 6)]
    good = chance.randint(1, len(names) - 1)
    letter["grades"] = [{"grade": name, "recognised": place < good, "rule": rule} for place, name in enumerate(names)]
    effect = chance.choice(["at_most", "next_lower", "note"])
    letter["missed_minimum"] = {"effect": effect, **({"grade": chance.choice(names)} if effect == "at_most" else {})}
    method = chance.choice(["mean", "trimmed_mean", "median"])
    letter["aggregation"] = {
        "method": method,
        **({"trimmed_from": chance.randint(3, 5)} if method == "trimmed_mean" else {}),
        **(
            {"fewest": chance.randint(1, 3), "too_few": chance.choice(["wait", "warning"])}
            if chance.random() < 0.5
            else {}
        ),
    }
    levels = [level for level in LEVELS if chance.random() < 0.7] or [chance.choice(LEVELS)]
    letter["authorities"] = [
        {
            "level": level,
            "rule": rule,
            "kinds": [kind for kind in KINDS if chance.random() < 0.9] or KINDS,
            "power": chance.choice(["decides", "proposes"]),
            "power_for_commendation": chance.choice(["decides", "proposes"]),
        }
        for level in levels
    ]
    letter["deadlines"] = [
        {"level": level, "kinds": kinds, "rule": rule, "first_year": 2022, **_deadline(chance)}
        for level in levels
        for kinds in chance.choice(PARTITIONS)
    ]
    letter["deadline_day"] = {"counts": chance.random() < 0.5}
    letter["late_report"] = {"effect": chance.choice(["flagged", "not_appraised"])}
    if letter["late_report"]["effect"] == "not_appraised":
        place = [each["outcome"] for each in letter["outcomes"]].index("no_report") + 1
        letter["outcomes"].insert(place, {"outcome": "late_report", "rules": [rule]})
    letter["registration"] = [
        {"kinds": kinds, "first_year": 2022, "rule": rule, **_registration(chance)}
        for kinds in chance.choice(PARTITIONS)
    ]
    letter["grounds"] = [
        {"ground": ground, "rule": rule, "words": "căn cứ", **_ground(chance, ground)}
        for ground in "abc"
        if chance.random() < 0.6
    ]
    letter["scopes"] = [{"scope": "Trong", "out": False}, *({"scope": name, "out": True} for name in ("Ngoài", "Xa"))]
    letter["scales"] = [_scale(chance, names, rule)]
    letter["readings"] = []
    return letter


def _deadline(chance: Random) -> Row:
    if chance.random() < 0.2:
        return {}
    day: Row = {"month": 12, "day": chance.randint(10, 20)}
    if chance.random() < 0.3:
        day = {"month": 1, "day": chance.randint(5, 20), "next_year": True}
    if chance.random() < 0.4:
        day["hour"] = chance.randint(1, 23)
    return {chance.choice(["before", "until"]): day}


def _registration(chance: Random) -> Row:
    entry: Row = {"required": chance.random() >= 0.3}
    if entry["required"] and chance.random() < 0.5:
        entry["until"] = {"month": 4, "day": 30}
    return entry


def _ground(chance: Random, ground: str) -> Row:
    if ground == "a":
        return {"kinds": ["Cá nhân"]}
    years: Row = chance.choice([{}, {"years_before": 1}, {"any_year": True}])
    return {"kinds": [kind for kind in KINDS if chance.random() < 0.7] or KINDS, **years}


def _scale(chance: Random, names: list[str], rule: str) -> Row:
    criteria = [
        {"code": code, "content": code, "applies": "Tất cả", "maximum": 50,
         **({"minimum": chance.randint(5, 30)} if chance.random() < 0.5 else {})}
        for code in ("M", "H")
    ]  # fmt: skip
    cut_offs = []
    for kinds in chance.choice(PARTITIONS):
        points = [*sorted(chance.sample(range(10, 100), len(names) - 1), reverse=True), 0]
        cut_offs += [{"kinds": kinds, "grade": name, "from_points": at} for name, at in zip(names, points, strict=True)]
    return {"first_year": 2022, "label": "thang", "provisional": False, "rule": rule, "criteria": criteria,
            "cut_offs": cut_offs}  # fmt: skip


def drawn_reading(chance: Random, letter: Row) -> Reading:
    """A workbook to a letter: a level, a day, subjects near every edge, score sheets."""
    level = chance.choice(letter["authorities"])["level"]
    today = chance.choice(
        [date(2026, 4, 20), date(2026, 12, 12), date(2026, 12, 31), date(2027, 1, 12), date(2027, 2, 1)]
    )
    reading = Reading(letter, YEAR, level, today, day_counts=chance.random() < 0.5)
    for number in range(12):
        subject = _subject(
            chance, f"S{number}", [each["Mã"] for each in reading.subjects if each["Loại đối tượng"] != "Cá nhân"]
        )
        reading.subjects.append(subject)
        codes = [criterion["code"] for criterion in reading.scale["criteria"]]
        count = chance.choice([0, 1, 2, 3, 4, 5])
        if count:
            reading.sheets[subject["Mã"]] = [
                {code: Fraction(chance.randint(0, 100), 2) for code in codes} for _ in range(count)
            ]
    return reading


def _subject(chance: Random, code: str, others: list[str]) -> Row:
    received = None
    if chance.random() < 0.75:
        day = date(2026, 12, 1) + timedelta(days=chance.randint(0, 60))
        hour = chance.choice([0, 0, 9, 17, 23])
        received = datetime(day.year, day.month, day.day, hour)
    is_head = bool(others) and chance.random() < 0.4
    decided = [chance.choice([2024, 2025, 2026]) if chance.random() < 0.3 else None for _ in range(2)]
    return {
        "Mã": code,
        "Loại đối tượng": "Cá nhân" if is_head else chance.choice(KINDS),
        "Diện": chance.choice([None, None, "Trong", "Ngoài"]) if chance.random() < 0.5 else None,
        "Thuộc tổ chức": chance.choice(others) if is_head else None,
        "Người đứng đầu": "Có" if is_head else None,
        "Đăng ký": chance.choice(["Có", "Có", "Không", None]),
        "Ngày nhận báo cáo": received,
        "Chấp nhận quá hạn": "Có" if chance.random() < 0.3 else None,
        "Số QĐ công nhận sáng kiến": "1/QĐ" if decided[0] else None,
        "Ngày công nhận": date(decided[0], 6, 1) if decided[0] else None,
        "Số QĐ khen thưởng đột xuất": "2/QĐ" if decided[1] else None,
        "Ngày khen thưởng": date(decided[1], 6, 1) if decided[1] else None,
        "Tình trạng hồ sơ": "Đã rút" if chance.random() < 0.05 else None,
    }


def write_letter(folder: Path, letter: Row) -> None:
    """Write a letter's file, and beside it a text that holds every quotation."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{letter['id'].replace('/', '_')}.toml"
    file.write_text("".join(f"{key} = {_toml(value)}\n" for key, value in letter.items()), "utf-8")
    file.with_suffix(".txt").write_text("\n".join(rule["quote"] for rule in letter["rules"]), "utf-8")


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
