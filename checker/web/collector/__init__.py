"""The page about a debt collector."""
