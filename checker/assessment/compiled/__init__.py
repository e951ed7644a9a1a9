"""Scores, criteria and the graver of two outcomes over bits: what `Assessment` reckons with. Pure."""
