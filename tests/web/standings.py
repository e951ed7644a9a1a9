"""One report of each standing. Every firm, product, list and notice is invented: nothing in here may stand beside a
name that could be taken for a real one."""

from checker.report import Alternative, Next, Report, ScoreLine
from registries.model import Confidence
from tests.web.making import BASE_LINE, both, evidence, finding, link, org, product, report

YI = org("乙消费金融股份有限公司")
ROSTER = evidence("e1", "licence", "某金融监管机构", "乙类机构名单（截至2025年6月末）", stale=True)
BING = product("丙花")
DING = org("丁信息科技有限公司")


def disqualified() -> Report:
    it = org("某县戊小额贷款有限公司")
    return report(
        "disqualified",
        "某地方金融管理局2025年8月公告：某县戊小额贷款有限公司被取消小额贷款业务资格。别签新借款。旧借款先问某地方金融管理局该还给谁。",
        "D",
        "危险大：先核实，再决定。",
        71,
        entity=it,
        next=(Next(observe="contract_date", text=both("你的合同是哪天签的？", "When was your contract signed?")),),
        chain=(link("lender", it, "unknown", "microloan", "e1"),),
        evidence=(evidence("e1", "notice", "某地方金融管理局", "关于戊公司业务资格的公告", as_of="2025-08"),),
        findings=(
            finding(
                "licence_revoked_or_missing",
                "strong",
                16,
                "监管部门公告取消了它的小额贷款业务资格。",
                "e1",
                law="某规〔2024〕2号",
            ),
        ),
    )


def licensed_lender() -> Report:
    return report(
        "licensed_lender",
        "查到了：乙消费金融股份有限公司在乙类机构名单里，可以放贷（消费金融公司，截至2025年6月30日）。这不说明找你的人或你手机里的App就是它。",
        entity=YI,
        query="乙消费金融",
        match_kind="variant",
        explanation=both("你输入的“乙消费金融” = 乙消费金融股份有限公司（去掉了“股份有限公司”）。"),
        english="On 乙类机构名单 as of 30 June 2025: may lend. This does not prove that your caller or app is theirs.",
        chain=(link("lender", YI, "unknown", "consumer_finance", "e1"),),
        evidence=(ROSTER,),
        lines=(BASE_LINE,),
    )


def lender_product() -> Report:
    its_own, lender = product("壬花"), org("癸消费金融股份有限公司")
    return report(
        "lender_product",
        "据癸消费金融官网（2025年11月），壬花是癸消费金融股份有限公司自己的产品。同名App可能是假的，请从机构官网进。",
        entity=its_own,
        chain=(
            link("product", its_own, "unknown", None, "e2"),
            link("lender", lender, "confirmed_by_lender", "consumer_finance", "e2", "e1"),
        ),
        evidence=(
            ROSTER,
            evidence(
                "e2", "product", "癸消费金融股份有限公司", "产品介绍", as_of="2025-11", url="https://lender.example/"
            ),
        ),
        findings=(
            finding(
                "imitated_brand",
                "info",
                0,
                "假冒：有人冒充壬花（某市公安局2024年5月）。这不是说真的壬花有问题。",
                "e2",
                advice="从机构官网进，别从短信或群里的链接下载。",
            ),
        ),
    )


def not_a_lender() -> Report:
    it = org("某省辰融资担保有限公司")
    return report(
        "not_a_lender",
        "某省辰融资担保有限公司是融资担保公司。这类公司不能放贷。（融资担保业务经营许可证：查到。）担保公司若替你还过款，可以依法向你要回。",
        entity=it,
        chain=(link("guarantor", it, "unknown", "financing_guarantee", "e1"),),
        evidence=(evidence("e1", "licence", "某地方金融管理局", "融资担保公司名单", as_of="2026-03"),),
    )


def listed_partner(lenders: int = 6) -> Report:
    names = ("甲银行股份有限公司", "某市甲城市商业银行股份有限公司", "乙消费金融股份有限公司", "某省丑国际信托有限公司")
    boxes = [org(names[n] if n < len(names) else f"第{n + 1}家甲银行股份有限公司") for n in range(lenders)]
    rows = tuple(
        evidence(f"p{n}", "partner", box.name, "互联网贷款合作机构名单", as_of="2025-10", stale=n == 2)
        for n, box in enumerate(boxes)
    )
    return report(
        "listed_partner",
        f"丁信息科技有限公司是介绍借款的。{lenders}家放款机构的名单写了它（最新2025年10月）。你的钱是谁借的，看合同里的“贷款人”。",
        entity=BING,
        query="丙花app",
        match_kind="alias",
        explanation=both("你输入的“丙花app” = 丙花（原名 丙分期）：去掉了“app”。"),
        english=f"Not the lender: named on {lenders} lenders' own lists. Your contract names the lender.",
        score=48,
        lines=(BASE_LINE, ScoreLine(kind="group", points=8, why=both("被监管约谈过", "interviewed by the regulator"))),
        chain=(
            link("product", BING, "unknown", None),
            link("platform_operator", DING, "claimed_only", "technology", "p0"),
            *(link("lender", box, "confirmed_by_lender", "bank", f"p{n}") for n, box in enumerate(boxes)),
            link("guarantor", org("某市寅融资担保有限公司"), "claimed_only", "financing_guarantee", "p0"),
        ),
        evidence=(
            *rows,
            evidence(
                "n1", "notice", "某金融监管机构", "约谈通报", as_of="2026-03-13", url="https://regulator.example/x"
            ),
        ),
        findings=(
            finding(
                "regulator_interview",
                "moderate",
                8,
                "2026年3月13日，某金融监管机构约谈了它的运营公司。",
                "n1",
                law="某规〔2025〕1号",
                advice="把每一笔费用都问清楚：收款的是谁，一年一共多少。",
            ),
        ),
    )


def warned() -> Report:
    it = product("巳借钱宝")
    return report(
        "warned",
        "某市公安局2024年5月的《假冒贷款App名单》写到它。原因：“冒充银行收取保证金”。",
        "D",
        "危险大：先核实，再决定。",
        71,
        entity=it,
        chain=(link("product", it, "unknown", None, "e1"),),
        evidence=(
            evidence("e1", "notice", "某市公安局", "假冒贷款App名单", as_of="2024-05", url="https://police.example/a"),
        ),
        findings=(
            finding("officially_named", "strong", 16, "公安机关公布的名单里有这个名字。", "e1", law="某法第2条"),
        ),
    )


def unconfirmed() -> Report:
    it = product("卯分期")
    return report(
        "unconfirmed",
        "知道它是谁：某市卯网络科技有限公司。还没查到哪家放款机构说和它合作。没查到，不等于违法。",
        entity=it,
        chain=(
            link("product", it),
            link("platform_operator", org("某市卯网络科技有限公司"), "claimed_only", "technology", "e2"),
            link("lender", org("（还不知道是哪家）"), "unknown"),
        ),
        evidence=(evidence("e2", "product", "某应用商店", "应用信息", as_of="2026", confidence=Confidence.UNVERIFIED),),
    )


def unknown() -> Report:
    return report(
        "unknown",
        "没查到这个名字。不说明它好，也不说明它坏。弄清前：别先交钱，别说验证码，别共享屏幕。",
        "U",
        "资料不够，判断不了。",
        55,
        query="庚享花",
        explanation=both("没有一份名单写了“庚享花”。", "No list names “庚享花”."),
        english="Not found. That says neither good nor bad.",
        answered=0,
        alternatives=(
            Alternative(
                kind="near",
                entity=product("辛享花"),
                explanation=both(
                    "另一家，由丁信息科技有限公司运营；“庚”和“辛”只差一个字。",
                    "Another one, run by 丁信息科技有限公司.",
                ),
            ),
        ),
    )


STANDINGS = {
    make.__name__: make()
    for make in (
        disqualified,
        licensed_lender,
        lender_product,
        not_a_lender,
        listed_partner,
        warned,
        unconfirmed,
        unknown,
    )
}
