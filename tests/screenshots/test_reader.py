"""Pictures of every accepted kind are read, and whatever is no such picture gets its own answer, in a bounded child."""

import io
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from checker.screenshots import reader
from checker.screenshots.decoding import decoded
from checker.screenshots.errors import (
    DamagedPictureError,
    NoPictureError,
    NotAPictureError,
    NotInstalledError,
    PictureError,
    PictureTooLargeError,
    PictureTooSlowError,
    TooManyPixelsError,
)
from checker.screenshots.model import MAX_BYTES, Recognition
from checker.screenshots.reader import PictureLimits, read_picture
from tests.screenshots.drawing import png_header, qr_picture, screenshot, stored

#: A machine however busy reads these in time.
PATIENT = PictureLimits(cpu=600, seconds=240)
NAME = "重庆度小满小额贷款有限公司"


def texts(found: Recognition) -> list[str]:
    return [line.text for line in found.lines]


def test_a_screenshot_with_a_qr_code_gives_its_lines_and_cut_outs_in_order() -> None:
    picture = screenshot([f"贷款人：{NAME}", "年利率：23.98%"], height=420)
    picture.paste(qr_picture("https://m.example.com/微粒贷".encode("gb18030")), (40, 180))
    found = read_picture(stored(picture), PATIENT)
    assert texts(found) == [f"贷款人：{NAME}", "年利率：23.98%", "https://m.example.com/微粒贷"]
    assert [line.kind for line in found.lines] == ["text", "text", "qr_code"]
    assert found.whole
    assert not found.shrunk
    for piece in (piece for line in found.lines for piece in line.cutouts):
        cutout = Image.open(io.BytesIO(piece.webp))
        assert (cutout.format, cutout.size) == ("WEBP", (piece.width, piece.height))
        assert len(set(cutout.convert("L").tobytes())) > 10, "the cut-out shows something"
    assert [len(line.cutouts) for line in found.lines] == [2, 1, 1]


def test_every_mode_and_turn_of_a_picture_comes_out_upright_opaque_and_legible() -> None:
    plain = screenshot([NAME], width=520)
    alpha = Image.new("RGBA", plain.size, "#222")
    alpha.putalpha(plain.convert("L").point(lambda grey: 255 - grey))
    turned = Image.Exif()
    turned[0x0112] = 6  # to be turned by 90° when shown
    grey = plain.convert("L").convert("I").point(lambda value: value * 257)
    kinds = {
        "16 bits": stored(grey.convert("I;16")),
        "CMYK": stored(plain.convert("CMYK"), "JPEG", quality=90),
        "alpha": stored(alpha),
        "palette": stored(plain.convert("P")),
        "turned": stored(plain.rotate(90, expand=True), "JPEG", quality=90, exif=turned),
        "animated": stored(plain, "WEBP", save_all=True, append_images=[Image.new("RGB", plain.size)], lossless=True),
    }
    for kind, content in kinds.items():
        picture, shrunk = decoded(content)
        assert (picture.mode, picture.size, shrunk) == ("RGB", plain.size, False), kind
        assert mean_difference(picture, plain) < 12, kind
    assert decoded(stored(Image.new("RGB", (5200, 10))))[1], "and one that is very wide is shrunk"


def mean_difference(one: Image.Image, other: Image.Image) -> float:
    """Of 255 levels."""
    return float(ImageStat.Stat(ImageChops.difference(one, other).convert("L")).mean[0])


def test_a_tall_picture_is_read_at_its_own_size_and_no_line_is_lost_or_doubled_at_a_seam() -> None:
    # the first tile ends at row 2000, and the second begins at 1840
    rows = [f"第{number:03d}期 应还 {number * 7 + 1000} 元" for number in range(1, 13)]
    picture = Image.new("RGB", (800, 2300), "white")
    picture.paste(screenshot(rows, size=26, width=360), (0, 1640))
    found = read_picture(stored(picture), PATIENT)
    assert (found.height, found.read_height) == (2300, 2300)
    assert [text.replace(" ", "") for text in texts(found)] == [row.replace(" ", "") for row in rows]


def test_what_is_left_unread_when_the_time_is_over_is_said() -> None:
    tall = stored(screenshot(["年利率：23.98%"], size=26, width=420, height=9000))
    found = read_picture(tall, PictureLimits(cpu=600, seconds=240, begin_until=0))
    assert 0 < found.read_height < found.height
    assert not found.whole
    assert texts(found) == ["年利率：23.98%"]


def test_a_picture_without_text_is_no_fault() -> None:
    assert read_picture(stored(Image.new("RGB", (300, 300), "navy")), PATIENT).lines == ()


REFUSED: dict[str, tuple[bytes, type[PictureError], str]] = {
    "nothing": (b"", NoPictureError, "no-picture"),
    "a PDF named .png": (b"%PDF-1.7\n" + bytes(2000), NotAPictureError, "not-a-picture"),
    "GIF": (stored(Image.new("P", (30, 30)), "GIF"), NotAPictureError, "not-a-picture"),
    "binary": (bytes(range(256)) * 20, NotAPictureError, "not-a-picture"),
    "8 MB and a byte": (png_header(10, 10).ljust(MAX_BYTES + 1, b"\0"), PictureTooLargeError, "picture-too-large"),
    "200 megapixels": (png_header(20_000, 10_000), TooManyPixelsError, "too-many-pixels"),
    "broken off": (stored(screenshot([NAME]))[:4000], DamagedPictureError, "damaged-picture"),
    "a beginning": (b"\xff\xd8\xff\xe0" + bytes(100), DamagedPictureError, "damaged-picture"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_with_what_is_accepted(what: str) -> None:
    content, error, slug = REFUSED[what]
    with pytest.raises(error) as refusal:
        read_picture(content, PATIENT)
    assert refusal.value.slug == slug
    assert "PNG" in refusal.value.detail.zh
    assert "WebP" in refusal.value.detail.en


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The child processes that were started."""
    started: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)  # type: ignore[call-overload]
            started.append(self)

    monkeypatch.setattr(reader.subprocess, "Popen", Watched)
    return started


def test_a_child_that_takes_too_long_or_too_much_is_ended(children: list[subprocess.Popen[bytes]]) -> None:
    picture = stored(screenshot([NAME]))
    for limits in (
        PictureLimits(seconds=0.01),
        PictureLimits(cpu=600, seconds=240, memory=200 * 1024 * 1024),
        PictureLimits(cpu=600, seconds=240, answer=10),
    ):
        with pytest.raises(PictureTooSlowError):
            read_picture(picture, limits)
    assert len(children) == 3
    for child in children:
        assert child.returncode is not None
        with pytest.raises(ProcessLookupError):
            os.kill(child.pid, 0)


def test_a_child_can_write_no_file(tmp_path: Path) -> None:
    words = (
        "import checker.screenshots.child as c; c._limit(1 << 31, 60); __import__('pathlib').Path({!r}).write_text('x')"
    )
    file = tmp_path / "rest.txt"
    done = subprocess.run([reader.sys.executable, "-c", words.format(str(file))], check=False, capture_output=True)
    assert done.returncode != 0
    assert not file.exists() or file.read_text() == ""


def test_without_the_extra_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "pictures_are_read", lambda: False)
    with pytest.raises(NotInstalledError):
        read_picture(stored(screenshot([NAME])))
