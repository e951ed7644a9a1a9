"""Reports to look at: one of each standing and of each hard case. Firms called 示例 (example) are invented."""

from datetime import date
from typing import Any

from checker.report import (
    Alternative,
    ChainLink,
    ChainRole,
    Coverage,
    EntityRef,
    Evidence,
    Finding,
    Link,
    Match,
    Next,
    Query,
    Relation,
    Report,
    ScoreLine,
    Severity,
    Situation,
    Standing,
    SubScores,
    Tier,
    Verdict,
)
from registries.model import Confidence, Text

DAY = date(2026, 11, 24)


def both(zh: str, en: str = "") -> Text:
    return Text(zh=zh, en=en or f"[{zh}]")


def org(name: str, key: str = "") -> EntityRef:
    return EntityRef(id=f"org-{key or abs(hash(name))}", type="organisation", name=name)


def product(name: str, key: str = "") -> EntityRef:
    return EntityRef(id=f"product-{key or abs(hash(name))}", type="product", name=name)


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
    Link(purpose="verify", title=both("金融许可证信息查询", "Licence search"), url="https://xkz.nfra.gov.cn/"),
    Link(purpose="complain", title=both("银行、消费金融投诉", "complaints"), phone="12378"),
    Link(purpose="help", title=both("法律援助", "legal aid"), phone="12348"),
)
COVERAGE = (
    Coverage(
        source="nfra.licences",
        title=both("银行业金融机构法人名单", "List of banking institutions"),
        url="https://www.nfra.gov.cn/",
        state="found",
        as_of="2025-06-30",
        stale=True,
        why=both("名单已过 400 天。", "The list is older than 400 days."),
    ),
    Coverage(
        source="gsxt",
        title=both("国家企业信用信息公示系统", "National company register"),
        url="https://www.gsxt.gov.cn/",
        state="not_checked",
        as_of=None,
        stale=False,
        why=both("只能自己去查。", "Can only be looked up there."),
    ),
    Coverage(
        source="starter.notices",
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
    name = changes.pop("query", entity.name if entity else "银享花")
    english = changes.pop("english", "")
    verdict = Verdict(
        subject=changes.pop("subject", entity),
        standing=standing,
        tier=tier,
        risk_score=score,
        band=(30, 90),
        answered=changes.pop("answered", 2),
        askable=8,
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


ZHAOLIAN = org("招联消费金融股份有限公司", "zhaolian")
ROSTER = evidence("e1", "licence", "国家金融监督管理总局", "银行业金融机构法人名单（截至2025年6月末）", stale=True)
QIFU = product("奇富借条", "qifu")
QIFU_ORG = org("上海淇毓信息科技有限公司", "qiyu")


def licensed_lender() -> Report:
    return report(
        "licensed_lender",
        "查到了：招联消费金融股份有限公司在银行业金融机构法人名单里，可以放贷（消费金融公司，截至2025年6月30日）。这不说明找你的人或你手机里的App就是它。",
        entity=ZHAOLIAN,
        query="招联消费金融",
        match_kind="variant",
        explanation=both("你输入的“招联消费金融” = 招联消费金融股份有限公司（去掉了“股份有限公司”）。"),
        english="On 银行业金融机构法人名单 as of 30 June 2025: may lend. "
        "This does not prove that your caller or app is theirs.",
        chain=(link("lender", ZHAOLIAN, "unknown", "consumer_finance", "e1"),),
        evidence=(ROSTER,),
        lines=(BASE_LINE,),
    )


def lender_product() -> Report:
    anyihua, msxf = product("安逸花", "anyihua"), org("马上消费金融股份有限公司", "mashang")
    return report(
        "lender_product",
        "据马上消费金融官网（2025年11月），安逸花是马上消费金融股份有限公司自己的产品。同名App可能是假的，请从机构官网进。",
        entity=anyihua,
        chain=(
            link("product", anyihua, "unknown", None, "e2"),
            link("lender", msxf, "confirmed_by_lender", "consumer_finance", "e1"),
        ),
        evidence=(
            ROSTER,
            evidence(
                "e2", "product", "马上消费金融股份有限公司", "产品介绍", as_of="2025-11", url="https://www.msxf.com/"
            ),
        ),
        findings=(
            finding(
                "imitated_brand",
                "info",
                0,
                "假冒：有人冒充安逸花（重庆市公安局2024年5月）。这不是说真的安逸花有问题。",
                "e2",
                advice="从机构官网进，别从短信或群里的链接下载。",
            ),
        ),
    )


def listed_partner(lenders: int = 6) -> Report:
    names = ("厦门国际银行股份有限公司", "天津金城银行股份有限公司", "中原消费金融股份有限公司", "国投泰康信托有限公司")
    boxes = [
        org(names[n] if n < len(names) else f"第{n + 1}家示例银行股份有限公司", f"bank-{n}") for n in range(lenders)
    ]
    rows = tuple(
        evidence(f"p{n}", "partner", box.name, "互联网贷款合作机构名单", as_of="2025-10", stale=n == 2)
        for n, box in enumerate(boxes)
    )
    return report(
        "listed_partner",
        f"上海淇毓信息科技有限公司是介绍借款的。{lenders}家放款机构的名单写了它（最新2025年10月）。你的钱是谁借的，看合同里的“贷款人”。",
        entity=QIFU,
        query="36O借條",
        match_kind="alias",
        explanation=both("你输入的“36O借條” = 奇富借条（原名 360借条）：字母O当作数字0，繁体字改成简体字。"),
        english=f"Not the lender: named on {lenders} lenders' own lists. Your contract names the lender.",
        score=48,
        lines=(BASE_LINE, ScoreLine(kind="group", points=8, why=both("被监管约谈过", "interviewed by the regulator"))),
        chain=(
            link("product", QIFU, "unknown", None),
            link("platform_operator", QIFU_ORG, "claimed_only", "technology", "p0"),
            *(link("lender", box, "confirmed_by_lender", "bank", f"p{n}") for n, box in enumerate(boxes)),
            link("guarantor", org("福州三六零融资担保有限公司", "dan"), "claimed_only", "financing_guarantee", "p0"),
        ),
        evidence=(
            *rows,
            evidence(
                "n1", "notice", "国家金融监督管理总局", "约谈通报", as_of="2026-03-13", url="https://www.nfra.gov.cn/x"
            ),
        ),
        findings=(
            finding(
                "regulator_interview",
                "moderate",
                8,
                "2026年3月13日，国家金融监督管理总局约谈了它的运营公司。",
                "n1",
                law="金规〔2025〕9号",
                advice="把每一笔费用都问清楚：收款的是谁，一年一共多少。",
            ),
        ),
    )


def unconfirmed() -> Report:
    it = product("某某分期", "fenqi")
    return report(
        "unconfirmed",
        "知道它是谁：杭州示例网络科技有限公司。还没查到哪家放款机构说和它合作。没查到，不等于违法。",
        entity=it,
        chain=(
            link("product", it),
            link("platform_operator", org("杭州示例网络科技有限公司"), "claimed_only", "technology", "e2"),
            link("lender", org("（还不知道是哪家）"), "unknown"),
        ),
        evidence=(
            evidence("e2", "product", "示例应用商店", "应用信息", as_of="2026", confidence=Confidence.UNVERIFIED),
        ),
    )


def not_a_lender() -> Report:
    it = org("福建智云融资担保有限公司", "zhiyun")
    return report(
        "not_a_lender",
        "福建智云融资担保有限公司是融资担保公司。这类公司不能放贷。（融资担保业务经营许可证：查到。）担保公司若替你还过款，可以依法向你要回。",
        entity=it,
        chain=(link("guarantor", it, "unknown", "financing_guarantee", "e1"),),
        evidence=(evidence("e1", "licence", "福建省地方金融管理局", "融资担保公司名单", as_of="2026-03"),),
    )


def unknown() -> Report:
    return report(
        "unknown",
        "没查到这个名字。不说明它好，也不说明它坏。弄清前：别先交钱，别说验证码，别共享屏幕。",
        "U",
        "资料不够，判断不了。",
        55,
        query="银享花",
        explanation=both("没有一份名单写了“银享花”。", "No list names “银享花”."),
        english="Not found. That says neither good nor bad.",
        answered=0,
        alternatives=(
            Alternative(
                kind="near",
                entity=product("宜享花"),
                explanation=both("另一家，由宜人智科运营；“银”和“宜”只差一个字。", "Another one, run by 宜人智科."),
            ),
        ),
    )


def lookalike() -> Report:
    return report(
        "unknown",
        "没查到这个名字。不说明它好，也不说明它坏。弄清前：别先交钱，别说验证码，别共享屏幕。",
        "D",
        "危险大：先核实，再决定。",
        71,
        query="微粒货",
        explanation=both("没有一份名单写了“微粒货”。"),
        alternatives=(
            Alternative(
                kind="lookalike",
                entity=product("微粒贷"),
                explanation=both("第3字 货 与 贷 形近，可能有人仿冒 微粒贷。"),
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
        "“360网贷”不是一个平台的名字。先点下面你说的那一个。",
        "U",
        "资料不够，判断不了。",
        55,
        query="360网贷",
        match_kind="ambiguous",
        explanation=both("大家用“360网贷”说两个不同的平台。", "People use “360网贷” for two platforms."),
        alternatives=(
            Alternative(kind="candidate", entity=QIFU, explanation=both("原名360借条，奇富科技运营。")),
            Alternative(kind="candidate", entity=product("融360"), explanation=both("比较贷款的网站，和360集团无关。")),
        ),
        notes=(
            both(
                "网上搜到的“客服电话”常常是假的。要打电话，从机构官网找。", "Hotlines found by search are often fake."
            ),
        ),
    )


def disqualified() -> Report:
    it = org("重庆市阿拉丁小额贷款有限公司", "aladdin")
    return report(
        "disqualified",
        "重庆市地方金融管理局2025年8月公告：重庆市阿拉丁小额贷款有限公司被取消小额贷款业务资格。别签新借款。旧借款先问重庆市地方金融管理局该还给谁。",
        "D",
        "危险大：先核实，再决定。",
        71,
        entity=it,
        next=(Next(observe="contract_date", text=both("你的合同是哪天签的？", "When was your contract signed?")),),
        chain=(link("lender", it, "unknown", "microloan", "e1"),),
        evidence=(
            evidence("e1", "notice", "重庆市地方金融管理局", "关于取消小额贷款公司业务资格的公告", as_of="2025-08"),
        ),
        findings=(
            finding(
                "licence_revoked_or_missing",
                "strong",
                16,
                "监管部门公告取消了它的小额贷款业务资格。",
                "e1",
                law="金规〔2024〕26号",
            ),
        ),
    )


def warned() -> Report:
    it = product("示例借钱宝", "bao")
    return report(
        "warned",
        "示例市公安局2024年5月的《假冒贷款App名单》写到它。原因：“冒充银行收取保证金”。",
        "D",
        "危险大：先核实，再决定。",
        71,
        entity=it,
        chain=(link("product", it, "unknown", None, "e1"),),
        evidence=(
            evidence(
                "e1", "notice", "示例市公安局", "假冒贷款App名单", as_of="2024-05", url="https://gaj.example.gov.cn/a"
            ),
        ),
        findings=(
            finding("officially_named", "strong", 16, "公安机关公布的名单里有这个名字。", "e1", law="反电信网络诈骗法"),
        ),
    )


def stop() -> Report:
    zh = "对方让你先交“解冻费”才放款。"
    return licensed_lender().model_copy(
        update={
            "situation": Situation(
                alert="stop",
                findings=(finding("upfront_payment", "hard", 0, zh, law="反电信网络诈骗法"),),
                do_now=(both("别再付钱。"), both("马上同时办：打110，打付款银行。"), both("留好聊天和转账记录。")),
            )
        }
    )


def contradicted() -> Report:
    it, bank = product("示例花花", "hua"), org("示例城市商业银行股份有限公司", "bank")
    facts = (
        evidence("e1", "partner", bank.name, "合作机构名单", as_of="2026-09", confidence=Confidence.OFFICIAL),
        evidence("e2", "notice", bank.name, "关于未与示例花花合作的声明", as_of="2026-10-09"),
    )
    serious = (
        finding(
            "licence_no",
            "hard",
            0,
            "合同写的放款机构公开说没有和它合作。",
            "e2",
            law="刑法第174条第二款",
            advice="先停下操作。打放款机构官网的电话核实。",
        ),
        finding(
            "partner_not_listed", "strong", 16, "放款机构的合作名单是全的，里面没有它。", "e1", law="金规〔2025〕9号"
        ),
        finding("regulator_interview", "moderate", 8, "运营公司被约谈过。", "e1"),
        finding("privacy_notice", "weak", 3, "App因个人信息问题被通报过。", "e2"),
        finding("p2p_exit", "info", 0, "它的前身在2019年退出P2P。", "e2"),
    )
    return report(
        "licensed_lender",
        "查到了：示例城市商业银行股份有限公司在银行业金融机构法人名单里，可以放贷（银行，截至2026年9月）。"
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
            link("platform_operator", org("示例花花网络科技有限公司"), "claimed_only", "technology", "e2"),
            link("lender", bank, "contradicted", "bank", "e1", "e2"),
        ),
        evidence=facts,
        findings=serious,
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
CASES = {make.__name__: make() for make in (lookalike, ambiguous, stop, contradicted)}
ALL = {**STANDINGS, **CASES}
