"""``python -m tests.benchmarks.keystrokes``: what a clerk types with and without forms, counted.

A round is really run: forms of 60 subjects and 5 scorers, answered, received by mail. **Without forms** the clerk types
each cell that the round filled: its letters as they are typed (``28,5``, ``10/12/2026``), and one key to leave it. What
is pasted from Word instead is not counted; the points, the days and the choices have no other source than paper.
**With forms** every click counts one and a double click two: the buttons with their questions, opening and sending
each draft, and saving each reply into the inbox (press, let go). Addresses are typed once; those of the subjects last.
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.exchange.answers.office import Office
from tests.exchange.received import at, mail
from xlsx_addin.sample.filled_forms import answered, scored
from xlsx_addin.sample.workbook import sample
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.xlsx.cells import DateSerial

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.exchange.merging.merged_sheet import CellChange
    from xlsx_addin.exchange.receive import Plan

SUBJECTS, SCORERS = 60, 5
BUTTON, DRAFT, REPLY = 3, 3, 2
"""Button, Yes, OK; double click and Send; press and let go."""


def main() -> None:
    """Run the round and print the table."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        office, addresses = _office(Path(folder))
        reports = _report(office, chance)
        scores = _score(office, chance)
    typed_reports, cells_reports = _typed(reports.board.subjects.changes())
    typed_scores, cells_scores = _typed(scores.board.scores.changes())
    people = SUBJECTS + SCORERS
    clicks = 4 * BUTTON + people * (DRAFT + REPLY)
    keys = sum(len(address) + 1 for address in addresses)
    print(f"{SUBJECTS} subjects, {SCORERS} scorers")
    print(f"without forms: reports {typed_reports} keys in {cells_reports} cells")
    print(f"               points  {typed_scores} keys in {cells_scores} cells")
    print(f"with forms:    {clicks} clicks; addresses once {keys} keys")
    typed = typed_reports + typed_scores
    print(f"without / with: {typed / clicks:.1f}, in the first year {typed / (clicks + keys):.1f}")


def _office(folder: Path) -> tuple[Office, list[str]]:
    given = sample()["subjects"]
    mine = [f"dt{number}@xa.example" for number in range(SUBJECTS)]
    lines = [
        "| Mã | Tên | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Tên mô hình | Sản phẩm cụ thể | Địa chỉ thư |"
    ]
    for number, address in enumerate(mine):
        row = given[number % len(given)]["row"]
        lines.append(f"| S{number} | {row['Tên']} {number} | {row['Loại đối tượng']} | Có | | | | {address} |")
    theirs = [f"cham{number}@xa.example" for number in range(SCORERS)]
    meeting = ["| Họ và tên | Vai trò | Địa chỉ thư |"]
    meeting += [f"| Người chấm {number} | Thành viên | {address} |" for number, address in enumerate(theirs)]
    tables = {
        "subjects": "\n".join(lines),
        "scores": "| Mã | Người chấm | C1 | C2 | C3 |",
        "sheets": {"Thành phần": "\n".join(meeting)},
    }
    return Office(folder / "xã", tables=tables), [*mine, *theirs]


def _report(office: Office, chance: random.Random) -> Plan:
    texts = [each["row"] for each in sample()["subjects"] if "Sản phẩm cụ thể" in each["row"]]
    for number, form in enumerate(office.forms().reports()):
        said = texts[number % len(texts)]
        points = {name: chance.choice([20, 25, 27.5, 28]) for name in ("C1", "C2", "C3")}
        answers = {name: said[name] for name in ("Tên mô hình", "Sản phẩm cụ thể")}
        purpose = {"Nội dung gửi lần này": "Gửi báo cáo", "Tự xếp loại": "Tốt", "Đề nghị khen thưởng": "Có"}
        content = answered(form.content(), {**answers, **purpose, **points})
        office.put(f"{number}.eml", mail(content, sender=form.addresses[0], received=at(10, 8 + number % 9, number)))
    return office.receive()


def _score(office: Office, chance: random.Random) -> Plan:
    for number, form in enumerate(office.forms().scores()):
        rows = {
            subject.code: {name: chance.choice([20, 25, 27.5, 28]) for name in ("C1", "C2", "C3")}
            for subject in form.manifest.subjects
        }
        content = scored(form.content(), rows)
        office.put(f"cham{number}.eml", mail(content, sender=form.addresses[0], received=at(12, 8, number)))
    return office.receive()


def _typed(changes: Iterable[CellChange]) -> tuple[int, int]:
    """Keys and cells: a row of Điểm has its Mã, Tên and Người chấm from the button."""
    given = {fold(name) for name in ("Mã", "Tên", "Người chấm")}
    texts = [_text(change.new) for change in changes if change.new is not None and fold(change.heading) not in given]
    return sum(len(text) + 1 for text in texts), len(texts)


def _text(value: object) -> str:
    """As it is typed: a moment without its seconds."""
    text = cell_text(value)  # type: ignore[arg-type]
    return text.removesuffix(":00") if isinstance(value, DateSerial) else text


if __name__ == "__main__":
    main()
