"""Who met and when, as minutes and score sheets say it; what the workbook does not know stays dotted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.paper.notation import listed
from xlsx_addin.terms import AttendanceRole as Role
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_minutes as minutes_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import time

    from xlsx_addin.appraisal.records import Attendee

SCORING_ROLES = (Role.CHAIR, Role.MEMBER)


def with_role(attendees: Iterable[Attendee], *roles: Role) -> list[Attendee]:
    """Those with one of these roles, in the order of the sheet."""
    return [attendee for attendee in attendees if attendee.role in roles]


def person(attendees: Sequence[Attendee], role: Role) -> str:
    """``đồng chí {name}, {post}`` of the one with a role; dotted where nobody has it."""
    found = with_role(attendees, role)
    if not found:
        return minutes_words.NOBODY
    return listed((words.COMRADE.format(name=found[0].name), found[0].position or words.DOTS))


def name_of(attendees: Sequence[Attendee], role: Role) -> str:
    """The bare name of the one with a role, for the signature; empty where nobody has it."""
    found = with_role(attendees, role)
    return found[0].name if found else ""


def present_and_absent(attendees: Sequence[Attendee]) -> tuple[str, str, str]:
    """How many members were there and how many were not, and who was not and why.

    Numbers are dotted where it is not known of every member.
    """
    members = with_role(attendees, *SCORING_ROLES)
    if not members or any(member.is_present is None for member in members):
        return words.SHORT_DOTS, words.SHORT_DOTS, ""
    absent = [member for member in members if not member.is_present]
    names = (
        minutes_words.ABSENT.format(name=member.name, reason=member.absence_reason)
        if member.absence_reason
        else words.COMRADE.format(name=member.name)
        for member in absent
    )
    return str(len(members) - len(absent)), str(len(absent)), "; ".join(names)


def members_present(attendees: Sequence[Attendee]) -> tuple[str, ...]:
    """Chair and members of whom the sheet says that they were there, each with post."""
    return tuple(_with_post(member) for member in with_role(attendees, *SCORING_ROLES) if member.is_present)


def guests(attendees: Sequence[Attendee]) -> tuple[str, ...]:
    """Who was invited and came, each with post."""
    return tuple(_with_post(guest) for guest in with_role(attendees, Role.GUEST) if guest.is_present is not False)


def _with_post(attendee: Attendee) -> str:
    return listed((words.COMRADE.format(name=attendee.name), attendee.position))


def clock(moment: time | None) -> str:
    """``14 giờ 00 phút``; dotted where blank."""
    if moment is None:
        return minutes_words.CLOCK.format(hour=words.SHORT_DOTS, minute=words.SHORT_DOTS)
    return minutes_words.CLOCK.format(hour=moment.hour, minute=f"{moment.minute:02}")
