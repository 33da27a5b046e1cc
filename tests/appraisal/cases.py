"""Cases as data, ``tests/cases/*.toml``: each names the rules, readings, examples and sections that it is from."""

from __future__ import annotations

import tomllib
from datetime import date  # noqa: TC003 - pydantic needs it
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from tests.workbooks import GRADES, SCALE

FOLDER = Path(__file__).parents[1] / "cases"

SOURCE = r"^(R\d+|A\d+|example \d+|(appraisal|problems) §\d+(\.\d+)?)$"


class Case(BaseModel):
    """One case: the tables of a workbook, and the complete results and problems of its appraisal."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    file: str
    sources: tuple[str, ...] = Field(min_length=1)
    settings: dict[str, str | int] = {}
    today: date | None = None
    """By default the last day of January after the year."""
    subjects: str
    scale: str = SCALE
    grades: str = GRADES
    scores: str = ""
    from_above: str | None = None
    expected: str
    problems: str = ""
    deadline: str | None = None
    """The first day that is too late, empty for none; not compared unless given."""

    @property
    def year(self) -> int:
        """The year that is appraised."""
        return int(self.settings.get("Năm đánh giá", 2026))


def read_cases() -> list[Case]:
    """All cases, file by file."""
    return [
        Case(file=path.name, **case)
        for path in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]
