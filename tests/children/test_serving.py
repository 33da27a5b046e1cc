"""A child process bounds itself: memory, files, processor time."""

from __future__ import annotations

import subprocess
import sys
import time
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from xlsx_addin.children.serving import FRAME, ProcessorTime, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_the_child_cannot_put_anything_into_a_file(tmp_path: Path) -> None:
    code = (
        "from xlsx_addin.children.serving import limit_this_process; limit_this_process(10**9)\n"
        f"open({str(tmp_path / 'x')!r}, 'w').write('x')"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (tmp_path / "x").read_bytes() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="the parent watches the time there")
def test_time_is_counted_within_a_request_alone_and_some_of_it_forgiven() -> None:
    import signal

    processor_time = ProcessorTime(1000)
    try:
        processor_time.begin({})
        assert signal.getitimer(signal.ITIMER_PROF)[0] == pytest.approx(1000, abs=5)
        processor_time.forgive(time.process_time() - 30)
        assert signal.getitimer(signal.ITIMER_PROF)[0] == pytest.approx(1030, abs=5)
        processor_time.end()
        assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def test_a_request_is_answered_in_frames_that_end() -> None:
    def answer(request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
        yield {"got": request["do"]}
        yield b"raw"

    answers = BytesIO()
    serve(BytesIO(b'{"do": "x"}\n'), answers, ProcessorTime(1000), answer)
    frames = (0, b'{"got": "x"}'), (1, b"raw"), (0, b'{"end": true}')
    assert answers.getvalue() == b"".join(FRAME.pack(kind, len(content)) + content for kind, content in frames)
