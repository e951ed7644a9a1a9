"""What a run saw, and a row of the table of runs as the run it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from registries.model import PartialDate, Run


@dataclass(frozen=True)
class Seen:
    """What a run saw: SHA-256 of the bytes, the list's own date, how many rows, and words for an operator. `counted`
    and `edition` as in `Run`; `max_age_days`: how old the list may be before a miss in it says nothing."""

    sha256: str
    as_of: PartialDate | None = None
    rows: int = 0
    message: str | None = None
    counted: bool = False
    max_age_days: int | None = None
    edition: int | None = None


def run_of(row: Mapping[str, Any]) -> Run:
    """Return the run of a row. Columns that a run of an older release does not fill stay at their defaults."""
    values = {key: row[key] for key in Run.model_fields}
    return Run(**{key: value for key, value in values.items() if value is not None or key == "as_of"})


def edition_of(run: Run | None, edition_by_digest: Mapping[str, int]) -> int:
    """Return which edition of bundled facts a run published; 0 where there was none, or one of before they were
    numbered."""
    if run is None:
        return 0
    return run.edition if run.edition is not None else edition_by_digest.get(run.sha256, 0)
