"""The child process of `reader`: a picture on standard input, JSON on standard output, limits before anything else."""

import json
import os
import resource
import sys
import time
from typing import TYPE_CHECKING, Any, Final

from checker.screenshots.lines import Box, joined_lines
from checker.screenshots.model import MAX_LINES, LineKind

if TYPE_CHECKING:
    from PIL import Image

#: Pixels around a cut-out, so that its edges can be seen.
_MARGIN: Final = 8
#: Code points of a line at most: a QR code holds up to 7,089.
_LONGEST: Final = 2000
#: The machine's other work goes first.
_NICENESS: Final = 5


def main(memory: str, cpu: str, seconds: str) -> None:
    """Read standard input. The answer is a Recognition, or {"refused": why}. `memory`: bytes; `cpu`, `seconds`: after
    how many of its own it is stopped, and after how many by the clock no new part of the picture is begun."""
    until = time.monotonic() + float(seconds)
    _limit(int(memory), int(cpu))
    answer = _answer(sys.stdin.buffer.read(), until)
    json.dump(answer, sys.stdout, ensure_ascii=False, separators=(",", ":"))


def _limit(memory: int, cpu: int) -> None:
    if sys.platform != "darwin":  # which has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # nothing of a picture comes to rest in a file
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_NICENESS)


def _answer(content: bytes, until: float) -> dict[str, Any]:
    from checker.screenshots.decoding import OversizeError, decoded  # noqa: PLC0415 - with the limits in force

    try:
        picture, shrunk = decoded(content)
    except OversizeError:
        return {"refused": "too_many_pixels"}
    except MemoryError:
        return {"refused": "too_slow"}
    except Exception:  # whatever a decoder makes of bytes that are no picture
        return {"refused": "damaged"}
    return _recognition(picture, shrunk, until)


def _recognition(picture: "Image.Image", shrunk: bool, until: float) -> dict[str, Any]:
    from checker.screenshots.recognising import qr_codes, recognised  # noqa: PLC0415 - takes a second, and the limits

    codes = qr_codes(picture)
    boxes, read = recognised(picture, until)
    lines: list[tuple[LineKind, Box]] = [("text", box) for box in joined_lines(boxes)]
    lines += [("qr_code", code) for code in codes]
    lines.sort(key=lambda line: line[1].top)
    return {
        "lines": [_line(picture, kind, box) for kind, box in lines[:MAX_LINES]],
        "width": picture.width,
        "height": picture.height,
        "read_height": read,
        "shrunk": shrunk,
        "left_out": max(0, len(lines) - MAX_LINES),
    }


def _line(picture: "Image.Image", kind: LineKind, box: Box) -> dict[str, Any]:
    from checker.screenshots.cutouts import cutouts  # noqa: PLC0415 - as above

    return {
        "text": " ".join(box.text.split())[:_LONGEST],
        "kind": kind,
        "confidence": round(min(1.0, box.confidence), 3),
        "box": [round(edge) for edge in (box.left, box.top, box.right, box.bottom)],
        "cutouts": cutouts(picture, box, _MARGIN, code=kind == "qr_code"),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
