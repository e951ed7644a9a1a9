"""Reports to look at: one of each standing (`standings.py`) and one of each hard case. All invented, as there."""

from datetime import date

from checker.cost.calculate import annual_cost
from checker.cost.model import Cost
from checker.cost.offer import Offer
from checker.cost.prime_rates import PrimeRates
from checker.report import (
    Alternative,
    Dispute,
    Effect,
    HelpIntent,
    IdentifierLine,
    LenderLine,
    Next,
    OperatedBrand,
    Register,
    Report,
    Role,
    Situation,
    Supposition,
)
from checker.terms import Alert, Tier
from registries.model import Confidence
from tests.web import standings
from tests.web.making import both, evidence, finding, link, org, product, report
from tests.web.standings import BING, DING, STANDINGS, YI, licensed_lender


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


def web_address() -> Report:
    """An address that looks like a known one, with the longest code a phone must hold."""
    code = "www.xn--jiyibank-26g.jiayibank-huankuan-kefu-zhongxin-000000.com.cn"
    text = both(
        f"{code}不是己粒银行股份有限公司已知的网址。它看上去像己粒银行股份有限公司的网址jiayibank.com，有的字母或数字不一样。"
    )
    register = Register(
        title=both("工信部备案系统：网站"),
        url="https://beian.miit.gov.cn/",
        enter=code,
        note=both("备过案，不等于可以放贷。"),
    )
    line = IdentifierLine(kind="domain", text=code, ascii=f"x{code}", valid=None, registers=(register, register))
    other = Alternative(kind="lookalike", entity=org("己粒银行股份有限公司"), explanation=text)
    return report(
        "unknown",
        "没查到这是谁的。下面写着到哪个官方网站查、输入什么。",
        "U",
        "资料不够。",
        50,
        query=code,
        explanation=text,
        alternatives=(other,),
        identifier=line,
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
                separate=both(
                    "你遇到的这次联系／付款：红线。乙消费金融股份有限公司本身查到的结果不变；可能有人冒充它。"
                ),
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
    line = LenderLine(
        entity=bank,
        standing="licensed_lender",
        relation="contradicted",
        headline=both(
            "查到了：某市午城市商业银行股份有限公司在乙类机构名单里，可以放贷（银行，截至2026年9月）。"
            "这不说明找你的人或你手机里的App就是它。"
        ),
        relation_text=both("某市午城市商业银行股份有限公司公开说过（2026年10月9日）：没有和午花花合作。"),
        findings=(finding("admin_penalty_lender", "weak", 3, "某市午城市商业银行股份有限公司三年内受过处罚。", "e2"),),
        evidence=("e1",),
    )
    return report(
        "unconfirmed",
        "知道它是谁：午花花网络科技有限公司。还没查到哪家放款机构说和它合作。没查到，不等于违法。",
        "E",
        "先停：别付新费用，别签新约，别给验证码。原因：放款机构说没有和它合作。",
        94,
        entity=it,
        lender=bank.name,
        lender_line=line,
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


def answered() -> Report:
    """A stop, two answers that changed something and one that did not, what would change it, and a contested fact."""
    told = evidence(
        "e9", "answer", "你自己的回答", "钱到手前，叫你先交钱了吗？是", confidence="told", source="told.answer"
    )
    contest = Dispute(ticket="T", since=date(2026, 11, 20), state="answered", reply=both("我们已在2026年10月整改。"))
    base = standings.listed_partner()
    known = tuple(
        one.model_copy(update={"digest": f"{n:064x}", "contested": contest if one.id == "n1" else None})
        for n, one in enumerate(base.evidence)
    )
    membership = finding(
        "membership_forced", "strong", 16, "你说：不买会员就借不到。", "e9", law="某规〔2025〕1号第3条"
    )
    return base.model_copy(
        update={
            "query": base.query.model_copy(
                update={"observed": {"upfront_fee": "yes", "membership_forced": "yes", "private_payee": "no"}}
            ),
            "verdict": base.verdict.model_copy(
                update={"tier": "C", "risk_score": 64, "next": (Next(observe="offer", text=both("借多少，还多少？")),)}
            ),
            "situation": stop().situation.model_copy(
                update={
                    "conduct": 40,
                    "separate": both("你遇到的这次联系／付款：红线。丙花本身查到的结果不变；可能有人冒充它。"),
                    "findings": (finding("upfront_payment", "hard", 0, "钱没到，先叫你交钱。", "e9", law="某法第2条"),),
                }
            ),
            "findings": (membership, *base.findings),
            "evidence": (*known, told),
            "effects": (
                _effect(
                    "upfront_fee",
                    "“钱到手前，叫你先交钱了吗？”你答“是”：这次遇到的事，从“没有警示”变成“先停”。",
                    alert="none",
                ),
                _effect(
                    "membership_forced",
                    "“不买会员就借不到吗？”你答“是”：风险 +16 分，从“还要核对”变成“问清再签”。",
                    16,
                    tier="B",
                ),
                _effect("private_payee", "“叫你把钱转给个人了吗？”你答“不是”：记下了，结果不变。"),
            ),
            "suppositions": tuple(_supposition(n) for n in range(5)),
            "cost": cost(),
        }
    )


def _effect(key: str, zh: str, points: int = 0, tier: Tier = "C", alert: Alert = "stop") -> Effect:
    return Effect(observe=key, answer="yes", points=points, tier_without=tier, alert_without=alert, text=both(zh))


def _supposition(n: int) -> Supposition:
    zh = f"如果合同的贷款人是第{n}家甲银行股份有限公司（在乙类机构名单里，截至2026年6月），就变成“还要核对”（3{n}分）。"
    return Supposition(
        observe="contract_lender", answer=f"第{n}家", tier="B", risk_score=30 + n, alert="none", text=both(zh)
    )


def cost() -> Cost:
    """Seven thousand received, ten thousand to be paid within a week."""
    day = date(2026, 11, 1)
    due = {"amount": 10000, "due": date(2026, 11, 8)}
    offer = Offer.model_validate({"received": 7000, "start": day, "payments": [due], "lender_type": "consumer_finance"})
    return annual_cost(offer, day, PrimeRates(), day)


def doors() -> Report:
    """Words that say more than a name: somebody in danger, chased, and asked to pay."""
    opened = (
        HelpIntent(
            about="danger", page="/emergency", text=both("你先平安。不想活了：马上打110或120。想找人说话：打12356。")
        ),
        HelpIntent(about="upfront", page="/emergency", text=both("钱到手前叫你先交钱的：先停，别交。")),
        HelpIntent(about="collection", page="/collector", text=both("有人在催你？看他是谁派的。")),
    )
    base = standings.unknown()
    return base.model_copy(update={"situation": Situation(doors=opened)})


def roles() -> Report:
    """A firm of many roles: each on a list or a page of its own, one of them old, one that nobody verified."""
    seen = Role(
        role="payee",
        state="reported",
        entity=DING,
        of=(BING,),
        listed_by="某报",
        title="某会员费的报道",
        as_of="2026-01",
        url="https://paper.example/1",
        confidence=Confidence.REPORTED,
        stale=False,
        text=both("收款方：据某报《某会员费的报道》（2026年1月），和丙花有关。", "Payee: by 某报 (2026-01), for 丙花."),
        evidence="e2",
    )
    collects = {
        "role": "collector",
        "state": "listed",
        "of": (YI,),
        "url": None,
        "stale": True,
        "text": both("催收公司：乙消费金融股份有限公司公布的《催收名单》写了它。", "Collector: on a list of 乙."),
    }
    rumour = {"confidence": Confidence.UNVERIFIED, "text": both("收款方：据某网页。", "Payee: by some page.")}
    return report(
        "not_a_lender",
        "丁信息科技有限公司运营丙花。没查到它有金融牌照：谁放款，看合同上的“贷款人”。另外，名单或报道里它还是：催收公司。",
        entity=DING,
        english="丁信息科技有限公司 operates 丙花. Lists or reports also name it as: collector.",
        chain=(link("platform_operator", DING, "unknown", "technology", "e1"),),
        evidence=(
            evidence("e1", "licence", "某报", "某公司的报道"),
            evidence("e2", "payee", "某报", "某会员费的报道", as_of="2026-01"),
        ),
        roles=(seen.model_copy(update=collects), seen, seen.model_copy(update=rumour)),
        operates=(
            OperatedBrand(
                brand=BING,
                listed_by="某报",
                title="某公司的报道",
                as_of="2026-01",
                stale=False,
                evidence="e1",
                lenders=(link("lender", YI, "claimed_only", "consumer_finance", "e1"),),
            ),
            OperatedBrand(
                brand=product("己花"), listed_by="某报", title="某公司的报道", as_of=None, stale=True, evidence="e1"
            ),
        ),
        payees=(seen.model_copy(update={"entity": org("戊融资担保有限公司")}),),
    )


CASES = {
    make.__name__: make() for make in (lookalike, web_address, ambiguous, stop, contradicted, answered, doors, roles)
}
ALL = {**STANDINGS, **CASES}
