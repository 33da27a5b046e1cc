"""``new --from``: a clerk's data carried over into a fresh workbook or a new year, with the proof that all is there."""
