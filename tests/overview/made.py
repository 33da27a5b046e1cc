"""Envelopes, workbooks and whole overviews for the tests, made from plain rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tests.exchange.received import filled_sheet
from tests.workbooks import GRADES, SCALE, scale_rows
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.exchange.envelope.envelope import Envelope
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.file_names import ENVELOPE_SUFFIX, envelope_stem
from xlsx_addin.exchange.envelope.manifest import Manifest
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.record import RECORD_NAME, Entry, append
from xlsx_addin.overview.overview import Options, Overview, made
from xlsx_addin.overview.sheets.book import overview_bytes
from xlsx_addin.overview.sources import find_sources
from xlsx_addin.terms import Level
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

Row = dict[str, Any]
TODAY = date(2026, 12, 27)
SCORERS = ("Bà Người Chấm Thảo", "Ông Người Chấm Lực", "Cô Người Chấm Hà")
SHEETS = [
    "Toàn cảnh",
    "Xếp loại",
    "Tiến độ",
    "Đơn vị",
    "Đối chiếu",
    "Kho mô hình",
    "Qua các năm",
    "Số liệu",
    "Cách tính",
]
PROVISIONAL = "Tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU"
_RESULT_HEADINGS = [column.heading for column in layout.RESULT_COLUMNS]
_SUBJECT_HEADINGS = [
    *(column.heading for column in layout.SUBJECT_COLUMNS),
    "Nguồn",
    "Xếp loại cấp dưới",
    "Kết luận cấp dưới",
]


def row(code: str, **different: Any) -> Row:
    """A registered organisation with a report in time, appraised as Khá by two score sheets, unless said otherwise.

    ``phiếu`` are the points of each score sheet for the three criteria.
    """
    return {
        "Mã": code,
        "Tên": f"Đối tượng {code}",
        "Loại đối tượng": "Tổ chức",
        "Đăng ký": "Có",
        "Tên mô hình": f"Mô hình {code}",
        "Lĩnh vực": "Khác",
        "Sản phẩm cụ thể": "30 buổi",
        "Ngày nhận báo cáo": "10/12/2026",
        "Điểm tự chấm": 85,
        "Tự xếp loại": "Khá",
        "Kết luận": "Đủ điều kiện về mô hình",
        "Điểm": 80,
        "Xếp loại": "Khá",
        "phiếu": [(24, 24, 32), (24, 24, 32)],
        **different,
    }


def submission(
    rows: Sequence[Row],
    /,
    *,
    version: int = 1,
    previous: Envelope | str = "",
    problems: Sequence[tuple[str, str]] = (),
    **manifest: Any,
) -> Envelope:
    """A submission of CB-01 to DU-LB with these rows; ``problems`` are severity and code of each row of ``Lỗi``."""
    scores = [
        [str(subject["Mã"]), "", SCORERS[place], *map(str, points), ""]
        for subject in rows
        for place, points in enumerate(subject.get("phiếu", ()))
    ]
    problem_rows = [["", label, "Đơn vị", "A5", "", "Nội dung", "Cách sửa", code] for label, code in problems]
    sheets = {
        layout.SUBJECTS: filled_sheet(layout.SUBJECTS, [_SUBJECT_HEADINGS, *_tabled(rows, _SUBJECT_HEADINGS)]),
        layout.SCALE: filled_sheet(layout.SCALE, scale_rows(SCALE, GRADES)),
        layout.SCORES: filled_sheet(
            layout.SCORES, [["Mã", "Tên", "Người chấm", "C1", "C2", "C3", "Nhận xét"], *scores]
        ),
        layout.RESULTS: filled_sheet(layout.RESULTS, [_RESULT_HEADINGS, *_tabled(rows, _RESULT_HEADINGS)]),
        layout.PROBLEMS: filled_sheet(
            layout.PROBLEMS, [[column.heading for column in layout.PROBLEM_COLUMNS], *problem_rows]
        ),
    }
    return _sealed(EnvelopeKind.SUBMISSION, sheets, version, previous, {"subjects": len(rows), **manifest})


def result(rows: Sequence[Row], /, *, version: int = 1, previous: Envelope | str = "", **manifest: Any) -> Envelope:
    """A result that DU-LB sends back to CB-01."""
    sheets = {layout.RESULTS: filled_sheet(layout.RESULTS, [_RESULT_HEADINGS, *_tabled(rows, _RESULT_HEADINGS)])}
    different = {
        "sender": "DU-LB",
        "sender_name": "Đảng ủy xã Lang Biang",
        "recipient": "CB-01",
        "level": Level.GRASSROOTS,
        "subjects": len(rows),
        **manifest,
    }
    return _sealed(EnvelopeKind.RESULT, sheets, version, previous, different)


def _tabled(rows: Iterable[Row], headings: Sequence[str]) -> list[list[str]]:
    return [["" if entry.get(heading) is None else str(entry[heading]) for heading in headings] for entry in rows]


def _sealed(
    kind: EnvelopeKind,
    sheets: Mapping[str, Any],
    version: int,
    previous: Envelope | str,
    different: Mapping[str, Any],
) -> Envelope:
    values: dict[str, Any] = {
        "kind": kind,
        "sender": "CB-01",
        "sender_name": "Chi bộ Một",
        "recipient": "DU-LB",
        "level": Level.GRASSROOTS,
        "year": 2026,
        "guidance": "804-CV/HU",
        "scale_confirmed": True,
        "version": version,
        "created": datetime(different.get("year", 2026), 12, 9, 17, 0, tzinfo=VIETNAM),
        "previous": previous if isinstance(previous, str) else previous.digest,
        **different,
    }
    return Envelope.sealed(Manifest(**values), sheets)


def put(folder: Path, *envelopes: Envelope, name: str = "") -> list[Path]:
    """Write envelopes into a folder, under their own names or one that is given."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for envelope in envelopes:
        manifest = envelope.manifest
        path = folder / (
            name or f"{manifest.recipient}_{envelope.digest[7:13]}_{envelope_stem(manifest)}{ENVELOPE_SUFFIX}"
        )
        path.write_bytes(envelope_bytes(envelope))
        paths.append(path)
    return paths


def record(folder: Path, *entries: tuple[Envelope, str] | tuple[Envelope, str, bool]) -> None:
    """A record of receipts: envelope, moment (``2026-12-10T08:00``), and whether it was accepted."""
    folder.mkdir(parents=True, exist_ok=True)
    append(folder / RECORD_NAME, [_entry(*entry) for entry in entries])


def _entry(envelope: Envelope, moment: str, counts: bool = True) -> Entry:
    manifest = envelope.manifest
    received = datetime.fromisoformat(moment)
    return Entry(
        digest=envelope.digest,
        kind=manifest.kind,
        sender=manifest.sender,
        year=manifest.year,
        version=manifest.version,
        previous=manifest.previous,
        receipt=Receipt(received, Origin.MAIL),
        source="thư",
        counts=counts,
        reported=(),
        run=1,
        seen=received,
        merged=counts,
    )


def overview(
    *sources: Path, database: Path | None = None, today: date = TODAY, **options: Any
) -> tuple[Overview, bytes]:
    """The overview of these sources and its workbook; the database is by default a new one beside the first source."""
    file = database or sources[0].parent / f"{sources[0].name}.duckdb"
    accepted = frozenset(options.pop("accepted_codes", ()))
    wanted = replace(Options(workers=1, accepted_codes=accepted), **options)
    with made(find_sources(sources), file, today, wanted) as found:
        return found, overview_bytes(found)


def states(found: Overview) -> list[tuple[str, int | None]]:
    """State and version of every file that is not counted, in order."""
    return [(file.state, file.version) for file in found.files if file.state != "counted"]
