"""What stands in a mail's ``From``, read so that no other program could see another sender there (RFC 5322).

Only the address itself is read strictly, not the display name before it. Why not by Python's parsers: decision 9.
"""

from __future__ import annotations

import re

from xlsx_addin.mail_address import ADDRESS

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)', re.DOTALL)
"""To the end where the second quotation mark is missing; an address never stands there."""
_A_QUOTED_TEXT = "\0"
_SQUARE_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_MAILBOX = re.compile(
    rf"\s*(?:(?P<bare>{ADDRESS})|(?P<name>[^<>]*)<\s*(?P<angled>{ADDRESS})\s*>)\s*(?:[,;]|\Z)",
)


def from_addresses(text: str) -> tuple[str, ...]:
    """The addresses in a ``From``, in lower case; none where anything in it could be read in another way.

    Each is ``a@b.example`` or ``Chi bộ 1 <a@b.example>`` as a whole. The name beside an address may hold commas and
    brackets; in quotes, as a comment or as an encoded word it may hold anything, even an address, which is nobody's.
    """
    plain = _QUOTED.sub(_A_QUOTED_TEXT, without_comments(text)).strip()
    if set(_SQUARE_BRACKETS.sub("", plain)) & set("()[]\\"):
        return ()
    found: dict[str, None] = {}
    position = 0
    while position < len(plain):
        mailbox = _MAILBOX.match(plain, position)
        if mailbox is None:
            return ()
        address = (mailbox["bare"] or mailbox["angled"]).lower()
        if any(word.strip("'").lower() != address for word in (mailbox["name"] or "").split() if "@" in word):
            return ()
        found[address] = None
        position = mailbox.end()
    return tuple(found)


def without_comments(text: str) -> str:
    """A header's text with a space for each comment in round brackets; a bracket without its other one stays."""
    kept: list[str] = []
    opened: list[int] = []
    is_quoted = is_escaped = False
    for letter in text:
        kept.append(letter)
        if is_escaped:
            is_escaped = False
        elif letter == "\\" and (is_quoted or opened):
            is_escaped = True
        elif letter == '"' and not opened:
            is_quoted = not is_quoted
        elif is_quoted:
            continue
        elif letter == "(":
            opened.append(len(kept) - 1)
        elif letter == ")" and opened:
            del kept[opened.pop() :]
            kept.append(" ")
    return "".join(kept)
