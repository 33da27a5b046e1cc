"""What becomes of a received envelope: its verdict, the merge into the clerk's sheets, the archive."""
