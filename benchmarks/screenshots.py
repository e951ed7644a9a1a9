"""Pictures: the time to read one, the memory of the child that reads it, and the worker's before and after.

`python -m benchmarks.screenshots`. Each picture is sent to an application in a process of its own.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from tests.screenshots.drawing import screenshot, stored
from tests.screenshots.rendered import TEXTS

LINES = [line for kind in ("contract", "app", "statement") for line in TEXTS[kind][0]]
#: By what it is: lines, width, size of the text in pixels.
PICTURES = {
    "six lines": (6, 720, 28),
    "phone screen": (24, 1080, 42),
    "page of five screens": (130, 1080, 42),
    "40 megapixels of text": (420, 1080, 42),
}
LIMIT_MEGAPIXELS = 40


def main() -> None:
    """Print the table."""
    sys.stdout.write("| picture | pixels | time | child's peak | worker before → after | lines | read |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    for what in PICTURES:
        words = [sys.executable, "-m", "benchmarks.screenshots", what]
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        sys.stdout.write(done.stdout)
        sys.stdout.flush()


def one(what: str) -> None:
    """Read one picture as a worker does, and print its row."""
    from checker.app.factory import create_app  # noqa: PLC0415 - the table's process needs none of it
    from checker.settings import Settings  # noqa: PLC0415

    picture = drawn(what)
    content, size = stored(picture, "JPEG", quality=60), picture.size
    del picture
    with tempfile.TemporaryDirectory() as folder:
        client = create_app(Settings(data_dir=Path(folder))).test_client()
        client.post("/api/v1/read", json={"text": "贷款人：重庆度小满小额贷款有限公司"})
        before, began = resident(), time.perf_counter()
        answer = client.post("/api/v1/read/picture", data=content, content_type="image/jpeg")
        took, after = time.perf_counter() - began, resident()
    found = json.loads(answer.data)
    assert answer.status_code == 200, found
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    read = 100 * found["read_height"] // found["height"]
    row = (
        what,
        f"{size[0]} × {size[1]}",
        f"{took:.1f} s",
        f"{peak:.0f} MiB",
        f"{before:.0f} → {after:.0f} MiB",
        str(len(found["lines"])),
        f"{read} %",
    )
    sys.stdout.write(f"| {' | '.join(row)} |\n")


def drawn(what: str) -> Image.Image:
    """Return the picture, no larger than is read."""
    count, width, size = PICTURES[what]
    picture = screenshot((LINES * (1 + count // len(LINES)))[:count], size=size, width=width)
    return picture.crop((0, 0, width, min(picture.height, LIMIT_MEGAPIXELS * 1_000_000 // width)))


def resident() -> float:
    """Return this process's memory, MiB."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    one(sys.argv[1]) if len(sys.argv) > 1 else main()
