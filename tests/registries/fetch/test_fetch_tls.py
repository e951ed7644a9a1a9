"""TLS is always verified: real handshakes with real, wrong, expired and self-made certificates."""

import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from registries.fetch.archive import Archive
from registries.fetch.fetcher import Fetcher
from registries.fetch.http_types import OldTls, TransferLimits
from registries.fetch.transport import HttpTransport, tls_context
from registries.reader import FetchError
from tests.registries.publisher import HOST, certificate, page, publisher, server_context

URL = f"https://{HOST}/list.html"
PATH = f"/{HOST}/list.html"


def fetch(tmp_path: Path, via: str, trusted: Path | None = None) -> bytes:
    """The page by way of `via`, whose certificate `trusted` is put where a missing one belongs."""

    class Trusting(Fetcher):
        certificates = tmp_path / "certificates"

    Trusting.certificates.mkdir(exist_ok=True)
    if trusted:
        (Trusting.certificates / f"{HOST}.pem").write_bytes(trusted.read_bytes())
    with Trusting("", Archive(tmp_path / "raw"), pause=0, via=via, hosts={HOST}) as fetcher:
        return fetcher.get(URL).content


def test_a_certificate_that_the_folder_holds_is_trusted(tmp_path: Path) -> None:
    pem = certificate(tmp_path)
    with publisher(server_context(pem)) as street:
        street.deeds[PATH] = page(b"here")
        assert fetch(tmp_path, street.url, pem) == b"here"


def test_it_is_trusted_for_its_host_alone(tmp_path: Path) -> None:
    pem = certificate(tmp_path)
    (tmp_path / "certificates").mkdir()
    (tmp_path / "certificates" / "other.example.pem").write_bytes(pem.read_bytes())
    with publisher(server_context(pem)) as street, pytest.raises(FetchError, match="not accepted"):
        fetch(tmp_path, street.url)


@pytest.mark.parametrize(
    ("name", "days", "trusted", "words"),
    [
        ("127.0.0.1", -1, True, "its certificate is not accepted: certificate has expired"),
        ("127.0.0.1", 60, True, "its certificate is not accepted: certificate is not yet valid"),
        ("127.0.0.1", 1, False, "its certificate is not accepted: self-signed certificate"),
        ("wrong.example", 1, True, "its certificate is for another name"),
    ],
)
def test_a_bad_certificate_is_refused_at_once(tmp_path: Path, name: str, days: int, trusted: bool, words: str) -> None:
    pem = certificate(tmp_path, name, days)
    with publisher(server_context(pem)) as street:
        with pytest.raises(FetchError) as caught:
            fetch(tmp_path, street.url, pem if trusted else None)
        assert str(caught.value) == f"{HOST}: {words}"
        assert street.asked == []
        assert street.visits == 1  # once, and not four times with pauses between


def test_plain_http_where_tls_is_due(tmp_path: Path) -> None:
    with publisher() as street, pytest.raises(FetchError, match=f"^{HOST}: (TLS failed: |the connection was cut)"):
        fetch(tmp_path, street.url.replace("http:", "https:"))


def test_a_silent_handshake_is_cut_off(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        wire = HttpTransport(HOST, {}, TransferLimits(seconds=0.5), tls_context(OldTls(), None), url)
        with pytest.raises(FetchError, match=rf"{HOST}: not done after 0.5 s"):
            wire.get(url, {})
        wire.close()


def test_a_slow_resolver_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(*asked: Any, **more: Any) -> list[tuple[Any, ...]]:
        time.sleep(0.5)
        return _loopback(*asked, **more)

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://{HOST}:{silent.getsockname()[1]}/"
        wire = HttpTransport(HOST, {}, TransferLimits(seconds=0.2), tls_context(OldTls(), None), url)
        monkeypatch.setattr(socket, "getaddrinfo", slowly)
        with pytest.raises(FetchError, match=rf"{HOST}: not done after 0.2 s"):
            wire.get(url, {})
        wire.close()


@pytest.mark.parametrize(("name", "good"), [("list.example", True), ("other.example", False)])
def test_the_name_is_checked_though_the_address_is_pinned(
    tmp_path: Path, name: str, good: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pem = certificate(tmp_path, name)
    asked_for: list[str | None] = []
    context = server_context(pem)
    context.sni_callback = lambda _socket, server_name, _context: asked_for.append(server_name)
    monkeypatch.setattr(socket, "getaddrinfo", _loopback)
    with publisher(context) as street:
        street.deeds["/list.html"] = page(b"here")
        url = f"https://{HOST}:{street.server_port}/"
        wire = HttpTransport(HOST, {}, TransferLimits(), tls_context(OldTls(), pem), url)
        if good:
            assert wire.get(f"{url}list.html", {}).content == b"here"
            assert street.asked[0][1]["host"] == f"{HOST}:{street.server_port}"
        else:
            with pytest.raises(FetchError, match="another name"):
                wire.get(f"{url}list.html", {})
        wire.close()
    assert asked_for == [HOST]


def test_what_an_old_server_needs_is_opt_in_and_still_verified() -> None:
    plain, old = tls_context(OldTls(), None), tls_context(OldTls(renegotiation=True, weak=True), None)
    assert not plain.options & 0x4
    assert old.options & 0x4
    for context in (plain, old):
        assert context.verify_mode == ssl.CERT_REQUIRED
        assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    weaker = {cipher["name"] for cipher in old.get_ciphers()} - {cipher["name"] for cipher in plain.get_ciphers()}
    assert weaker


def test_verification_is_never_switched_off() -> None:
    words = ("verify=False", "CERT_NONE", "_create_unverified", "check_hostname = False")
    sources = list(Path(__file__).parents[3].joinpath("registries").rglob("*.py"))
    assert any(path.name == "transport.py" for path in sources)  # where it would be
    assert [str(path) for path in sources if any(word in path.read_text() for word in words)] == []


def test_no_pickle_anywhere() -> None:
    code = "import sys, registries.fetch.fetcher, registries.fetch.archive; print('requests_cache' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def _loopback(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
