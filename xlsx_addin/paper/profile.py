"""The format rules of Party documents by date: which rules hold on a day, and what differs between them."""

from __future__ import annotations

import tomllib
from datetime import date  # noqa: TC003 - pydantic reads it
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_FILE = Path(__file__).parent / "profiles.toml"
Text = Annotated[str, Field(min_length=1)]


class Profile(BaseModel):
    """What a document's date decides of its form."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    first_day: date
    rules: Text
    """The regulations, as they are cited."""
    end: Text
    """What ends the text."""
    item_end: Text
    """What ends each line of "Nơi nhận" but the last."""
    submitted_to: Text
    """How a submission (tờ trình) addresses its reader."""
    about: Text
    """How a công văn begins what it is about."""


@cache
def profiles() -> tuple[Profile, ...]:
    """All profiles, the oldest first."""
    entries = tomllib.loads(_FILE.read_text("utf-8"))["profiles"]
    return tuple(sorted((Profile.model_validate(entry) for entry in entries), key=lambda entry: entry.first_day))


def profile_of(day: date) -> Profile:
    """The rules that hold on a day; before the first ones were issued, those."""
    found = [profile for profile in profiles() if profile.first_day <= day]
    return found[-1] if found else profiles()[0]
