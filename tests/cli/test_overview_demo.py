"""``demo --overview``: a commune over three years, from the workbooks that its units send to its overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xlsx_addin.cli.command import DONE
from xlsx_addin.cli.main import main
from xlsx_addin.words.overview import OUTPUT_NAME

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_three_years_of_a_commune_are_sent_received_decided_and_counted_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--overview", str(tmp_path)]) == DONE
    assert "0 không tính" in capsys.readouterr().out
    assert (tmp_path / OUTPUT_NAME).is_file()
