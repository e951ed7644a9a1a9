"""One dataset revision ready for look-ups: the graph of its entities and the index of their names."""
