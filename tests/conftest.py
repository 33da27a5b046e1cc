"""What holds for all tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A slow moment of the machine is no fault of the code; CI tries the same examples each time, a developer others.
settings.register_profile(
    "steady", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what its mark says means nothing on this system."""
    here = {"posix": sys.platform == "win32", "not_under_wine": is_wine()}
    for name, is_left_out in here.items():
        mark = item.get_closest_marker(name)
        if is_left_out and mark is not None:
            pytest.skip(str(mark.args[0]))


def is_wine() -> bool:
    """Whether this Windows is Wine."""
    if sys.platform != "win32":
        return False
    import ctypes

    return hasattr(ctypes.windll.ntdll, "wine_get_version")


SLOW = (
    "appraisal/test_appraise.py::test_one_more_sheet_of_zeros_never_helps",
    "buttons",
    "cli",
    "excel_engine",
    "exchange/envelope/test_cover.py::test_it_prints_on_one_page_with_the_signature",
    "exchange/envelope/test_writer.py::test_libreoffice_opens_and_saves_it_without_changing_its_digest",
    "exchange/envelope/test_writer.py::test_whatever_is_sent_is_read_and_its_digest_fits",
    "exchange/intake/test_reader.py",
    "exchange/mail",
    "exchange/receive/test_properties.py",
    "exchange/receive/test_taken.py",
    "exchange/receive/test_times.py",
    "exchange/receive/test_verdicts.py",
    "exchange/sending/test_dispatch.py::test_killed_at_any_moment_it_leaves_whole_files_and_the_next_run_goes_on",
    "fuzz",
    "installation",
    "jobs/test_appraise.py::test_every_subject_has_exactly_one_outcome_and_what_belongs_to_it",
    "jobs/test_appraise.py::test_shuffled_rows_and_columns_change_nothing_but_places",
    "jobs/test_appraise.py::test_whatever_stands_in_the_cells_it_is_appraised_or_refused",
    "jobs/test_growth.py",
    "libreoffice",
    "overview",
    "paper",
    "renewal",
    "sample",
    "template",
    "vietnamese/test_normalise.py::test_normalising_twice_changes_nothing_more",
    "workbook/test_sheets.py::test_sending_looks_once_for_each_table_that_is_read_or_sent",
    "workbook/test_sheets.py::test_writing_the_result_looks_for_no_table_again",
    "workbook/test_version.py::test_so_is_a_missing_heading_or_setting",
    "xlsx/test_hostile.py",
    "xlsx/test_reader.py::test_a_workbook_saved_by_libreoffice",
    "xlsx/test_serial_dates.py::test_a_serial_is_exact_to_the_second",
    "xlsx/test_sheet.py::test_more_rows_than_a_sheet_has_are_refused",
    "xlsx/test_writer.py::test_the_same_content_gives_the_same_bytes",
    "xlsx/test_writer.py::test_whatever_is_written_is_read_again",
)
"""Folders, files and tests outside the fast lane: they start processes, build workbooks or try thousands of cases.

What is left covers rules, readers and merging: ``pytest -m "not slow"``. A single slow test has the marker itself.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow as a whole."""
    here = Path(__file__).parent
    for item in items:
        place = item.path.relative_to(here)
        name = f"{place.as_posix()}::{getattr(item, 'originalname', item.name)}"
        if name in SLOW or any(place.is_relative_to(each) for each in SLOW):
            item.add_marker(pytest.mark.slow)
