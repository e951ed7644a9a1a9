"""What the terminal or file behind our output can write: UTF-8 mostly. Elsewhere what it cannot is degraded, and that
is said once; never a traceback."""

import codecs
import os
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from typing import Final, TextIO

#: ASCII for the signs of a short answer; any other character becomes a ? for each cell it is wide.
_PLAIN: Final[Mapping[str, str]] = {
    "○": "o", "◉": "@", "◌": "%", "◎": "x", "■": "#", "□": "_", "─": "-", "…": ".",
    "·": "-", "—": "-", "−": "-", "→": ">",
    "“": '"', "”": '"', "‘": "'", "’": "'",
}  # fmt: skip
_DEGRADE: Final = "checker.degrade"
_SAMPLE: Final = "借款"


class _Degraded:
    happened = False


def prepare_streams() -> None:
    """Make standard output and error write whatever comes.

    UTF-8 where the locale claims ASCII, as in a bare container or cron job: whoever reads our Chinese reads that. An
    encoding that is not UTF-8, or that PYTHONIOENCODING asks for, is kept, and what it lacks is degraded.
    """
    codecs.register_error(_DEGRADE, _degraded)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if codecs.lookup(stream.encoding).name == "ascii" and not os.environ.get("PYTHONIOENCODING"):
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors=_DEGRADE)


def writes_chinese(stream: TextIO) -> bool:
    """Return whether this stream can write Chinese."""
    try:
        _SAMPLE.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def tell_degraded() -> None:
    """Say in a line on standard error that something could not be written as it is, if that was so."""
    if _Degraded.happened:
        zh = "有的字这里写不出来，换成了 ?。设 PYTHONIOENCODING=utf-8 再试。"
        en = "some characters cannot be written here and became ?: set PYTHONIOENCODING=utf-8"
        from checker.cli.terminal.language import language  # noqa: PLC0415 - mostly there is nothing to say

        chinese = language() == "zh" and writes_chinese(sys.stderr)
        sys.stderr.write(f"lender-checker: {zh if chinese else en}\n")


def _degraded(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from checker.cli.terminal.cells import cell_len  # noqa: PLC0415 - mostly everything can be written

    _Degraded.happened = True
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?" * max(1, cell_len(letter))) for letter in lacking), error.end
