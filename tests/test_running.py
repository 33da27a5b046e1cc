"""Which process is still there."""

from __future__ import annotations

import os
import subprocess
import sys

from xlsx_addin.running import is_running, machine_name, machine_sign


def test_a_process_is_running_until_it_has_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert is_running(process.pid)
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.close()
        process.wait()
        assert not is_running(process.pid)
    assert is_running(os.getpid())


def test_a_number_that_no_process_has_on_any_system_is_told_without_an_error() -> None:
    assert is_running(2**40)


def test_a_machine_has_a_name_and_the_same_sign_each_time() -> None:
    assert machine_name()
    assert (len(machine_sign()), machine_sign()) == (4, machine_sign())
