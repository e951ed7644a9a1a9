"""The cache key of a report: everything that the answer depends on, so that no stale answer is ever found under it."""

import hashlib
import json
from datetime import date
from typing import Final

from checker.names import FORMAT
from checker.request.model import CheckRequest
from checker.revisions.pinned import Pinned
from checker.rules import CURRENT

#: Raise it when the report changes its shape: answers of the old shape are then no longer found.
SCHEMA: Final = 5


def cache_key(request: CheckRequest, pinned: Pinned, day: date, sources_stamp: str) -> str:
    """Return the key of the report on `request` by a revision and a day.

    It holds the shape of reports, how names are read, revision, freshness stamp, the sources, what is disputed, rule
    set, day, and the SHA-256 of the request: never the request itself, for keys reach a shared cache and its logs.
    """
    canonical = json.dumps(request.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    parts = (
        SCHEMA,
        FORMAT,
        pinned.revision,
        pinned.freshness,
        sources_stamp,
        pinned.disputes.stamp,
        request.ruleset or CURRENT,
        day,
        hashlib.sha256(canonical.encode()).hexdigest(),
    )
    return "report:" + ":".join(map(str, parts))
