"""The workbook's template and how it is built: design, sheets, buttons, VBA project."""
