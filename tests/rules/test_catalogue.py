"""The catalogue as it is, and rules that must not load."""

import re
from copy import deepcopy
from datetime import date
from itertools import chain
from typing import Any

import pytest

from checker.assessment.score import BaseState
from checker.rules import CURRENT, VERSIONS, VOCABULARY, CatalogueError, load, load_wording
from checker.rules.catalogue import parse
from checker.rules.wording import gaps, required_gaps
from registries.model import Text
from tests.every_case import every_case

FORBIDDEN_ZH = ("正规", "安全", "放心", "官方认证", "无牌", "非法", "骗子", "跑路", "最容易投诉成立", "36%以内合法")
FORBIDDEN_EN = re.compile(
    r"\b(safe|safely|secure|legal|illegal|fraud|fraudster|scam|scammer|trustworthy)\b", re.IGNORECASE
)
HOSTS = re.compile(r"https?://|www\.|\.(com|cn|net|org)\b")

GOOD: dict[str, Any] = {
    "id": "example",
    "version": 1,
    "group": "licence",
    "title": {"zh": "例", "en": "Example"},
    "legal_basis": "《民法典》",
    "cites": ["imitated"],
    "words": ["name"],
    "cases": [
        {
            "when": {"fact": "imitated", "is": True},
            "severity": "weak",
            "text": {"zh": "{name}", "en": "{name}"},
            "advice": {"zh": "问", "en": "Ask"},
        }
    ],
}


def texts() -> list[Text]:
    words = load_wording()
    tables = (words.headlines, words.tiers, words.questions, words.groups, words.bases, words.lines, words.fallback)
    rules = chain.from_iterable((rule.title, *rule.sentences) for rule in load().rules)
    terms = chain.from_iterable(table.values() for table in words.terms.values())
    return [*rules, *terms, *chain.from_iterable(table.values() for table in tables)]


@every_case("text", texts())
def test_no_forbidden_word(text: Text) -> None:
    assert not [word for word in FORBIDDEN_ZH if word in text.zh]
    assert not FORBIDDEN_EN.search(text.en)
    assert text.zh.strip()
    assert text.en.strip()
    assert not re.search("[一-鿿]", text.en), "Chinese left in the English sentence"


def test_telling_to_stop_asks_first_whether_the_money_arrived() -> None:
    for rule in load().rules:
        for case in rule.cases:
            if case.advice and re.search("先停|别签|别交", case.advice.zh):
                assert re.search("钱到手了吗|{asks}|签新合同前", case.advice.zh), rule.id


def test_laws_are_cited_by_title_not_by_mirror() -> None:
    for rule in load().rules:
        assert not HOSTS.search(rule.legal_basis), rule.id
        assert not re.search("草案|征求意见稿", rule.legal_basis), f"{rule.id}: a draft is not law"


def test_filings_apps_and_complaints_are_no_facts() -> None:
    for fact, term in VOCABULARY.items():
        told = f"{fact} {term.meaning}".lower()
        assert not re.search(r"complaints?_(count|number)|\bstars?\b|\brating|\bicp\b", told), fact


def test_every_bare_gap_has_a_fallback() -> None:
    words = load_wording()
    for table in (words.headlines, words.tiers):
        for key, text in table.items():
            assert set(required_gaps(text)) <= set(words.fallback), key


def test_every_base_and_group_has_words() -> None:
    assert set(load_wording().bases) == {state.value for state in BaseState}
    assert {rule.group for rule in load().rules} <= set(load_wording().groups)


def test_declared_words_are_used() -> None:
    for rule in load().rules:
        used = frozenset().union(*(gaps(text) for text in rule.sentences))
        assert used <= set(rule.words), rule.id


def test_version() -> None:
    assert load().version == CURRENT == VERSIONS[-1]
    assert load() is load()


@every_case(
    ("path", "value"),
    [
        (("version",), 0),
        (("group",), "partner"),
        (("legal_basis",), ""),
        (("cites",), []),
        (("cites",), ["nobody_knows"]),
        (("words",), []),
        (("cases",), []),
        (("cases", 0, "when"), {"fact": "nobody_knows", "is": True}),
        (("cases", 0, "when"), {"fact": "contract_date", "at_least": 3}),
        (("cases", 0, "severity"), "terrible"),
        (("cases", 0, "severity"), "positive"),
        (("cases", 0, "points"), -3),
        (("cases", 0, "unknown"), "weak"),
        (("cases", 0, "text"), None),
        (("cases", 0, "text"), {"zh": "{stranger}", "en": ""}),
        (("effective",), {"from": "yesterday"}),
        (("colour",), "red"),
    ],
)
def test_a_wrong_rule_is_named(path: tuple[Any, ...], value: object) -> None:
    raw: Any = deepcopy(GOOD)
    *way, last = path
    place = raw
    for step in way:
        place = place[step]
    place[last] = value
    with pytest.raises(CatalogueError, match=r"^example: "):
        parse("x", [("licence", raw)])


def test_a_rule_defined_twice_is_named() -> None:
    with pytest.raises(CatalogueError, match="example: version 1 defined twice"):
        parse("x", [("licence", GOOD), ("licence", GOOD)])


def test_a_bare_gap_without_fallback_is_refused() -> None:
    raw = deepcopy(GOOD)
    raw["words"] = ["operator"]
    raw["cases"][0]["text"] = {"zh": "{operator}", "en": "{operator}"}
    with pytest.raises(CatalogueError, match="no fallback"):
        parse("x", [("licence", raw)])


def test_dates_of_effect_are_real_dates() -> None:
    started = {rule.id: rule.effective.from_ for rule in load().rules if rule.effective.from_}
    assert started["partner_listed"] == started["partner_not_listed"] == date(2025, 10, 1)
    assert started["guarantee_acting_as_lender"] == date(2017, 10, 1)
