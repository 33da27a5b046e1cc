"""What is done with a workbook, whoever asks for it."""
