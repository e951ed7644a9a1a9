"""Where a claim came from, as far as counting needs it: two keyed hashes of networks, never an address.

Whoever holds the key can try all addresses, so the key stands apart from the database: it comes from the operator's
secret, or from a file in the data folder.
"""

import hmac
import ipaddress
from dataclasses import dataclass
from typing import Final

from checker.limits.client_address import network_of

#: One customer of a provider often gets a /56 or a /48; a firm or a quarter of a town shares an IPv4 /24.
WIDER_V6: Final = 48
WIDER_V4: Final = 24
_LETTERS: Final = 12  # of a hash: 48 bits, no two of a million networks alike


@dataclass(frozen=True)
class Sender:
    """`network`: hash of the IPv4 address or IPv6 /64; `wider`: of its /24 or /48."""

    network: str
    wider: str


def sender_of(address: str, key: bytes) -> Sender:
    """Return the sender at an address."""
    return Sender(_hashed(network_of(address), key), _hashed(_wider(address), key))


def network_key(secret: bytes) -> bytes:
    """Return what networks are hashed with, derived from the server's secret (`checker.server_secret`)."""
    return hmac.digest(secret, b"networks of claims", "sha256")


def _wider(address: str) -> str:
    network = network_of(address, WIDER_V6)
    try:
        return str(ipaddress.ip_network((ipaddress.IPv4Address(network), WIDER_V4), strict=False))
    except ValueError:
        return network


def _hashed(network: str, key: bytes) -> str:
    return hmac.new(key, network.encode(), "sha256").hexdigest()[:_LETTERS]
