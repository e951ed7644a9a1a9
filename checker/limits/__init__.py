"""Limits on what one client, and all of them, may request of this server at a time."""
