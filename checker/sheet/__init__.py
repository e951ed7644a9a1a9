"""The evidence sheet: one page of A4 that says what the lists said of a name, when, by which records; and its check."""
