"""A publisher on a real socket that behaves as badly as told, and certificates of every kind."""

import functools
import gzip
import http.server
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "list.example"
OTHER = "other.example"


class Handler(http.server.BaseHTTPRequestHandler):
    """Hands each question to the deed of its path."""

    protocol_version = "HTTP/1.1"
    server: "Publisher"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        self.server.asked_at.append(time.monotonic())
        deed = self.server.deeds.get(self.path.partition("?")[0], page(b"not here", 404))
        if isinstance(deed, list):
            deed = deed.pop(0) if len(deed) > 1 else deed[0]
        deed(self)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


Deed = Callable[[Handler], None]


class Publisher(http.server.ThreadingHTTPServer):
    """`deeds`: path → what to do, or a list of deeds, one a question, the last one for ever."""

    daemon_threads = True

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.deeds: dict[str, Deed | list[Deed]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.asked_at: list[float] = []
        self.connections: set[object] = set()
        self.visits = 0
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.server_port}"
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True)

    def get_request(self) -> tuple[socket.socket, object]:
        """Count who comes, also who turns away from our certificate."""
        self.visits += 1
        return super().get_request()

    def process_request(self, request: object, client_address: object) -> None:
        self.connections.add(client_address)
        super().process_request(request, client_address)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what the tests are about."""

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order, without robots.txt."""
        return [path for path, _ in self.asked if not path.endswith("/robots.txt")]


@contextmanager
def publisher(tls: ssl.SSLContext | None = None) -> Iterator[Publisher]:
    with Publisher(tls) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def page(content: bytes, status: int = 200, **headers: str) -> Deed:
    """A whole answer. Header names with `_` for `-`."""

    def answer(handler: Handler) -> None:
        handler.send_response(status)
        if status != 304:
            handler.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def moved(location: str, status: int = 302) -> Deed:
    return page(b"", status, Location=location)


def raw(*pieces: bytes, every: float = 0.0) -> Deed:
    """These bytes, `every` so many seconds, then hang up."""

    def answer(handler: Handler) -> None:
        handler.close_connection = True
        for piece in pieces:
            handler.wfile.write(piece)
            time.sleep(every)

    return answer


def unless_known(content: bytes, etag: str) -> Deed:
    """304 for who holds this version."""

    def answer(handler: Handler) -> None:
        known = handler.headers.get("If-None-Match") == etag
        page(b"" if known else content, 304 if known else 200, ETag=etag, Content_Type="text/html; charset=gbk")(
            handler
        )

    return answer


@functools.cache
def gzip_bomb(size: int, level: int = 9) -> bytes:
    return gzip.compress(bytes(size), level)


def certificate(folder: Path, name: str = "127.0.0.1", days: int = 1) -> Path:
    """A self-signed certificate for `name` that ends in so many days, with its key: one PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "测试")])
    ends = datetime.now(UTC) + timedelta(days=days)
    signed = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ends - timedelta(days=30))
        .not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([_general_name(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.{days}.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


def server_context(pem: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
