"""A lender typed beside a name: it has a line of its own, and launders nothing.

The properties go over every name on record and forty lenders in twenty spellings, in a sample that differs by name; all
pairs are asked by `make property`.
"""

import itertools
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest

from checker.assessment.assess import assess
from checker.assessment.context import AssessmentContext
from checker.dataset.dataset import Dataset
from checker.dataset.matching import match_name
from checker.entities.standing import standing_of
from checker.errors import QueryError
from checker.names import normalise
from checker.report import Report
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request
from checker.rules import VERSIONS, load
from checker.service.checker import Checker
from registries.sources import SOURCES

ON: Final = date(2026, 11, 24)
BANK: Final = "招商银行股份有限公司"
TIERS: Final = "ABUCDE"
#: Which standings a reader would take for better news than which: the page's colours.
RANKS: Final = {
    "licensed_lender": 0,
    "lender_product": 0,
    "listed_partner": 1,
    "unconfirmed": 2,
    "not_a_lender": 2,
    "unknown": 2,
    "warned": 3,
    "disqualified": 3,
}
CLEAN: Final = {"upfront_fee": "no", "private_payee": "no", "downloaded_by_link": "no", "credit_report_same": "yes"}
FAIR: Final = {"received": "10000", "start": "2026-01-05", "payments": [{"amount": "902"}] * 12}
DEAR: Final = {"received": "10000", "start": "2026-01-05", "payments": [{"amount": "1100"}] * 12}
#: Ways in which people, and cheats, write the lender of a contract.
SPELLINGS: Final = (
    "{0}",
    " {0} ",
    "{0}（贷款人）",
    "贷款人：{0}",
    "{0}有限公司",
    "{0}深圳分行",
    "{0}官方",
    "{1}",
    "{1}有限责任公司",
    "{1}有限公司",
    "{1}股份有限公司",
    "{1}集团",
    "{1}网贷",
    "{1}客服中心",
    "{1}（中国）",
    "正规{1}",
    "{1}APP",
    "{1}小额贷款有限公司",
    "{1}融资担保有限公司",
    "与{1}合作",
)


@pytest.fixture(scope="module")
def dataset(starter_checker: Checker) -> Dataset:
    return starter_checker.newest()


def ask(dataset: Dataset, name: str, lender: str | None = None, ruleset: str = VERSIONS[-1], **fields: Any) -> Report:
    request = CheckRequest.model_validate({"name": name, "lender": lender, "on": ON, **fields})
    return assess(parse_request(request), AssessmentContext(dataset, load(ruleset), SOURCES, ON), "", explain=False)


def names_of(dataset: Dataset) -> list[str]:
    """One name of every entity on record."""
    return sorted({entity.name for entity in dataset.graph.entities.values()})


def lenders_of(dataset: Dataset) -> list[str]:
    """Forty lenders in force: the first of every kind, then by name."""
    graph = dataset.graph
    lending = [one for one in graph.entities.values() if standing_of(one, graph, ON).standing == "licensed_lender"]
    by_kind: dict[object, list[str]] = {}
    for one in sorted(lending, key=lambda entity: entity.name):
        by_kind.setdefault(one.firm_type, []).append(one.name)
    mixed = itertools.chain.from_iterable(itertools.zip_longest(*by_kind.values()))
    return [BANK, *(name for name in mixed if name and name != BANK)][:40]


def spelled(lender: str) -> Iterator[str]:
    short = lender.removesuffix("股份有限公司").removesuffix("有限责任公司").removesuffix("有限公司")
    yield from (form.format(lender, short) for form in SPELLINGS)


def worse_or_equal(plain: Report, typed: Report) -> bool:
    """Whether nothing got better: score, tier, standing and its colour, headline, floors, findings."""
    before, after = plain.verdict, typed.verdict
    graver = {finding.rule for finding in plain.findings if finding.severity in ("hard", "strong", "moderate", "weak")}
    return (
        after.risk_score >= before.risk_score
        and TIERS.index(after.tier) >= TIERS.index(before.tier)
        and after.standing == before.standing
        and after.headline == before.headline
        and after.subject == before.subject
        and graver <= {finding.rule for finding in typed.findings}
    )


def confirmed(report: Report) -> bool:
    return report.lender is not None and report.lender.relation == "confirmed_by_lender"


def asked_with(dataset: Dataset, name: str, lenders: list[str], **fields: Any) -> Iterator[tuple[Report, Report]]:
    """The plain report, and that with each lender that can be read at all."""
    plain = ask(dataset, name, **fields)
    for lender in lenders:
        try:
            yield plain, ask(dataset, name, lender, **fields)
        except QueryError:  # words for nothing
            continue


def some(things: list[str], name: str, count: int) -> list[str]:
    """A sample that depends on the name alone."""
    return sorted(things, key=lambda thing: zlib.crc32(f"{name}|{thing}".encode()))[:count]


def faults(dataset: Dataset, names: list[str], pick: int | None, **fields: Any) -> tuple[list[str], Counter[str]]:
    lenders = lenders_of(dataset)
    every = [form for lender in lenders for form in spelled(lender)]
    found, counts = [], Counter[str]()
    for name in names:
        all_of_one = list(spelled(some(lenders, name, 1)[0]))
        typed = [*lenders, *all_of_one] if pick is None else [*some(lenders, name, 1), *some(every, name, pick)]
        for plain, report in asked_with(dataset, name, typed, **fields):
            tied = confirmed(report)
            counts["confirmed" if tied else "not confirmed"] += 1
            if not tied and not worse_or_equal(plain, report):
                found.append(f"{name} + {report.query.lender}: {plain.verdict.tier} → {report.verdict.tier}")
            found += [f"{name} + {report.query.lender}: {fault}" for fault in misnamed(report, dataset)]
    return found, counts


def misnamed(report: Report, dataset: Dataset) -> Iterator[str]:
    """Findings about somebody whom their records are not about. What a look-alike resembles is shown, not accused."""
    evidence = {one.id: one for one in report.evidence}
    lender = report.lender.findings if report.lender else ()
    for finding in (*report.findings, *lender):
        if finding.rule == "app_lookalike_name":
            continue
        for one in (evidence[key] for key in finding.evidence):
            imitated = one.record.get("imitates") if finding.rule != "officially_named" else None
            subject = imitated or one.record.get("subject") or one.record.get("legal_name")
            if subject is None:
                continue
            entity = dataset.graph.named(subject)
            said = finding.text.zh
            if subject not in said and not (entity and entity.name in said):
                yield f"{finding.rule} speaks of somebody else than {subject}: {said[:60]}"


def test_a_lender_typed_beside_any_name_makes_nothing_better(dataset: Dataset) -> None:
    found, counts = faults(dataset, names_of(dataset)[::4], 1)
    assert found == []
    assert counts["not confirmed"] > 600


@pytest.mark.exhaustive
@pytest.mark.timeout(7200)
def test_forty_lenders_and_twenty_spellings_beside_every_name(
    dataset: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    names = names_of(dataset)
    found, counts = faults(dataset, names, None)
    with capsys.disabled():
        sys.stdout.write(f"{len(names)} names, {sum(counts.values())} questions with a lender: {dict(counts)}\n")
    assert found == []


@pytest.mark.parametrize("fields", [{"observed": CLEAN}, {"offer": FAIR}, {"offer": DEAR, "observed": CLEAN}])
def test_nor_with_answers_and_prices(dataset: Dataset, fields: dict[str, Any]) -> None:
    chosen = ["银享花", "分期乐", "360借条", "奇富借条", "微粒贷", "从来没有过的名字", *accused(dataset)[::4]]
    found, counts = faults(dataset, chosen, 1, **fields)
    assert found == []
    assert counts["not confirmed"] > 20


def accused(dataset: Dataset) -> list[str]:
    """Every name that officials warned of or struck off; none that people write for somebody else too."""
    graph = dataset.graph
    standings = ((one.name, standing_of(one, graph, ON).standing) for one in graph.entities.values())
    named = sorted(name for name, standing in standings if standing in ("warned", "disqualified"))
    return [name for name in named if match_name(normalise(name), dataset).entity is not None]


def test_a_bank_beside_a_warned_or_struck_off_name_clears_nothing(dataset: Dataset) -> None:
    names = accused(dataset)
    assert len(names) >= 53
    for name in names:
        plain, typed = ask(dataset, name), ask(dataset, name, BANK)
        assert typed.verdict.standing in ("warned", "disqualified"), name
        assert typed.verdict.headline == plain.verdict.headline, name
        assert (typed.verdict.tier, typed.verdict.risk_score) == ("D", plain.verdict.risk_score), name
        assert typed.lender is not None
        assert typed.lender.standing == "licensed_lender"
        assert not [one for one in typed.findings if one.rule == "imitated_brand"], name
        assert all("从它的官网" not in one.advice.zh for one in typed.findings), name


def test_fakes_of_the_bank_are_told_of_the_bank(dataset: Dataset) -> None:
    report = ask(dataset, "考拉速借", BANK)
    assert report.lender is not None
    told = next(one for one in report.lender.findings if one.rule == "imitated_brand")
    assert BANK in told.text.zh
    assert "考拉速借" not in told.text.zh


@pytest.mark.parametrize("observed", [{}, CLEAN, {**CLEAN, "same_company": "yes", "cost_sheet_shown": "yes"}])
def test_what_officials_said_keeps_its_floor(dataset: Dataset, observed: dict[str, str]) -> None:
    for name in accused(dataset)[:: 3 if observed else 1]:
        for lender in (None, BANK):
            report = ask(dataset, name, lender, observed=observed, offer=FAIR if observed else None)
            assert report.verdict.risk_score >= 70, (name, lender)
            assert report.verdict.tier in "DE", (name, lender)
            assert sum(line.points for line in report.verdict.score_lines) == report.verdict.risk_score


def test_an_unlisted_name_stays_unknown_whoever_is_typed(dataset: Dataset) -> None:
    plain = ask(dataset, "银享花")
    assert (plain.verdict.tier, plain.verdict.risk_score) == ("U", 55)
    for lender in lenders_of(dataset):
        typed = ask(dataset, "银享花", lender)
        assert (typed.verdict.standing, typed.verdict.tier, typed.verdict.risk_score) == ("unknown", "U", 55), lender


def test_a_lender_that_lists_the_name_still_makes_it_better(dataset: Dataset) -> None:
    """The property above must not be had by never letting a lender count."""
    plain, typed = ask(dataset, "奇富借条"), ask(dataset, "奇富借条", "兴业消费金融股份公司")
    assert confirmed(typed)
    assert typed.verdict.standing == plain.verdict.standing == "listed_partner"
    assert (
        ask(dataset, "微粒贷", "深圳前海微众银行股份有限公司").verdict.risk_score
        <= ask(dataset, "微粒贷").verdict.risk_score
    )


@pytest.mark.parametrize("ruleset", VERSIONS)
def test_no_rule_set_that_was_published_launders_either(dataset: Dataset, ruleset: str) -> None:
    for name in ("银享花", "分期乐", *accused(dataset)[::4]):
        plain, typed = ask(dataset, name, ruleset=ruleset), ask(dataset, name, BANK, ruleset)
        assert worse_or_equal(plain, typed), name


def test_a_lender_that_was_struck_off_makes_the_answer_worse_and_is_named(dataset: Dataset) -> None:
    gone = "重庆市阿拉丁小额贷款有限公司"
    plain, typed = ask(dataset, "银享花"), ask(dataset, "银享花", gone)
    assert typed.verdict.risk_score > plain.verdict.risk_score
    ended = next(one for one in typed.findings if one.rule == "licence_revoked_or_missing")
    assert gone in ended.text.zh
    assert typed.lender is not None
    assert typed.lender.standing == "disqualified"


@pytest.mark.parametrize(
    "lender", ["招商银行有限责任公司", "招商银行有限公司", "深圳前海微众银行有限责任公司", "招联消费金融有限责任公司"]
)
def test_a_legal_form_on_no_list_is_asked_about(dataset: Dataset, lender: str) -> None:
    report = ask(dataset, "银享花", lender)
    assert report.lender is not None
    assert report.lender_match is not None
    assert (report.lender.entity, report.lender.standing) == (None, "unknown")
    assert [one.kind for one in report.lender_match.alternatives] == ["candidate"]


# Rows that say a licence has ended.


def test_a_bank_that_was_merged_away_is_told(dataset: Dataset) -> None:
    report = ask(dataset, "中邮邮惠万家银行")
    assert (report.verdict.standing, report.verdict.tier) == ("disqualified", "D")
    assert "放贷资格已经没有了" in report.verdict.headline.zh
    assert "licence_status" in {one.rule for one in report.findings}


def test_a_suspended_microloan_firm_is_told(dataset: Dataset) -> None:
    report = ask(dataset, "重庆市南岸区永道小额贷款有限责任公司")
    assert report.verdict.standing == "unconfirmed"
    assert "被暂停" in report.verdict.headline.zh
    told = next(one for one in report.findings if one.rule == "licence_status")
    assert told.severity == "strong"
    assert report.verdict.risk_score >= 50


def test_every_row_that_ended_is_told_to_whoever_asks_for_its_firm(dataset: Dataset) -> None:
    ended = ("cancelled", "suspended", "expired")
    firms = [one for one in dataset.graph.entities.values() if any(row.record.status in ended for row in one.licences)]
    assert len(firms) > 60
    for firm in firms:
        rules = {finding.rule for finding in ask(dataset, firm.name).findings}
        assert rules & {"licence_status", "licence_revoked_or_missing"}, firm.name
