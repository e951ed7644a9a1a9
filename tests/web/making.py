"""The parts that a report of `reports.py` is put together from. Every name and list is invented."""

from datetime import date
from typing import Any

from checker.report import (
    ChainLink,
    Coverage,
    EntityRef,
    Evidence,
    Finding,
    Link,
    Match,
    Next,
    Query,
    Report,
    ScoreLine,
    Situation,
    SubScores,
    Verdict,
)
from checker.terms import ChainRole, Relation, Severity, Standing, Tier
from registries.model import Confidence, Text

DAY = date(2026, 11, 24)


def both(zh: str, en: str = "") -> Text:
    return Text(zh=zh, en=en or f"[{zh}]")


def org(name: str) -> EntityRef:
    return EntityRef(id=f"org-{name}", type="organisation", name=name)


def product(name: str) -> EntityRef:
    return EntityRef(id=f"product-{name}", type="product", name=name)


def evidence(key: str, kind: str, publisher: str, title: str, **changes: Any) -> Evidence:
    base = {
        "id": key,
        "source": "starter.example",
        "publisher": publisher,
        "title": title,
        "url": None,
        "as_of": "2025-06-30",
        "as_of_note": None,
        "retrieved_at": "2026-11-24",
        "confidence": Confidence.REPORTED,
        "stale": False,
        "record": {"kind": kind},
    }
    return Evidence(**{**base, **changes})


def finding(
    rule: str, severity: Severity, points: int, zh: str, *keys: str, law: str = "", advice: str = ""
) -> Finding:
    return Finding(
        rule=rule,
        version=1,
        title=both(zh),
        points=points,
        severity=severity,
        group="negative_record",
        text=both(zh),
        advice=both(advice) if advice else Text(zh="", en=""),
        legal_basis=law,
        evidence=keys,
    )


def link(
    role: ChainRole, entity: EntityRef, relation: Relation = "unknown", licence_type: str | None = None, *keys: str
) -> ChainLink:
    return ChainLink(role=role, entity=entity, relation=relation, licence_type=licence_type, evidence=keys)


LINKS = (
    Link(purpose="emergency", title=both("报警", "police"), phone="110"),
    Link(purpose="verify", title=both("某许可证查询", "Licence search"), url="https://regulator.example/search"),
    Link(purpose="complain", title=both("银行、消费金融投诉", "complaints"), phone="12378"),
    Link(purpose="help", title=both("法律援助", "legal aid"), phone="12348"),
)
COVERAGE = (
    Coverage(
        source="lists.banks",
        kind="licence",
        title=both("乙类机构名单", "List of kind 乙"),
        url="https://regulator.example/",
        state="found",
        as_of="2025-06-30",
        stale=True,
        why=both("名单已过 400 天。", "The list is older than 400 days."),
    ),
    Coverage(
        source="miit.filing",
        kind="licence",
        title=both("某登记系统", "A register"),
        url="https://register.example/",
        state="not_checked",
        as_of=None,
        stale=False,
        why=both("只能自己去查。", "Can only be looked up there."),
    ),
    Coverage(
        source="lists.notices",
        kind="notice",
        title=both("监管通报", "Regulators' notices"),
        url=None,
        state="not_found",
        as_of="2026-11",
        stale=False,
        why=None,
    ),
)
LENDER_QUESTION = Next(
    observe="contract_lender", text=both("合同上的“贷款人”是谁？", "Who is the “lender” (贷款人) in your contract?")
)
BASE_LINE = ScoreLine(kind="base", points=40, why=both("起点：名单已旧", "start: the list is old"))


def report(
    standing: Standing,
    headline: str,
    tier: Tier = "B",
    tier_text: str = "还差6样没核对。",
    score: int = 40,
    **changes: Any,
) -> Report:
    """A report that holds together; `changes` replace whole fields, or the parts named below."""
    entity = changes.pop("entity", None)
    name = changes.pop("query", entity.name if entity else "庚享花")
    english = changes.pop("english", "")
    verdict = Verdict(
        subject=entity,
        standing=standing,
        tier=tier,
        risk_score=score,
        band=(30, 90),
        answered=changes.pop("answered", 2),
        askable=8,
        unsettled=changes.pop("unsettled", ("contract_lender", "cost", "channel")),
        sub_scores=SubScores(licence=40, price=None, disclosure=None),
        score_lines=changes.pop("lines", (ScoreLine(kind="base", points=score, why=both("起点", "start")),)),
        headline=both(headline, english),
        tier_text=both(tier_text, "6 things still to check."),
        next=changes.pop("next", (LENDER_QUESTION,)),
    )
    base = {
        "query": Query(
            name=name,
            normalised=name,
            lender=changes.pop("lender", None),
            observed=changes.pop("observed", {}),
            contract_date=changes.pop("contract_date", None),
        ),
        "match": Match(
            kind=changes.pop("match_kind", "legal_name" if entity else "none"),
            entity=entity,
            explanation=changes.pop(
                "explanation", both(f"你输入的“{name}”就是它的名字。", f"“{name}” is its own name.")
            ),
            alternatives=changes.pop("alternatives", ()),
        ),
        "verdict": verdict,
        "lender": changes.pop("lender_line", None),
        "situation": Situation(),
        "chain": (),
        "findings": (),
        "evidence": (),
        "coverage": COVERAGE,
        "notes": (),
        "links": LINKS,
        "dataset_revision": 17,
        "ruleset_version": "2026.11",
        "judged_on": DAY,
        "generated_at": "2026-11-24T08:00:00Z",
    }
    return Report(**{**base, **changes})
