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
    """Read standard input as `kind`. The answer is {"result": …}, or {"changed": why}, or {"review": why}."""
    _limit(int(memory), int(cpu), int(answer))
    json.dump(_answer(READERS[kind]), sys.stdout, ensure_ascii=False, separators=(",", ":"))


def _limit(memory: int, cpu: int, answer: int) -> None:
    if sys.platform != "darwin":  # which has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (answer, answer))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(read: Callable[[bytes], Any]) -> dict[str, Any]:
    try:
        return {"result": read(sys.stdin.buffer.read())}
    except NeedsReviewError as fault:
        return {"review": str(fault)}
    except PageChangedError as fault:
        return {"changed": str(fault)}
    except Exception as fault:
        return {"changed": f"not readable: {type(fault).__name__}: {str(fault)[:200]}"}


if __name__ == "__main__":
    main(*sys.argv[1:])
