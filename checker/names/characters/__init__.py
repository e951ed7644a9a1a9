"""Single characters: which carry no part of a name, which look or sound alike, which scripts they belong to."""
