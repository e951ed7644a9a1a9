"""The law under each rule and each cited sentence of a guide, held to a reviewed file: a wrong article is a failure
here, whoever changes it."""

from collections.abc import Iterator
from pathlib import Path

from checker.guidance import guides
from checker.rules import VERSIONS, load

FILE = Path(__file__).with_name("expected_law.tsv")
CHANGED = f"the law under these changed: review it and change tests/{FILE.name} in the same commit"

Row = tuple[str, str, str]


def held() -> Iterator[Row]:
    """Where it stands, the sentence (of a rule: its version), and what it rests on."""
    for version in VERSIONS:
        for rule in load(version).rules:
            yield f"rule set {version}", f"{rule.id} {rule.version}", rule.legal_basis
    for slug, guide in guides().items():
        for point in guide.points:
            if point.cite:
                yield f"guide {slug}", point.zh, " ".join(point.cite)


def expected() -> Iterator[Row]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            place, sentence, law = line.split("\t")
            yield place, sentence, law


def test_each_rule_and_sentence_rests_on_the_law_it_was_reviewed_with() -> None:
    now, reviewed = set(held()), set(expected())
    assert sorted(now - reviewed) == sorted(reviewed - now) == [], CHANGED


def test_the_file_names_every_rule_and_guide_once() -> None:
    rows = list(expected())
    assert len(rows) == len(set(rows))
    assert {place for place, _, _ in rows} == {place for place, _, _ in held()}
