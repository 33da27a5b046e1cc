"""The grades of 804-CV/HU by what they mean, for tests that are about that letter."""

from __future__ import annotations

from xlsx_addin.guidance import drawn

ALL = drawn().grades
GOOD, FAIR, PASS, FAIL = ALL
