"""Records by revision, in one database."""
