"""From a normalised query to names on record: exact forms, substrings, similar names, prefixes."""
