"""A letter from outside that is wrong in one key is refused in one sentence with file and line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import xlsx_addin.guidance
from xlsx_addin.guidance import load
from xlsx_addin.guidance.digest import digest
from xlsx_addin.guidance.strict import read_letter
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import Level

PACKAGE = Path(xlsx_addin.guidance.__file__).parent
SOUND = (PACKAGE / "804-CV_HU.toml").read_text("utf-8").replace('id = "804-CV/HU"', 'id = "900-CV/HU"')
TEXT = (PACKAGE / "804-CV_HU.txt").read_text("utf-8")
NAME = "900-CV_HU.toml"


def written(folder: Path, text: str, name: str = NAME) -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    path.with_suffix(".txt").write_text(TEXT, "utf-8")
    return path


def changed(old: str, new: str) -> str:
    """The sound file with one passage changed; the passage stands there."""
    assert old in SOUND
    return SOUND.replace(old, new, 1)


def removed(start: str, end: str) -> str:
    """The sound file without everything from one passage up to another."""
    before, rest = SOUND.split(start, 1)
    return before + end + rest.split(end, 1)[1]


def table(name: str, body: str) -> str:
    """The sound file with another body of a table."""
    before, rest = SOUND.split(f"\n[{name}]\n", 1)
    return f"{before}\n[{name}]\n{body}\n" + "\n[" + rest.split("\n[", 1)[1]


def test_a_letter_is_a_file_with_its_text_and_no_code(tmp_path: Path) -> None:
    guidance = read_letter(written(tmp_path, SOUND.replace("day = 15 }", "day = 10 }")))
    assert guidance.id == "900-CV/HU"
    assert guidance.deadline(2026, Level.GRASSROOTS).day(2026) == date(2026, 12, 10)


def test_the_packages_own_letter_would_be_taken_from_outside(tmp_path: Path) -> None:
    found = read_letter(written(tmp_path, SOUND.replace('id = "900-CV/HU"', 'id = "804-CV/HU"'), "804-CV_HU.toml"))
    assert digest(found) == digest(load())


def test_line_ends_and_a_mark_at_the_beginning_change_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeff" + SOUND.replace("\n", "\r\n"))
    assert digest(read_letter(path)) == digest(load())


GROUP = '[[scales.cut_offs]]\ngrade = "Tốt"\nfrom_points = 90\nsources = ["P3"]'
WRONG: dict[str, tuple[str, str]] = {
    "no TOML": ("id = ", "Tệp không đúng dạng TOML"),
    "not UTF-8": ("\udcff", "không phải văn bản UTF-8"),
    "an unknown key": ('comment = "x"\n' + SOUND, "Không có khóa “comment” ở phần đầu tệp"),
    "an unknown key of a rule": (changed('number = "R1"\n', 'number = "R1"\npage = 1\n'), "“page” ở phần “rules”"),
    "an unknown key of a deadline": (changed('reading = "A9"', 'reading = "A9"\nhour = 17'), "“hour”"),
    "a field under its inner name": ("recognition = []\n" + SOUND, "“recognition”"),
    "a missing key": (changed('issuer = "Huyện ủy Lạc Dương"', ""), "Thiếu khóa “issuer” ở phần đầu tệp"),
    "a missing table": (removed("[deadline_day]", "# A late report"), "Thiếu khóa “deadline_day”"),
    "a number in place of a text": (changed('kind = "Công văn"', "kind = 804"), "“kind” phải là chữ trong ngoặc kép"),
    "a text in place of a number": (changed("maximum = 40", 'maximum = "bốn mươi"'), "“maximum” phải là số"),
    "a text in place of yes or no": (changed("provisional = true", 'provisional = "có"'), "phải là true hoặc false"),
    "a text in place of a day": (changed("issued = 2022-12-15", 'issued = "hôm qua"'), "“issued” phải là ngày"),
    "an empty text": (changed('short_title = "Công văn 804-CV/HU"', 'short_title = " "'), "“short_title” để trống"),
    "an id with a space": (SOUND.replace("900-CV/HU", "900 CV"), "“id” phải gồm"),
    "a name of another file": (SOUND.replace("900-CV/HU", "901-CV/HU"), "phải có tên 901-CV_HU.toml"),
    "a quotation that is no passage": (
        changed('quote = "qua Ban', 'quote = "bởi Ban'),
        "quy tắc R22 không có nguyên văn",
    ),
    "a citation of a rule that is not quoted": (changed('number = "R26"', 'number = "R28"'), "R26 được dùng"),
    "a citation missing": (changed('channel = "R22"', ""), "“channel”"),
    "an outcome missing": (
        removed('[[outcomes]]\noutcome = "no_report"', '[[outcomes]]\noutcome = "awaiting_appr'),
        "phải có đúng các kết luận",
    ),
    "an unknown outcome": (changed('outcome = "no_report"', 'outcome = "no_dossier"'), "“no_dossier”"),
    "an outcome that shuts out without a rule": (
        changed('outcome = "no_report"\nrules = ["R16"]', 'outcome = "no_report"\nrules = []'),
        "“no_report” phải ghi ít nhất một quy tắc",
    ),
    "grounds in another order": (
        SOUND.replace('ground = "a"', 'ground = "x"')
        .replace('ground = "b"', 'ground = "a"')
        .replace('ground = "x"', 'ground = "b"'),
        "mỗi căn cứ một lần",
    ),
    "a ground of years before and of any year": (
        changed('rule = "R6"\nwords', 'rule = "R6"\nany_year = true\nyears_before = 1\nwords'),
        "không ghi cùng “any_year = true”",
    ),
    "years of an organisation's result": (
        changed('rule = "R5"\nwords', 'rule = "R5"\nany_year = true\nwords'),
        "Căn cứ “a” theo kết quả của tổ chức",
    ),
    "a collective as somebody's head": (
        changed('là người đứng đầu"\nkinds = ["Cá nhân"]', 'là người đứng đầu"\nkinds = ["Tập thể"]'),
        "dành cho người đứng đầu",
    ),
    "a phrase missing": (changed('rating = "xếp loại hoàn thành xuất sắc nhiệm vụ"', ""), "“rating”"),
    "a rule without a number": (changed('number = "R27"', 'number = "Điều 1"'), "“Điều 1” không dùng được"),
    "a rule twice": (changed('number = "R2"\n', 'number = "R1"\n'), "R1 có hai lần"),
    "a rule that is used but not quoted": (removed('[[rules]]\nnumber = "R12"', '[[rules]]\nnumber = "R13"'), "R12"),
    "a deadline by a rule that does not exist": (changed('rule = "R19"', 'rule = "R99"'), "R99"),
    "a reading that is no number": (changed('number = "A9"', 'number = "chín"'), "chín"),
    "a reading without its sentence": (changed('reading = "A9"', 'reading = "A99"'), "A99 được dùng"),
    "a reading twice": (changed('number = "A3"', 'number = "A2"'), "A2 có hai lần"),
    "a reading of something that nobody reads": (
        changed('decides = "late_report"', 'decides = "rounding"'),
        "Không có điểm “rounding”",
    ),
    "a question with two answers": (
        changed('decides = "any_ground"', 'decides = "grounds_first"'),
        "“grounds_first” có hai cách hiểu",
    ),
    "an unknown level": (changed('level = "Chi bộ"', 'level = "Đảng đoàn"'), "“Đảng đoàn” của “level” không dùng được"),
    "a grade that is not in its place": (changed('grade = "Khá"', 'grade = "Giỏi"'), "đúng thứ tự ở"),
    "a grade twice": (changed('[[grades]]\ngrade = "Khá"', '[[grades]]\ngrade = "Tốt"'), "“Tốt” có hai lần"),
    "one grade alone": (removed('[[grades]]\ngrade = "Khá"', "# The letter says nothing of minima"), "từ 2 đến 6 mức"),
    "no recognised grade": (SOUND.replace("recognised = true", "recognised = false"), "ít nhất một"),
    "a worse grade recognised": (
        changed('grade = "Khá"\nrecognised = true', 'grade = "Khá"\nrecognised = false').replace(
            'grade = "Đạt"\nrecognised = false', 'grade = "Đạt"\nrecognised = true'
        ),
        "từ cao xuống thấp",
    ),
    "a missed minimum without its grade": (table("missed_minimum", 'effect = "at_most"'), "phải ghi “grade”"),
    "a missed minimum with an idle grade": (
        table("missed_minimum", 'effect = "note"\ngrade = "Đạt"'),
        "phải ghi “grade”",
    ),
    "a missed minimum to no grade": (table("missed_minimum", 'effect = "at_most"\ngrade = "Kém"'), "“Kém” không phải"),
    "an unknown effect of a minimum": (table("missed_minimum", 'effect = "never"'), "“never” của “effect”"),
    "a mean that trims": (table("aggregation", 'method = "mean"\ntrimmed_from = 5'), "trimmed_from"),
    "a trimmed mean of two": (table("aggregation", 'method = "trimmed_mean"\ntrimmed_from = 2'), "từ 3 trở lên"),
    "a trimmed mean from nothing on": (table("aggregation", 'method = "trimmed_mean"'), "từ 3 trở lên"),
    "too few without an effect": (table("aggregation", 'method = "median"\nfewest = 3'), "“fewest”"),
    "fewest of none": (table("aggregation", 'method = "mean"\nfewest = 0\ntoo_few = "wait"'), "từ 1 trở lên"),
    "a level twice": (
        changed('level = "Cấp ủy cơ sở"\nrule = "R13"', 'level = "Chi bộ"\nrule = "R13"'),
        "mỗi cấp một lần",
    ),
    "a deadline of a level that does not appraise": (
        removed('[[authorities]]\nlevel = "Chi bộ"', '[[authorities]]\nlevel = "Cấp ủy cơ sở"'),
        "“Chi bộ” có thời hạn",
    ),
    "no scope that is appraised": (changed("out = false", "out = true"), "ít nhất một diện"),
    "a scope twice": (changed('scope = "Doanh nghiệp tư nhân"', 'scope = "thuộc diện"'), "mỗi diện một lần"),
    "a kind twice": (changed('kinds = ["Tổ chức", "Tập thể", "Cá nhân"]', 'kinds = ["Cá nhân", "Cá nhân"]'), "“kinds”"),
    "a cap of nothing": (
        "# x\n"
        + SOUND.replace(
            "\n[basis]\n", '\n[cap]\ncounted = "recognised"\nbase = "reported"\npercent = 0\nrule = "R3"\n\n[basis]\n'
        ),
        "lớn hơn 0 và không quá 100",
    ),
    "a year before any letter": (changed("first_year = 2022", "first_year = 2021"), "Năm 2021 không dùng được"),
    "a last year before the first": (changed("last_year = 2022\nbefore", "last_year = 2021\nbefore"), "2021"),
    "further use before the letter": (
        changed("[further_use]\nfirst_year = 2025", "[further_use]\nfirst_year = 2022")
        .replace("first_year = 2022\nfurther", "first_year = 2022")
        .replace(
            'issuer = "Huyện ủy Lạc Dương"\nfirst_year = 2022', 'issuer = "Huyện ủy Lạc Dương"\nfirst_year = 2023'
        ),
        "further_use",
    ),
    "a month that does not exist": (changed("month = 12, day = 15 }", "month = 13, day = 15 }"), "15/13"),
    "a day that no month has": (changed("day = 15 }", "day = 32 }"), "32/12"),
    "a day that this month never has": (changed("month = 12, day = 15 }", "month = 2, day = 30 }"), "30/2"),
    "a day that some years lack": (changed("month = 12, day = 15 }", "month = 2, day = 29 }"), "29/2"),
    "an hour that no day has": (changed("day = 15 }", "day = 15, hour = 24 }"), "Giờ 24"),
    "a day before and until": (
        changed(
            "before = { month = 12, day = 15 }", "before = { month = 12, day = 15 }\nuntil = { month = 1, day = 1 }"
        ),
        "không ghi cả hai",
    ),
    "a last day of a registration that nobody needs": (
        changed("required = false", "required = false\nuntil = { month = 4, day = 30 }"),
        "Ngày cuối đăng ký",
    ),
    "a year with two deadlines": (
        changed("first_year = 2023\nbefore", "first_year = 2022\nbefore"),
        "Năm 2022, thời hạn",
    ),
    "a year without a deadline": (
        changed("first_year = 2023\nbefore", "first_year = 2024\nbefore"),
        "có 0 câu trả lời",
    ),
    "a kind without a deadline": (
        changed('rule = "R19"\nreading', 'rule = "R19"\nkinds = ["Cá nhân"]\nreading'),
        "thời hạn của Cấp ủy cơ sở, Tổ chức",
    ),
    "a year with two answers on registration": (
        changed("first_year = 2023\nrequired", "first_year = 2022\nrequired"),
        "Năm 2022, đăng ký",
    ),
    "a year without an answer on registration": (
        changed("first_year = 2023\nrequired", "first_year = 2024\nrequired"),
        "Năm 2023, đăng ký",
    ),
    "years to come without a scale": (
        changed("first_year = 2022\nlabel", "first_year = 2022\nlast_year = 2030\nlabel"),
        "Năm 2031, thang điểm",
    ),
    "a maximum of nothing": (changed("maximum = 40", "maximum = 0"), "“C3”: điểm tối đa"),
    "a minimum above the maximum": (changed("maximum = 40", "maximum = 40\nminimum = 41"), "“C3”: điểm tối đa"),
    "a criterion twice": (changed('code = "C2"', 'code = "c1"'), "“c1” có hai lần"),
    "criteria for nobody": (
        SOUND.replace('applies = "Tất cả"', 'applies = "Cá nhân"'),
        "Không có tiêu chí nào cho Tổ chức",
    ),
    "cut-offs that do not fall": (changed("from_points = 70", "from_points = 95"), "giảm dần đến 0"),
    "equal cut-offs": (changed("from_points = 70", "from_points = 90"), "giảm dần đến 0"),
    "a lowest grade not from 0 on": (changed("from_points = 0", "from_points = 1"), "giảm dần đến 0"),
    "a cut-off out of reach": (changed("from_points = 90", "from_points = 101"), "không quá tổng điểm tối đa"),
    "a kind in two groups of cut-offs": (
        changed(GROUP, GROUP + '\nkinds = ["Cá nhân"]'),
        "đúng một nhóm “kinds”",
    ),
    "a source that is not listed": (changed('sources = ["P1", "P2"]', 'sources = ["P9"]'), "P9"),
    "a day without names of organs": (changed("first_day = 2025-07-01", "first_day = 2025-07-02"), "thời kỳ"),
}


@pytest.mark.parametrize(("text", "reason"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_refused_in_one_sentence_with_its_name(text: str, reason: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    with pytest.raises(Refusal, match=rf"^900-CV_HU\.toml(, dòng \d+)?: [^\n]*{re.escape(reason)}[^\n]*$"):
        read_letter(path)


def test_the_line_is_that_of_the_wrong_key(tmp_path: Path) -> None:
    text = changed("from_points = 70", "from_points = 95")
    wanted = text.split("\n").index('grade = "Tốt"', text.split("\n").index("[[scales.cut_offs]]")) + 1
    with pytest.raises(Refusal, match=f", dòng {wanted}: "):
        read_letter(written(tmp_path, text))


def test_a_letter_without_its_text_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, SOUND)
    path.with_suffix(".txt").unlink()
    with pytest.raises(Refusal, match=r"Không có tệp văn bản 900-CV_HU\.txt bên cạnh"):
        read_letter(path)


def test_a_text_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, SOUND)
    path.with_suffix(".txt").write_bytes(b"\xff")
    with pytest.raises(Refusal, match=r"900-CV_HU\.txt bên cạnh không phải UTF-8"):
        read_letter(path)
