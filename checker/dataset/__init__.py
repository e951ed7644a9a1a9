"""One dataset revision ready to be asked: its graph, its name index, and the look-ups on them."""
