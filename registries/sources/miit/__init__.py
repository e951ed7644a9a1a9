"""工业和信息化部: notices on apps that harm users."""

from registries.reading import Reader

READERS: tuple[Reader, ...] = ()
