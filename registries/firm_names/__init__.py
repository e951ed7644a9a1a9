"""Legal names as lists print them: cells, notes in brackets, registered names."""
