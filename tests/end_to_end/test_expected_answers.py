"""The facts that matter most, held to a reviewed file: a slip of one row in the starter facts is a failure here."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.report import Report
from checker.service.checker import Checker
from tests.every_case import every_case
from tests.factories.worlds import answer_of_its_day

FILE = Path(__file__).with_name("expected_answers.yaml")
EXPECTED: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
ON: date = EXPECTED["asked_on"]
CHANGED = f"facts changed: review and change tests/{FILE.name} in the same commit"


@pytest.fixture
def checker(starter_checker: Checker) -> Checker:
    return starter_checker


def ask(checker: Checker, name: str) -> Report:
    return answer_of_its_day(checker, name, on=ON)


def of_brand(report: Report) -> dict[str, Any]:
    """What the file says of a brand, from its whole report; nothing for what is not known."""
    about = report.match.entity.id if report.match.entity else None
    operators = [link for link in report.chain if link.role == "platform_operator" and link.entity.id != about]
    lenders = [link for link in report.chain if link.role == "lender"]
    found: dict[str, Any] = {
        "match": None if report.match.kind == "alias" else report.match.kind,
        "standing": report.verdict.standing,
        "operator": next((link.entity.name for link in operators if link.relation != "unknown"), None),
        "rumoured_operator": next((link.entity.name for link in operators if link.relation == "unknown"), None),
        "confirmed": sorted(link.entity.name for link in lenders if link.relation == "confirmed_by_lender"),
        "claimed": sorted(link.entity.name for link in lenders if link.relation == "claimed_only"),
    }
    return {key: value for key, value in found.items() if value}


def of_lender(report: Report, name: str) -> dict[str, Any]:
    """What the file says of a lender."""
    licences = [row.record for row in report.evidence if row.record.get("kind") == "licence"]
    own = next((row for row in licences if row["legal_name"] == name), {})
    return {"standing": report.verdict.standing, "licence": own.get("licence_type"), "status": own.get("status")}


@every_case("name", EXPECTED["brands"])
def test_a_brand_is_whose_it_was_reviewed_to_be(checker: Checker, name: str) -> None:
    expected = {key: value for key, value in EXPECTED["brands"][name].items() if key != "one_source"}
    assert of_brand(ask(checker, name)) == expected, CHANGED


@every_case("name", EXPECTED["lenders"])
def test_a_lender_s_licence_is_what_it_was_reviewed_to_be(checker: Checker, name: str) -> None:
    expected = EXPECTED["lenders"][name]
    found = of_lender(ask(checker, name), name)
    assert {key: found[key] for key in expected} == expected, CHANGED


def test_the_file_holds_what_matters() -> None:
    assert len(EXPECTED["brands"]) >= 100
    kinds = [entry["licence"] for entry in EXPECTED["lenders"].values()]
    assert kinds.count("consumer_finance") == 31
    assert kinds.count("private_bank") == 19
    confirmed = {name for entry in EXPECTED["brands"].values() for name in entry.get("confirmed", [])}
    assert confirmed <= set(EXPECTED["lenders"])
