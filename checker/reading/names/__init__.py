"""Names in a text: where they stand, in which role, and whom they mean on record."""
