"""How many examples a costly property is tried on: some in every run, all of them with ``pytest --many``."""

from __future__ import annotations

from hypothesis import settings

SHARE = 4
_is_many = False


def try_many() -> None:
    """What is imported from now on tries all of its examples."""
    global _is_many  # noqa: PLW0603 - an option of the run, known before any test is imported
    _is_many = True


def up_to(examples: int) -> settings:
    """So many examples, of which an ordinary run tries a quarter."""
    return settings(max_examples=examples if _is_many else -(-examples // SHARE))
