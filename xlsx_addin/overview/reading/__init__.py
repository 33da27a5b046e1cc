"""From files to rows: every file is opened by a child process within limits, in batches that depend on nothing else."""
