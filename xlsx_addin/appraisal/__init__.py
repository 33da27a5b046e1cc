"""A register in, verdicts out: checks, outcomes, points, ranks, explanations. No file, no Excel, no clock."""
