"""Where the fetcher never goes: undeclared hosts, private addresses however written, other ports and schemes."""

import socket
from pathlib import Path
from typing import Any

import pytest
import urllib3.util.connection

from registries.fetch.archive import Archive
from registries.fetch.fetcher import Fetcher
from registries.reader import FetchError
from tests.registries.publisher import page, publisher

PRIVATE = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "0x7f000001",
    "0177.0.0.1",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "100.100.100.200",
    "169.254.169.254",
    "2852039166",
    "224.0.0.1",
    "255.255.255.255",
    "localhost",
    "[::]",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:169.254.169.254]",
    "[::ffff:a9fe:a9fe]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
]


def fails(folder: Path, url: str, *hosts: str) -> str:
    with Fetcher("", Archive(folder), pause=0, hosts=hosts) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get(url)
    return str(caught.value)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", PRIVATE)
def test_a_private_address_is_refused_even_if_declared(host: str, scheme: str, tmp_path: Path) -> None:
    message = fails(tmp_path, f"{scheme}://{host}/", host.strip("[]"))
    assert message.startswith(f"{host.strip('[]')}: its address ")
    assert message.endswith(" is not a public one")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://undeclared.example/", "'undeclared.example' is not a host that a source declared"),
        ("https://list.example.evil.example/", "is not a host that a source declared"),
        ("https://evil.example#@list.example/", "'evil.example' is not a host"),
        ("https://evil.example\\@list.example/", "user name"),
        ("https://list.example@evil.example/", "user name"),
        ("https://:secret@list.example/", "user name"),
        ("https://list.example:22/", "port 22"),
        ("https://list.example:99999/", "no address"),
        ("https://list.example./", "is not a host"),
        ("https://ｌｉｓｔ.example/", "is not a host"),
        ("https://list。example/", "is not a host"),
        ("https://[::1/", "no address"),
        ("ftp://list.example/", "'ftp' is neither http nor https"),
        ("gopher://list.example/", "'gopher' is neither http nor https"),
        ("file:///etc/passwd", "'file' is neither http nor https"),
        ("//list.example/", "'' is neither http nor https"),
        ("", "'' is neither http nor https"),
    ],
)
def test_an_address_is_refused_before_any_connection(
    url: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("it looked the name up"))
    message = fails(tmp_path, url, "list.example")
    assert words in message
    assert "secret" not in message


def test_a_declared_name_may_not_resolve_to_a_private_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _resolver([], "192.168.1.1"))
    assert fails(tmp_path, "https://list.example/", "list.example").endswith("192.168.1.1 is not a public one")


def test_a_name_is_resolved_once_and_that_address_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A resolver that answers a public address first and a private one next gains nothing."""
    looked_up: list[str] = []
    reached: list[str] = []

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        reached.append(address[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", _resolver(looked_up, "93.184.216.34", "127.0.0.1"))
    monkeypatch.setattr(urllib3.util.connection, "create_connection", connect)
    assert "127.0.0.1 is not a public one" in fails(tmp_path, "https://list.example/", "list.example")
    assert reached == ["93.184.216.34"]
    assert looked_up == ["list.example", "list.example"]


@pytest.mark.parametrize(
    "via", ["http://10.0.0.1:8800", "http://169.254.169.254", "http://list.example", "ftp://127.0.0.1", "127.0.0.1:1"]
)
def test_the_street_must_be_on_this_machine(via: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"on this machine|does not appear to be"):
        Fetcher("", Archive(tmp_path), via=via, hosts={"list.example"})


def test_settings_of_the_environment_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither proxies nor passwords in ~/.netrc."""
    (tmp_path / "netrc").write_text("default login a password b")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with publisher() as street, publisher() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        street.deeds["/list.example/"] = page(b"here")
        with Fetcher("", Archive(tmp_path), pause=0, via=street.url, hosts={"list.example"}) as fetcher:
            assert fetcher.get("https://list.example/").content == b"here"
        assert proxy.asked == []
        assert "authorization" not in street.asked[-1][1]


def _resolver(looked_up: list[str], *addresses: str) -> Any:
    left = list(addresses)

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        looked_up.append(host)
        address = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    return getaddrinfo
