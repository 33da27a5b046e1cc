"""``new --from``: a clerk's data carried over into a fresh workbook, with the proof that nothing was lost."""
