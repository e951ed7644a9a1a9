"""Which addresses a list may name: by their words alone."""

import pytest

from registries.fetch.public_url import not_public
from tests.every_case import every_case


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/xedk/list.html",
        "http://www.example.gov.cn/",
        "https://EXAMPLE.com:443/a?b=c",
        "http://jr.xn--fiqs8s/",
        "https://10.example.com/",
    ],
)
def test_a_publisher_s_page(url: str) -> None:
    assert not_public(url) is None


@every_case(
    ("url", "fault"),
    [
        ("https://127.0.0.1/list", "IP address"),
        ("https://10.0.0.5/list", "IP address"),
        ("https://8.8.8.8/list", "IP address"),
        ("https://[::1]/list", "IP address"),
        ("https://[fe80::1%25eth0]/list", "IP address"),
        ("https://127.1/list", "IP address"),
        ("https://2130706433/list", "IP address"),
        ("https://0x7f000001/list", "IP address"),
        ("https://0x7f.0.0.0x1/list", "IP address"),
        ("https://169.254.169.254/latest/meta-data", "IP address"),
        ("https://localhost/list", "private network"),
        ("https://LOCALHOST/list", "private network"),
        ("https://a.localhost/list", "private network"),
        ("https://router/list", "private network"),
        ("https://printer.local/list", "private network"),
        ("https://metadata.google.internal/", "private network"),
        ("https://nas.home.arpa/", "private network"),
        ("https://wiki.corp/", "private network"),
        ("https://localhost./list", "no host name"),
        ("https://-a.example.com/", "no host name"),
        ("https://a..example.com/", "no host name"),
        ("https://名单.example.com/", "no host name"),
        ("https://", "private network"),
        ("https://example.com:8080/", "port 8080"),
        ("https://example.com:99999/", "no address"),
        ("https://a:b@example.com/", "user name"),
        ("https://example.com\\@127.0.0.1/", "user name"),
        ("ftp://example.com/", "neither http nor https"),
        ("javascript:alert(1)", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("list.html", "neither http nor https"),
    ],
)
def test_no_publisher_is_there(url: str, fault: str) -> None:
    assert fault in (not_public(url) or "")
