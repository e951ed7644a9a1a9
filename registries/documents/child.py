"""The child process of `bounded`: a file on standard input, JSON on standard output, limits before anything else."""

import json
import resource
import sys
from collections.abc import Callable
from typing import Any

from registries.document import NeedsReviewError, PageChangedError
from registries.documents.pdf import pages as pdf_pages
from registries.documents.sheets import sheet
from registries.documents.word import document as word

READERS: dict[str, Callable[[bytes], Any]] = {
    "pdf": pdf_pages.read,
    "sheet": sheet.read,
    "word": word.read,
}


def main(kind: str, memory: str, cpu: str, answer: str) -> None:
    """Read standard input as `kind` and write the answer, see `answer_of`."""
    _limit(int(memory), int(cpu), int(answer))
    answered = answer_of(lambda: READERS[kind](sys.stdin.buffer.read()))
    json.dump(answered, sys.stdout, ensure_ascii=False, separators=(",", ":"))


def _limit(memory: int, cpu: int, answer: int) -> None:
    if sys.platform != "darwin":  # which has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (answer, answer))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer_of(read: Callable[[], Any]) -> dict[str, Any]:
    """Return what `read` returns as {"result": …}, or why it did not: {"changed": why} or {"review": why}."""
    try:
        return {"result": read()}
    except NeedsReviewError as fault:
        return {"review": str(fault)}
    except PageChangedError as fault:
        return {"changed": str(fault)}
    except Exception as fault:
        return {"changed": f"not readable: {type(fault).__name__}: {str(fault)[:200]}"}


if __name__ == "__main__":
    main(*sys.argv[1:])
