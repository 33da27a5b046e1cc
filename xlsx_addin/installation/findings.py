"""One line of an examination of the machine."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec

from xlsx_addin.installation.machine import Machine, System
from xlsx_addin.installation.office import excel_path
from xlsx_addin.words import examination as words

if TYPE_CHECKING:
    from collections.abc import Callable


Asked = ParamSpec("Asked")


class State(Enum):
    """How a check came out; the value is its name in the JSON."""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """What the clerk reads."""
        return str(getattr(words, self.name))


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: its name in the JSON, its title, state, details, and what to do (blank: nothing)."""

    name: str
    label: str
    state: State
    detail: str
    advice: str = ""

    def __str__(self) -> str:
        line = words.LINE.format(state=self.state.label, label=self.label, detail=self.detail)
        return f"{line}\n{words.ADVICE.format(advice=self.advice)}" if self.advice else line

    def as_json(self) -> dict[str, str]:
        """The finding as the JSON shows it."""
        return {**asdict(self), "state": self.state.value}


class CheckAnswer(NamedTuple):
    """What one check found, without its name and its title."""

    state: State
    detail: str
    advice: str = ""


good, bad, unknown, not_applicable = (partial(CheckAnswer, state) for state in State)
"""What a check tells that found everything right; something wrong; that could not tell; that means nothing here."""


def checked(
    name: str, label: str, why_not: Callable[[Any], str | None] = lambda _machine: None
) -> Callable[[Callable[Asked, CheckAnswer]], Callable[Asked, Finding]]:
    """Give what a check tells its name and its title.

    ``why_not`` says of the machine, which such a check is asked about first, why the check means nothing there.
    """

    def named(check: Callable[Asked, CheckAnswer]) -> Callable[Asked, Finding]:
        @wraps(check)
        def found(*asked: Asked.args, **more: Asked.kwargs) -> Finding:
            reason = why_not(asked[0])
            return Finding(name, label, *(check(*asked, **more) if reason is None else not_applicable(reason)))

        return found

    return named


def on_windows(machine: Machine) -> str | None:
    """Why a check of Windows means nothing here."""
    return None if machine.system is System.WINDOWS else words.ONLY_ON_WINDOWS


def with_excel(machine: Machine) -> str | None:
    """Why a check of Excel means nothing here."""
    return words.NO_EXCEL_HERE if excel_path(machine) is None else None
