"""Lists of provincial financial regulators, as described tables."""

from registries.reading import Reader

READERS: tuple[Reader, ...] = ()
