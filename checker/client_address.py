"""Who asks, as far as limits tell clients apart: an IPv4 address, or the network that one IPv6 customer is given."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from flask import has_request_context, request


def network_of(address: str, prefix_v6: int = 64) -> str:
    """The address itself where it is IPv4 (also when written as IPv6), the network of `prefix_v6` bits where it is
    IPv6: a customer has at least a whole /64 to choose addresses from. What is no address comes back as it is."""
    try:
        parsed: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is None:
            return str(ip_network((parsed, prefix_v6), strict=False))
        parsed = parsed.ipv4_mapped
    return str(parsed)


def client_key() -> str:
    """The client of the request being answered; empty outside of one."""
    return network_of(request.remote_addr or "") if has_request_context() else ""
