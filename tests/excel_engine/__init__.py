"""An engine for xlwings that works on workbook files, so that the button's own code is tested without Excel.

It imitates the Windows engine with its traps: a text written into a General cell is read as if it had been typed,
whole numbers come back as floats, currency as Decimal, a locked cell of a protected sheet refuses, and so on.
What the product does not use is missing on purpose: the base classes of xlwings then raise NotImplementedError.
"""
