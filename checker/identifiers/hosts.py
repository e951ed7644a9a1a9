"""Hosts of web addresses: in ASCII, for display, and the part of them that somebody registered.

The list of public suffixes and the tables of IDNA come with their packages; nothing here asks the network.
"""

import re
from functools import cache
from typing import Final

import idna
from publicsuffixlist import PublicSuffixList

from registries.characters import is_han

LONGEST_HOST: Final = 253
_ADDRESS: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
#: The dots browsers take for the dot of a host (UTS #46).
_DOTS: Final = str.maketrans({"。": ".", "．": ".", "｡": "."})


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)


def ascii_host(host: str) -> str | None:
    """Return a host in lower case ASCII, labels of other scripts as xn--…; None for what is no host name."""
    host = host.translate(_DOTS).strip(".")
    if not host or len(host) > LONGEST_HOST:
        return None
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host, uts46=True, transitional=False).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return None


def shown_host(host: str) -> str:
    """Return an ASCII host with its xn-- labels in the characters they stand for; as it is where one stands for
    none."""
    if "xn--" not in host:
        return host
    try:
        return idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return host


def plain_host(host: str) -> str:
    """Return an ASCII host as it is shown where it is Latin and Chinese alone, else as it is: letters of another
    script pass for Latin ones."""
    shown = shown_host(host)
    return shown if all(char.isascii() or is_han(char) for char in shown) else host


def registrable_domain(host: str) -> str | None:
    """Return the part of an ASCII host that somebody registered (example.com.cn of www.example.com.cn); None where
    it ends in no public suffix or is one."""
    return _suffixes().privatesuffix(host)


def is_address(host: str) -> bool:
    """Return whether the host is an IPv4 address."""
    return bool(_ADDRESS.fullmatch(host)) and all(int(part) < 256 for part in host.split("."))
