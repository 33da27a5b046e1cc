"""A process that unchanged xlwings takes for Excel, under Wine: COM outside, the tests' own engine inside.

``excel.idl`` names what xlwings and the product touch of Excel's type library; ``dispatch`` makes the objects of
``tests/excel_engine`` answer by it, with the kinds of values in ``objects``; ``windows`` are the windows by which
xlwings finds an Excel, and the boxes that it shows; ``process`` is the program.
"""
