"""Which clients count as one."""

import pytest

from checker.client_address import client_key, network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix", "unix"),
    ],
)
def test_a_client_is_an_address_or_a_customer_network(address: str, network: str) -> None:
    assert network_of(address) == network


def test_a_site_is_a_48() -> None:
    assert network_of("2001:db8:1:2::5", 48) == "2001:db8:1::/48"


def test_nobody_asks_outside_of_a_request() -> None:
    assert client_key() == ""
