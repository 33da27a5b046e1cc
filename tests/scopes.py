"""The ``Diện`` of the default guidance, by what they mean."""

from __future__ import annotations

from xlsx_addin.guidance import load

IN_SCOPE, VILLAGE, PRIVATE_ENTERPRISE = load().scope_choices
