"""Who a client is, as limits count: an IPv4 address, or the IPv6 network that one customer gets and numbers freely."""

import ipaddress
from typing import Final

from flask import request

#: What stands for a client without an address, as over a socket file.
NOWHERE: Final = "unknown"


def network_of(address: str, prefix_v6: int = 64) -> str:
    """The network an address counts as: IPv4 by itself, also where it is written as IPv6; IPv6 by its first bits."""
    try:
        read = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return NOWHERE
    if isinstance(read, ipaddress.IPv6Address) and read.ipv4_mapped is None:
        return str(ipaddress.ip_network((read, prefix_v6), strict=False))
    return str(getattr(read, "ipv4_mapped", None) or read)


def client_key() -> str:
    """The network of whoever sent this request."""
    return network_of(request.remote_addr or "")
