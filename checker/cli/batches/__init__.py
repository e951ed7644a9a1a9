"""Commands that answer many names."""
