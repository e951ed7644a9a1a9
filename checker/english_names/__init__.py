"""Names of firms and brands for readers of English: their own English name where a source prints one, else our reading.

Nothing here judges, matches or licenses; the Chinese name always stands beside it.
"""
