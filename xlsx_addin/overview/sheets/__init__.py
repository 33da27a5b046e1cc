"""The nine sheets of the overview, in the house's look."""
