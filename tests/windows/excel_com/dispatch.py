"""Python objects as COM objects whose surface is exactly a dispinterface of ``excel.idl``.

Type information is a must: without it late-bound pywin32 takes no named arguments, and with it drops what stands
behind one that is left out, as in front of Excel.
"""

from __future__ import annotations

import os
import sys

assert sys.platform == "win32"

from dataclasses import dataclass
from typing import Any

import pythoncom
import winerror
from win32com.server.exception import COMException
from win32com.server.policy import BasicWrapPolicy
from win32com.server.util import ListEnumerator, wrap

from tests.excel_engine.errors import ComError, TimeError
from tests.excel_engine.late_binding import Com, Listed
from tests.windows.excel_com.objects import to_variant

LIBRARY = pythoncom.LoadTypeLib(os.environ["EXCEL_TYPE_LIBRARY"])
_GET, _CALL = pythoncom.DISPATCH_PROPERTYGET, pythoncom.DISPATCH_METHOD
_NEEDS_ARGUMENTS = 0x100
_FAILED = -2146827284
"""0x800A03EC, Excel's "application-defined error"."""

calls: dict[str, int] = {}
"""How often each member was asked since the last click, as ``Range.Value``, ``Range.Value =``."""


@dataclass
class Rejection:
    """The code by which calls are answered, 0 for none: after so many that pass, and for so many."""

    code: int = 0
    after: int = 0
    calls: int = sys.maxsize

    def of_this_call(self) -> int:
        """The code for the call that has come in, 0 where it passes."""
        if not self.code or self.after:
            self.after = max(self.after - 1, 0)
            return 0
        self.calls -= 1
        return self.code if self.calls >= 0 else 0


rejection = Rejection()


class _Members:
    """What the type library says of one interface."""

    def __init__(self, interface: str) -> None:
        found = next(i for i in range(LIBRARY.GetTypeInfoCount()) if LIBRARY.GetDocumentation(i)[0] == interface)
        self.info = LIBRARY.GetTypeInfo(found)
        attributes = self.info.GetTypeAttr()
        self.iid = attributes.iid
        self.names: dict[int, str] = {}
        self.kinds: dict[int, int] = {}
        for number in range(attributes.cFuncs):
            function = self.info.GetFuncDesc(number)
            self.names[function.memid] = self.info.GetNames(function.memid)[0]
            self.kinds[function.memid] = self.kinds.get(function.memid, 0) | function.invkind
            if function.invkind == _GET and len(function.args) > function.cParamsOpt:
                self.kinds[function.memid] |= _NEEDS_ARGUMENTS
        self.ids = {name.lower(): memid for memid, name in self.names.items()}


_known: dict[str, _Members] = {}


class Policy(BasicWrapPolicy):  # type: ignore[misc]
    """Answers GetTypeInfo, GetIDsOfNames and Invoke from the type library."""

    def _wrap_(self, ob: Com) -> None:
        BasicWrapPolicy._wrap_(self, ob)
        if ob.INTERFACE not in _known:
            _known[ob.INTERFACE] = _Members(ob.INTERFACE)
        self._members = _known[ob.INTERFACE]
        self._com_interfaces_ = [self._members.iid]

    def _GetTypeInfoCount_(self) -> int:  # noqa: N802 - pywin32's name
        return 1

    def _GetTypeInfo_(self, _index: int, _lcid: int) -> tuple[int, Any]:  # noqa: N802 - pywin32's name
        return 0, self._members.info

    def _getdispid_(self, name: str, _fdex: int) -> int:
        try:
            return self._members.ids[name.lower()]
        except KeyError:
            raise COMException(scode=winerror.DISP_E_UNKNOWNNAME) from None

    def _invokeex_(self, dispid: int, _lcid: int, flags: int, args: Any, _kwargs: Any, _provider: Any) -> Any:
        name, kind = self._members.names.get(dispid), self._members.kinds.get(dispid, 0)
        if code := rejection.of_this_call():
            raise COMException("busy", code, "Microsoft Excel")
        if name is None or not flags & kind:
            raise COMException(scode=winerror.DISP_E_MEMBERNOTFOUND)
        if flags & _GET and kind & _NEEDS_ARGUMENTS and not args:
            raise COMException(scode=winerror.DISP_E_PARAMNOTOPTIONAL)
        what = f"{self._obj_.INTERFACE}.{name}{'' if flags & (_GET | _CALL) else ' ='}"
        calls[what] = calls.get(what, 0) + 1
        try:
            return _outgoing(self._answer(name, flags, [_incoming(arg) for arg in args]))
        except (ComError, TimeError, KeyError, NotImplementedError) as error:
            text = error.excepinfo[2] if isinstance(error, ComError) else repr(error)
            raise COMException(text, _FAILED, "Microsoft Excel") from error

    def _answer(self, name: str, flags: int, args: list[Any]) -> Any:
        if not flags & (_GET | _CALL):
            return setattr(self._obj_, name, args[-1])
        while args and args[-1] is None:  # left out at the end: what our method takes by default holds
            args.pop()
        member = getattr(self._obj_, name)
        return member(*args) if callable(member) and not isinstance(member, Com) else member


def _incoming(arg: Any) -> Any:
    """Our own objects come back as themselves; what the caller left out is None."""
    if isinstance(arg, pythoncom.TypeIIDs[pythoncom.IID_IDispatch]):
        return pythoncom.UnwrapObject(arg)._obj_
    return None if arg == winerror.DISP_E_PARAMNOTFOUND else arg  # a VT_ERROR reaches a server as its number


def _outgoing(answer: Any) -> Any:
    if isinstance(answer, Com):
        return wrap(answer, usePolicy=Policy)
    if isinstance(answer, Listed):
        return wrap(ListEnumerator([wrap(one, usePolicy=Policy) for one in answer]), pythoncom.IID_IEnumVARIANT)
    return to_variant(answer)
