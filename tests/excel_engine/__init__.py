"""Excel's own objects on workbook files, and xlwings' unchanged engine for Windows on top of them, without Excel.

So the button's own code is tested on every system, and xlwings' detours with it. The traps are Excel's: a text written
into a General cell is read as if it had been typed, whole numbers come back as floats, currency as Decimal, a locked
cell of a protected sheet refuses, and so on. What nobody asks for is missing on purpose. In ``tests/windows/excel_com``
the same objects answer through COM.
"""
