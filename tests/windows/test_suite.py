"""The project's own tests of what Windows does otherwise, run by the Windows Python under Wine.

Chosen by what they are about: paths and links, files that are open or held, the registry, processes and signals, the
code page and line ends of what is typed and shown, zones of time, xlwings and pywin32. What only reckons, reads values
or puts sentences together is the same Python on every system, and is tried on Linux alone; that whole commands write
the same files is seen in ``test_commands``. What means nothing there is marked in the tests themselves (``posix``,
``not_under_wine``), each with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.windows.wine import Windows

PARTS = {
    "the registry, shortcuts, rights, programs that are looked for": [
        "tests/installation",
        # The set is gathered on Linux, with pip and its index; all of it is tested there.
        "--ignore=tests/installation/test_bundle.py",
        "--ignore=tests/installation/test_official_python.py",
        "--ignore=tests/installation/test_own_wheel.py",
        # Many examples, or many places to be killed at: some of them are enough to see that Windows does not differ.
        "--deselect=tests/installation/test_steps.py::test_half_a_workbook_is_none",
        "--deselect=tests/installation/test_xlwings_settings.py::test_what_is_written_is_read_back_and_taken_out_again",
        "--deselect=tests/installation/test_killed.py::test_a_later_installation",
        "--deselect=tests/installation/test_killed.py::test_a_first_installation[a_wide_location]",
        "--deselect=tests/installation/test_killed.py::test_a_first_installation[no_excel_yet]",
    ],
    "files that take each other's place, locks, processes that run, boxes, what the system says": [
        "tests/test_atomic.py",
        "tests/test_folder_lock.py",
        "tests/test_running.py",
        "tests/test_windows_box.py",
        "tests/test_refusal.py",
    ],
    "xlwings and pywin32, OneDrive's folders": [
        "tests/buttons/test_macro.py",
        "tests/buttons/test_outside_click.py",
        "tests/buttons/test_folders.py",
        "tests/excel/test_values.py",
    ],
    "the child that reads, its processor time, the times and names of files, zones of time": [
        "tests/exchange/intake/test_inbox.py",
        "tests/exchange/intake/test_known_files.py::test_a_known_inbox_is_not_opened_and_says_the_same",
        "tests/exchange/intake/test_known_files.py::test_other_content_under_a_known_name_is_opened_whatever_its_date",
        "tests/exchange/intake/test_reader.py::test_one_child_reads_many_files",
        "tests/exchange/intake/test_reader.py::test_many_sound_envelopes_in_one_file_share_no_time",
        "tests/exchange/mail/test_containers.py",
        "tests/exchange/mail/test_mail.py",
        "tests/exchange/mail/test_outlook.py",
        "tests/exchange/mail/test_receipt_time.py",
    ],
    "what is typed and shown, two at once, what is written beside what": [
        "tests/cli/test_appraisal.py::test_a_day_is_written_in_one_way",
        "tests/cli/test_appraisal.py::test_a_workbook_that_cannot_be_read",
        "tests/cli/test_appraisal.py::test_an_output_that_exists_is_kept_without_force",
        "tests/cli/test_appraisal.py::test_the_file_itself_is_no_output",
        "tests/cli/test_appraisal.py::test_an_output_in_a_folder_that_is_not_there",
        "tests/cli/test_appraisal.py::test_a_new_workbook_is_the_template",
        "tests/cli/test_appraisal.py::test_a_new_workbook_never_overwrites",
        "tests/cli/test_appraisal.py::test_the_template_is_built_byte_for_byte_the_same",
        "tests/cli/test_appraisal.py::test_a_sample_that_is_there_is_never_overwritten_without_force",
        "tests/cli/test_board.py",
        "tests/cli/test_dropped_workbooks.py::test_the_shortcut_on_the_desktop_hands_the_paths_over",
        "tests/cli/test_dropped_workbooks.py::test_a_workbook_is_appraised_into_a_new_file_beside_it",
        "tests/cli/test_exchange_in.py::test_the_archive_stands_beside_the_new_workbook",
        "tests/cli/test_exchange_in.py::test_another_file_is_not_overwritten_unless_forced",
        "tests/cli/test_exchange_out.py::test_where_another_machine_is_at_work_nothing_is_written",
        "tests/cli/test_forms.py",
        "tests/cli/test_installation.py",
        "tests/cli/test_letters.py::test_a_new_workbook_for_a_letter_has_the_letter_beside_it",
        "tests/cli/test_letters.py::test_a_workbook_whose_letter_is_not_here_says_where_to_put_it",
        "tests/cli/test_listing.py",
        "tests/cli/test_main.py",
        "tests/cli/test_new_from.py::test_what_cannot_be_done_is_said_in_one_line_and_nothing_is_written",
        "tests/cli/test_papers.py::test_templates_are_copied_without_a_workbook",
        "tests/cli/test_pressing.py::test_a_question_is_answered_by_the_next_run",
        "tests/cli/test_progress_line.py",
        "tests/cli/test_restoring.py",
        "tests/cli/test_terminal.py",
        "tests/cli/test_two_at_once.py::test_two_runs_that_receive_leave_one_chain",
    ],
}
"""What Windows does otherwise, and the tests that show it."""


@pytest.mark.parametrize("what", PARTS)
def test_the_tests_pass_on_windows_too(tests_windows: Windows, what: str) -> None:
    ran = tests_windows.run(
        tests_windows.python,
        "-m",
        "pytest",
        "-q",
        "-n0",
        "-p",
        "no:cacheprovider",
        *PARTS[what],
        folder=tests_windows.prefix / "drive_c" / "project",
        # Some start the program as a process of its own, from folders elsewhere.
        environment={"PYTHONPATH": r"C:\project"},
    )
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
