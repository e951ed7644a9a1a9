"""How much one client, and all of them, may ask of this server at a time."""
