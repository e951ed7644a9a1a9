"""What was read where: citations, coverage, the state of each source."""
