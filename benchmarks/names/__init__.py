"""Engines that could find a name among 250,000, compared in one run on one thread: `python -m benchmarks.names`."""
