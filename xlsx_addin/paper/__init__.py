"""The documents that the work ends in: what a committee signs, laid out from an appraised workbook."""
