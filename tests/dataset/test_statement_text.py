"""The text of a bank statement, by its parts. Firm names are invented."""

import pytest

from checker.dataset.matching import Matched, match_lender, match_name
from checker.names import normalise
from registries.model import Record
from tests.dataset.test_matching import leads_to, offered
from tests.end_to_end.test_worked_examples import world
from tests.every_case import every_case
from tests.factories.records import licence, payee, product

PAYMENT, OTHER, FIRM = "甲乙支付服务有限公司", "丙丁支付服务有限公司", "戊己信息科技有限公司"
BASIC: tuple[Record, ...] = (
    licence(PAYMENT, "payment", aliases=("甲乙付",)),
    licence(OTHER, "payment", aliases=("丙丁付",)),
    licence("庚辛银行股份有限公司", "bank", aliases=("庚辛银行",)),
    product("壬花", FIRM),
    payee("四海会员", channel=PAYMENT, bill_texts=("甲乙付-四海",)),
    payee("小壬尊享V1", channel="某某支付", bill_texts=("小壬尊享V1月卡",)),
)
DATASET = world(*BASIC)


def named(text: str) -> Matched:
    return match_name(normalise(text), DATASET)


@every_case("sign", "-*－＊—:：_|/")
def test_a_payee_is_found_behind_its_own_payment_firm(sign: str) -> None:
    for text in (f"甲乙付{sign}四海会员", f"{PAYMENT}{sign}四海会员", f"甲乙付{sign}代扣{sign}四海会员"):
        matched = named(text)
        assert leads_to(matched) == "四海会员", text
        assert matched.match.kind == "variant"
        assert "只是支付通道" in matched.match.explanation.zh
        assert "which is only the channel" in matched.match.explanation.en


def test_a_text_on_record_as_a_whole_and_a_text_without_a_payment_firm() -> None:
    assert leads_to(named("甲乙付-四海")) == "四海会员"
    assert "账单上的写法" in named("甲乙付-四海").match.explanation.zh
    assert leads_to(named("小壬尊享V1月卡")) == "小壬尊享V1"
    assert leads_to(named("某某支付*小壬尊享V1")) == "小壬尊享V1"


def test_the_same_short_name_behind_another_payment_firm_is_only_a_candidate() -> None:
    matched = named("丙丁付-四海会员")
    assert leads_to(matched) is None
    assert ("candidate", "四海会员") in offered(matched)
    assert ("candidate", OTHER) in offered(matched)


@pytest.mark.parametrize("merchant", ["庚辛银行", "庚辛银行股份有限公司", "壬花"])
def test_a_merchant_that_calls_itself_by_a_good_name_is_not_it(merchant: str) -> None:
    matched = named(f"财付通-{merchant}")
    assert leads_to(matched) is None
    assert offered(matched)[0][0] == "candidate"
    assert "不能证明它是谁" in matched.match.explanation.zh
    assert "proves nobody's identity" in matched.match.explanation.en


def test_an_unknown_merchant_leads_to_the_payment_firm_as_the_channel_only() -> None:
    matched = named("甲乙付*没有人见过")
    assert (leads_to(matched), matched.match.kind) == (None, "none")
    assert ("candidate", PAYMENT) in offered(matched)
    assert matched.note is None


@pytest.mark.parametrize(
    "text", ["壬花", "庚辛银行-壬花", "甲乙付", "甲乙付-代扣", "甲乙付-丙丁付", "甲乙付-壬花-庚辛银行"]
)
def test_other_texts_are_no_statement(text: str) -> None:
    assert "账单" not in named(text).match.explanation.zh


def test_the_lender_of_a_contract_is_never_read_as_a_statement() -> None:
    assert match_lender(normalise("丙丁付-庚辛银行"), DATASET).match.explanation.zh.count("账单") == 0


@pytest.mark.parametrize("typed", ["四海会员", "四海会员贷款", "四海会员客服", "甲乙付-四海会员贷款"])
def test_a_name_that_only_statements_print_is_found_by_what_was_printed_alone(typed: str) -> None:
    matched = named(typed)
    assert leads_to(matched) is None
    assert ("candidate", "四海会员") in offered(matched)


def test_a_firm_that_was_seen_doing_something_else_took_no_money_behind_any_service() -> None:
    sender = payee("癸子催收有限公司", role="collector", channel=PAYMENT)
    unseen = payee("丑寅担保有限公司", role="guarantor")
    dataset = world(*BASIC, sender, unseen)
    for text in ("甲乙付-癸子催收有限公司", "某某支付-丑寅担保有限公司"):
        matched = match_name(normalise(text), dataset)
        assert leads_to(matched) is None, text
        assert matched.on_statement


def test_a_name_of_statements_is_no_name_of_a_lender() -> None:
    for text in ("四海会员", "甲乙付-四海"):
        assert match_lender(normalise(text), DATASET).entity is None
