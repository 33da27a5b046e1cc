"""Commands that are killed at any moment: what is there afterwards is whole, and the next run does the rest."""
