"""What the tests of the buttons share: a click in the process of the tests starts no other one for received files."""

from __future__ import annotations

from tests.exchange.conftest import reading_here

__all__ = ["reading_here"]
