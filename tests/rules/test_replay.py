"""A published rule set never changes: what it said when it was the newest, it says for good.

`replay/<version>.json` was written by the release whose newest rule set that was. Once a newer one is published, the
answers of the one before are written there by that release (`answers_of` below) and its files get a line here.
"""

import hashlib
import json
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from checker.assessment.score import BaseState, SettledCriteria, band, score
from checker.rules import CURRENT, VERSIONS, VOCABULARY, Fact, evaluate, load

REPLAY = Path(__file__).parent / "replay"
PUBLISHED = {
    "2026.11": "ca5461302dd854a309d71a06194f93aead2dbc8ff4de13420e9512ea836cded0",
    "2026.12": "cd50c95297d3150f7147ef9c0814adf45703e0f0446bec90cbd9a88f9b79e951",
    "2027.01": "17105983548833dade8e1f726cd96b1213286bb355da4a4ef0febd7e2d8587bc",
}


def print_of(version: str) -> str:
    """SHA-256 over the names and bytes of a version's files."""
    folder = files("checker.rules") / "catalogue" / version
    whole = hashlib.sha256()
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def answers_of(version: str, given: dict[str, Any], words: dict[str, str], day: date) -> dict[str, Any]:
    """All that a rule set says of these facts."""
    facts = {name: Fact(value_of(name, value), (f"e-{name}",), words) for name, value in given.items()}
    ruleset, state = load(version), BaseState.RELATION_UNVERIFIED
    judged = evaluate(ruleset, facts, day)
    scored = score(state, judged.hits, SettledCriteria(), ruleset.wording)
    return {
        "facts": given,
        "hits": [
            [
                *(hit.rule, hit.version, hit.severity, hit.points),
                *(hit.text.zh, hit.text.en, hit.advice.zh, hit.advice.en, hit.legal_basis, list(hit.evidence)),
            ]
            for hit in judged.hits
        ],
        "unknown": [[doubt.rule, doubt.worst] for doubt in judged.unknown],
        "score": scored.score,
        "tier": scored.tier,
        "lines": [[line.kind, line.points, line.why.zh, line.why.en] for line in scored.lines],
        "band": list(band(state, judged.hits, judged.unknown, SettledCriteria())),
    }


def value_of(name: str, value: Any) -> Any:
    kind = VOCABULARY[name].type
    if value is None or not isinstance(value, str) or kind == "word":
        return value
    return date.fromisoformat(value) if kind == "date" else Decimal(value)


def test_every_version_but_the_newest_is_published() -> None:
    assert set(PUBLISHED) == set(VERSIONS) - {CURRENT}
    assert {path.stem for path in REPLAY.glob("*.json")} == set(PUBLISHED)


@pytest.mark.parametrize("version", PUBLISHED)
def test_no_byte_of_a_published_rule_set_changes(version: str) -> None:
    assert print_of(version) == PUBLISHED[version]


@pytest.mark.parametrize("version", PUBLISHED)
def test_a_published_rule_set_answers_as_it_did(version: str) -> None:
    kept = json.loads((REPLAY / f"{version}.json").read_text(encoding="utf-8"))
    day = date.fromisoformat(kept["judged_on"])
    assert kept["ruleset"] == version
    assert len(kept["answers"]) > 50
    for answer in kept["answers"]:
        assert answers_of(version, answer["facts"], kept["words"], day) == answer
