"""The page that shows two names side by side."""
