"""The chain of the audit: every row carries the SHA-256 of the row before and of itself.

A changed, missing, added or moved row breaks it. Whoever can rewrite the whole table can forge the whole chain, so the
newest hash is to be kept elsewhere too: `verify` can look for it.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

ORIGIN: Final = "0" * 64


@dataclass(frozen=True)
class AuditLink:
    """One row as stored. `bears`: 1 where it bears on what is said of a record."""

    seq: int
    ticket: str
    at: str
    bears: int
    body: str
    previous: str
    hash: str

    def sealed(self) -> str:
        """Return what its hash has to be."""
        return seal(self.previous, (self.seq, self.ticket, self.at, self.bears, self.body))


@dataclass(frozen=True)
class Audit:
    """What came of reading the chain. `head`: the newest hash; `faults`: one line each, none when all is well."""

    rows: int
    head: str
    faults: tuple[str, ...]


def seal(previous: str, content: tuple[int, str, str, int, str]) -> str:
    """Return the SHA-256 over the hash of the row before and (seq, ticket, at, bears, body) of this one, as JSON."""
    return hashlib.sha256(json.dumps([previous, *content], ensure_ascii=False).encode()).hexdigest()


def verify(links: Iterable[AuditLink], expected_head: str | None = None) -> Audit:
    """Read the chain from its beginning. `expected_head`: a hash noted earlier, which must still be in it."""
    faults: list[str] = []
    seq, head, seen = 0, ORIGIN, expected_head is None
    for link in links:
        seq += 1
        faults.extend(_faults(link, seq, head))
        seq, head, seen = link.seq, link.hash, seen or link.hash == expected_head
    if not seen:
        faults.append(f"第…行不见了 the row with the noted hash {expected_head} is gone")
    return Audit(seq, head, tuple(faults))


def _faults(link: AuditLink, seq: int, head: str) -> Iterable[str]:
    if link.seq != seq:
        yield f"#{link.seq}: 前面少了行 rows {seq} to {link.seq - 1} are missing"
    if link.previous != head:
        yield f"#{link.seq}: 接不上前一行 it does not follow the row before"
    if link.hash != link.sealed():
        yield f"#{link.seq}: 这一行被改过 it was changed after it was written"
