"""A process that unchanged xlwings takes for Excel, under Wine: COM outside, the tests' own engine inside.

``excel.idl`` names what xlwings and the product touch of Excel's type library; ``dispatch`` makes Python objects answer
by it; ``objects`` are those objects; ``windows`` are the windows by which xlwings finds an Excel, and the boxes that it
shows; ``process`` is the program.
"""
