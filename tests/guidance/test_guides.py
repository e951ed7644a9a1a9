"""The guides as data: what each cites, whom it answers, and what none of them says."""

import re
from typing import Any, get_args

import pytest
import yaml

from checker.guidance import Guide, GuideError, guides, guides_for, load
from checker.guidance.load import laws
from checker.rules import load as rules
from checker.terms import Standing
from checker.web.i18n import texts
from registries.model import Confidence
from tests.every_case import every_case

GUIDES = dict(guides())
#: The seven articles the product began from.
SEEDS = {
    "网贷逾期催收说要上门是真的吗": "home-visit",
    "银享花是正规平台吗": "is-it-legitimate",
    "网上贷款逾期不还会有什么后果": "overdue",
    "微信转账存在风险怎么解除": "wechat-transfer-risk",
    "逾期网贷": "overdue",
    "360网贷合法吗,受法律保护吗": "protected-by-law",
    "银行卡签约网贷平台怎么解约": "end-debit-agreement",
}


def everything(guide: Guide) -> str:
    return "\n".join([guide.short.zh, *(point.zh for point in guide.points)])


def test_the_fourteen_guides_are_there() -> None:
    assert set(GUIDES) >= {
        *("home-visit", "is-it-legitimate", "protected-by-law", "overdue", "credit-reporting", "letters-and-court"),
        *("over-24-36", "end-debit-agreement", "wechat-transfer-risk", "fake-service-campus-loan", "credit-repair"),
        *("new-plan", "my-data", "upfront-fee"),
    }


@every_case(("seed", "slug"), SEEDS.items())
def test_each_of_the_seven_articles_has_its_guide(seed: str, slug: str) -> None:
    assert [guide.slug for guide in GUIDES.values() if seed in guide.seed] == [slug]
    assert slug in {guide.slug for guide in guides_for((), seed)}


@every_case("guide", GUIDES.values())
def test_every_sentence_of_law_or_fact_is_cited(guide: Guide) -> None:
    bare = [point.zh for point in guide.points if point.kind != "do" and not point.cite]
    assert bare == []
    assert set(guide.sources) == set(guide.cited)


@every_case("guide", GUIDES.values())
def test_an_article_is_named_only_where_its_text_was_read(guide: Guide) -> None:
    guessed = [
        key for key, source in guide.sources.items() if source.article and source.confidence is Confidence.UNVERIFIED
    ]
    assert guessed == []


@every_case("guide", GUIDES.values())
def test_a_document_is_one_note(guide: Guide) -> None:
    """Two entries of one law, read in two places, would be two notes for the reader."""
    titles = [source.title.zh for source in {s.model_copy(update={"article": None}) for s in guide.sources.values()}]
    assert len(titles) == len(set(titles))


@every_case("guide", GUIDES.values())
def test_rules_that_lead_here_exist(guide: Guide) -> None:
    known = {rule.id for rule in rules().rules}
    assert [rule for rule in guide.fits if rule not in known] == []


@every_case("guide", GUIDES.values())
def test_every_number_says_whose_it_is(guide: Guide) -> None:
    assert [number for number in guide.numbers if f"phone.{number}" not in texts()] == []


@every_case("guide", GUIDES.values())
def test_sentences_are_short(guide: Guide) -> None:
    """A stand-in for the reading level: characters of a Chinese sentence, words of an English one."""
    chinese = [part for point in guide.points for part in re.split(r"[。？！]", point.zh) if part]
    assert sum(map(len, chinese)) / len(chinese) <= 30
    assert max(map(len, chinese)) <= 75
    assert max(len(point.zh) for point in guide.points) <= 100
    english = [part for point in guide.points for part in re.split(r"[.?!;:](?:\s|$)", point.en) if part]
    assert sum(len(part.split()) for part in english) / len(english) <= 18
    assert len(re.findall(r"[。？！]", guide.short.zh)) <= 5


@every_case("guide", GUIDES.values())
def test_whoever_owes_is_told_to_repay(guide: Guide) -> None:
    if guide.opens_with_help or guide.slug in {"over-24-36", "protected-by-law"}:
        assert re.search(r"(要|照常|照合同)还(?!在|是)|(债|欠款)(还|也)在", everything(guide))


@every_case("guide", GUIDES.values())
def test_who_says_stop_speaks_of_money_already_received(guide: Guide) -> None:
    for point in guide.points:
        if re.search(r"先停|停止(还|付|交)", point.zh) and re.search(r"平台|放款|借款|还款", point.zh):
            assert re.search(r"到手|借到|借的钱", point.zh), point.zh


@every_case("guide", GUIDES.values())
def test_advice_that_was_dropped_stays_dropped(guide: Guide) -> None:
    said = everything(guide) + (guide.letter.zh if guide.letter else "")
    for dropped in ("最容易投诉", "一定能退", "保证能", "36%以内", "不会坐牢", "绝对不", "肯定能"):
        assert dropped not in said


@every_case(
    ("slug", "binding"),
    [
        ("overdue", "只是还不上，一般不坐牢。但借钱时造假、信用卡恶意透支、判决后有钱不还，可能犯罪。"),
        ("overdue", "没担保、没一起借的亲友，可以回：与我无关，请勿再联系。"),
        ("overdue", "法院短信、传票、支付令别不理：打12368核对。"),
        ("home-visit", "可能来，也可能不来。"),
        ("home-visit", "别争吵、别动手。怕就别开门，打110。"),
        ("home-visit", "法院、警察来了，先核对证件，要配合。"),
        ("home-visit", "没担保、没一起借的亲友，可以回：与我无关，请勿再联系。"),
        ("letters-and-court", "支付令15天内可书面提异议。"),
        ("over-24-36", "可以申请调减，不一定退。"),
    ],
)
def test_the_binding_words_are_said_as_they_are(slug: str, binding: str) -> None:
    assert binding in everything(GUIDES[slug])


def test_what_to_do_at_the_door_comes_first() -> None:
    assert GUIDES["home-visit"].sections[0].title.zh.startswith("人在门口")


def test_which_guides_fit_a_report() -> None:
    found = [guide.slug for guide in guides_for(["collect_home_visit", "cost_over_24", "collect_home_visit_threat"])]
    assert found[0] == "home-visit"
    assert "over-24-36" in found
    assert len(found) == len(set(found))
    assert guides_for(["no_such_rule"]) == ()
    assert guides_for([], "他们说要上门")[0].slug == "home-visit"


@every_case(
    "typed",
    [
        *(
            "说我卡号填错了要交钱解冻",
            "叫我交保证金",
            "贷款要验证流水",
            "让我先交钱",
            "银行卡输错被冻结",
            "开会员才放款",
        ),
        "提现失败叫我转钱",
    ],
)
def test_who_is_to_pay_first_finds_the_guide_about_it(typed: str) -> None:
    assert guides_for([], typed)[0].slug == "upfront-fee"


def test_the_guide_about_paying_first_is_the_first_for_its_rule() -> None:
    found = [guide.slug for guide in guides_for(["upfront_payment"])]
    assert found[:2] == ["upfront-fee", "wechat-transfer-risk"]
    assert "upfront-fee" in {guide.slug for guide in guides_for(["fake_official_document"])}


def test_paying_first_is_answered_first_and_no_debt_is_waved_away() -> None:
    guide = GUIDES["upfront-fee"]
    assert guide.short.zh.startswith("先停，别交。警察提醒")
    assert re.search("打110，打付款银行，别等96110", guide.short.zh)
    assert "到手的钱还要还" in guide.short.zh
    assert [section.title.zh[:3] for section in guide.sections[:2]] == ["还没交", "已经交"]
    assert [one.zh for one in guide.points if "civil-code-671" in one.cite and "可能要付利息" in one.zh]
    assert all(
        one.zh.startswith("个人借给个人") or "不按这一条" in one.zh
        for one in guide.points
        if "civil-code-679" in one.cite
    )


def test_a_standing_leads_to_a_guide_after_all_that_fits_better() -> None:
    assert [guide.slug for guide in guides_for([], standing="unknown")] == ["is-it-legitimate"]
    assert guides_for([], standing="licensed_lender") == ()
    assert guides_for([], standing=None) == ()
    found = [guide.slug for guide in guides_for(["collect_home_visit"], "逾期", standing="unknown")]
    assert found == ["overdue", "home-visit", "is-it-legitimate"]
    told = {standing for guide in GUIDES.values() for standing in guide.fits_standing}
    assert told <= set(get_args(Standing))


def test_every_rule_leads_to_a_guide() -> None:
    led = {rule for guide in GUIDES.values() for rule in guide.fits}
    assert {rule.id for rule in rules().rules} - led == set()


@every_case("guide", GUIDES.values())
def test_what_does_not_bind_is_no_law(guide: Guide) -> None:
    for one in guide.points:
        if one.cite and not any(guide.sources[key].binds for key in one.cite):
            assert one.kind == "fact", one.zh
            assert re.search(r"行业|协会|推荐标准", one.zh), one.zh
    assert not laws()["gbt-45251"].binds
    assert not laws()["cba-collection"].binds


def test_a_collector_is_kept_out_and_a_court_is_not() -> None:
    home = GUIDES["home-visit"]
    assert "没你同意，催收的人不能进你家" in home.short.zh
    assert "谁也不能" not in everything(home)
    assert "Nobody may enter" not in home.short.en


def test_small_claims_are_told_before_the_time_to_appeal() -> None:
    told = everything(GUIDES["letters-and-court"])
    assert told.index("一审就定") < told.index("15天内可以上诉") < told.index("以纸上写的为准")


def test_what_is_free_is_said_by_whoever_said_it() -> None:
    for guide in GUIDES.values():
        for one in guide.points:
            if "credit-reporting-rules-25" in one.cite:
                assert not re.search(r"不花钱|免费|不收费", one.zh), one.zh


def test_every_law_bears_its_publisher_its_date_and_how_it_was_read() -> None:
    for key, source in laws().items():
        assert source.as_of, key
        assert source.read_at, key
        assert source.confidence is not Confidence.UNVERIFIED, key
    assert laws()["criminal-law-293-1"].article == "第293条之一"


SOUND: dict[str, Any] = {
    "slug": "x",
    "title": {"zh": "题", "en": "Title"},
    "short": {"zh": "短。", "en": "Short."},
    "sections": [
        {
            "title": {"zh": "节", "en": "Part"},
            "points": [{"kind": "law", "zh": "一句。", "en": "One.", "cite": ["civil-code-675"]}],
        }
    ],
}


def point(**changed: object) -> dict[str, Any]:
    return {"sections": [{"title": {"zh": "节", "en": "Part"}, "points": [{"kind": "do", **changed}]}]}


MEMORY = {
    "publisher": "某处",
    "title": "某文",
    "as_of": "2026",
    "retrieved_at": "2026-11-24",
    "confidence": "unverified",
}


@every_case(
    ("changed", "complaint"),
    [
        (point(kind="law", zh="法律这样说。", en="So says the law."), "needs a source"),
        (point(kind="fact", zh="事实。", en="A fact.", cite=["nowhere"]), "unknown sources"),
        ({"sources": {"idle": MEMORY}}, "nothing cites"),
        (point(zh="只有中文。", en=""), "en"),
        (point(zh="", en="Only English."), "zh"),
        ({"title": {"zh": "题"}}, "title.en"),
        (point(zh="这个平台很正规。", en="Good."), "正规"),
        (point(zh="他们是骗子。", en="Bad."), "骗子"),
        (point(zh="这家公司无牌。", en="Bad."), "无牌"),
        (point(zh="超过的不用还。", en="Well."), "不用还"),
        (point(zh="好。", en="They are scammers."), "scammers"),
        (point(zh="好。", en="You need not repay."), "need not repay"),
        (point(zh="看 https://example.com", en="See it."), "https:"),
        ({"title": {"zh": "正规平台名单", "en": "List"}}, "正规"),
        ({"letter": {"title": {"zh": "信", "en": "Letter"}, "zh": "你们是骗子。", "en": "Hello."}}, "骗子"),
        ({**point(kind="fact", zh="听说。", en="I heard.", cite=["m"]), "sources": {"m": MEMORY}}, "未核实"),
        (point(kind="law", zh="推荐标准说不能打电话。", en="A recommended standard.", cite=["gbt-45251"]), "no law"),
        (point(kind="fact", zh="晚上不能打电话。", en="No calls at night.", cite=["cba-collection"]), "of the trade"),
        (point(kind="fact", zh="协会说晚上不打。", en="No calls at night.", cite=["cba-collection"]), "of the trade"),
        ({"numbers": ["https"]}, "numbers"),
        ({"slug": "other"}, "named otherwise"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_faulty_guide_is_refused(changed: dict[str, Any], complaint: str) -> None:
    with pytest.raises(GuideError, match=complaint) as refused:
        load._parse_guide("x.yaml", {**SOUND, **changed}, laws())
    assert str(refused.value).startswith("x:")


@every_case(
    "changed",
    [
        {},
        {"title": {"zh": "银享花是正规平台吗", "en": "Is it?"}},
        point(zh="有人说“正规平台”，先查。", en="Some say “safe”."),
        {**point(kind="fact", zh="听说，未核实。", en="Heard; not verified.", cite=["m"]), "sources": {"m": MEMORY}},
    ],
)
def test_the_words_of_others_may_be_quoted(changed: dict[str, Any]) -> None:
    assert load._parse_guide("x.yaml", {**SOUND, **changed}, laws()).slug == "x"


def test_a_guide_that_leads_nowhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = {**SOUND, "related": ["no-such-guide"]}
    shared = laws()
    load.guides.cache_clear()
    monkeypatch.setattr(load, "laws", lambda: shared)
    monkeypatch.setattr(load, "_read_files", lambda: {"x.yaml": yaml.safe_load(yaml.safe_dump(lost))})
    try:
        with pytest.raises(GuideError, match="no-such-guide"):
            guides()
    finally:
        load.guides.cache_clear()
