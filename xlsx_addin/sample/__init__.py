"""The samples of ``demo``, invented people in real kinds of units: one workbook with mistakes, and three levels."""
