"""Every sentence that a clerk reads, as data."""
