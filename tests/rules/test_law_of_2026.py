"""The law since spring 2026: in force by day, each document with how it was read, and no firm accused by it."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from checker.guidance.load import laws
from checker.rules import VERSIONS, CatalogueError, Fact, evaluate, load
from checker.rules.catalogue import parse
from checker.rules.law import NOT_READ_ITSELF, Law
from registries.model import Confidence
from tests.end_to_end.test_worked_examples import ask, result, world
from tests.every_case import every_case
from tests.factories.records import licence, partner, product
from tests.rules.cases.identity import ANSWERED_LOAN_NAME, LOAN_NAME
from tests.rules.cases.kinds import Given

MARKETING = date(2026, 9, 30)
EVE = MARKETING - timedelta(days=1)
#: What a person met, each by one answer.
MET = ("ad_luring_words", "promoted_by_person", "loan_preticked", "payment_page_loan")
LENDER, FIRM, APP = "甲消费金融有限公司", "乙信息科技有限公司", "丙花"
RESTING = [rule for rule in load().rules if rule.law]


def found(given: Given, on: date, version: str = VERSIONS[-1]) -> dict[str, tuple[int, str]]:
    facts = {name: Fact(value, ("e",), {"name": "甲"}) for name, value in given.items()}
    return {hit.rule: (hit.version, hit.severity) for hit in evaluate(load(version), facts, on).hits}


@pytest.mark.parametrize("key", MET)
def test_the_marketing_measures_hold_from_their_day(key: str) -> None:
    older = {key: True, "contract_date": date(2026, 1, 5)}
    assert key not in found(older, EVE)
    assert found(older, MARKETING)[key] == (1, "weak"), "an act goes by its own day, whenever the loan was signed"


def test_promises_of_approval_are_told_with_the_law_of_the_day() -> None:
    assert found({"approval_promised": True}, EVE)["too_good_claims"] == (1, "moderate")
    assert found({"approval_promised": True}, MARKETING)["too_good_claims"] == (2, "moderate")


@pytest.mark.parametrize("given", [LOAN_NAME, ANSWERED_LOAN_NAME])
def test_a_name_with_the_word_loan_is_information_from_that_day_on(given: Given) -> None:
    assert "name_uses_loan" not in found(given, EVE)
    assert found(given, MARKETING)["name_uses_loan"] == (1, "info")
    assert "name_uses_loan" not in found({**given, "contract_date": EVE}, MARKETING)
    assert "name_uses_loan" not in found({**given, "standing": "licensed_lender"}, MARKETING)


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_older_rule_sets_know_none_of_it(version: str) -> None:
    given = {**dict.fromkeys(MET, True), **ANSWERED_LOAN_NAME, "loan_in_name": True}
    assert not {*MET, "name_uses_loan"} & set(found(given, MARKETING, version))
    assert load(version).law == {}


def test_advertisements_never_move_the_verdict() -> None:
    """They are met by one person, may be anybody's, and are no more than a caution."""
    dataset = world(licence(LENDER), licence(FIRM, "technology"), product(APP, FIRM), partner(LENDER, FIRM))
    plain = ask(dataset, APP)
    told = ask(dataset, APP, observed=dict.fromkeys(MET, "yes"))
    assert result(told) == result(plain)
    assert told.verdict.standing == plain.verdict.standing
    assert {finding.rule for finding in told.situation.findings} == set(MET)
    assert told.situation.alert == plain.situation.alert


@every_case("rule", RESTING)
def test_the_measure_says_and_you_answered(rule: Any) -> None:
    """Every sentence names who says so and that the person said it; where to ask stands in the advice."""
    for case in rule.cases:
        assert not any(word in case.text.zh for word in ("违法", "违规", "骗"))
        assert any(number in case.advice.zh for number in ("12378", "12345", "12363")) or rule.id in {
            "cost_sheet_missing",
            "too_good_claims",
        }
        if rule.id in MET:
            assert case.text.zh.startswith("《金融产品网络营销管理办法》说：2026年9月30日起，")
            assert "你说" in case.text.zh
            assert "You say" in case.text.en


def test_each_document_is_told_with_how_it_was_read() -> None:
    assert set(load().law) == {key for rule in RESTING for key in rule.law}
    for key, law in load().law.items():
        source = laws()[key]
        assert f"《{law.title}》" in source.title.zh
        assert law.number in source.title.zh
        assert source.as_of == law.in_force.isoformat()
        assert not law.read_itself
        assert source.confidence is Confidence.REPORTED
        for statement in law.statements:
            assert statement.article is None or statement.read != "reported", "an article only where somebody quotes it"


@every_case("rule", RESTING)
def test_only_articles_that_were_quoted_are_cited(rule: Any) -> None:
    _, _, after = rule.legal_basis.partition(f"{NOT_READ_ITSELF}）")
    cited = {f"第{part.partition('条')[0]}条" for part in after.partition("；")[0].split("第")[1:]}
    assert cited <= frozenset().union(*(load().law[key].articles for key in rule.law))


def test_no_draft_is_told_as_law_and_no_law_as_a_draft() -> None:
    texts = [text.zh for rule in load().rules for text in (rule.title, *rule.sentences)]
    assert not [text for text in texts if "征求意见稿" in text or "草案" in text]


GOOD: dict[str, Any] = {
    "id": "example",
    "version": 1,
    "group": "channel",
    "title": {"zh": "例", "en": "Example"},
    "effective": {"from": "2026-09-30"},
    "legal_basis": "《某办法》（公告〔2026〕第1号，条款据公开报道）",
    "law": ["some"],
    "cites": ["imitated"],
    "cases": [
        {
            "when": {"fact": "imitated", "is": True},
            "severity": "weak",
            "text": {"zh": "文", "en": "Text"},
            "advice": {"zh": "问", "en": "Ask"},
        }
    ],
}
SOME = Law.model_validate(
    {
        "title": "某办法",
        "number": "公告〔2026〕第1号",
        "issued": "2026-04-21",
        "in_force": "2026-09-30",
        "url": "https://example.cn/a",
        "retrieved_at": "2026-11-29",
        "statements": [{"says": "不得如此这般", "read": "reported", "read_in": ["a newspaper"]}],
    }
)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({}, None),
        ({"law": ["other"]}, "law other: no such document"),
        ({"legal_basis": "《某办法》（条款据公开报道）"}, "lacks"),
        ({"legal_basis": "某办法公告〔2026〕第1号，条款据公开报道"}, "lacks"),
        ({"legal_basis": "《某办法》（公告〔2026〕第1号）"}, "not read itself"),
        ({"effective": {"from": "2026-09-29"}}, "in force since 2026-09-30, the rule begins 2026-09-29"),
        ({"effective": {}}, "the rule begins on any day"),
    ],
)
def test_a_rule_that_does_not_fit_its_document_is_refused(changed: dict[str, Any], fault: str | None) -> None:
    raw = [("channel", {**deepcopy(GOOD), **changed})]
    if fault is None:
        assert parse("x", raw, laws={"some": SOME}).rules[0].law == ("some",)
        return
    with pytest.raises(CatalogueError, match=f"^example: .*{fault}"):
        parse("x", raw, laws={"some": SOME})
