"""The tab ``Thẩm định`` of Excel's ribbon (``customUI14.xml``, [MS-CUSTOMUI2]): the console's buttons on every sheet.

Excel 2010 and later show it while the workbook is in front; every other program leaves the part alone. All buttons
have one callback, which tells them apart by their tag. There is no ``getEnabled`` and its like, so that nothing is
called before a click: a workbook whose macros are blocked opens without an error. No shortcut keys: they would take
Excel's own from every open workbook, and Ctrl+Shift switches the typing of Vietnamese.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from xlsx_addin.template.console_sheet import BUTTON_GROUPS, BUTTONS
from xlsx_addin.words import ribbon as words

PART = "customUI/customUI14.xml"
RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
CALLBACK = "BamTrenThe"
TAB_KEY = "K"
"""Alt, then this letter, then a button's own. Excel's own tabs and its menus of 2003 have others."""


class RibbonLook(NamedTuple):
    """A picture that Office has built in, and the letter of a button."""

    picture: str
    key: str


LOOKS = {
    "LapPhieu": RibbonLook("TableInsert", "P"),
    "ThamDinh": RibbonLook("AcceptInvitation", "T"),
    "LapVanBan": RibbonLook("ExportWord", "V"),
    "NhanHoSo": RibbonLook("FileOpen", "N"),
    "DonDoc": RibbonLook("AddReminder", "D"),
    "TraKetQua": RibbonLook("Reply", "R"),
    "GuiCapTren": RibbonLook("FileSendAsAttachment", "G"),
    "ToanCanh": RibbonLook("ChartInsert", "C"),
    "KiemTraMay": RibbonLook("FileDocumentInspect", "K"),
    "NamMoi": RibbonLook("FileNew", "M"),
    "LoiTruoc": RibbonLook("ReviewPreviousComment", "L"),
    "LoiSau": RibbonLook("ReviewNextComment", "S"),
}
"""By macro. A picture that Office does not know leaves the button without one, in silence: a test has the list."""
LARGE = frozenset({"ThamDinh"})


def ribbon() -> bytes:
    """The part, the same bytes every time."""
    groups = [
        (group.caption, [(button.caption, button.macro) for button in BUTTONS if button.group is group])
        for group in BUTTON_GROUPS
    ]
    groups.append((words.PROBLEMS, [(words.PREVIOUS, "LoiTruoc"), (words.NEXT, "LoiSau")]))
    written = "".join(
        f'<group id="nhom{number}" label={quoteattr(caption)}>{"".join(_button(*button) for button in buttons)}</group>'
        for number, (caption, buttons) in enumerate(groups, start=1)
    )
    tab = f'<tab id="theThamDinh" label={quoteattr(words.TAB)} keytip="{TAB_KEY}" insertAfterMso="TabHome">'
    content = f'<customUI xmlns="{NAMESPACE}"><ribbon><tabs>{tab}{written}</tab></tabs></ribbon></customUI>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'.encode()


def _button(caption: str, macro: str) -> str:
    look = LOOKS[macro]
    attributes = {
        "id": f"nut{macro}",
        "tag": re.sub("(?<=.)(?=[A-Z])", "_", macro).lower(),
        "label": caption,
        "size": "large" if macro in LARGE else "normal",
        "imageMso": look.picture,
        "keytip": look.key,
        "screentip": caption,
        "supertip": words.TIPS[macro],
        "onAction": CALLBACK,
    }
    return f"<button {' '.join(f'{name}={quoteattr(value)}' for name, value in attributes.items())}/>"
