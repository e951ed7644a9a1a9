"""中国人民银行: payment and credit-reporting institutions, LPR."""

from registries.reading import Reader

READERS: tuple[Reader, ...] = ()
