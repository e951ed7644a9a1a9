"""Fetching from publishers, the only network code: politeness, limits, bot walls, the raw archive."""
