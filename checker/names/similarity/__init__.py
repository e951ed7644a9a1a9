"""Whether one name could be taken for another, and where: one module for each kind of change."""
