"""``python -m tests.benchmarks.exchange``: receiving and sending beside pandas and openpyxl, in one run."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from tests.benchmarks.measure import Measured, measure, show
from tests.benchmarks.registers import write_register
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.exchange.sending.dispatch import Sent, send
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.sample.post import delivered
from xlsx_addin.xlsx.reader import FileWorkbook

SUBJECTS = 50
SAME_ROWS = ((50, 200), (200, 50), (1000, 10))
"""Files, and subjects in each: memory follows the rows that the workbook then holds, not the files."""
SENT = datetime(2026, 12, 14, 8, 30)
RECEIVED = datetime(2026, 12, 14, 8, 45)
COUNTS = (50, 100, 200)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _compare_sending(folder, runs)
        mails, envelopes = _write_mails(folder, max(COUNTS))
        for count in COUNTS:
            _compare_receiving(folder, mails[:count], envelopes[:count], runs)
        print("\nmemory: files, and subjects in each")
        for count, subjects in SAME_ROWS:
            mails, _ = _write_mails(folder, count, subjects)
            receive = _receive_command(folder, mails, f"{count} of {subjects}")
            print(show(f"{count} × {subjects}", _best([_with_output(receive, _fresh(folder))])))


def _compare_sending(folder: Path, runs: int) -> None:
    file = folder / "500.xlsx"
    write_register(file, 500, _settings("DU-000"))
    command = [sys.executable, "-m", "xlsx_addin", "send", str(file), "--json", "-o"]
    print("sending 500 subjects, three scorers")
    print(show("send", _best([[*command, str(_fresh(folder))] for _ in range(runs)])))


def _compare_receiving(folder: Path, mails: list[Path], envelopes: list[Path], runs: int) -> None:
    count = len(mails)
    receive = _receive_command(folder, mails, f"{count} mails")
    inbox, bare = folder / f"{count} mails", _together(envelopes, folder / f"{count} envelopes")
    commands = []
    for _ in range(runs):
        output = _fresh(folder)
        commands.append(_with_output(receive, output))
    reading = [sys.executable, str(Path(__file__).with_name("plain_reading.py")), str(inbox)]
    concatenation = [sys.executable, str(Path(__file__).with_name("plain_concatenation.py")), str(bare)]
    print(f"\n{count} envelopes of {SUBJECTS} subjects each")
    print(show("receive", _best(commands)))
    again = [sys.executable, "-m", "xlsx_addin", "receive", str(output / "out.xlsx"), str(inbox), "--json", "--force"]
    options = ["-o", str(output / "again.xlsx"), "--archive", str(output / "archive")]
    print(show("receive, nothing new", measure([*again, *options], runs=runs)))
    print(show("openpyxl, read-only", measure([*reading, "read-only"], runs=1)))
    print(show("openpyxl, default", measure([*reading, "default"], runs=1)))
    print(show("pandas + openpyxl", measure([*concatenation, str(folder / "concatenated.xlsx")], runs=1)))


def _receive_command(folder: Path, mails: list[Path], name: str) -> list[str]:
    """``receive`` of these mails into a workbook that expects them; where to is still to be said."""
    inbox = _together(mails, folder / name)
    file = folder / f"receiver of {name}.xlsx"
    settings = {"Cấp thẩm định": "Ban Thường vụ", "Mã đơn vị": "BTV"}
    write_register(file, 1, settings, {_code(number): _address(number) for number in range(len(mails))})
    return [sys.executable, "-m", "xlsx_addin", "receive", str(file), str(inbox), "--json"]


def _with_output(receive: list[str], output: Path) -> list[str]:
    return [*receive, "-o", str(output / "out.xlsx"), "--archive", str(output / "archive")]


def _together(files: list[Path], target: Path) -> Path:
    target.mkdir()
    for file in files:
        shutil.copy(file, target)
    return target


def _write_mails(folder: Path, count: int, subjects: int = SUBJECTS) -> tuple[list[Path], list[Path]]:
    """The mails of so many units with their envelopes attached, and the envelopes by themselves."""
    mails, envelopes = [], []
    for number in range(count):
        file = folder / "register.xlsx"
        write_register(file, subjects, _settings(_code(number)))
        with FileWorkbook.open(file) as workbook:
            sent = send(appraise_workbook(workbook, SENT.date()), _fresh(folder), moment=SENT.replace(tzinfo=VIETNAM))
        assert isinstance(sent, Sent)
        sent.mail.write_bytes(delivered(sent.mail.read_bytes(), _address(number), SENT, RECEIVED))
        mails.append(sent.mail)
        envelopes.append(sent.envelope)
    return mails, envelopes


def _best(commands: list[list[str]]) -> Measured | None:
    """The best run of commands that each do the same into a folder of their own."""
    measured = [once for command in commands if (once := measure(command, runs=1)) is not None]
    return min(measured, key=lambda once: once.seconds, default=None)


def _fresh(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=folder))


def _settings(code: str) -> dict[str, str]:
    return {"Mã đơn vị": code, "Mã cấp trên": "BTV", "Địa chỉ cấp trên": "btv@x.example"}


def _code(number: int) -> str:
    return f"DU-{number:03}"


def _address(number: int) -> str:
    return f"du{number:03}@x.example"


if __name__ == "__main__":
    main()
