"""`python -m registries.starter`: check the starter facts and say what is wrong, or how many rows stand."""

import sys
from datetime import UTC, datetime

from registries.model import ProductRecord
from registries.starter import StarterError, load, unnumbered
from registries.starter.recheck import due_for_recheck
from registries.starter.validate import validate


def main() -> int:
    """Return 0 when every row stands, 1 after printing every fault."""
    try:
        loaded = load()
        validate(loaded)
    except StarterError as fault:
        print(fault, file=sys.stderr)  # noqa: T201
        return 1
    if lines := unnumbered():
        print("editions.yaml:", "; ".join(lines), file=sys.stderr)  # noqa: T201
        return 1
    for file in loaded:
        print(f"{file.source.id}: {len(file.rows)} rows, as of {file.as_of}")  # noqa: T201
    products = [row for file in loaded for row in file.rows if isinstance(row, ProductRecord)]
    if due := due_for_recheck(products, datetime.now(UTC).date()):
        print(f"looked for and not found, to be looked for again: {'、'.join(due)}")  # noqa: T201
    return 0


sys.exit(main())
