"""Processes with limits of time and memory, in which strangers' files are opened."""
