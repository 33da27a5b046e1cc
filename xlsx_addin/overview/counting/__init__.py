"""Which of what was read counts: the newest accepted version of each line, each subject once, each unit by its pair."""
