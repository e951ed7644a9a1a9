"""Pages built to the structure of the publishers' real ones: for fixtures, for readers' tests, for the street."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from registries.reader import BlockedError, Document, FetchError

FETCHED_AT = "2026-11-24T02:00:00Z"


@dataclass(frozen=True)
class Page:
    """One answer of a publisher's server, as it would come."""

    content: bytes
    content_type: str
    status: int = 200


def url(address: str, params: Mapping[str, object] | None = None) -> str:
    """`address` with `params` added to its query, keys sorted: the form under which routes are kept."""
    parts = urlsplit(address)
    pairs = [*parse_qsl(parts.query, keep_blank_values=True)]
    pairs += [(key, str(value)) for key, value in (params or {}).items()]
    return parts._replace(query=urlencode(sorted(pairs)), fragment="").geturl()


def document(address: str, page: Page) -> Document:
    """What the fetcher makes of `page`: the header's media type and charset apart."""
    media_type, _, rest = page.content_type.partition(";")
    _, _, charset = rest.partition("charset=")
    return Document(
        url=address,
        content=page.content,
        fetched_at=FETCHED_AT,
        media_type=media_type.strip() or None,
        charset=charset.strip().strip('"') or None,
    )


class Publisher:
    """A publisher with these routes, as a reader's `Fetch`: no network, no politeness. `asked`: every URL, in order."""

    def __init__(self, routes: Mapping[str, Page]) -> None:
        self.routes = dict(routes)
        self.asked: list[str] = []

    def get(self, url: str, *, params: Mapping[str, str] | None = None, anchor: str | None = None) -> Document:
        """The document of a route. 4xx and a missing anchor are Blocked, all else that is not 200 FetchError."""
        address = full(url, params)
        self.asked.append(address)
        page = self.routes.get(address)
        if page is None:
            raise FetchError(f"HTTP 404: {address}")
        if page.status in {202, 401, 403, 412, 429, 521}:
            raise BlockedError(f"HTTP {page.status}: {address}")
        if page.status != 200:
            raise FetchError(f"HTTP {page.status}: {address}")
        if anchor and not any(anchor.encode(code) in page.content for code in ("utf-8", "gb18030")):
            raise BlockedError(f"{anchor!r} is not on {address}")
        return document(address, page)

    def serve(self, address: str, **changes: object) -> None:
        """Change one route: its content, content type or status."""
        self.routes[address] = replace(self.routes[address], **changes)  # type: ignore[arg-type]


full = url
