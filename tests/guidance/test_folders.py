"""Which folders of letters are known: one that this user may not look into is as good as none there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.letters import file_of
from tests.letters.at_home import knowing_only
from tests.privileges import readable_folder, without_privileges
from xlsx_addin import guidance
from xlsx_addin.guidance import strict
from xlsx_addin.guidance.laying import asked_letter
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the permissions of POSIX")

OUR_OWN = guidance.available()
NAME = strict.file_name("12-KH/TEST")
INSTALLED = f"state/xlsx_addin/{guidance.FOLDER_NAME}"


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with one letter, empty as it is, in the installation's folder; no other folder is known."""
    with readable_folder() as home, knowing_only():
        monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
        monkeypatch.delenv("LOCALAPPDATA", raising=False)
        folder = guidance.installed_folder()
        folder.mkdir(parents=True)
        (folder / NAME).touch()
        try:
            yield home
        finally:  # so that it can be removed by whoever runs this
            (home / "state").chmod(0o755)
            folder.chmod(0o755)


def test_a_letter_is_not_laid_beside_another_where_nobody_may_look(home: Path) -> None:
    """Another user's folder beside the new workbook: whether another letter of that id lies there cannot be told."""
    folder = home / guidance.FOLDER_NAME
    folder.mkdir()
    folder.chmod(0o000)
    with without_privileges(), pytest.raises(Refusal, match=f"{NAME}.*không có quyền"):
        asked_letter(str(file_of("12-KH/TEST")), beside=home / "sổ.xlsm")
    folder.chmod(0o755)


def test_the_letters_of_the_installation_are_known(home: Path) -> None:
    with without_privileges():
        assert guidance.folders() == (guidance.installed_folder(),)
        assert guidance.available() == (*OUR_OWN, "12-KH/TEST")


@pytest.mark.parametrize(
    ("place", "mode"), [("state", 0o000), ("state", 0o444), (INSTALLED, 0o000), (INSTALLED, 0o111), (INSTALLED, 0o444)]
)
def test_a_folder_that_may_not_be_looked_into_is_as_good_as_none(home: Path, place: str, mode: int) -> None:
    (home / place).chmod(mode)
    with without_privileges():
        assert guidance.folders() == ()
        assert guidance.available() == OUR_OWN
        assert guidance.files_of("12-KH/TEST") == []
        guidance.look_into(guidance.installed_folder())
    assert guidance.load(guidance.DEFAULT_ID).id == guidance.DEFAULT_ID


def test_a_known_folder_that_was_closed_is_as_good_as_none(home: Path) -> None:
    guidance.look_into(guidance.installed_folder())
    (home / "state").chmod(0o000)
    with without_privileges():
        assert guidance.folders() == ()
    (home / "state").chmod(0o755)
    assert guidance.folders() == (guidance.installed_folder(),)


def test_a_letter_that_cannot_be_read_in_a_readable_folder_is_refused_not_hidden(home: Path) -> None:
    letter = guidance.installed_folder() / NAME
    letter.chmod(0o000)
    with without_privileges():
        assert guidance.files_of("12-KH/TEST") == [letter]
        with pytest.raises(Refusal, match=f"{NAME}: Không đọc được tệp"):
            guidance.load("12-KH/TEST")
