"""The electronic forms of subjects and scorers: what they ask, how they are drawn, and how answers are read."""
