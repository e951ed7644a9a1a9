"""What official lists say. Knows nothing of risk, of Flask or of Redis."""
