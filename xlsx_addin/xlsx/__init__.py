"""The .xlsx format: cells out of a workbook file and into a new one. Knows no word of the clerk's sheets."""
