"""The guides, and the page of the first hour."""
