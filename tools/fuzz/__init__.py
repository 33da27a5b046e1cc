"""Targets for fuzzing: see ``CONTRIBUTING.md``."""
