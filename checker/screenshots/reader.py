"""Reads a picture in a child process with limits, started on demand. Pictures are hostile input to large libraries:
whatever one of them does to its reader, this process keeps its memory, its time and its secrets; and the hundreds of
megabytes that recognition takes end with the child."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Final, cast

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
from checker.screenshots.formats import ACCEPTED, file_format
from checker.screenshots.model import MAX_BYTES, Recognition

_ROOT: Final = Path(__file__).parents[2]
_MB: Final = 1024 * 1024
_LIBRARIES: Final = ("onnxruntime", "PIL", "rapidocr", "zxingcpp")
#: None of the parent's settings, hence no secret; and no more threads and memory than the work needs.
_ENVIRONMENT: Final = {
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}
_REFUSALS: Final[dict[str, type[PictureError]]] = {
    "too_many_pixels": TooManyPixelsError,
    "too_slow": PictureTooSlowError,
    "damaged": DamagedPictureError,
}


@dataclass(frozen=True)
class PictureLimits:
    """`memory`: bytes of address space. `cpu`: seconds of all cores together. `seconds`: by the clock; after a part
    `begin_until` of them, what has been read is returned. `answer`: bytes of JSON."""

    memory: int = 2560 * _MB
    cpu: int = 60
    seconds: float = 20
    begin_until: float = 0.7
    answer: int = 12 * _MB


LIMITS: Final = PictureLimits()


@cache
def pictures_are_read() -> bool:
    """Return whether the libraries of the extra `screenshots` are installed."""
    return all(find_spec(library) for library in _LIBRARIES)


def read_picture(content: bytes, limits: PictureLimits = LIMITS) -> Recognition:
    """Return the lines of text and the QR codes of a picture. Raises PictureError for what is none, is damaged or too
    large, and where its reading goes over a limit."""
    if not pictures_are_read():
        raise NotInstalledError
    _require_picture(content)
    code, answer = _run(content, limits)
    if code != 0 or len(answer) > limits.answer:
        raise PictureTooSlowError
    try:
        found = json.loads(answer)
    except ValueError:
        raise PictureTooSlowError from None
    if refused := found.get("refused"):
        raise _REFUSALS[refused]
    return Recognition.model_validate(found)


def _require_picture(content: bytes) -> None:
    if not content:
        raise NoPictureError
    if len(content) > MAX_BYTES:
        raise PictureTooLargeError
    kind = file_format(content)
    if kind not in ACCEPTED:
        raise NotAPictureError(kind)


def _run(content: bytes, limits: PictureLimits) -> tuple[int, bytes]:
    """Return the exit code of the child and what it wrote, both of which a hostile picture may have made."""
    bounds = [str(bound) for bound in (limits.memory, limits.cpu, limits.begin_until * limits.seconds)]
    child = subprocess.Popen(  # noqa: S603 - this interpreter, and words of our own
        [sys.executable, "-m", "checker.screenshots.child", *bounds],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what a library complains of may quote the picture
        cwd=_ROOT,
        env=_ENVIRONMENT,
        start_new_session=True,
    )
    clock = threading.Timer(limits.seconds, child.kill)
    clock.start()
    try:
        return _talk(child, content, limits.answer)
    finally:
        clock.cancel()
        child.kill()
        child.wait()


def _talk(child: subprocess.Popen[bytes], content: bytes, most: int) -> tuple[int, bytes]:
    inward, outward = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    with outward:
        try:
            with inward:
                inward.write(content)
        except BrokenPipeError:
            return child.wait(), b""
        answer = outward.read(most + 1)
    if len(answer) > most:
        child.kill()
    return child.wait(), answer
