"""An HTTP response and the limits of an exchange: the types that the fetching modules share. No I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from registries.reader import FetchError

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class UnreachableError(FetchError):
    """The host did not answer, or not wholly. Asking again may help."""


@dataclass(frozen=True)
class HttpResponse:
    """An answer to `url`, its body already unpacked. Header names are lower case."""

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""

    @property
    def moved_to(self) -> str | None:
        """Return where a redirect points, as written, or None."""
        return self.headers.get("location") if self.status in _REDIRECTS else None


@dataclass(frozen=True)
class TransferLimits:
    """Limits of one exchange. `wire_bytes`: as sent; `body_bytes`: unpacked; `seconds`: the whole of it, however
    slowly it drips; the other two: reaching the host, and the longest silence."""

    wire_bytes: int = 30_000_000
    body_bytes: int = 100_000_000
    seconds: float = 60.0
    connect_seconds: float = 10.0
    silent_seconds: float = 20.0


@dataclass(frozen=True)
class OldTls:
    """Concessions an old server needs before TLS can begin at all. Its certificate is verified all the same.

    `renegotiation`: it does not know RFC 5746. `weak`: its keys or ciphers are below OpenSSL's security level 2.
    """

    renegotiation: bool = False
    weak: bool = False
