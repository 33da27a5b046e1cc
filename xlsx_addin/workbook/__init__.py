"""The clerk's sheets: from cells to records, from verdicts to cells."""
