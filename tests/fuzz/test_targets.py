"""A bounded part of the fuzzing, the same in every run."""

from __future__ import annotations

import pytest

from tools.fuzz.__main__ import run
from tools.fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_sound_files_are_read(target: str) -> None:
    sound, read = TARGETS[target]

    for content in sound():
        read(content)


@pytest.mark.parametrize("target", TARGETS)
def test_changed_files_end_in_values_or_in_a_refusal(
    target: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))

    run(target, cases=250, seed=20261215)
