"""The database: a DuckDB file that keeps what was read by content, a cache that can be deleted at any time."""
