"""The index of names as flat byte tables: what is written once a revision and read in place, memory-mapped, by all."""
