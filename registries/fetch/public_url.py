"""Which addresses a program may ask, and a list may name: by their words alone, no name is resolved here."""

import re
from urllib.parse import urlsplit

#: What a home, an office or one machine calls its own (RFC 6761, 6762, 8375): no publisher is there.
_PRIVATE = frozenset(
    {"localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "arpa"}
)
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


def unfit(url: str) -> str | None:
    """Why nobody may ask `url`, whatever host it names; None where one may."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "no address"
    if parts.scheme not in {"http", "https"}:
        return f"{parts.scheme[:20]!r} is neither http nor https"
    if parts.username is not None or parts.password is not None:
        return "an address with a user name"
    if port not in {None, 80, 443}:
        return f"port {port}"
    return None


def not_public(url: str) -> str | None:
    """Why `url` cannot be a publisher's page; None where it can. That the name then leads to a public address is seen
    when it is asked."""
    if fault := unfit(url):
        return fault
    host = urlsplit(url).hostname or ""
    labels = host.split(".")
    last = labels[-1]
    if ":" in host or last.isdecimal() or last.startswith("0x"):
        return f"{host[:80]!r} is an IP address"
    if len(labels) < 2 or last in _PRIVATE:
        return f"{host[:80]!r} is a name of a private network"
    if not all(map(_LABEL.fullmatch, labels)):
        return f"{host[:80]!r} is no host name"
    return None
