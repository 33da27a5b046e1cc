"""Setting up a clerk's machine, examining it, and gathering the offline set for the IT person."""
