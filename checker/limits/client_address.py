"""The client of a request as far as its address tells: what rate limits count by."""

import ipaddress
import socket
from contextlib import suppress
from typing import Final

#: What all share whose address cannot be read: nobody gets an allowance of his own by being unreadable.
UNKNOWN: Final = "unknown"


def network_of(address: str, prefix_v6: int = 64) -> str:
    """Return the IPv4 address itself, or the IPv6 network of an address; UNKNOWN for what is no address.

    One connection has a whole /64 at least, and may send every request from another address of it.
    """
    with suppress(OSError, ValueError):  # most addresses, and ten times as fast
        socket.inet_pton(socket.AF_INET, address)
        return address
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return UNKNOWN
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:  # an IPv4 client of a socket that takes both
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((parsed, prefix_v6), strict=False))


def client_key() -> str:
    """Return the client of the present request: an IPv4 address, or an IPv6 /64; UNKNOWN outside of one."""
    from flask import has_request_context, request  # noqa: PLC0415 - commands tell networks too, and load no Flask

    return network_of(request.remote_addr or "") if has_request_context() else UNKNOWN
