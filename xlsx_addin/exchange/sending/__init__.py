"""What leaves the workbook: submissions, results and reminders, each with its letter and draft."""
