"""What is kept: bytes by hash, and a ledger that only grows."""
