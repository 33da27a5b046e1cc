"""Programs for those who work on this one: each tries it in a way that takes longer than a test may."""
