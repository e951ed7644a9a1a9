"""Lists described in YAML instead of code."""
