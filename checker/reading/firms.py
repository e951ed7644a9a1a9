"""Names of firms in running text, by the legal form they end with."""

import re
from collections.abc import Iterator
from typing import Final

from registries.characters import HAN

_FIRM: Final = re.compile(rf"[{HAN}()（）]{{2,40}}?(?:有限责任公司|股份有限公司|有限公司)")


def firm_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each firm's name, in the order of the text."""
    yield from ((found.start(), found.end()) for found in _FIRM.finditer(text))
