"""How well typed names are resolved, measured on labelled queries (README.md says how they were made)."""
