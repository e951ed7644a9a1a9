"""Refuses archives made to fill a disk or a memory, before a library opens them."""

import zipfile
from io import BytesIO

from registries.document import PageChangedError

_MB = 1024 * 1024
MAX_MEMBERS = 500
MAX_TOTAL = 100 * _MB
MAX_RATIO = 100
#: Below this a high ratio does no harm: small sheets of equal cells compress well.
_SMALL = 10 * _MB
_CHUNK = 1 * _MB
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def guard(content: bytes) -> frozenset[str]:
    """Return the names of the members of a ZIP file that is harmless to unpack. Raises PageChangedError for any other.

    Sizes are not believed: every member is unpacked once, in pieces that are thrown away, and must have the size and
    checksum it declares.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            _check_sizes(members, len(content))
            for member in members:
                _check_member(archive, member)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as fault:
        raise PageChangedError(f"not a whole ZIP file: {fault}") from fault
    return frozenset(member.filename for member in members)


def _check_sizes(members: list[zipfile.ZipInfo], packed: int) -> None:
    total = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        raise PageChangedError(f"an archive of {len(members)} files; at most {MAX_MEMBERS} are opened")
    if total > MAX_TOTAL or (total > _SMALL and total > MAX_RATIO * packed):
        raise PageChangedError(f"an archive that unpacks from {packed} to {total} bytes is not opened")


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & 1 or member.compress_type not in _METHODS:
        raise PageChangedError(f"{member.filename!r} is locked or packed in an unusual way")
    with archive.open(member) as unpacked:
        start = unpacked.read(4)
        if start == b"PK\x03\x04":
            raise PageChangedError(f"{member.filename!r} is an archive inside the archive")
        while unpacked.read(_CHUNK):
            pass
