"""Partner and collector lists that lenders publish themselves (金规〔2025〕9号)."""

from registries.reading import Reader

READERS: tuple[Reader, ...] = ()
