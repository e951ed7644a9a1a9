"""Text in one language or the other, in the process of a test."""

from collections.abc import Iterator
from contextlib import contextmanager

from checker.cli.terminal.language import Lang, language, use_language


@contextmanager
def speaking(lang: Lang) -> Iterator[None]:
    """Within, whatever commands print is in this language."""
    before = language()
    use_language(lang)
    try:
        yield
    finally:
        use_language(before)
