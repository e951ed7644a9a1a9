"""The worked examples, and the words around the score."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from checker.assessment.headline import headline, tier_text, tier_words
from checker.assessment.score import BaseState, SettledCriteria, score
from checker.assessment.verdict import base_state, finding, sub_scores
from checker.facts.observed import money_words
from checker.rules import VOCABULARY, Fact, Scored, evaluate, load, load_wording
from checker.rules.vocabulary import STANDINGS
from checker.terms import Standing, Tier
from tests.every_case import every_case
from tests.rules.findings import COST, HARD_PRICE, INTERVIEW, LISTED, MINUS_9, POSITIVES, QUESTIONS, answered, scored

TODAY = date(2026, 11, 24)

EXAMPLES: list[tuple[str, BaseState, Sequence[Scored], SettledCriteria, int, Tier]] = [
    ("unknown, nothing", BaseState.UNKNOWN, (), answered(0), 55, "U"),
    ("listed partner, stale, interview", BaseState.RELATION_UNVERIFIED, (INTERVIEW,), answered(2), 48, "B"),
    ("lender, stale roster", BaseState.RELATION_UNVERIFIED, (), answered(1), 40, "B"),
    ("lender, fresh roster", BaseState.VERIFIED, (), answered(1), 30, "B"),
    ("listed partner, fresh, interview", BaseState.FACILITATOR_LISTED, (LISTED, INTERVIEW), answered(2), 30, "B"),
    ("all answered, interview", BaseState.VERIFIED, (*POSITIVES, INTERVIEW), answered(8, clean=True), 16, "A"),
    (
        "the same at 35.9 %",
        BaseState.VERIFIED,
        (*POSITIVES, INTERVIEW, COST),
        SettledCriteria(frozenset(QUESTIONS), True, False, True, True),
        50,
        "C",
    ),
    (
        "microloan, red lines in price, strong disclosure",
        BaseState.VERIFIED_MICRO,
        (HARD_PRICE, scored("price", "hard", rule="extreme"), COST, scored("disclosure", "strong", rule="sheet")),
        answered(6),
        94,
        "E",
    ),
    ("warned", BaseState.UNKNOWN, (scored("identity", "strong", rule="officially_named"),), answered(1), 71, "D"),
    ("disqualified, date unknown", BaseState.UNKNOWN, (scored("licence", "strong"),), answered(1), 71, "D"),
    ("disqualified, after the notice", BaseState.UNKNOWN, (scored("licence", "hard"),), answered(1), 90, "E"),
    ("contract names no lender", BaseState.UNKNOWN, (scored("disclosure", "strong"),), answered(3), 71, "D"),
    ("look-alike", BaseState.UNKNOWN, (scored("identity", "strong"),), answered(1), 71, "D"),
    ("only an ICP filing", BaseState.UNKNOWN, (scored("licence", "moderate"),), answered(1), 63, "U"),
    ("bank's own app, all clean", BaseState.VERIFIED, MINUS_9, answered(8, clean=True), 11, "A"),
]


@every_case(("state", "hits", "answers", "points", "tier"), [row[1:] for row in EXAMPLES])
def test_worked_examples(
    state: BaseState, hits: Sequence[Scored], answers: SettledCriteria, points: int, tier: Tier
) -> None:
    result = score(state, hits, answers)
    assert (result.score, result.tier) == (points, tier)
    assert sum(line.points for line in result.lines) == points


@every_case(
    ("standing", "stale", "microloan", "state"),
    [
        ("licensed_lender", False, False, BaseState.VERIFIED),
        ("licensed_lender", False, True, BaseState.VERIFIED_MICRO),
        ("licensed_lender", True, True, BaseState.RELATION_UNVERIFIED),
        ("lender_product", False, False, BaseState.VERIFIED),
        ("lender_product", True, False, BaseState.RELATION_UNVERIFIED),
        ("listed_partner", False, False, BaseState.FACILITATOR_LISTED),
        ("listed_partner", False, True, BaseState.FACILITATOR_LISTED),
        ("listed_partner", True, False, BaseState.RELATION_UNVERIFIED),
        ("unconfirmed", False, False, BaseState.RELATION_UNVERIFIED),
        ("not_a_lender", True, False, BaseState.RELATION_UNVERIFIED),
        ("unknown", True, False, BaseState.UNKNOWN),  # a stale list never makes a start milder
        ("warned", True, False, BaseState.UNKNOWN),
        ("disqualified", True, True, BaseState.UNKNOWN),
    ],
)
def test_base_state(standing: Standing, stale: bool, microloan: bool, state: BaseState) -> None:
    assert base_state(standing, stale=stale, microloan=microloan) is state


def test_the_standing_words_agree() -> None:
    assert VOCABULARY["standing"].among == STANDINGS
    for standing in sorted(STANDINGS):
        assert base_state(standing, stale=False, microloan=False)  # type: ignore[arg-type]
        assert standing in load_wording().headlines


def test_sub_scores() -> None:
    assert sub_scores(BaseState.RELATION_UNVERIFIED, [INTERVIEW], {}).licence == 40
    assert sub_scores(BaseState.FACILITATOR_LISTED, [LISTED], {}).licence == 17
    assert sub_scores(BaseState.UNKNOWN, [scored("licence", "hard")], {}).licence == 90
    assert sub_scores(BaseState.VERIFIED, [COST], {}).licence == 20


def test_price_and_disclosure_are_null_until_something_of_them_is_answered() -> None:
    answered_price = {"annual_cost": Fact(Decimal("35.9"))}
    assert sub_scores(BaseState.VERIFIED, [], {"annual_cost": Fact(None)}).price is None
    assert sub_scores(BaseState.VERIFIED, [], answered_price).price == 0
    assert sub_scores(BaseState.VERIFIED, [COST], answered_price).price == 53
    assert sub_scores(BaseState.VERIFIED, [HARD_PRICE], answered_price).price == 90
    asked = {"contacts_required": Fact(True)}
    assert sub_scores(BaseState.VERIFIED, [scored("privacy", "strong")], asked).disclosure == 100
    assert sub_scores(BaseState.VERIFIED, [], {"contract_available": Fact(True)}).disclosure == 0
    assert sub_scores(BaseState.VERIFIED, [COST], answered_price).disclosure is None


LENDER = {
    "full_name": "招联消费金融股份有限公司",
    "list": "《银行业金融机构法人名单》",
    "licence": "consumer_finance",
    "date": "2025年6月30日",
    "date_en": "2025-06-30",
}


def test_headlines() -> None:
    assert headline("licensed_lender", LENDER).zh == (
        "查到了：招联消费金融股份有限公司在《银行业金融机构法人名单》里，可以放贷（金融许可证，截至2025年6月30日）。"
        "这不说明找你的人或你手机里的App就是它。"
    )
    assert "这条记录已旧，请再核对。" in headline("licensed_lender", {**LENDER, "stale": "stale"}).zh
    assert "(financial licence, as of 2025-06-30)" in headline("licensed_lender", LENDER).en
    guarantor = headline("not_a_lender", {"full_name": "甲", "type": "financing_guarantee", "licence_seen": "not_seen"})
    assert (
        guarantor.zh
        == "甲是融资担保公司。这类公司不能放贷。（融资担保公司许可证：未查到。）它若替你还过款，可以依法向你要回。"
    )
    payment = headline("not_a_lender", {"full_name": "甲", "type": "payment", "licence_seen": "seen"})
    assert payment.zh == "甲是支付公司。这类公司不能放贷。（支付公司许可证：查到。）"
    partner = headline("listed_partner", {"company": "乙", "n": "6", "latest": "2025年10月"})
    assert (
        partner.zh == "乙是介绍借款的。6家放款机构的名单写了它（最新2025年10月）。你的钱是谁借的，看合同里的“贷款人”。"
    )


@every_case("standing", sorted(STANDINGS))
def test_headlines_degrade(standing: Standing) -> None:
    for words in ({}, {"full_name": "甲", "company": "甲", "product": "甲"}, LENDER, {"type": "technology"}):
        text = headline(standing, words)
        for sentence in (text.zh, text.en):
            assert sentence
            assert not set("{}[]") & set(sentence)
            assert not [bad for bad in ("（）", "。。", "《》", "()", "  ", "，，") if bad in sentence]


@pytest.mark.parametrize(
    ("tier", "hits", "answers", "zh"),
    [
        ("A", (), answered(8, clean=True), "目前没看到问题（只看你的回答和2025年的名单）。这不是推荐。"),
        ("B", (), answered(2), "还差6样没核对。"),
        ("B", (), answered(8), "还要再核对。"),
        ("C", (COST, INTERVIEW, LISTED), answered(3), "有2个问题：问清再签。"),
        ("D", (COST,), answered(3), "危险大：先核实，再决定。"),
        (
            "E",
            (HARD_PRICE,),
            answered(3),
            "先停：别付新费用，别签新约，别给验证码。原因：ultra_short_high_cost。钱到手了吗？借到手的钱还要还。",
        ),
        ("U", (), answered(0), "资料不够，判断不了。"),
    ],
)
def test_tier_text(tier: Tier, hits: Sequence[Scored], answers: SettledCriteria, zh: str) -> None:
    words = tier_words(tier, hits, answers, "2025年")
    assert tier_text(tier, {**words, **money_words(None)}).zh == zh


@pytest.mark.parametrize(
    ("received", "end"), [(None, "钱到手了吗？借到手的钱还要还。"), (True, "借到手的钱还要还。"), (False, "")]
)
def test_a_red_line_speaks_of_money_received_only_where_it_may_have_come(received: bool | None, end: str) -> None:
    words = {**tier_words("E", (HARD_PRICE,), answered(3), None), **money_words(received)}
    said = tier_text("E", words)
    assert said.zh == f"先停：别付新费用，别签新约，别给验证码。原因：ultra_short_high_cost。{end}"
    assert ("What you received is still owed" in said.en) is (received is not False)


def test_findings_carry_what_the_report_needs() -> None:
    hit = evaluate(load(), {"interviewed": Fact(True, ("e2",), {"name": "甲"})}, TODAY).hits[0]
    shown = finding(hit)
    assert (shown.rule, shown.points, shown.evidence) == ("regulator_interview", 8, ("e2",))
