"""What a run says: the JSON document, and the lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsx_addin.overview.measures.definitions import COUNTED
from xlsx_addin.overview.measures.figures import ALL_QUALIFIED, Figures
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.overview.overview import Overview

_MOST_LINES = 10


def overview_document(overview: Overview, output: Path, database: Path) -> dict[str, Any]:
    """The JSON document of ``overview``."""
    figures = overview.figures
    sent = figures.sent[figures.year]
    return {
        "output": str(output),
        "database": str(database),
        "year": figures.year,
        "years": list(figures.years),
        "missing_years": list(overview.missing_years),
        "files": {
            "found": len(overview.sources.files),
            "read": overview.read,
            "known": overview.known,
            "counted": overview.counted,
            "others": overview.sources.others,
            "not_counted": [file._asdict() for file in overview.not_counted],
        },
        "units": {
            "expected": sent.expected,
            "sent": sent.sent,
            "sent_unexpected": sent.others,
            "not_sent": [
                {"recipient": unit.recipient, "code": unit.code}
                for unit in figures.units.units
                if (state := unit.years.get(figures.year)) is not None and state.submission is None
            ],
            "late": sent.late,
            "timed": sent.timed,
            "no_time": sent.untimed,
            "loose": overview.loose,
        },
        "measures": _measures(figures),
        "signals": [
            {
                "recipient": signal.unit.recipient,
                "code": signal.unit.code,
                "reasons": [reason for reason in (*COUNTED, ALL_QUALIFIED) if reason in signal.reasons],
            }
            for signal in figures.signals
        ],
        "left_out": overview.left_out,
        "remarks": overview.remarks,
    }


def _measures(figures: Figures) -> list[dict[str, Any]]:
    return [
        {
            "year": year,
            "scope": scope,
            "units": figures.units_counted(year, in_panel=scope == "panel"),
            **years[year],
            "spread": None if (spread := figures.spreads.get((year, scope == "panel"))) is None else f"{spread:.2f}",
            "scale_confirmed": not figures.is_provisional(year),
        }
        for year in figures.years
        for scope, years in (("all", figures.all_years), ("panel", figures.panel_years))
    ]


def summary(overview: Overview) -> str:
    """The year in focus in one sentence."""
    figures = overview.figures
    counts, sent = figures.all_years[figures.year], figures.sent[figures.year]
    values = {name: counts[name] for name in ("registered", "reported", "appraised")}
    if sent.expected:
        return words.SUMMARY_EXPECTED.format(year=figures.year, sent=sent.sent, expected=sent.expected, **values)
    return words.SUMMARY.format(year=figures.year, sent=sent.others, **values)


def listing(overview: Overview, output: Path) -> str:
    """What the command prints."""
    lines = [*overview.remarks, summary(overview)]
    not_counted = overview.not_counted
    lines.append(
        words.FILES.format(
            found=len(overview.sources.files),
            read=overview.read,
            known=overview.known,
            counted=overview.counted,
            superseded=overview.superseded,
            not_counted=len(not_counted),
        )
    )
    for file in not_counted[:_MOST_LINES]:
        state = words.STATES.get(file.state, file.state)
        lines.append(words.NOT_COUNTED.format(file=file.file or file.sender, state=state, reason=file.reason).strip())
    if len(not_counted) > _MOST_LINES:
        lines.append(words.MORE_NOT_COUNTED.format(count=len(not_counted) - _MOST_LINES))
    if overview.missing_years:
        lines.append(words.MISSING_YEARS.format(years=", ".join(map(str, overview.missing_years))))
    return "\n".join([*map(printable, lines), words.WRITTEN.format(file=output)])
