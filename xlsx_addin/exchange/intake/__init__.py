"""From an inbox to envelopes: which files lie there, opened by child processes within limits."""
