"""What the page makes of a report: whom it frightens, what it asks, which evidence it dates itself by."""

import re
from typing import Any, get_args

import pytest

from checker.report import Evidence, Report, Role
from checker.terms import Tier
from checker.web.check.finding_view import FindingView, documents
from checker.web.check.next_steps import STEPS
from checker.web.check.report_page import ReportPage
from checker.web.i18n import Translator
from checker.web.link_targets import dial_url, web_url
from registries.model import Confidence
from tests.web.making import evidence, finding, link, org, report
from tests.web.reports import roles, stop
from tests.web.standings import licensed_lender

IT = org("乙信息科技有限公司")


def page(**changes: Any) -> ReportPage:
    return ReportPage(report("unconfirmed", "…", **{"entity": IT, **changes}), Translator("zh"))


def of_tier(tier: Tier, whole: Report | None = None, **changes: Any) -> ReportPage:
    """A report of that tier; `whole`: a report whose situation it has."""
    made = report("unconfirmed", "…", tier, entity=IT, **changes)
    return ReportPage(made.model_copy(update={"situation": whole.situation}) if whole else made, Translator("zh"))


STERN: dict[Tier, tuple[bool, bool]] = {
    "A": (False, False),
    "B": (False, False),
    "U": (False, False),
    "C": (False, True),
    "D": (True, True),
    "E": (True, True),
}


def test_every_tier_stands_in_the_table() -> None:
    assert set(STERN) == set(get_args(Tier))


@pytest.mark.parametrize(("tier", "expected"), STERN.items())
def test_help_stands_on_top_from_d_on_and_money_is_asked_for_from_c_on(tier: Tier, expected: tuple[bool, bool]) -> None:
    shown = of_tier(tier)
    assert (shown.help_first, shown.asks_money) == expected
    stopped = of_tier(tier, stop())
    assert (stopped.help_first, stopped.asks_money) == (True, True), "a stop is as stern in every tier"


def test_money_is_not_asked_for_where_the_advice_says_it() -> None:
    def asks(*advice: str, points: int = 8) -> bool:
        found = tuple(finding("r", "moderate", points, "…", advice=one) for one in advice)
        return of_tier("D", findings=found).asks_money

    assert not asks("钱到手了：照合同还。")
    assert not asks("到手的钱要还。")
    assert asks("先别交钱。")
    assert asks("一", "二", "三", "到手的钱要还。"), "the fourth is folded away"
    assert asks("到手的钱要还。", points=-4), "the advice of a relief is not shown among the steps"


def dated(key: str, as_of: str | None, kind: str = "product", **changes: Any) -> Evidence:
    return evidence(key, kind, "某发布者", f"名单{key}", as_of=as_of, **changes)


def test_the_headline_is_dated_by_the_newest_evidence_of_its_kind() -> None:
    held = (
        dated("old", "2024-01-31"),
        dated("new", "2026-09"),
        dated("none", None),
        dated("other", "2026-11", "notice"),
    )
    chain = (link("platform_operator", IT, "claimed_only", None, "old", "new", "none", "other"),)
    for order in (held, held[::-1]):
        rests = page(chain=chain, evidence=order).rests_on
        assert rests is not None
        assert rests.id == "new"


def test_the_headline_rests_on_nothing_of_another_s() -> None:
    held = (dated("theirs", "2026-09"),)
    chain = (link("platform_operator", IT), link("lender", org("丙银行"), "claimed_only", None, "theirs"))
    assert page(chain=chain, evidence=held).rests_on is None


def test_an_old_and_a_fresh_row_of_one_document_stay_apart_and_two_alike_are_one() -> None:
    base = dated("a", "2026-09")
    assert len(documents((base, base.model_copy(update={"id": "b"})))) == 1
    apart: dict[str, Any] = {
        "publisher": "另一个",
        "title": "另一份",
        "as_of": "2026-08",
        "as_of_note": "约",
        "url": "https://a.example/",
        "confidence": Confidence.OFFICIAL,
        "stale": True,
    }
    for field, value in apart.items():
        assert len(documents((base, base.model_copy(update={"id": "b", field: value})))) == 2, field


def test_beside_a_finding_stand_its_newest_documents_and_beside_a_note_one() -> None:
    held = tuple(dated(str(year), str(year)) for year in (2021, 2024, 2022, 2023))
    strong, note = (FindingView(finding("r", severity, 0, "…"), held) for severity in ("strong", "info"))
    assert [one.id for one in strong.newest_evidence] == ["2024", "2023"]
    assert (strong.rest, note.rest) == (2, 3)
    assert [one.id for one in note.newest_evidence] == ["2024"]
    assert FindingView(finding("r", "strong", 0, "…"), held[:1]).rest == 0


def test_findings_stand_by_severity_and_then_by_points() -> None:
    found = tuple(
        finding(rule, severity, points, "…")
        for rule, severity, points in (
            ("weak", "weak", 3),
            ("relief", "positive", -8),
            ("strong", "strong", 16),
            ("hard", "hard", 0),
            ("weaker", "weak", 1),
            ("note", "info", 0),
            ("moderate", "moderate", 8),
        )
    )
    shown = [one.finding.rule for one in page(findings=found[::-1]).findings]
    assert shown == ["hard", "strong", "moderate", "weak", "weaker", "note", "relief"]


def test_steps_are_three_at_most_those_of_grave_findings_first_and_none_twice() -> None:
    found = (
        finding("r", "weak", 3, "…", advice="后做这个。"),
        finding("s", "strong", 16, "…", advice="先做这个。"),
        finding("t", "moderate", 8, "…", advice="先做这个。"),
        finding("u", "positive", -4, "…", advice="不是要做的。"),
    )
    steps = page(findings=found).steps
    usual = [Translator("zh")(key) for key in STEPS["unconfirmed"]]
    assert steps == ["先做这个。", *usual[:2]]
    weak = page(findings=found[:1], lender="丙银行").steps
    assert weak == [*usual[1:], "后做这个。"], "what suits the standing comes before the advice of a small concern"
    assert "不是要做的。" not in steps


def test_whoever_typed_the_lender_is_not_told_to_find_it() -> None:
    find = Translator("zh")("step.find_lender")
    assert find in page().steps
    assert find not in page(lender="丙银行").steps


def test_links_are_urgent_first_and_none_stands_twice_on_a_page() -> None:
    shown = ReportPage(licensed_lender(), Translator("zh"))
    order = [one.purpose for one in shown.links]
    assert order == sorted(order, key=("emergency", "verify", "complain", "help").index)
    assert not {one.phone for one in shown.links} & {"110", "120", "12356", "12110"}
    above = {row.url for group in shown.unchecked for row in group.rows} - {None}
    assert not {one.url for one in shown.links} & above


@pytest.mark.parametrize(
    ("phone", "url"),
    [
        ("12345", "tel:12345"),
        ("12110", "sms:12110"),
        ("+86 10-1234", "tel:+86101234"),
        ("1", None),
        ("", None),
        (None, None),
        ("12345;ext=1", None),
        ("javascript:1", None),
    ],
)
def test_what_rings_is_a_number(phone: str | None, url: str | None) -> None:
    assert dial_url(phone) == url


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://a.example/", "//a.example/", "https://a.example/<", "", None]
)
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert web_url(url) is None
    assert web_url("https://a.example/b?c=1") == "https://a.example/b?c=1"


def test_a_legal_name_breaks_between_its_words_and_nowhere_else() -> None:
    names = {
        "乙信息科技有限公司": ["乙", "信息科技", "有限公司"],
        "某某消费金融股份有限公司": ["某某", "消费金融", "股份有限公司"],
        "有限公司": ["有限公司"],
    }
    for name, parts in names.items():
        assert page(entity=org(name)).title_parts == parts
        assert "".join(parts) == name
    assert not re.search(r"\s", "".join(names))


def test_a_platform_on_dozens_of_lists_shows_eight_and_folds_the_rest() -> None:
    role = roles().roles[0]
    many = page(roles=(role,) * 30)
    assert (len(many.first_roles), len(many.more_roles)) == (8, 22)
    assert page(roles=(role,) * 8).more_roles == ()


def test_a_firm_without_a_standing_is_called_by_what_it_does_unless_nobody_verified_it() -> None:
    known, rumour = roles().roles[0], roles().roles[-1]

    def word(*held: Role) -> str:
        return ReportPage(report("unknown", "…", entity=IT, roles=held), Translator("zh")).summary.word.zh

    assert word(known) == "催收公司"
    assert word(rumour) == word() == "只见过这个名字"
    assert page(roles=(known,)).is_collector
    assert not page(roles=(rumour,)).is_collector
