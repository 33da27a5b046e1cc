"""The sample of ``demo``: real kinds of units, invented people; every outcome, ties, late reports and mistakes."""
