"""One line of an examination of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xlsx_addin.words import examination as words


class State(Enum):
    """How a check came out; the value is its name in the JSON."""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """What the clerk reads."""
        return _LABELS[self]


_LABELS = {
    State.GOOD: words.GOOD,
    State.BAD: words.BAD,
    State.UNKNOWN: words.UNKNOWN,
    State.NOT_APPLICABLE: words.NOT_APPLICABLE,
}


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
        return {
            "name": self.name,
            "label": self.label,
            "state": self.state.value,
            "detail": self.detail,
            "advice": self.advice,
        }


def good(name: str, label: str, detail: str) -> Finding:
    """A check that found everything right."""
    return Finding(name, label, State.GOOD, detail)


def bad(name: str, label: str, detail: str, advice: str) -> Finding:
    """A check that found something wrong, and what to do."""
    return Finding(name, label, State.BAD, detail, advice)


def unknown(name: str, label: str, detail: str, advice: str = "") -> Finding:
    """A check that could not tell."""
    return Finding(name, label, State.UNKNOWN, detail, advice)


def not_applicable(name: str, label: str, detail: str) -> Finding:
    """A check that means nothing on this machine."""
    return Finding(name, label, State.NOT_APPLICABLE, detail)
