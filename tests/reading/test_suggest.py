"""What a reading suggests to ask: a request that the ordinary check answers."""

from datetime import date
from decimal import Decimal

from checker.reading.suggest import to_check_request
from checker.service.checker import Checker
from tests.reading.conftest import TODAY, Read

CONTRACT = """甲方（贷款人）：南京银行股份有限公司
丙方（担保人）：广东某某融资担保有限公司
乙方在拍拍贷平台借款，签订日期：2026年3月1日，借款本金12000元，实际到账11,000元，分12期，每期应还1,100元，另收服务费300元，年化利率18%。"""


def test_a_contract_becomes_a_request_that_is_answered(read: Read, starter_checker: Checker) -> None:
    reading = read(CONTRACT)
    request = to_check_request(reading, TODAY)
    assert request is not None
    assert (request.name, request.lender) == ("拍拍贷", "南京银行股份有限公司")
    assert request.contract_date == date(2026, 3, 1)
    assert request.offer is not None
    assert (request.offer.received, request.offer.principal) == (Decimal(11000), Decimal(12000))
    assert [payment.amount for payment in request.offer.payments] == [Decimal(1100)] * 12
    assert [(fee.payee, fee.amount) for fee in request.offer.fees] == [("platform", Decimal(300))]
    assert reading.suggested.guarantors == ("广东某某融资担保有限公司",)
    assert reading.suggested.offer.rate == "年化18%"
    report = starter_checker.check(request)
    assert report.lender is not None
    assert report.lender.standing == "licensed_lender"
    assert report.cost is not None


def test_figures_that_a_text_gives_twice_are_left_to_the_person(read: Read) -> None:
    offer = read("借款本金5000元，借款本金8000元，到账4,500元，分6期，分12期").suggested.offer
    assert (offer.principal, offer.received, offer.count) == (None, Decimal(4500), None)


def test_a_contract_of_tomorrow_is_no_contract(read: Read) -> None:
    reading = read("贷款人：南京银行股份有限公司，签订日期2027年1月1日")
    assert reading.suggested.contract_date == date(2027, 1, 1)
    request = to_check_request(reading, TODAY)
    assert request is not None
    assert (request.name, request.lender, request.contract_date) == ("南京银行股份有限公司", None, None)


def test_charges_for_paying_late_are_no_part_of_an_offer(read: Read) -> None:
    assert read("罚息1260.5元，违约金300元，会员费99元").suggested.offer.fees[0].amount == Decimal(99)


def test_a_borrowing_firm_and_its_bank_are_not_asked_about(read: Read) -> None:
    assert to_check_request(read("借款人：某某商贸有限公司，开户行：招商银行"), TODAY) is None


def test_a_tout_is_asked_about_by_his_whole_name(read: Read) -> None:
    assert read("请联系微粒贷放款大厅办理").suggested.name == "微粒贷放款大厅"
