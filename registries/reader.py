"""What passes between fetching, parsing, the gate and publishing: one shape for every source.

reader.documents(fetch) ─▶ documents ─▶ reader.read(documents) ─▶ parsed list ─▶ gate ─▶ store
a file saved by hand    ─▶ document  ─┘
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from registries.document import BlockedError, Document, FetchError, NeedsReviewError, PageChangedError, RunError
from registries.model import PartialDate, Record, Source

__all__ = [
    "BlockedError",
    "Document",
    "Fetch",
    "FetchError",
    "Gate",
    "NeedsReviewError",
    "PageChangedError",
    "ParsedList",
    "Reader",
    "RunError",
]


@dataclass(frozen=True)
class ParsedList:
    """Rows and date that a reader took from its documents. `declared_total`: how many rows the publisher says there
    are. `serials`: the 序号 column as read. `warnings`: columns, fields or words the reader did not expect, each a
    sentence. `passed_over`: titles that its choice by title left out, as on every day: no fault, kept with the run."""

    rows: tuple[Record, ...]
    as_of: PartialDate | None
    declared_total: int | None = None
    serials: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gate:
    """Conditions that a parsed list must satisfy before it may be published. Shares are fractions of 1.

    `removed_at_most`, `added_at_most`, `changed_at_most`: change against the last good run (one changed row is never
    too many, unless none may). `fill`: record field → share of rows in
    which it must not be empty. `canaries`: names that must be among the rows. `expect_total`, `expect_serials`: the
    publisher declares a total, numbers its rows.
    """

    min_rows: int
    max_rows: int
    removed_at_most: float = 0.05
    added_at_most: float = 0.20
    changed_at_most: float = 0.25
    fill: Mapping[str, float] = field(default_factory=dict)
    canaries: tuple[str, ...] = ()
    expect_total: bool = False
    expect_serials: bool = False


class Fetch(Protocol):
    """The network, as a reader sees it."""

    def get(self, url: str, *, params: Mapping[str, str] | None = None, anchor: str | None = None) -> Document:
        """Return the document at `url`. `anchor`: text that the true page always holds; without it, it is a wall.

        Raises FetchError or BlockedError.
        """


class Reader(Protocol):
    """One official list: what it is, what its rows must satisfy, which requests to make, how to read what came."""

    @property
    def source(self) -> Source:
        """Return what the list is."""

    @property
    def gate(self) -> Gate:
        """Return what its rows must satisfy."""

    def documents(self, fetch: Fetch) -> Iterable[Document]:
        """Make the requests, in order. Raises what `fetch` raises, and PageChangedError."""

    def read(self, documents: Sequence[Document]) -> ParsedList:
        """Return rows from documents, or from one file saved by hand. No I/O. Raises PageChangedError or
        NeedsReviewError."""
