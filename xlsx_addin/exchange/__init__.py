"""Between the levels: what is sent up, what comes back, and what is received (envelope §1)."""
