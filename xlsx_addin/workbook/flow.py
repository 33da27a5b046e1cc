"""A sheet as a flow: parts one below the other in a declared room, refused at import where they do not fit."""

from __future__ import annotations

from typing import NamedTuple


class SheetRows(NamedTuple):
    """Rows of a sheet that belong together: the first, which is the heading, and how many."""

    first: int
    rows: int

    @property
    def last(self) -> int:
        """The last row."""
        return self.first + self.rows - 1

    @property
    def lines(self) -> range:
        """The rows under the heading."""
        return range(self.first + 1, self.first + self.rows)


def flowed(name: str, room: SheetRows, *rows: int) -> tuple[SheetRows, ...]:
    """The parts of so many rows each, one below the other from the top of the room on.

    ValueError, with the number that is over, where they need more rows than the room has: so it does not start.
    """
    over = sum(rows) - room.rows
    if over > 0:
        raise ValueError(f"{name}: {sum(rows)} rows in a room of {room.rows}, {over} too many")
    return tuple(SheetRows(room.first + sum(rows[:number]), each) for number, each in enumerate(rows))
