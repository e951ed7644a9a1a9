"""What people type into the only box when something is happening to them."""

import pytest

from checker.guidance.help_intents import help_intents
from registries.row_identity import names_in
from registries.starter import load


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ("我不想活了", "danger"),
        ("还不起 不 想 活", "danger"),
        ("他们要打我", "danger"),
        ("我刚转了钱给客服", "money_sent"),
        ("被骗了怎么办", "money_sent"),
        ("说我卡号填错要交解冻费", "upfront"),
        ("京东金条客服叫我注销校园贷", "upfront"),
        ("某某公司明天要上门", "collection"),
        ("360借条催收说要上门是真的吗", "collection"),
        ("借了1万到手7千七天还", "price"),
        ("７１４高炮", "price"),
        ("活着没意思", "danger"),
        ("他們說要殺我", "danger"),
        ("堵在我家门口不让我走", "danger"),
        ("撑不下去了", "danger"),
        ("拿裸照威胁我", "danger"),
        ("我被騙了", "money_sent"),
        ("验证码告诉他了", "money_sent"),
        ("说账户异常要我先付押金", "upfront"),
        ("他们打我妈电话", "collection"),
        ("打我公司电话", "collection"),
        ("银行卡被法院冻结", "collection"),
        ("某某强制下款", "forced"),
        ("某某強制 下款", "forced"),
        ("被强行放款了", "forced"),
        ("某某强下款", "forced"),
        ("没借钱却打进来两千", "forced"),
        ("某某无视黑白户", "upfront"),
        ("某某 黑户必下", "upfront"),
        ("某某100%下款", "upfront"),
        ("某某内部渠道放款", "upfront"),
        ("某某前期费用", "upfront"),
        ("某某刷流水", "upfront"),
        ("某某解冻金", "upfront"),
        ("某某砍头息", "price"),
        ("某某714口子", "price"),
    ],
)
def test_the_gravest_door_stands_first(typed: str, about: str) -> None:
    found = help_intents(typed)
    assert found[0].about == about
    assert found[0].page.startswith("/")


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("说我卡号填错了要交钱解冻", ["upfront-fee"]),
        ("流水不足要先交保证金", ["upfront-fee"]),
        ("京东金条客服叫我注销校园贷", ["fake-service-campus-loan"]),
        ("有人说能修复征信", ["fake-service-campus-loan"]),
        ("叫我注销账户还要先交钱", ["fake-service-campus-loan", "upfront-fee"]),
    ],
)
def test_to_pay_first_and_to_cancel_lead_to_their_own_pages(typed: str, pages: list[str]) -> None:
    assert [door.page for door in help_intents(typed) if door.about == "upfront"] == [
        f"/guides/{page}" for page in pages
    ]


def test_danger_comes_before_money_and_money_before_the_rest() -> None:
    both = help_intents("被骗了不想活了，还有人上门催收")
    assert [door.about for door in both] == ["danger", "money_sent", "collection"]


@pytest.mark.parametrize(
    "name",
    [
        "强制执行",
        "好下款",
        "秒下款",
        "360借条",
        "京东金条",
        "银享花",
        "招联消费金融",
        "微粒贷",
        "还呗",
        "今天还呗",
        "天天还款",
        "714网",
        "",
    ],
)
def test_a_mere_name_opens_no_door(name: str) -> None:
    assert help_intents(name) == ()


def test_no_name_on_record_opens_a_door() -> None:
    names = {name for file in load() for row in file.rows for name in names_in(row)}
    assert len(names) > 800
    assert {name: help_intents(name)[0].about for name in names if help_intents(name)} == {}
