"""From normalised words to known names: exact forms, substrings, similar names, prefixes."""
