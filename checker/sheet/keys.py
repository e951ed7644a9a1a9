"""The keys that sheets are marked with: what makes them ours, and lets us tell later that they are."""

import hmac
from typing import Final

from checker.server_secret import FILE, server_secret
from checker.settings import Settings

_LABEL: Final = b"evidence sheets"


class SheetKeys:
    """The key that marks new sheets, first, and those that marked old ones."""

    def __init__(self, *secrets: bytes) -> None:
        self._keys = tuple(hmac.digest(secret, _LABEL, "sha256") for secret in dict.fromkeys(secrets))

    @classmethod
    def of(cls, settings: Settings) -> "SheetKeys":
        """Return the keys of a server: from its secret, the secrets it had before, and the data folder's, which was its
        secret until it was given one."""
        former = [secret.encode() for secret in settings.former_secrets]
        try:
            folder = [(settings.data_dir / FILE).read_bytes()]
        except OSError:
            folder = []
        return cls(server_secret(settings), *former, *folder)

    def mark(self, label: bytes, content: bytes) -> bytes:
        """Return the mark, 32 bytes, that only this server can make of the content."""
        return _mark(self._keys[0], label, content)

    def fits(self, mark: bytes, label: bytes, content: bytes) -> bool:
        """Return whether the mark, or as much of it as there is, was made here of this content."""
        marks = (_mark(key, label, content)[: len(mark)] for key in self._keys)
        return bool(mark) and any(hmac.compare_digest(mark, ours) for ours in marks)


def _mark(key: bytes, label: bytes, content: bytes) -> bytes:
    return hmac.digest(key, label + b"\0" + content, "sha256")
