"""Rules compiled to bit masks: the same results as `checker.rules.engine`, by integers instead of objects.

How it works, in one page: docs/performance.md.
"""
