"""通用规范汉字表 (2013): the characters with which names are registered on the mainland."""

from functools import cache

from checker.names.tables import rows


@cache
def standard_characters() -> frozenset[str]:
    """Return the 8,105 characters of the standard (tables/standard_characters.tsv)."""
    return frozenset("".join(chars for _, chars in rows("standard_characters.tsv", 2)))
