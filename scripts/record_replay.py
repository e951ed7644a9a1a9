"""Record what the newest rule set answers today, to be held to it once a newer one is published.

    python scripts/record_replay.py      # writes tests/rules/replay/<newest version>.json

Run it in the release whose newest rule set that is, before the next one is added. The facts are those under which the
tests of the rules expect a finding, each set once.
"""

import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # run as a program, the tests beside it are asked for their cases

from checker.rules import CURRENT  # noqa: E402
from tests.rules.cases import RULES  # noqa: E402
from tests.rules.test_replay import REPLAY, answers_of  # noqa: E402

JUDGED_ON = date(2026, 11, 24)


def plain(value: object) -> object:
    """A fact's value as JSON holds it: dates and decimals as text."""
    return str(value) if isinstance(value, date | Decimal) else value


def fact_sets() -> list[dict[str, Any]]:
    """Every set of facts that some rule's tests expect a finding of, each once, in the order of the rules."""
    found = [
        {name: plain(value) for name, value in facts.items()} for cases in RULES.values() for facts, *_ in cases.hits
    ]
    return list({json.dumps(facts, sort_keys=True): facts for facts in found}.values())


def main() -> None:
    """Write the file of the newest version, with the words that the files before it have."""
    words = json.loads((REPLAY / "2026.11.json").read_text(encoding="utf-8"))["words"]
    answers = [answers_of(CURRENT, facts, words, JUDGED_ON) for facts in fact_sets()]
    record = {"ruleset": CURRENT, "judged_on": JUDGED_ON.isoformat(), "words": words, "answers": answers}
    path = REPLAY / f"{CURRENT}.json"
    path.write_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stdout.write(f"{path.relative_to(ROOT)}: {len(answers)} sets of facts\n")


if __name__ == "__main__":
    main()
