"""The page of the annual cost."""
