"""On how many pages a list says that it stands, against how many were read."""

import re
import unicodedata
from collections.abc import Iterator

_PAGES = re.compile(r"共\s?(\d{1,4})\s?页|第?\s?\d{1,4}\s?/\s?(\d{1,4})\s?页")


def missing_pages(text: str, read: int) -> Iterator[str]:
    """Yield how many pages a list has, where fewer were read."""
    pages = {int(all_of or of) for all_of, of in _PAGES.findall(unicodedata.normalize("NFKC", text))}
    if pages and max(pages) > read:
        yield f"the list says that it has {max(pages)} pages, {read} were read"
