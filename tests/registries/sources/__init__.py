"""Readers of official lists, on pages saved by hand."""
