"""What a mail server found out about a mail's sender: the header ``Authentication-Results`` (RFC 8601)."""

from __future__ import annotations

import re

from xlsx_addin.exchange.mail.addresses import without_comments

_FAILED = re.compile(r"\s*(?:spf|dkim|dmarc)\s*(?:/\s*\d+\s*)?=\s*(?:hard|soft)?fail(?![\w-])", re.IGNORECASE)


def has_failed(results: str) -> bool:
    """Whether the header says that SPF, DKIM or DMARC failed, be it softly; not where none could be checked."""
    return any(_FAILED.match(result) for result in without_comments(results).split(";")[1:])
