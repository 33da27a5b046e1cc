"""``python -m tests.benchmarks.forms``: report forms written and received, each figure a whole process (forms §8)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import measure, show
from tests.exchange.answers.office import Office
from tests.exchange.forms.rounds import MOMENT
from tests.exchange.received import at, mail
from xlsx_addin.sample.filled_forms import answered

COUNTS = (60, 1_000)


def main() -> None:
    """Print a line for each number of forms: written with their drafts, and received by mail."""
    program = [sys.executable, "-m", "xlsx_addin"]
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            office = office_of(Path(folder), count)
            written = measure([*program, "forms", str(office.file), "-o", str(office.folder / "Phiếu")], runs=1)
            print(show(f"forms, {count}", written), flush=True)
            answer_all(office)
            target = str(office.folder / "ra.xlsx")
            received = measure([*program, "receive", str(office.file), str(office.inbox), "-o", target], runs=1)
            print(show(f"receive, {count}", received), flush=True)


def office_of(folder: Path, count: int) -> Office:
    """An office that asks so many subjects, long past, so that nothing is received in the future."""
    lines = ["| Mã | Tên | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Địa chỉ thư |"]
    lines += [
        f"| S{number} | Đối tượng số {number} | Cá nhân | Có | | dt{number}@xa.example |" for number in range(count)
    ]
    return Office(folder / "xã", tables={"subjects": "\n".join(lines), "scores": "| Mã | Người chấm | C1 | C2 | C3 |"})


def answer_all(office: Office) -> None:
    """Everybody sends a report by mail."""
    for number, form in enumerate(office.forms(MOMENT.replace(year=2024)).reports()):
        content = answered(form.content(), {"Nội dung gửi lần này": "Gửi báo cáo", "Tên mô hình": f"Sổ {number}"})
        received = at(10).replace(year=2024)
        office.put(f"{number}.eml", mail(content, sender=form.addresses[0], received=received))


if __name__ == "__main__":
    main()
