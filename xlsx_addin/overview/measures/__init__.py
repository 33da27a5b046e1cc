"""The measures: counts over the top rows, each with its denominator."""
