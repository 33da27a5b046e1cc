"""``demo``: the sample workbook made from the template, appraised, and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.atomic import refuse_existing
from xlsx_addin.cli.command import exit_status
from xlsx_addin.cli.listing import appraisal_listing, terminal_width
from xlsx_addin.exchange.sending.open_matters import open_matters
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.jobs.appraised_file import write_appraised
from xlsx_addin.refusal import Refusal
from xlsx_addin.sample.workbook import sample, write_filled
from xlsx_addin.words import commands as words
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE_NAME = "So_mau.xlsm"
OUTPUT_NAME = "So_mau_da_tham_dinh.xlsx"


def demonstrate(folder: Path, *, force: bool) -> int:
    """Write the sample and its appraised copy into the folder and print the ranking.

    Refusal before anything is written where one of the two is there already, unless ``force``: a sample that somebody
    has worked on is theirs. The sample holds mistakes, so that they can be seen: the exit status is 1, as for any
    workbook with errors.
    """
    data = sample()
    target, output = folder / SAMPLE_NAME, folder / OUTPUT_NAME
    for file in (target, output):
        refuse_existing(file, force=force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refusal(words.FOLDER_UNUSABLE.format(folder=folder)) from None
    write_sample(target)
    with FileWorkbook.open(target) as workbook:
        job = appraise_workbook(workbook, data["today"])
        write_appraised(output, workbook, job, matters=open_matters(job), force=True)
    print(appraisal_listing(job.appraisal, width=terminal_width()))
    print("\n" + words.DEMO_FILES.format(sample=target, output=output))
    return exit_status(job.appraisal)


def write_sample(target: Path) -> None:
    """The template filled with the sample's data."""
    write_filled(target, sample())
