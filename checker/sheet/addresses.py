"""Where a sheet leads."""

from dataclasses import dataclass
from urllib.parse import unquote


@dataclass(frozen=True)
class SheetAddresses:
    """Absolute addresses in ASCII: of the sheet itself, with its code; of the page that takes codes; of today's answer;
    of the right of reply."""

    itself: str
    verify: str
    answer: str
    corrections: str


def spoken(address: str) -> str:
    """Return an address as people write it down: without its scheme, names in their own characters."""
    return unquote(address.partition("://")[2]).rstrip("/")
