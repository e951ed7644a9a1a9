"""Finished answers in this process or in a Redis-compatible server, encrypted."""
