"""Power cuts: each write and sync of the real database is recorded, then the power fails after each."""
