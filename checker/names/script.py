"""Traditional to simplified characters, by OpenCC."""

from collections.abc import Sequence
from functools import cache

from opencc import OpenCC


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


def simplified(text: str) -> str:
    """`text` in simplified characters, one character for one (OpenCC `t2s`)."""
    return text if text.isascii() else str(_converter("t2s").convert(text))


def mainland_wording(text: str) -> str:
    """`text` in simplified characters with Taiwan's words replaced by the mainland's (OpenCC `tw2sp`: 網路 → 网络)."""
    return text if text.isascii() else str(_converter("tw2sp").convert(text))


def all_simplified(texts: Sequence[str]) -> list[str]:
    """`simplified` of many texts at once, several times faster than one by one."""
    converted = simplified("\n".join(texts)).split("\n")
    return converted if len(converted) == len(texts) else [simplified(text) for text in texts]
