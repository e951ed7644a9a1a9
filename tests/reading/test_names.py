"""Where names stand in a text, in which role, and whom they mean: nobody's good name is lent to another."""

from collections import Counter
from pathlib import Path

from checker.dataset.matching import match_name
from checker.names import normalise
from checker.reading.model import NameMention
from checker.reading.names.brands import latin_names
from checker.reading.plain_text import plain_text
from checker.reading.words import table
from checker.report import Match
from checker.service.checker import Checker
from tests.reading.conftest import TODAY, Read

BRANDS = ("微粒贷", "360借条", "花呗", "借呗", "拍拍贷", "有钱花", "安逸花", "京东金条")
#: What touts put behind a known name.
TAILS = Path(__file__).with_name("tails.txt").read_text(encoding="utf-8").split()
HEADS = ("新", "真", "大")


def only(names: tuple[NameMention, ...]) -> NameMention:
    assert len(names) == 1, names
    return names[0]


def test_a_brand_inside_a_longer_word_is_asked_about_never_matched(read: Read) -> None:
    longer = [f"{brand}{tail}" for brand in BRANDS for tail in TAILS]
    longer += [f"{head}{brand}" for head in HEADS for brand in BRANDS]
    assert len(longer) > 600
    for word in longer:
        for text in (f"您好，这里是{word}，您的额度已批。", word):
            for name in read(text).names:
                assert name.match.entity is None, text
                assert name.standing == "unknown", text
                assert name.inside is not None or name.text not in BRANDS, text
                assert "不是同一个" not in name.match.explanation.zh, text
            assert read(text).suggested.name not in BRANDS, text
    name = only(read("请联系微粒贷放款大厅办理").names)
    assert (name.text, name.inside) == ("微粒贷", "微粒贷放款大厅")
    assert [(one.kind, one.entity.name) for one in name.match.alternatives] == [("candidate", "微粒贷")]


def test_a_brand_inside_a_signature_is_asked_about_too(read: Read) -> None:
    names = read("【微粒贷放款大厅】您的额度已批").names
    assert [(name.text, name.role, name.inside) for name in names] == [
        ("微粒贷放款大厅", "message_sender", None),
        ("微粒贷", "mentioned", "微粒贷放款大厅"),
    ]
    assert all(name.match.entity is None for name in names)


def test_a_brand_among_talk_is_matched_as_if_it_were_typed(read: Read, starter_checker: Checker) -> None:
    for brand in BRANDS:
        typed = match_name(normalise(brand), starter_checker.newest(), TODAY).match
        for text in (
            f"您在{brand}的借款已逾期",
            f"我在{brand}借了5000元",
            f"使用{brand}平台",
            f"{brand}还不上怎么办",
            f"还款：{brand}",
            f"{brand}，{brand}",
            f"因为{brand}和网贷都逾期",
        ):
            name = only(read(text).names)
            assert (name.match, name.inside) == (typed, None), text


def test_a_lender_on_no_record_is_named_all_the_same(read: Read) -> None:
    name = only(read("贷款人：甲乙丙某某小额贷款有限公司").names)
    assert (name.text, name.role, name.role_words) == ("甲乙丙某某小额贷款有限公司", "lender", "贷款人")
    assert (name.match.kind, name.standing) == ("none", "unknown")
    brand = only(read("放款机构：某某鑫鑫").names)
    assert (brand.text, brand.role, brand.found_by) == ("某某鑫鑫", "lender", "role_words")


def test_two_lenders_are_two(read: Read) -> None:
    for text in (
        "贷款人1：中原银行股份有限公司\n贷款人2：南京银行股份有限公司",
        "联合贷款人：中原银行股份有限公司、南京银行股份有限公司",
        "由中原银行股份有限公司和南京银行股份有限公司联合放款",
        "贷款人为中原银行股份有限公司与南京银行股份有限公司",
        "出借人（一）：中原银行股份有限公司；出借人（二）：南京银行股份有限公司",
    ):
        reading = read(text)
        assert reading.suggested.lenders == ("中原银行股份有限公司", "南京银行股份有限公司"), text
        assert {name.standing for name in reading.names} == {"licensed_lender"}, text


def test_a_lenders_legal_form_counts_in_a_text_too(read: Read) -> None:
    name = only(read("贷款人：招商银行有限责任公司").names)
    assert (name.match.kind, name.standing) == ("ambiguous", "unknown")


def test_a_firm_begins_where_its_name_begins(read: Read) -> None:
    lender = "重庆蚂蚁消费金融有限公司"
    for before in (
        "本合同由",
        "您向",
        "我与",
        "合同约定的贷款人为",
        "原债权人",
        "（贷款人）",
        "受托于",
        "与您签订合同的",
    ):
        assert only(read(f"{before}{lender}签订").names).text == lender, before
    unknown = "深圳市某某向上小额贷款有限公司"
    for before in ("由", "您的案件已移交", "并与", "资金来自", "合同的出借人是"):
        assert only(read(f"{before}{unknown}，请知悉").names).text == unknown, before
    for whole in (f"新{lender}", "中和农信小额贷款有限公司", "和信某某贷款有限公司", "某某(深圳)小额贷款有限公司"):
        assert only(read(f"您好，{whole}提醒您").names).text == whole


def test_a_firm_like_one_on_record_is_not_it(read: Read) -> None:
    for text in (
        "贷款人：新重庆蚂蚁消费金融有限公司",
        "由重庆蚂蚁消费金服有限公司放款",
        "贷款人：重庆蚂蚁消费金融中心有限公司",
    ):
        name = only(read(text).names)
        assert (name.match.entity, name.standing) == (None, "unknown"), text


ROLES = {
    "lender": "出借方：{} / {}（下称“贷款人”） / {}作为出借人 / 贷款由{}发放 / 我司受{}委托 / 资金方\t{} / 资方\n{}"
    " / 管理机构：{} / 由持牌金融机构发放：{} / 债权人变更为{} / 那笔是{}放的 / Lender: {} / 您在{}的借款",
    "guarantor": "保证人：{} / 由{}提供连带责任保证 / {}（以下称“担保方”） / {}为您的借款提供担保 / 增信机构为{}",
    "adviser": "居间方：{} / {}提供贷款咨询服务 / 咨询服务方（丙方）：{}"
    " / 甲方：王某\n乙方：{}\n乙方为甲方提供贷款咨询服务 / 咨询服务由{}提供",
    "payee": "收款人：{} / 商户名称：{} / 交易对手 {} / 款项支付给{} / 财付通-{} / 由{}收取 / 户名：{}"
    " / 扣款通道：{} / 对手方：{} / 交易日期 金额 余额 对方户名\n20261105 -520.00 3120.44 {}",
    "collector": "受托催收方：{} / 已委托{}催收 / 委外机构：{} / {}负责催收"
    " / 我公司{}受委托联系您 / {}接受该行委托 / 案件移交{}处理",
    "platform": "平台运营方：{} / {}运营的App / 运营主体：{} / 信息服务方：{} / 服务由{}提供 / 平台由{}运营",
    "message_sender": "【{}】您的贷款已逾期 / 您的贷款已逾期【{}】 / [{}] 请还款",
    "mentioned": "{}与本案无关 / 听说过{} / 开户行：{}",
}


def test_roles(read: Read) -> None:
    for role, texts in ROLES.items():
        for text in texts.split(" / "):
            written = text.format("上海某某信息技术有限公司")
            name = only(read(written).names)
            assert (name.text, name.role) == ("上海某某信息技术有限公司", role), written


def test_a_word_gives_one_role_alone() -> None:
    words = [
        (kind, word)
        for role in table("roles").values()
        for kind in ("labels", "after", "before")
        for word in role[kind]
    ]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_parties_have_the_role_that_the_text_defines(read: Read) -> None:
    for text in (
        "甲方（贷款人）：{}\n乙方（借款人）：王小二",
        "本合同甲方为贷款人，乙方为借款人。甲方：{}",
        "贷款人（甲方） 借款人（乙方）\n甲方：{}\n乙方：王小二",
        "{}（以下简称“甲方”），甲方作为贷款人向乙方发放贷款",
    ):
        assert only(read(text.format("某某银行股份有限公司")).names).role == "lender", text
    assert only(read("甲方：某某银行股份有限公司").names).role == "mentioned"


def test_a_payee_of_a_statement_is_looked_up_with_its_payment_service(read: Read) -> None:
    name = only(read("2026-03-02 代扣 中金支付-四叶草 -398.00").names)
    assert (name.text, name.role, name.look_up) == ("四叶草", "payee", "中金支付-四叶草")
    assert isinstance(name.match, Match)
    assert name.match.entity is not None


def test_names_hidden_by_invisible_signs_are_found_and_matched_to_nobody(read: Read) -> None:
    name = only(read("您在微\u200b粒贷的借款").names)
    assert (name.text, name.match.entity) == ("微\u200b粒贷", None)


def test_words_for_some_firm_are_no_names(read: Read) -> None:
    for text in (
        "本公司与合作机构",
        "该公司、我公司和贵公司",
        "某小额贷款有限公司",
        "担保公司：无",
        "平台：见附件",
        "【验证码】123456",
    ):
        assert not read(text).names, text


def test_names_of_several_latin_words_are_found_as_records_hold_them() -> None:
    text = plain_text("Your loan from JD Finance and Ant Credit Pay is overdue. Lender: Bank of Nanjing").text
    found = latin_names(text, {"jdfinance", "antcreditpay", "bankofnanjing", "loan"}.__contains__)
    assert [text[name.start : name.end] for name in found] == ["jd finance", "ant credit pay", "bank of nanjing"]


def test_english_names_and_roles(read: Read) -> None:
    text = (
        "Lender: Bright Moon Lending. Your loan is collected by Silver Oak Recovery Ltd. on behalf of Bank of Nanjing. "
        "The fee is charged by Blue Sky Technology Co., Ltd.\n-- Harbour Ridge Collections"
    )
    assert [(name.text, name.role) for name in read(text).names] == [
        ("Bright Moon Lending", "lender"),
        ("Silver Oak Recovery Ltd.", "collector"),
        ("Bank of Nanjing", "lender"),
        ("Blue Sky Technology Co., Ltd.", "payee"),
        ("Harbour Ridge Collections", "collector"),
    ]
    assert not read("We will take legal action and call your company.").names


def test_centres_law_firms_and_whoever_signs_behind_a_dash_are_names(read: Read) -> None:
    for text, name in (
        ("联系华信债务法律咨询中心刘老师", "华信债务法律咨询中心"),
        ("本所临江正衡律师事务所接受委托", "临江正衡律师事务所"),
        ("债权转让给澜江市信衡资产管理有限公司", "澜江市信衡资产管理有限公司"),
        ("转账5000到某某商贸有限公司", "某某商贸有限公司"),
        ("否则后果自负。——鑫越速贷法务部", "鑫越速贷法务部"),
    ):
        assert only(read(text).names).text == name
