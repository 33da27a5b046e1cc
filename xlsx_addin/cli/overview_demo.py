"""``demo --overview``: an invented commune over three years, sent and received as offices do it, and its overview."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.cli.command import DONE, ERRORS_FOUND
from xlsx_addin.cli.terminal import ProgressLine
from xlsx_addin.exchange import receive, received_workbook
from xlsx_addin.exchange.sending.dispatch import NotSent, send
from xlsx_addin.guidance import load
from xlsx_addin.jobs import appraise, appraised_file
from xlsx_addin.overview.database.connection import require_duckdb
from xlsx_addin.overview.overview import Options, made
from xlsx_addin.overview.report import listing
from xlsx_addin.overview.sheets.book import overview_bytes
from xlsx_addin.overview.sources import find_sources
from xlsx_addin.refusal import Refusal
from xlsx_addin.sample.commune import COMMUNE, COMMUNE_SCORERS, YEARS, commune_data, unit_address, units_of
from xlsx_addin.sample.post import delivered
from xlsx_addin.sample.typed_workbook import TypedWorkbook
from xlsx_addin.sample.workbook import write_filled
from xlsx_addin.terms import OrganDecision, YesNo
from xlsx_addin.words import commands as command_words
from xlsx_addin.words import folders
from xlsx_addin.words import overview as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.tables import find_table

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.sample.commune import SampleUnitYear

REPORT_DAY = date(YEARS[-1], 12, 24)
_DECISION = layout.heading(layout.SUBJECTS, "decision")


def demonstrate_overview(folder: Path) -> int:
    """Rehearse in the folder, draw the overview, leave all files; Refusal where an earlier rehearsal lies there."""
    require_duckdb()
    commune = folder / COMMUNE
    if commune.exists():
        raise Refusal(words.DEMO_TAKEN.format(folder=commune))
    for year in YEARS:
        try:
            with ProgressLine() as line:
                line.say(words.DEMO_WORKING.format(year=year))
                told = _rehearse(folder, commune, year)
            print(told)
        except OSError:
            raise Refusal(command_words.FOLDER_UNUSABLE.format(folder=folder)) from None
    output = folder / words.OUTPUT_NAME
    sources = find_sources([commune])
    with (
        ProgressLine(words.READING) as line,
        made(sources, output.with_suffix(".duckdb"), REPORT_DAY, Options(progress=line.show)) as overview,
    ):
        output.write_bytes(overview_bytes(overview))
    print(listing(overview, output))
    print(words.DEMO_FILES.format(folder=folder))
    return ERRORS_FOUND if overview.not_counted else DONE


def _rehearse(folder: Path, commune: Path, year: int) -> str:
    """One year: every unit sends, the commune receives, appraises what is its own, and decides; a line that says so."""
    inbox = commune / folders.INBOX / str(year)
    inbox.mkdir(parents=True)
    units = units_of(year)
    for unit in units:
        if unit.arrives is not None:
            _send(folder, inbox, unit)
    started = commune / folders.BACKUPS / f"So_{COMMUNE}_{year}.xlsm"
    started.parent.mkdir(exist_ok=True)
    write_filled(started, commune_data(year))
    sheets = received_workbook.received_sheets(TypedWorkbook(started))
    moment = datetime.combine(date(year, 12, 27), time(9, 0))
    plan = receive.plan_receive(sheets, [inbox], commune / folders.ARCHIVE, moment)
    received = started.with_name(f"So_{COMMUNE}_{year}_da_nhan.xlsx")
    received_workbook.write_received(received, received_workbook.received_bytes(sheets, plan), plan, force=False)
    workbook = TypedWorkbook(received)
    _score_and_decide(workbook, year)
    job = appraise.appraise_workbook(workbook, moment.date())
    appraised_file.write_appraised(commune / f"So_{COMMUNE}_{year}.xlsx", workbook, job)
    return words.DEMO_YEAR.format(year=year, sent=sum(unit.arrives is not None for unit in units), units=len(units))


def _send(folder: Path, inbox: Path, unit: SampleUnitYear) -> None:
    assert unit.arrives is not None  # noqa: S101 - the caller asked
    own = folder / unit.code / str(unit.year)
    own.mkdir(parents=True)
    file = own / f"So_{unit.code}_{unit.year}.xlsm"
    write_filled(file, unit.data)
    moment = unit.arrives.replace(tzinfo=VIETNAM)
    sent = send(appraise.appraise_workbook(TypedWorkbook(file), moment.date()), own / folders.SENT, moment=moment)
    assert not isinstance(sent, NotSent)  # noqa: S101 - the sample holds no errors
    mail = delivered(sent.mail.read_bytes(), unit_address(unit.code), unit.arrives, unit.arrives)
    (inbox / f"{unit.code}.eml").write_bytes(mail)


def _score_and_decide(workbook: TypedWorkbook, year: int) -> None:
    """What the commune appraises itself gets its score sheets; of the past years everything is decided."""
    table = find_table(workbook.read(layout.SUBJECTS), layout.TABLES[layout.SUBJECTS][0])
    headings = layout.headings(layout.SUBJECTS, "code", "commendation", "lower_grade")
    codes, commendations, grades = map(table.values, headings)
    recognised = {grade.value for grade in load().recognised_grades}
    for row, code in sorted(codes.items()):
        if commendations.get(row) == YesNo.YES.value and "." in str(code):
            workbook.append_scores(str(code), COMMUNE_SCORERS, ((28, 27, 37), (28, 28, 38 - row % 3)))
        if _DECISION in table.columns and year < YEARS[-1] and grades.get(row) in recognised:
            decision = OrganDecision.DISAGREED if row % 9 == 0 else OrganDecision.AGREED
            workbook.enter(layout.SUBJECTS, str(code), _DECISION, decision.value)
