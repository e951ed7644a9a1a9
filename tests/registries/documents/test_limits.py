"""Files made to fill a memory, a disk or a day. This process must stay small and say why it refused."""

import functools
import io
import resource
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import openpyxl
import pytest

from registries.documents.bounded import ProcessLimits, read_in_child
from registries.documents.pdf import pdf_table
from registries.documents.sheets.sheet import sheet_tables
from registries.documents.word.document import docx_tables
from registries.documents.zip_guard import MAX_MEMBERS, guard
from registries.reader import PageChangedError, RunError
from tests.every_case import every_case
from tests.registries.documents.making import HEADER, archive, bank_list

pytestmark = pytest.mark.usefixtures("in_child")

MB = 1024 * 1024


@pytest.fixture(autouse=True)
def _this_process_stays_small() -> Iterator[None]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150 * 1024


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """No more of the processor, ours and the child's together: what waits for a busy machine costs nothing."""
    before = spent()
    yield
    assert spent() - before < seconds


def spent() -> float:
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + child.ru_utime + child.ru_stime


@functools.cache
def zeros(size: int) -> bytes:
    """That many zeros (whole megabytes), deflated, never held at once: a megabyte's blocks refer to nothing before."""
    packer = zlib.compressobj(9)
    packed = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    head, blocks, last = packed[:2], packed[2:], b"\x03\x00"
    return head + blocks * (size // MB) + last + struct.pack(">HH", size % 65521, 1)


def test_the_zeros_are_zeros() -> None:
    assert zlib.decompress(zeros(3 * MB)) == bytes(3 * MB)


def pdf_of_stream(packed: bytes) -> bytes:
    """A PDF of one page whose drawing is this deflated stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, 2)
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def test_a_pdf_that_unpacks_to_gigabytes() -> None:
    bomb = pdf_of_stream(zeros(1024 * MB))
    with at_most(10), pytest.raises(RunError, match=r"MemoryError|allocate|SIG"):
        pdf_table(bomb, HEADER)


def test_a_pdf_that_draws_for_ever() -> None:
    endless = pdf_of_stream(zlib.compress(b"0 0 m 1 1 l S " * 2_000_000, 9))
    with at_most(5), pytest.raises(RunError, match="SIGXCPU"):
        pdf_table(endless, HEADER, ProcessLimits(cpu=1))


def test_a_clock_that_runs_out() -> None:
    with pytest.raises(RunError, match=r"took more than 0\.2 s"):
        pdf_table(bank_list(200), HEADER, ProcessLimits(wall=0.2))


def test_an_answer_without_end() -> None:
    with pytest.raises(RunError, match="too large"):
        pdf_table(bank_list(100), HEADER, ProcessLimits(answer=1000))


def test_too_little_memory_to_begin_with() -> None:
    with pytest.raises(RunError, match=r"reading it as pdf ended|not readable"):
        pdf_table(bank_list(10), HEADER, ProcessLimits(memory=40 * MB))


def test_a_sheet_with_one_cell_at_the_end_of_the_world() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", "b"
    out = io.BytesIO()
    book.save(out)
    with at_most(10), pytest.raises(RunError):
        sheet_tables(out.getvalue())


BOMB = archive({"xl/workbook.xml": bytes(101 * MB)})


@every_case(
    ("content", "said"),
    [
        (BOMB, "unpacks from"),
        (archive({"word/document.xml": bytes(20 * MB)}), "unpacks from"),
        (archive({str(number): b"" for number in range(MAX_MEMBERS + 1)}), "at most"),
        (archive({"a.xlsx": archive({"b": b"c"})}), "an archive inside"),
        (archive({"a": bytes(100)}, method=14), "unusual way"),
        (archive({"a": b"x" * 100}).replace(struct.pack("<I", 100), struct.pack("<I", 50)), "not a whole ZIP"),
        (archive({"a": b"x" * 5000}, method=0).replace(b"x" * 5000, b"x" * 4999 + b"y"), "not a whole ZIP"),
        (b"PK\x03\x04" + bytes(100), "not a whole ZIP"),
    ],
)
def test_archives_that_are_not_opened(content: bytes, said: str) -> None:
    with pytest.raises(PageChangedError, match=said):
        guard(content)


def test_an_archive_that_is() -> None:
    assert guard(archive({"a": b"x" * 1000, "b/c": b""})) == {"a", "b/c"}


@pytest.mark.parametrize("read", [sheet_tables, docx_tables])
def test_a_bomb_is_refused_at_once(read: object) -> None:
    with at_most(2), pytest.raises(PageChangedError, match="unpacks from"):
        read(BOMB)  # type: ignore[operator]


def test_the_child_sees_no_setting_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    with pytest.raises(PageChangedError, match="not a whole ZIP"):
        read_in_child("word", b"PK")
