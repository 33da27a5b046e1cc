"""A result: what goes back to one sender about its own subjects, under its own codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.explanation import Explaining
from xlsx_addin.exchange.envelope.envelope import sealed
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.plain_values import block_values, mark_provisional
from xlsx_addin.vietnamese.numbers import vietnamese_moment
from xlsx_addin.words import results as result_words
from xlsx_addin.words import returned as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.read_decisions import passed_on
from xlsx_addin.workbook.result_legend import legend
from xlsx_addin.workbook.results import result_columns, table_block

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from xlsx_addin.appraisal.verdict import Appraisal, Verdict
    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.xlsx.blocks import WrittenValue


def result(
    appraisal: Appraisal,
    recipient: str,
    verdicts: Sequence[tuple[str, Verdict]],
    *,
    recipient_name: str,
    version: int,
    previous: str,
    created: datetime,
) -> Envelope:
    """The envelope of one sender's results; arguments as for ``submission``."""
    register = appraisal.register
    settings = register.settings
    subtitle = words.SUBTITLE.format(
        unit=settings.unit_name or settings.unit_code,
        level=settings.level.value,
        moment=vietnamese_moment(created),
        recipient=recipient_name or recipient,
    )
    rows = _rows(appraisal, verdicts)
    title = result_words.RESULTS_TITLE.format(year=settings.year)
    note = legend(settings, register.guidance)
    sheet = block_values(table_block(layout.RESULTS, layout.RESULT_COLUMNS, title, subtitle, rows, note=note))
    mark_provisional(sheet, settings)
    return sealed(
        register,
        EnvelopeKind.RESULT,
        {layout.RESULTS: sheet},
        recipient=recipient,
        subjects=len(rows),
        version=version,
        previous=previous,
        created=created,
    )


def _rows(appraisal: Appraisal, verdicts: Sequence[tuple[str, Verdict]]) -> list[Sequence[WrittenValue]]:
    """``Kết quả`` as at home, but under the recipient's own codes and explained without what is not its business."""
    columns = result_columns(appraisal, [verdict for _, verdict in verdicts])
    columns["code"] = [code for code, _ in verdicts]
    # What a still higher level decided goes down with its level, so that it is known as that level's (A21).
    columns["above"] = [None if verdict.above is None else passed_on(verdict.above) for _, verdict in verdicts]
    explaining = Explaining(appraisal.register, for_sender=True)
    columns["explanation"] = [
        explaining.explain(verdict.subject, verdict.decision, verdict.circumstances, verdict.readings)
        for _, verdict in verdicts
    ]
    return list(zip(*(columns[column.field] for column in layout.RESULT_COLUMNS), strict=True))
