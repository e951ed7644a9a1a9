"""Commands that take a text, not a name."""
