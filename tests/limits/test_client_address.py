"""One connection is one client: an IPv4 address, or the whole /64 that an IPv6 address stands in."""

import ipaddress
from itertools import pairwise

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from checker.app.factory import create_app
from checker.limits.client_address import UNKNOWN, client_key, network_of
from checker.settings import Settings
from tests.every_case import every_case


@every_case(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("", UNKNOWN),
        ("_hidden", UNKNOWN),
        ("203.0.113.9:4711", UNKNOWN),
        ("1.2.3.4, 5.6.7.8", UNKNOWN),
    ],
)
def test_what_an_address_counts_as(address: str, network: str) -> None:
    assert network_of(address) == network


def test_a_wider_network() -> None:
    assert network_of("2001:db8:1:2::3", 48) == network_of("2001:db8:1:ffff::", 48) == "2001:db8:1::/48"
    assert network_of("203.0.113.9", 48) == "203.0.113.9"


@given(st.ip_addresses(v=6).filter(lambda address: not address.ipv4_mapped), st.integers(0, 2**64 - 1))
def test_every_address_of_a_network_is_that_network(address: ipaddress.IPv6Address, low: int) -> None:
    neighbour = ipaddress.IPv6Address(int(address) >> 64 << 64 | low)
    network = ipaddress.ip_network(network_of(str(address)))
    assert address in network
    assert network.prefixlen == 64
    if not neighbour.ipv4_mapped:
        assert network_of(str(neighbour)) == str(network)


@pytest.mark.parametrize("address", [None, "2001:db8::1"])
def test_the_client_of_a_request(address: str | None, app: Flask) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address} if address else {}):
        assert client_key() == ("2001:db8::/64" if address else UNKNOWN)


def test_a_network_shares_one_allowance(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"rate_limit": "3/hour"})).test_client()

    def statuses(*addresses: str) -> list[int]:
        return [client.get("/", environ_base={"REMOTE_ADDR": address}).status_code for address in addresses]

    assert statuses(*(f"2001:db8::{n}" for n in range(1, 6))) == [200, 200, 200, 429, 429]
    assert statuses("2001:db8:0:1::1", "203.0.113.1", "203.0.113.2") == [200, 200, 200]


def test_headers_count_down_for_the_network(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"rate_limit": "9/hour"})).test_client()
    left = [
        int(client.get("/", environ_base={"REMOTE_ADDR": f"2001:db8::{n}"}).headers["X-RateLimit-Remaining"])
        for n in range(1, 5)
    ]
    assert all(before - after == 1 for before, after in pairwise(left))


def test_outside_of_a_request_there_is_no_client() -> None:
    assert client_key() == UNKNOWN
