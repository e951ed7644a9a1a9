"""The page of one notice: its table, or the attachments that hold it, and how many apps it says there are.

Seen in a public crawler of 2025: `div#con_con`, `iframe[fileurl]` for a PDF shown in the page, else a link to a pdf,
docx or doc in `#con_con`, else a table in the page. Seen in copies of notices: 共发现23款APP及SDK存在侵害用户权益行为.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urljoin, urlsplit

from registries.documents import any_tables
from registries.documents.decode import decode
from registries.documents.html import only, parse, tables
from registries.documents.tables.table import Table
from registries.reader import Document, NeedsReviewError, PageChangedError

_FILE = re.compile(r"\.(pdf|docx?|xlsx?|wps|et|zip|rar)$", re.IGNORECASE)
_OLD_WORD = re.compile(r"\.(doc|wps)$", re.IGNORECASE)
#: What the notice says of all its apps, the surest first: 上述60款 are 尚有53款 and 发现仍有7款.
_DECLARED = (re.compile(r"上述(\d{1,4})款"), re.compile(r"(?:发现|尚有|涉及)(\d{1,4})款"))
_URL = "%/:?#[]@!$&'()*+,;=~"  # what an address may hold; a file's Chinese name is not among it
_OLE = b"\xd0\xcf\x11\xe0"


def attachments(page: Document) -> tuple[str, ...]:
    """Return the addresses of the files that hold the table, each once; none where the table is in the page.

    Raises PageChangedError for a page that is no notice.
    """
    tree = parse(decode(page))
    linked = [str(link["href"]) for link in only(tree, "#con_con").select("a[href]")]
    addresses = [str(frame["fileurl"]) for frame in tree.select("iframe[fileurl]")]
    addresses += [href for href in linked if _FILE.search(urlsplit(href).path)]
    return tuple(dict.fromkeys(quote(urljoin(page.url, address), safe=_URL) for address in addresses))


def tables_of(page: Document, others: Mapping[str, Document]) -> Iterator[Table]:
    """Yield every table of the attachments, or of the page where there are none. `others`: by path of their address.

    Raises PageChangedError for an attachment that is missing or broken, NeedsReviewError for one that only a person
    can read.
    """
    addresses = attachments(page)
    for address in addresses:
        document = others.get(path(address))
        if document is None:
            raise PageChangedError(f"the attachment {address} is missing")
        if document.content.startswith(_OLE) and _OLD_WORD.search(urlsplit(address).path):
            raise NeedsReviewError(f"the attachment {address} is an old Word file, which no program here reads")
        yield from any_tables(document)
    if not addresses:
        yield from tables(str(only(parse(decode(page)), "#con_con")))


def words_of(page: Document) -> tuple[str, ...]:
    """Return the texts of a notice where its table is attached, those in cells of the page among them; where the table
    is in the page, its own reading has them."""
    if not attachments(page):
        return ()
    return tuple(only(parse(decode(page)), "#con_con").stripped_strings)


def declared_apps(page: Document) -> int | None:
    """Return how many apps and SDKs the notice's words say there are."""
    words = re.sub(r"\s+", "", only(parse(decode(page)), "#con_con").get_text())
    matches = (match for pattern in _DECLARED if (match := pattern.search(words)))
    return next((int(match[1]) for match in matches), None)


def path(url: str) -> str:
    """Return what tells one document of the site from another."""
    return urlsplit(url).path
