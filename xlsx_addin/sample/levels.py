"""The rehearsal of three levels as data: the units with their workbooks, and what happens step by step."""

from __future__ import annotations

import tomllib
from datetime import date, datetime  # noqa: TC003 - pydantic reads the annotations
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from xlsx_addin.sample.workbook import sender_row, unit_settings
from xlsx_addin.terms import AttendanceRole, Level, ScaleState

_FILE = Path(__file__).parent / "levels.toml"


class Task(Enum):
    """What a unit does in a step; all but the first are the commands of these names."""

    APPRAISE = "appraise"
    """The clerk types something, or nothing, and appraises."""
    SEND = "send"
    SEND_AGAIN = "send again"
    """The envelope sent last goes off once more, unchanged."""
    RECEIVE = "receive"
    RETURN = "return"
    REMIND = "remind"
    FORMS = "forms"


class Way(Enum):
    """How an envelope or an answered form travels."""

    MAIL = "mail"
    EDITED_MAIL = "mail edited on the way"
    MESSENGER = "messenger"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SampleSubject(_Data):
    """A row of ``Đơn vị`` by heading, and the points by scorer and criterion."""

    row: dict[str, Any]
    scores: tuple[tuple[float, ...], ...] = ()


class SampleUnit(_Data):
    """A unit that keeps a workbook; ``superior`` is empty for the highest one."""

    code: str
    name: str
    level: Level
    superior: str
    address: str
    person: str
    phone: str
    scorers: tuple[str, ...]
    scorer_addresses: tuple[str, ...] = ()
    """Where their forms go; the first one takes the chair."""
    meeting: date | None = None
    subjects: tuple[SampleSubject, ...]


class TypedCell(_Data):
    """A value typed into the row of a code, under a heading."""

    sheet: str
    code: str = Field(alias="Mã")
    column: str
    value: Any


class TypedScores(_Data):
    """One score sheet by each of the unit's scorers."""

    code: str = Field(alias="Mã")
    points: tuple[tuple[float, ...], ...]


class AnsweredForm(_Data):
    """A form that comes back: of a subject, by Mã, its answers by label; of a scorer, by name, points by Mã."""

    who: str
    way: Way = Way.MAIL
    arrives: datetime
    answers: dict[str, Any] = {}
    points: dict[str, tuple[float, ...]] = {}

    @property
    def rows(self) -> dict[str, dict[str, float]]:
        """The points by Mã and criterion: C1, C2 and so on."""
        return {
            code: {f"C{number}": value for number, value in enumerate(given, start=1)}
            for code, given in self.points.items()
        }

    @property
    def total(self) -> float:
        """What stands at the foot of the signed print."""
        return sum(map(sum, self.points.values()))


class StoryStep(_Data):
    """One step. ``arrives`` is when the mail server of the recipient takes over what is sent by mail."""

    moment: datetime
    unit: str
    task: Task
    tells: str
    way: Way = Way.MAIL
    arrives: datetime | None = None
    confirmed: tuple[str, ...] = ()
    """Units whose code was heard on the telephone and is typed into ``Tiến độ``."""
    cells: tuple[TypedCell, ...] = ()
    remove: tuple[str, ...] = ()
    """Codes whose rows are emptied, on ``Đơn vị`` and on ``Điểm``."""
    add: tuple[dict[str, Any], ...] = ()
    """New rows of ``Đơn vị``."""
    scores: tuple[TypedScores, ...] = ()
    answers: tuple[AnsweredForm, ...] = ()
    """Forms that have come before it receives."""
    totals: tuple[str, ...] = ()
    """Scorers whose total is read from the signed print and typed into ``Tiến độ``."""


class Scenario(_Data):
    """The whole rehearsal; all moments are local to Việt Nam."""

    year: int
    units: tuple[SampleUnit, ...]
    steps: tuple[StoryStep, ...]

    def below(self, unit: SampleUnit) -> list[SampleUnit]:
        """The units that send to a unit."""
        return [other for other in self.units if other.superior == unit.code]

    def workbook_data(self, unit: SampleUnit) -> dict[str, Any]:
        """What the unit's workbook holds at the beginning, as ``write_filled`` takes it."""
        superior = next((other for other in self.units if other.code == unit.superior), None)
        return {
            "settings": {
                **unit_settings(self.year, unit.level, unit.code, unit.name, ScaleState.UNCONFIRMED),
                "MaCapTren": unit.superior,
                "TenCapTren": "" if superior is None else superior.name,
                "DiaChiCapTren": "" if superior is None else superior.address,
                **({} if unit.meeting is None else {"NgayHop": unit.meeting}),
            },
            "attendees": [
                {
                    "Họ và tên": name,
                    "Vai trò": (AttendanceRole.MEMBER if number else AttendanceRole.CHAIR).value,
                    "Địa chỉ thư": address,
                }
                for number, (name, address) in enumerate(zip(unit.scorers, unit.scorer_addresses, strict=False))
            ],
            "scorers": unit.scorers,
            "subjects": [subject.model_dump() for subject in unit.subjects],
            "senders": [
                sender_row(other.code, other.name, other.address, other.person, other.phone)
                for other in self.below(unit)
            ],
        }


def scenario() -> Scenario:
    """The rehearsal of the package."""
    return Scenario.model_validate(tomllib.loads(_FILE.read_text("utf-8")))
