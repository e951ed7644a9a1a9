"""Where a claim came from, as far as counting needs it: two keyed hashes of networks, never an address.

Whoever holds the key can try all addresses, so the key stands apart from the database: it is the operator's secret, or
a file in the data folder.
"""

import hashlib
import hmac
import ipaddress
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.client_address import network_of

#: One customer of a provider often gets a /56 or a /48; a firm or a quarter of a town shares an IPv4 /24.
WIDER_V6: Final = 48
WIDER_V4: Final = 24
_LETTERS: Final = 12  # of a hash: 48 bits, no two of a million networks alike
_KEY_FILE: Final = "networks.key"


@dataclass(frozen=True)
class Sender:
    """`network`: hash of the IPv4 address or IPv6 /64; `wider`: of its /24 or /48."""

    network: str
    wider: str


def sender_of(address: str, key: bytes) -> Sender:
    """The sender at an address."""
    return Sender(_hashed(network_of(address), key), _hashed(_wider(address), key))


def network_key(secret: str | None, data_dir: Path) -> bytes:
    """What networks are hashed with: derived from the operator's secret, else drawn once for this data folder."""
    if secret:
        return hmac.digest(secret.encode(), b"networks of claims", "sha256")
    file = data_dir / _KEY_FILE
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    except OSError:  # a folder that is read only: counts begin anew with every start
        return secrets.token_bytes(32)
    return hashlib.sha256(file.read_bytes()).digest()


def _wider(address: str) -> str:
    network = network_of(address, WIDER_V6)
    try:
        return str(ipaddress.ip_network((ipaddress.IPv4Address(network), WIDER_V4), strict=False))
    except ValueError:
        return network


def _hashed(network: str, key: bytes) -> str:
    return hmac.new(key, network.encode(), "sha256").hexdigest()[:_LETTERS]
