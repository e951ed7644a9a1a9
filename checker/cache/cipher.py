"""Encryption of a shared cache: entries that only we can write, and from which nobody else learns a name.

AES-256-GCM makes a value secret and proves that we wrote it, under this very key: another answer's value, copied here,
does not open. The names of the entries are keyed hashes, because a plain hash of a short name is found by guessing.
What is not prevented is that an older value of the same key is put back: both answer one question, of one revision,
one day and one state of disputes.
"""

import hashlib
import hmac
import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

#: Part of the keys derived and of what is authenticated: another purpose, or another layout, is another label.
_LABEL: Final = b"lender-checker cache 1 "
_KEY_BYTES: Final = 32

#: 96 bits at random for every value. One key may encrypt 2**32 values before a nonce that came twice is likelier than
#: one in 2**32 (NIST SP 800-38D, 8.3): at ten answers a second that no cache held, thirteen years.
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16

#: How many bytes an encrypted value is longer than the value.
OVERHEAD: Final = _NONCE_BYTES + _TAG_BYTES


class CacheCipher:
    """The names and the encryption of cache entries, with keys derived from one secret. Safe between threads."""

    def __init__(self, secret: bytes) -> None:
        self._aead = AESGCM(_derive(secret, b"values"))
        self._naming = _derive(secret, b"names of entries")

    def entry(self, key: str) -> str:
        """Return the name under which the value of `key` is stored."""
        return "lender-checker:" + hmac.new(self._naming, key.encode(), hashlib.sha256).hexdigest()

    def encrypt(self, key: str, value: bytes) -> bytes:
        """Return nonce, ciphertext and tag of `value`, bound to `key`."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, value, _LABEL + key.encode())

    def decrypt(self, key: str, sealed: bytes) -> bytes | None:
        """Return the value that we encrypted for `key`, or None for anything else."""
        if len(sealed) < OVERHEAD:
            return None
        try:
            return self._aead.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _LABEL + key.encode())
        except InvalidTag:
            return None


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=_LABEL + purpose).derive(secret)
