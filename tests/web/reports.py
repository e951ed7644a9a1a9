"""Reports to look at: one of each standing (`standings.py`) and one of each hard case. All invented, as there."""

from datetime import date

from checker.report import Alternative, Report, Situation
from registries.model import Confidence
from tests.web.making import both, evidence, finding, link, org, product, report
from tests.web.standings import BING, STANDINGS, licensed_lender


def lookalike() -> Report:
    return report(
        "unknown",
        "没查到这个名字。不说明它好，也不说明它坏。弄清前：别先交钱，别说验证码，别共享屏幕。",
        "D",
        "危险大：先核实，再决定。",
        71,
        query="己粒货",
        explanation=both("没有一份名单写了“己粒货”。"),
        alternatives=(
            Alternative(
                kind="lookalike",
                entity=product("己粒贷"),
                explanation=both("第3字 货 与 贷 形近，可能有人仿冒 己粒贷。"),
            ),
        ),
        findings=(
            finding(
                "app_lookalike_name",
                "strong",
                16,
                "名字和一家放款机构的产品很像，但不是它。",
                advice="一个字一个字地核对名字，别从链接下载。",
            ),
        ),
    )


def ambiguous() -> Report:
    return report(
        "unknown",
        "“丙网贷”不是一个平台的名字。先点下面你说的那一个。",
        "U",
        "资料不够，判断不了。",
        55,
        query="丙网贷",
        match_kind="ambiguous",
        explanation=both("大家用“丙网贷”说两个不同的平台。", "People use “丙网贷” for two platforms."),
        alternatives=(
            Alternative(kind="candidate", entity=BING, explanation=both("原名丙分期，丁信息科技有限公司运营。")),
            Alternative(kind="candidate", entity=product("融丙"), explanation=both("比较贷款的网站，和丙花无关。")),
        ),
        notes=(
            both(
                "网上搜到的“客服电话”常常是假的。要打电话，从机构官网找。", "Hotlines found by search are often fake."
            ),
        ),
    )


def stop() -> Report:
    zh = "对方让你先交“解冻费”才放款。"
    return licensed_lender().model_copy(
        update={
            "situation": Situation(
                alert="stop",
                findings=(finding("upfront_payment", "hard", 0, zh, law="某法第2条"),),
                do_now=(both("别再付钱。"), both("马上同时办：打110，打付款银行。"), both("留好聊天和转账记录。")),
            )
        }
    )


def contradicted() -> Report:
    it, bank = product("午花花"), org("某市午城市商业银行股份有限公司")
    facts = (
        evidence("e1", "partner", bank.name, "合作机构名单", as_of="2026-09", confidence=Confidence.OFFICIAL),
        evidence("e2", "notice", bank.name, "关于未与午花花合作的声明", as_of="2026-10-09"),
    )
    serious = (
        finding(
            "licence_no",
            "hard",
            0,
            "合同写的放款机构公开说没有和它合作。",
            "e2",
            law="某法第1条",
            advice="先停下操作。打放款机构官网的电话核实。",
        ),
        finding(
            "partner_not_listed", "strong", 16, "放款机构的合作名单是全的，里面没有它。", "e1", law="某规〔2025〕1号"
        ),
        finding("regulator_interview", "moderate", 8, "运营公司被约谈过。", "e1"),
        finding("privacy_notice", "weak", 3, "App因个人信息问题被通报过。", "e2"),
        finding("p2p_exit", "info", 0, "它的前身在2019年退出P2P。", "e2"),
    )
    return report(
        "licensed_lender",
        "查到了：某市午城市商业银行股份有限公司在乙类机构名单里，可以放贷（银行，截至2026年9月）。"
        "这不说明找你的人或你手机里的App就是它。",
        "E",
        "先停：别付新的钱，别签新约，别给验证码。原因：放款机构说没有和它合作。",
        94,
        entity=it,
        subject=bank,
        lender=bank.name,
        contract_date=date(2026, 10, 1),
        next=(),
        chain=(
            link("product", it),
            link("platform_operator", org("午花花网络科技有限公司"), "claimed_only", "technology", "e2"),
            link("lender", bank, "contradicted", "bank", "e1", "e2"),
        ),
        evidence=facts,
        findings=serious,
    )


CASES = {make.__name__: make() for make in (lookalike, ambiguous, stop, contradicted)}
ALL = {**STANDINGS, **CASES}
