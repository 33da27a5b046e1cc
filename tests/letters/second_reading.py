"""A second, short reading of what a letter decides (letters §3, appraisal §2): plain tables in, verdicts out.

It knows nothing of the package: a letter is the tables of its file, a subject a row of cells by their headings.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

KINDS = ["Tổ chức", "Tập thể", "Cá nhân"]
LEVELS = ["Chi bộ", "Cấp ủy cơ sở", "Ban Thường vụ"]
DAY = timedelta(days=1)
Row = dict[str, Any]


class Reading:
    """One workbook by one letter: ``subjects`` are rows of ``Đơn vị``, ``sheets`` the scores by Mã and criterion."""

    def __init__(self, letter: Row, year: int, level: str, today: date, *, day_counts: bool) -> None:
        self.letter, self.year, self.level, self.today = letter, year, level, today
        self.day_counts = day_counts
        self.scale = max(letter["scales"], key=lambda scale: scale["first_year"])
        self.subjects: list[Row] = []
        self.sheets: dict[str, list[dict[str, Fraction]]] = {}

    def verdict(self, subject: Row) -> tuple[str, str | None, str | None, int | None]:
        """Outcome, grade, flag of lateness and days late."""
        outcome = self.outcome(subject)
        grade = self.grade(subject) if outcome in ("qualified", "not_qualified") else None
        flag, days = self.lateness(subject)
        return outcome, grade, flag, days

    def outcome(self, subject: Row) -> str:  # noqa: C901 - the table, line by line
        """The first line of the table that holds."""
        [kinds] = [each["kinds"] for each in self.letter["authorities"] if each["level"] == self.level]
        if subject["Loại đối tượng"] not in kinds:
            return "invalid"
        is_out = any(each["scope"] == subject["Diện"] and each["out"] for each in self.letter["scopes"])
        if subject["Tình trạng hồ sơ"] == "Đã rút":
            return "withdrawn"
        if is_out:
            return "out_of_scope"
        if self.is_wrong(subject):
            return "invalid"
        received, registered = subject["Ngày nhận báo cáo"], subject["Đăng ký"]
        asks = self.registration(subject)["required"]
        is_unregistered = registered == "Không" or (registered is None and not asks)
        goes_on = is_unregistered and not asks and received is not None
        grade = self.grade(subject)
        is_good = grade is not None and self.recognises(grade)
        if is_unregistered and self.grounds(subject) and not (goes_on and is_good):
            return "alternative_ground"
        if is_unregistered and not goes_on and self.awaits_organisation(subject):
            return "awaiting_organisation"
        if registered is None and asks:
            return "awaiting_registration"
        if is_unregistered and asks:
            return "not_registered"
        if received is None:
            return "awaiting_report" if self.today <= self.last_day(subject) else "no_report"
        if self.is_shut_out(subject):
            return "late_report"
        return "awaiting_appraisal" if grade is None else "qualified" if is_good else "not_qualified"

    def is_shut_out(self, subject: Row) -> bool:
        """Line 8c."""
        shuts_out = self.letter["late_report"]["effect"] == "not_appraised"
        return shuts_out and self.lateness(subject)[0] in ("late", "deadline_day") and not subject["Chấp nhận quá hạn"]

    def is_wrong(self, subject: Row) -> bool:
        """Whether an error stands on the row beyond its kind."""
        received, asks = subject["Ngày nhận báo cáo"], self.registration(subject)["required"]
        if (
            subject["Đăng ký"] is None
            and asks
            and (received is not None or self.today > self.last_to_register(subject))
        ):
            return True
        if received is None and subject["Chấp nhận quá hạn"] == "Có":
            return True
        shuts_out = self.letter["late_report"]["effect"] == "not_appraised"
        return shuts_out and subject["Chấp nhận quá hạn"] != "Có" and self.lacks_hour(subject)

    # --- registering and reporting -------------------------------------------------------------------------------

    def of_year(self, part: str, subject: Row, **wanted: str) -> Row:
        """The one entry of a part for the year and the kind of a subject."""
        [found] = [
            each
            for each in self.letter[part]
            if each["first_year"] <= self.year <= each.get("last_year", 9999)
            and subject["Loại đối tượng"] in each.get("kinds", KINDS)
            and all(each[key] == value for key, value in wanted.items())
        ]
        return dict(found)

    def registration(self, subject: Row) -> Row:
        return self.of_year("registration", subject)

    def named(self, subject: Row) -> tuple[Row, str] | None:
        entry = self.of_year("deadlines", subject, level=self.level)
        return next(((entry[word], word) for word in ("before", "until") if word in entry), None)

    def moment(self, named: Row) -> datetime:
        day = date(self.year + named.get("next_year", False), named["month"], named["day"])
        return datetime.combine(day, time(named.get("hour", 0)))

    def late_from(self, subject: Row) -> datetime | None:
        """The first moment that is too late."""
        found = self.named(subject)
        if found is None:
            return None
        named, word = found
        moment = self.moment(named)
        if "hour" in named:
            return moment if word == "before" else moment + timedelta(microseconds=1)
        return moment + DAY if word == "until" or self.day_counts else moment

    def last_day(self, subject: Row) -> date:
        late_from = self.late_from(subject)
        return date(self.year, 12, 31) if late_from is None else (late_from - timedelta(microseconds=1)).date()

    def last_to_register(self, subject: Row) -> date:
        until = self.registration(subject).get("until")
        return self.moment(until).date() if until else self.last_day(subject)

    def lacks_hour(self, subject: Row) -> bool:
        found, received = self.named(subject), subject["Ngày nhận báo cáo"]
        if found is None or "hour" not in found[0] or received is None:
            return False
        return bool(received.date() == self.moment(found[0]).date() and received.time() == time())

    def lateness(self, subject: Row) -> tuple[str | None, int | None]:
        late_from, received = self.late_from(subject), subject["Ngày nhận báo cáo"]
        if late_from is None or received is None:
            return None, None
        if self.lacks_hour(subject):
            return "deadline_day", 1
        if received < late_from:
            return "on_time", 0
        found = self.named(subject)
        assert found is not None
        is_strict = found[1] == "before" and "hour" not in found[0] and not self.day_counts
        days = (received - late_from) // DAY + 1
        return ("deadline_day" if is_strict and days == 1 else "late"), days

    # --- grounds -------------------------------------------------------------------------------------------------

    def grounds(self, subject: Row) -> list[str]:
        """The letters of the grounds that hold."""
        places = {
            "b": ("Số QĐ công nhận sáng kiến", "Ngày công nhận"),
            "c": ("Số QĐ khen thưởng đột xuất", "Ngày khen thưởng"),
        }
        held = []
        for entry in self.letter.get("grounds", []):
            if subject["Loại đối tượng"] not in entry["kinds"]:
                continue
            if entry["ground"] == "a":
                organisation = self.headed(subject)
                known = None if organisation is None else self.outcome(organisation)
                grade = self.grade(organisation) if organisation is not None else None
                holds = known in ("qualified", "not_qualified") and grade is not None and self.recognises(grade)
            else:
                number, day = (subject[heading] for heading in places[entry["ground"]])
                years = range(self.year - entry.get("years_before", 0), self.year + 1)
                holds = bool(number) and day is not None and (entry.get("any_year", False) or day.year in years)
            if holds:
                held.append(entry["ground"])
        return held

    def headed(self, subject: Row) -> Row | None:
        code = subject["Thuộc tổ chức"] if subject["Người đứng đầu"] == "Có" else None
        return next((each for each in self.subjects if each["Mã"] == code), None)

    def awaits_organisation(self, subject: Row) -> bool:
        known = [each for each in self.letter.get("grounds", []) if each["ground"] == "a"]
        organisation = self.headed(subject)
        if not known or subject["Loại đối tượng"] not in known[0]["kinds"] or organisation is None:
            return False
        waiting = ("awaiting_registration", "awaiting_report", "awaiting_appraisal", "invalid", "other_authority")
        return self.outcome(organisation) in waiting

    # --- points --------------------------------------------------------------------------------------------------

    def recognises(self, grade: str) -> bool:
        return any(each["grade"] == grade and each["recognised"] for each in self.letter["grades"])

    def of_numbers(self, numbers: list[Fraction]) -> Fraction:
        """One number of those of the score sheets."""
        way, ordered = self.letter["aggregation"], sorted(numbers)
        if way["method"] == "median":
            middle = len(ordered) // 2
            return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
        if way["method"] == "trimmed_mean" and len(ordered) >= way["trimmed_from"]:
            ordered = ordered[1:-1]
        return sum(ordered, Fraction(0)) / len(ordered)

    def total(self, subject: Row) -> Fraction | None:
        sheets = self.sheets.get(subject["Mã"], [])
        way = self.letter["aggregation"]
        if not sheets or (way.get("too_few") == "wait" and len(sheets) < way["fewest"]):
            return None
        return self.of_numbers([sum(sheet.values(), Fraction(0)) for sheet in sheets])

    def grade(self, subject: Row) -> str | None:
        total = self.total(subject)
        if total is None:
            return None
        names = [each["grade"] for each in self.letter["grades"]]
        points = {
            cut["grade"]: Fraction(str(cut["from_points"]))
            for cut in self.scale["cut_offs"]
            if subject["Loại đối tượng"] in cut.get("kinds", KINDS)
        }
        place = next(place for place, name in enumerate(names) if total >= points[name])
        sheets = self.sheets[subject["Mã"]]
        is_missed = any(
            "minimum" in criterion
            and self.of_numbers([sheet[criterion["code"]] for sheet in sheets]) < Fraction(str(criterion["minimum"]))
            for criterion in self.scale["criteria"]
        )
        missed = self.letter["missed_minimum"]
        if is_missed and missed["effect"] == "next_lower":
            place = min(place + 1, len(names) - 1)
        if is_missed and missed["effect"] == "at_most":
            place = max(place, names.index(missed["grade"]))
        return str(names[place])
