"""A sheet's file proves itself: whatever byte is changed, it is told."""

import pytest

from checker.sheet.file_mark import ChangedFileError, ForeignFileError, MarkedFile, read_mark
from checker.sheet.keys import SheetKeys
from checker.sheet.pdf import pdf_of
from tests.sheet.conftest import KEYS, Office, addresses

NAME = "360借条"


@pytest.fixture(scope="module")
def file(office: Office) -> bytes:
    sheet, code = office.issue(NAME)
    return pdf_of(sheet, code, addresses(NAME, code), "zh", KEYS)


def test_an_unchanged_file_names_its_name_and_code(office: Office, file: bytes) -> None:
    assert read_mark(file, KEYS) == MarkedFile(NAME, office.issue(NAME)[1].letters)


def test_a_changed_byte_is_told_wherever_it_stands(file: bytes) -> None:
    last_line = len(file) - file.rindex(b"\n%lender-checker-sheet")
    places = {*range(0, len(file), 211), *range(len(file) - last_line - 40, len(file))}
    for place in places:
        for flip in (0x01, 0x20, 0x80):
            changed = file[:place] + bytes([file[place] ^ flip]) + file[place + 1 :]
            with pytest.raises((ChangedFileError, ForeignFileError)):
                read_mark(changed, KEYS)


def test_what_is_added_taken_away_or_moved_is_told(file: bytes) -> None:
    line = file[file.rindex(b"%lender-checker-sheet") :]
    for changed in (
        file + b"\n",
        file + line,
        file[:-1],
        b"\n" + file,
        file[: len(file) // 2] + line,
        b"%PDF-1.4\n" + line,
    ):
        with pytest.raises(ChangedFileError):
            read_mark(changed, KEYS)


def test_a_file_of_somebody_else_is_foreign(file: bytes) -> None:
    for foreign in (b"", b"%PDF-1.4\n%%EOF\n", b"\x89PNG", bytes(1000)):
        with pytest.raises(ForeignFileError):
            read_mark(foreign, KEYS)
    with pytest.raises(ChangedFileError):
        read_mark(file, SheetKeys(b"x" * 32))
