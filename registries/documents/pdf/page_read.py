"""What the child process that reads a PDF passes to its parent, as JSON."""

from typing import TypedDict


class OutsideLine(TypedDict):
    """A line of words in no table. `table`: how many tables stand above it. `beside`: level with one. `columns`: in how
    many columns of the nearest table its pieces stand. `large`: larger than its words."""

    text: str
    top: float
    table: int
    beside: bool
    columns: int
    pieces: int
    large: bool


class PdfTable(TypedDict):
    """`glued`: indexes of rows that may be several."""

    rows: list[list[str]]
    glued: list[int]


class PageRead(TypedDict):
    """What a page holds: tables from above, words outside, doubts a sentence each."""

    tables: list[PdfTable]
    outside: list[OutsideLine]
    doubts: list[str]
    height: float
