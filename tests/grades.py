"""The grades of 804-CV/HU by what they mean, for tests that are about that letter."""

from __future__ import annotations

from xlsx_addin.guidance import default_grades

ALL = default_grades()
GOOD, FAIR, PASS, FAIL = ALL
