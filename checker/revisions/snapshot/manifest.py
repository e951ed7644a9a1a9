"""A snapshot's manifest: its format, its fingerprint, and each table's size and hash."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

#: The file in which it says so; written last.
MANIFEST = "manifest.json"

#: A manifest is some hundred bytes a table; a larger one is none of ours.
MAX_MANIFEST = 256 * 1024

TableName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=64)]
_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class TableFile(BaseModel):
    """One table's file: bytes, SHA-256, and the time it was last written, nanoseconds since 1970.

    The time tells an untouched file in a microsecond; where it differs (a file edited, or a folder copied), the
    SHA-256 decides.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    size: Annotated[int, Field(ge=0)]
    sha256: _Digest
    written_ns: int


class Manifest(BaseModel):
    """`format`: of the tables; `fingerprint`: of format and names; `revision`: the first that had them; `names`: how
    many were compiled."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    format: str
    fingerprint: _Digest
    revision: Annotated[int, Field(ge=0)]
    names: Annotated[int, Field(ge=0)]
    tables: dict[TableName, TableFile]
