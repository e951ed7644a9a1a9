"""A document as it came, and how a run may end that has nothing to publish.

Apart from the records: the process that reads a hostile file (`registries.documents.child`) needs these alone, and so
starts in a third of the time.

Errors a run may end with, and the outcome each means:

    RunError
      FetchError (failed)          the network or the server: the last good rows stay
      BlockedError (blocked)       a challenge, a refusal, a log-in page: never evaded, the last good rows stay
      PageChangedError (failed)    the page is not what the reader was written for
      NeedsReviewError (held)      readable, but a person must look (a scanned PDF, a gate's fault)
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property


class RunError(Exception):
    """A run that cannot publish. The message says what was found, for an operator; never a secret."""

    #: How such a run ended: a value of `registries.model.Outcome`.
    outcome = "failed"


class FetchError(RunError):
    """The network or the server failed, after retries."""


class BlockedError(RunError):
    """The publisher does not want a program here, or showed something else than the list."""

    outcome = "blocked"


class PageChangedError(RunError):
    """The document is not what the reader was written for: a missing table, an unknown column."""


class NeedsReviewError(RunError):
    """A person must look before this may be published."""

    outcome = "held"


@dataclass(frozen=True)
class Document:
    """Bytes as they came. `charset`: what the HTTP header said, if anything. `fetched_at`: UTC, ISO 8601."""

    url: str
    content: bytes
    fetched_at: str
    media_type: str | None = None
    charset: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes, hexadecimal: the name under which they are archived."""
        return hashlib.sha256(self.content).hexdigest()
