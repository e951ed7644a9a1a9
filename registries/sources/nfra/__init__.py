"""国家金融监督管理总局: lists of legal persons, penalties, interviews."""

from registries.reading import Reader

READERS: tuple[Reader, ...] = ()
