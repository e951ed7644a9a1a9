"""The page of the lists and how fresh they are."""
