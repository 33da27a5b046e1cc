"""Files made to do harm: each ends in its values or in one sentence, within bounded time and 500 MB.

The bound on time is the system's own, on seconds of the processor, and wide: it tells a reader that does not end from
one that shares its machine. ``tests/benchmarks`` has the figures.

``HOSTILE_WORKBOOKS`` names a folder of such files from elsewhere; each of them is tried as well.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.xlsx.raw_workbooks import (
    SHEET,
    STRINGS,
    STYLES,
    TRANSITIONAL,
    WORKBOOK,
    Entry,
    raw_parts,
    raw_workbook,
    zipped_by_hand,
)
from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("HOSTILE_WORKBOOKS", ROOT.parent / "shared" / "corpus" / "hostile"))
FILES = sorted(FOLDER.glob("*.xls*")) if FOLDER.is_dir() else []

SECONDS = 60
MEGABYTES = 500
READER = """
import json, sys
from pathlib import Path
from xlsx_addin.refusal import Refusal
from dataclasses import asdict
from xlsx_addin.xlsx.package import DEFAULT_LIMITS, Limits
from xlsx_addin.xlsx.reader import FileWorkbook

def peak_megabytes():
    try:  # of this program alone; the operating system's other measure includes the one that started it
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return int(status.split("VmHWM:")[1].split()[0]) / 1000

try:
    limits = Limits(**{name: most // int(sys.argv[2]) for name, most in asdict(DEFAULT_LIMITS).items()})
    with FileWorkbook.open(Path(sys.argv[1]), limits=limits) as workbook:
        cells = {name: sum(map(len, workbook.read(name).columns.values())) for name in workbook.sheet_names}
    sentence = None
except Refusal as refusal:
    cells, sentence = None, str(refusal)
print(json.dumps({"cells": cells, "sentence": sentence, "megabytes": peak_megabytes()}))
"""


def bounded() -> None:
    """Let the system end a reader that does not end by itself."""
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def attempt(path: Path, share: int = 1) -> dict[str, int] | str:
    """The number of filled cells by sheet, or the refusal, of a reader in a process of its own, within its bounds.

    The reader has the ``share``-th part of its limits.
    """
    finished = subprocess.run(
        [sys.executable, "-c", READER, path, str(share)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bounded if os.name == "posix" else None,
    )
    assert finished.returncode == 0
    assert finished.stderr == ""
    report = json.loads(finished.stdout)
    assert report["megabytes"] < MEGABYTES
    outcome: dict[str, int] | str = report["cells"] if report["sentence"] is None else report["sentence"]
    return outcome


HEAD = f'<worksheet xmlns="{TRANSITIONAL}"><sheetData>'.encode()
TAIL = b"</sheetData></worksheet>"
ROW_HEAD = HEAD + b'<row r="1">'
ROW_TAIL = b"</row>" + TAIL
STRINGS_HEAD = f'<sst xmlns="{TRANSITIONAL}">'.encode()
STRINGS_TAIL = b"</sst>"


def with_entry(entry: Entry) -> bytes:
    """A workbook with this entry in the place of the part of its name."""
    parts = raw_parts('<row r="1"><c r="A1" t="s"><v>1</v></c></row>')
    del parts[entry.name.decode()]
    return zipped_by_hand([*(Entry(name, part) for name, part in parts.items()), entry])


def filled(
    share: int, piece: str | bytes, *, head: bytes = HEAD, tail: bytes = TAIL, part: str = SHEET, megabytes: int = 390
) -> bytes:
    """A workbook with a part that is nothing but ``piece``, again and again, of the ``share``-th part of its size."""
    one = piece.encode() if isinstance(piece, str) else piece
    block = one * (1_000_000 // len(one) or 1)
    return with_entry(Entry.repeating(part, head, block, megabytes * 1_000_000 // share // len(block), tail))


def filled_strings(share: int, item: str) -> bytes:
    """A workbook with shared strings that are nothing but ``item``, again and again."""
    return filled(share, item, part=STRINGS, head=STRINGS_HEAD, tail=STRINGS_TAIL)


def lying(share: int) -> bytes:
    """A sheet of 1 GB that declares 1,000 bytes."""
    entry = Entry.repeating(SHEET, HEAD, b" " * 1_000_000, 1000 // share, TAIL)
    entry.size = 1000
    return with_entry(entry)


def entity_bomb(part: str) -> bytes:
    """A billion laughs in a part."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return raw_workbook("", {part: f'<!DOCTYPE x [{entities}]><x xmlns="{TRANSITIONAL}">&a9;</x>'})


def many_columns(share: int) -> bytes:
    """2.4 million numbers, all different, in 16,384 columns."""
    row = b"".join(
        b'<c r="%b@"><v>%d#</v></c>' % (column_letters(column).encode(), column) for column in range(1, 16_385)
    )
    rows = [
        b'<row r="%d">%b</row>' % (number, row.replace(b"@", b"%d" % number).replace(b"#", b"%03d" % number))
        for number in range(1, 151 // share)
    ]
    return raw_workbook("", {SHEET: b"".join([HEAD, *rows, TAIL])})


def different_formulas(share: int) -> bytes:
    """1.2 million formulas, all different."""
    cell = '<c r="{0}{1}"><f>{0}{1}+1</f><v>1</v></c>'
    rows = (
        f'<row r="{row}">{cell.format("A", row)}{cell.format("B", row)}</row>' for row in range(1, 600_001 // share)
    )
    return raw_workbook("".join(rows))


def overlapping(share: int) -> bytes:
    """Many sheets that all say they are the same data."""
    kernel = Entry.repeating(SHEET, HEAD, b" " * 1_000_000, 300 // share, TAIL)
    parts = [Entry(name, part) for name, part in raw_parts().items() if name != SHEET]
    copies = []
    for number in range(2, 100):
        copy = Entry.repeating(f"xl/worksheets/sheet{number}.xml", b"", b"", 0, b"")
        copy.size, copy.checksum = kernel.size, kernel.checksum
        copies.append(copy)
    return zipped_by_hand([*parts, kernel, *copies], dict.fromkeys(range(6, 104), 2000))


def part_twice() -> bytes:
    """Two sheets under one name: readers disagree about which one counts."""
    return zipped_by_hand(
        [Entry(name, part) for name, part in raw_parts().items()] + [Entry(SHEET.upper(), HEAD + TAIL)]
    )


READABLE = {
    "a cell at XFD1048576": lambda: raw_workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a formula of 100 MB": lambda: filled(
        1, b"x", head=ROW_HEAD + b'<c r="A1"><f>', tail=b"</f><v>1</v></c>" + ROW_TAIL, megabytes=100
    ),
}

REFUSED: dict[str, tuple[Callable[[int], bytes], str]] = {
    "a sheet of 1 GB": (lambda share: filled(share, b" ", megabytes=1000), words.TOO_MUCH),
    "a sheet of 1 GB that lies": (lying, words.DAMAGED),
    "blanks": (lambda share: filled(share, b" "), words.TOO_MUCH),
    "empty lines": (lambda share: filled(share, b"\n"), words.TOO_MUCH),
    "empty rows": (lambda share: filled(share, '<row r="1"></row>'), words.SHEET_DAMAGED),
    "comments": (lambda share: filled(share, "<!---->"), words.TOO_MUCH),
    "instructions": (lambda share: filled(share, "<?x?>"), words.TOO_MUCH),
    "references": (lambda share: filled(share, "&#65;"), words.TOO_MUCH),
    "elements": (lambda share: filled(share, "<x/>", head=HEAD + TAIL[:12]), words.TOO_MUCH),
    "attributes": (lambda share: filled(share, ' a="1"', head=HEAD[:-12]), words.TOO_MUCH),
    "nesting": (lambda share: filled(share, "<x>", head=HEAD + TAIL[:12]), words.TOO_MUCH),
    "one tag": (lambda share: filled(share, b"x", head=ROW_HEAD + b'<c r="'), words.TOO_MUCH),
    "one comment": (lambda share: filled(share, b"x", head=HEAD + b"<!--"), words.TOO_MUCH),
    "one row": (lambda share: filled(share, '<c r="A1"><v>1</v></c>', head=ROW_HEAD, tail=ROW_TAIL), words.TOO_MUCH),
    "plain cells": (lambda share: filled(share, b'<row r="1">' + b'<c r="A1"/>' * 80_000 + b"</row>"), words.TOO_MUCH),
    "plain formulas": (lambda share: filled(share, '<row r="1"><c r="A1"><f>1</f></c></row>'), words.TOO_MUCH),
    "odd cells": (lambda share: filled(share, "<row>" + "<c><v>1</v></c>" * 1000 + "</row>"), words.TOO_MUCH),
    "half odd cells": (
        lambda share: filled(share, "<row><c><v>1</v></c></row>" + '<row r="1"><c r="A1"/></row>'),
        words.TOO_MUCH,
    ),
    "one number of 300 MB": (
        lambda share: filled(share, b"1", head=ROW_HEAD + b'<c r="A1"><v>', tail=b"</v></c>" + ROW_TAIL, megabytes=300),
        words.CELL_TOO_LONG,
    ),
    "one text of 300 MB": (
        lambda share: filled(
            share,
            b"x",
            head=ROW_HEAD + b'<c r="A1" t="inlineStr"><is><t>',
            tail=b"</t></is></c>" + ROW_TAIL,
            megabytes=300,
        ),
        words.CELL_TOO_LONG,
    ),
    "one shared text of 300 MB": (
        lambda share: filled(
            share, b"x", part=STRINGS, head=STRINGS_HEAD + b"<si><t>", tail=b"</t></si></sst>", megabytes=300
        ),
        words.CELL_TOO_LONG,
    ),
    "shared texts": (lambda share: filled_strings(share, "<si><t>ab</t></si>"), words.TOO_MUCH),
    "odd shared texts": (lambda share: filled_strings(share, "<si><r><t>ab</t></r></si>"), words.TOO_MUCH),
    "texts wider than they look": (
        lambda share: filled_strings(share, "<si><t>" + "x" * 10_000 + "😀</t></si>"),
        words.TOO_MUCH,
    ),
    "different formulas": (different_formulas, words.TOO_MUCH),
    "many columns": (many_columns, words.TOO_MUCH),
    "a bomb in the sheet": (lambda _: entity_bomb(SHEET), words.UNSAFE),
    "a bomb in the shared strings": (lambda _: entity_bomb(STRINGS), words.UNSAFE),
    "a bomb in the styles": (lambda _: entity_bomb(STYLES), words.UNSAFE),
    "a bomb in the workbook": (lambda _: entity_bomb(WORKBOOK), words.UNSAFE),
    "a bomb in the relationships": (lambda _: entity_bomb("_rels/.rels"), words.UNSAFE),
    "a large part that should be small": (lambda share: filled(share, b" ", part=STYLES), words.TOO_MUCH),
    "overlapping entries": (overlapping, words.DAMAGED),
    "a part that stands twice": (lambda _: part_twice(), words.PART_TWICE),
    "a directory of many entries": (
        lambda _: zipped_by_hand([Entry(f"{number}.xml", b"") for number in range(20_000)]),
        words.TOO_MUCH,
    ),
}

WHOLE = {
    "a sheet of 1 GB",
    "plain cells",
    "odd cells",
    "comments",
    "one number of 300 MB",
    "shared texts",
    "many columns",
    "a large part that should be small",
}
"""One file for each of the reader's limits in its whole size; of the others a tenth, for a tenth of the limits."""


@pytest.mark.parametrize("build", READABLE.values(), ids=READABLE)
def test_files_that_only_look_hostile_are_read(tmp_path: Path, build: Callable[[], bytes]) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(build())

    assert attempt(path) == {"Điểm": 1}


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_files_are_refused(tmp_path: Path, name: str) -> None:
    build, sentence = REFUSED[name]
    share = 1 if name in WHOLE else 10
    path = tmp_path / "a.xlsx"
    path.write_bytes(build(share))

    assert attempt(path, share) == sentence.format(file="a.xlsx", sheet="Điểm")
    assert list(tmp_path.iterdir()) == [path]


# The filled cells of the files from elsewhere that are sound after all.
READABLE_ELSEWHERE: dict[str, dict[str, int]] = {
    "XlsxWriter__xlsxwriter_test_comparison_xlsx_files_comment03.xlsx": {"Sheet1": 1},
    "calamine__tests_issue_419.xlsx": {"Sheet1": 1},
    "calamine__tests_minimal_package.xlsx": {"Sheet1": 6986},
    "poi__test-data_spreadsheet_49609.xlsx": {"FAM": 3783, "VIC": 3783},
    "poi__test-data_spreadsheet_64420.xlsm": {"Sheet A": 1, "Sheet B": 1},
    "poi__test-data_spreadsheet_unicodeSheetName.xlsx": {"Sheet・1": 9},
    "test_files__BlankSheetTypes.xlsm": {"Sheet1": 0},
    "test_files__xlsx-stream-d-date-cell.xlsx": {"Sheet1": 33},
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_hostile_files_from_elsewhere(path: Path) -> None:
    outcome = attempt(path)

    if isinstance(outcome, str):
        assert path.name not in READABLE_ELSEWHERE
        assert len(outcome) < 300
    else:
        assert outcome == READABLE_ELSEWHERE.get(path.name, outcome)
