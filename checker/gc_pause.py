"""Python's garbage collector at rest while very many objects are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused(*, walk_after: bool) -> Iterator[None]:
    """Keep the collector from walking, again and again, through hundreds of thousands of objects that are being made:
    that takes longer than making them, and stops the requests beside it each time.

    `walk_after`: the objects will last, and one walk at the end puts them where it seldom looks; none where the
    collector rests already, because the process ends before it would look again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if walk_after and was_on:
            gc.collect()
        if was_on:
            gc.enable()
