"""Atom feeds (RFC 4287): what changed, for everybody's own reader or bot; no account, nothing stored."""
