"""The pages as a person without JavaScript meets them."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, SoupStrainer, Tag
from flask import Flask
from flask.testing import FlaskClient

from checker.report import Report
from checker.summary.summarise import summarise
from checker.web.check.report_page import ReportPage
from checker.web.i18n import Lang, Translator
from tests.every_case import every_case
from tests.web import making, reports, standings
from tests.web.reading import soup, words

PLAIN = (
    "/",
    "/privacy",
    "/about",
    "/method",
    "/collector",
    "/read",
    "/emergency",
    "/sources",
    "/corrections",
    "/leave",
    "/nowhere",
    "/check",
)
PAGES = (*PLAIN, *(f"/check?name={name}" for name in reports.ALL))
BOTH = [page + lang for page in PAGES for lang in ("", "&lang=en" if "?" in page else "?lang=en")]
#: Of a page; its one style sheet has an allowance of its own, because a browser asks for it once and keeps it.
MOST_BYTES = 44 * 1024
#: Of the pages that show every list, or every rule, there is.
MOST_LISTS = 62 * 1024  # the page of lists grows by a list, and has the script of the box
MOST_SHEET = 40 * 1024
LANGS: tuple[Lang, ...] = ("zh", "en")
LINKS = SoupStrainer(["a", "link"])


@every_case(("name", "report"), reports.ALL.items())
def test_every_standing_has_its_slip_with_word_limit_and_date(client: FlaskClient, name: str, report: Report) -> None:
    summary = summarise(report)
    for lang in LANGS:
        view = ReportPage(report, Translator(lang))
        slip = soup(client, f"/check?name={name}&lang={lang}").select_one("section.slip")
        assert slip is not None
        text = words(slip)
        for line in (summary.word, *(one.text for one in summary.unchecked)):
            assert getattr(line, lang) in text
        for line in (summary.basis, summary.action.text):
            assert view.brief(line) in text, "in English the names in it are in English"
        if summary.limit:
            claim = slip.select_one(".word")
            assert claim is not None
            assert getattr(summary.limit, lang) in words(claim), "the limit stands on the line of the claim"
        assert ("不是推荐，不能当证明" if lang == "zh" else "Not a recommendation") in text
        assert "2026-11-24" in text


def test_the_edge_of_a_slip_is_the_standing_s_and_no_tier_s(client: FlaskClient) -> None:
    edges = {
        "licensed_lender": "s-lend",
        "lender_product": "s-lend",
        "listed_partner": "s-intro",
        "not_a_lender": "s-guar",
        "unconfirmed": "s-open",
        "warned": "s-named",
        "disqualified": "s-named",
        "unknown": "s-none",
        "contradicted": "s-open",
        "stop": "s-lend",
    }
    for name, edge in edges.items():
        slip = soup(client, f"/check?name={name}").select_one("section.slip")
        assert slip is not None
        assert edge in slip["class"], name


def test_the_report_keeps_the_order_of_its_anatomy(client: FlaskClient) -> None:
    page = words(soup(client, "/check?name=listed_partner").main or Tag(name="p"))
    parts = ["你输入的", "介绍借款", "谁放款", "最该知道", "现在做", "没核对", "不能当证明", "现在怎么办"]
    parts += ["钱可能是谁借的", "查到的记录", "合同上的“贷款人”是谁？", "凭什么这么说"]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_what_limits_a_good_word_stands_between_the_name_and_the_word(client: FlaskClient) -> None:
    for name in ("licensed_lender", "lender_product"):
        slip = words(soup(client, f"/check?name={name}").select_one("section.slip") or Tag(name="p"))
        word = summarise(reports.ALL[name]).word.zh
        assert slip.index("没核对。它本身") < slip.index(word), name
    for name in ("listed_partner", "unknown", "not_a_lender"):
        assert not soup(client, f"/check?name={name}").select(".but.first")


def test_a_stop_is_shown_before_everything_and_leaves_the_name_alone(client: FlaskClient) -> None:
    main = soup(client, "/check?name=stop").main
    assert main is not None
    first = main.find("section")
    assert isinstance(first, Tag)
    assert "stop" in first["class"]
    assert "乙消费金融股份有限公司本身查到的结果不变" in words(first)
    assert first.select_one('a[href="tel:110"]')


def test_old_lists_are_called_old(client: FlaskClient) -> None:
    old, fresh = (
        soup(client, f"/check?name={name}").select_one("section.slip") for name in ("licensed_lender", "not_a_lender")
    )
    assert old is not None
    assert fresh is not None
    assert "已旧" in words(old)
    assert "已旧" not in words(fresh)


def test_green_is_for_a_licence_found_and_no_tier(client: FlaskClient) -> None:
    css = client.get("/assets/web.css", buffered=True).get_data(as_text=True)
    users = re.findall(r"^([^\n{]+)\{[^}]*var\(--lend\)", css, re.MULTILINE)
    assert users
    assert all(user.startswith(".s-lend") for user in users), users


def test_a_lender_that_was_typed_never_vouches_for_the_name(client: FlaskClient) -> None:
    page = soup(client, "/check?name=contradicted")
    slip, box = page.select_one("section.slip"), page.select_one("section.lender-line")
    assert slip is not None
    assert box is not None
    assert "s-open" in slip["class"]
    text = words(slip)
    assert text.index("公开说过") < text.index("可以放贷的机构"), "the relation comes before who it is"
    assert "可以放贷" not in words(slip.select_one(".word") or Tag(name="p"))
    assert "它公开说过，没有和" in words(slip)
    text = words(box)
    assert text.index("公开说过") < text.index("可以放贷"), "whether it confirms the name comes before who it is"
    assert "受过处罚" in words(box)


def test_no_number_stands_before_its_scale(client: FlaskClient) -> None:
    for name in reports.ALL:
        page = soup(client, f"/check?name={name}")
        score = page.select_one("details.score")
        assert score is not None
        assert not re.search(r"\d", words(score.summary or Tag(name="p")))
        assert len(score.select(".scale li")) == 5
        at = score.select(".scale [aria-current]")
        tier = reports.ALL[name].verdict.tier
        assert len(at) == (tier != "U"), "unknown is nowhere on the scale, and no middle"
        slip = page.select_one("section.slip")
        assert "分）" not in words(slip or Tag(name="p"))


def test_the_sum_of_the_score_is_shown_line_by_line(client: FlaskClient) -> None:
    cells = [words(cell) for cell in soup(client, "/check?name=listed_partner").select(".score td")]
    assert cells == ["起点：名单已旧", "+40", "被监管约谈过", "+8", "48"]


def test_records_stand_worst_first_with_their_day_and_fold_past_three(client: FlaskClient) -> None:
    page = soup(client, "/check?name=contradicted")
    records = page.select("#records details.record")
    assert [tag["class"][1] for tag in records] == ["hard", "strong", "moderate", "weak", "info"]
    assert [tag.summary.time.text for tag in records[:2]] == ["2026-10-09", "2026-09"]  # type: ignore[union-attr]
    assert len(page.select("#records details details.record")) == 2


def test_evidence_names_publisher_title_date_and_links_where_it_may(client: FlaskClient) -> None:
    page = soup(client, "/check?name=listed_partner")
    evidence = page.select_one("details.record .evidence")
    assert evidence is not None
    assert "某金融监管机构《约谈通报》" in words(evidence)
    assert "2026年3月13日" in words(evidence)
    assert "2026年11月24日读自" in words(evidence)
    link = evidence.a
    assert link is not None
    assert link["href"] == "https://regulator.example/x"
    # no search engine follows it, as none follows any link of a page about a name
    assert client.get("/check?name=listed_partner").headers["X-Robots-Tag"] == "noindex, nofollow"


def test_what_could_not_be_checked_is_named_with_what_to_type(client: FlaskClient) -> None:
    page = soup(client, "/check?name=listed_partner")
    counted = page.select_one("#why details:not(.score) > summary")
    assert counted is not None
    assert words(counted) == "3份名单：1份写了它，1份没写，1份没查成"
    unchecked = [words(row) for row in page.select("ul.coverage")[0].select("li")]
    assert any("某登记系统" in row and "打开后输入：丙花" in row for row in unchecked)
    assert any("乙类机构名单" in row and "名单已旧" in row for row in unchecked)
    assert not any("监管通报" in row for row in unchecked)


def test_other_names_are_offered_never_merged(client: FlaskClient) -> None:
    near = soup(client, "/check?name=unknown").select_one(".near.others")
    look = soup(client, "/check?name=lookalike").select_one(".others.lookalike")
    assert near is not None
    assert look is not None
    assert "你是不是指" in words(near)
    assert "不能互相套用" in words(near)
    assert "不是同一个平台" not in words(near), "whether two names are one house is not known by their letters"
    assert "第3字 货 与 贷 形近" in words(look)
    several = soup(client, "/check?name=ambiguous")
    assert len(several.select(".others.candidate a")) == 2
    assert "不止一个意思" in words(several.select_one(".slip .word") or Tag(name="p"))
    text = words(several.main or Tag(name="p"))
    assert text.index("这个叫法可能指") < text.index("不止一个意思"), "whom to choose comes before all else"


def test_the_chain_tells_confirmed_claimed_and_contradicted_apart(client: FlaskClient) -> None:
    boxes = soup(client, "/check?name=contradicted").select("ol.chain > li")
    assert [" ".join(box["class"]) for box in boxes] == ["", "claimed", "denied"]
    assert "对不上" in words(boxes[-1])
    confirmed = soup(client, "/check?name=listed_partner").select("ol.chain > li:not([class='']):not(.open)")
    assert all("denied" not in box["class"] for box in confirmed)


def test_a_page_that_ties_two_boxes_is_named_and_called_no_list(client: FlaskClient) -> None:
    own, claimed = (soup(client, f"/check?name={name}") for name in ("lender_product", "contradicted"))
    assert "据癸消费金融股份有限公司，是它自己的产品" in words(own.select("ol.chain > li")[1])
    assert "名单" not in words(own.select_one("ol.chain") or Tag(name="p"))
    assert "有人这样说" in words(claimed.select("ol.chain > li")[1])


def test_a_picture_is_drawn_only_of_a_chain_and_ends_in_a_question_where_the_lender_is_open(
    client: FlaskClient,
) -> None:
    assert not soup(client, "/check?name=licensed_lender").select("ol.chain")
    open_end = soup(client, "/check?name=listed_partner").select("ol.chain > li")[-1]
    assert "你的合同写的是谁" in words(open_end)
    assert "open" in open_end["class"]
    assert not soup(client, "/check?name=lender_product").select("ol.chain > li.open")


def test_one_document_is_cited_once_with_the_day_it_was_read(client: FlaskClient, app: Flask) -> None:
    report = standings.warned()
    again = report.evidence[0].model_copy(update={"id": "e2", "record": {"kind": "notice", "row": 2}})
    twice = report.findings[0].model_copy(update={"evidence": ("e1", "e2")})
    update = {"evidence": (*report.evidence, again), "findings": (twice,)}
    app.extensions["checker"].held["twice"] = report.model_copy(update=update)
    page = soup(client, "/check?name=twice")
    cited = page.select(".evidence")
    assert len(cited) == 1, "a document that stands beside its record is not listed again"
    assert "2026年11月24日读自" in words(cited[0])


def test_lists_of_which_the_same_is_said_share_one_entry(client: FlaskClient, app: Flask) -> None:
    report = standings.unknown()
    old = [report.coverage[0].model_copy(update={"url": None, "title": making.both(t)}) for t in ("甲单", "乙单")]
    app.extensions["checker"].held["old"] = report.model_copy(update={"coverage": (*old, report.coverage[1])})
    rows = [words(row) for row in soup(client, "/check?name=old").select("ul.coverage > li")]
    assert len(rows) == 2
    assert "甲单" in rows[0]
    assert "乙单" in rows[0]
    assert rows[0].count("名单已过 400 天") == 1


def test_lists_never_read_share_one_short_entry_with_their_names_folded(client: FlaskClient, app: Flask) -> None:
    report = standings.unknown()
    unread = {"why": making.both("还没有读过这份名单。"), "source": "regulator.list"}
    never = [report.coverage[1].model_copy(update={**unread, "title": making.both(f"{n}单")}) for n in "甲乙丙"]
    hostile = report.coverage[1].model_copy(update={**unread, "url": "javascript:alert(1)"})
    covered = (*never, hostile, report.coverage[1])
    app.extensions["checker"].held["never"] = report.model_copy(update={"coverage": covered})
    first, second = soup(client, "/check?name=never").select("ul.coverage > li")
    assert words(first).count("还没有读过这份名单") == 1
    assert "4份名单" in words(first)
    assert [words(link) for link in first.select("details a[href]")] == ["甲单", "乙单", "丙单"]
    assert not first.select(".typed")
    assert "某登记系统" in words(second)
    assert not second.select("details")


def test_a_plain_list_is_not_asked_by_a_name(client: FlaskClient, app: Flask) -> None:
    report = standings.unknown()
    row = report.coverage[1].model_copy(update={"source": "regulator.list"})
    app.extensions["checker"].held["plain"] = report.model_copy(update={"coverage": (row,)})
    page = soup(client, "/check?name=plain")
    assert page.select("ul.coverage a[href]")
    assert not page.select("ul.coverage .typed")


@every_case(
    ("register", "name", "typed"),
    [
        ("nfra.licence_query", "lender_product", "癸消费金融股份有限公司"),
        ("nfra.licence_query", "listed_partner", None),  # six lenders: the contract says which
        ("nfra.licence_query", "not_a_lender", None),
        ("samr.company_register", "listed_partner", "丁信息科技有限公司"),
        ("samr.company_register", "not_a_lender", "某省辰融资担保有限公司"),
        ("samr.company_register", "unknown", None),
        ("miit.filing", "listed_partner", "丙花"),
    ],
)
def test_a_register_is_asked_by_the_name_that_belongs_there(register: str, name: str, typed: str | None) -> None:
    report = reports.ALL[name]
    row = report.coverage[1].model_copy(update={"source": register})
    assert ReportPage(report, Translator("zh")).register_query(row) == typed


def test_lenders_past_the_second_are_counted_and_folded(client: FlaskClient) -> None:
    page = soup(client, "/check?name=listed_partner")
    rest = page.select_one("ol.chain .rest")
    assert rest is not None
    assert "还有4家" in words(rest.summary or Tag(name="p"))
    assert len(rest.select("li")) == 4
    assert words(page.select_one("ol.chain") or Tag(name="p")).count("或者 · 放款机构") == 1


@every_case("page", BOTH)
def test_each_page_is_small_calm_and_carries_the_emergency_lines(client: FlaskClient, page: str) -> None:
    response = client.get(page)
    html = BeautifulSoup(response.data, "html.parser")
    scripts = [str(tag["src"]) for tag in html.select("script")]
    most = MOST_LISTS if page.startswith(("/sources", "/method")) else MOST_BYTES
    assert len(response.data) + sum(len(client.get(path, buffered=True).data) for path in scripts) <= most
    assert len(client.get("/assets/web.css", buffered=True).data) <= MOST_SHEET
    assert {"tel:110", "tel:120", "tel:12356", "sms:12110"} <= {str(a["href"]) for a in html.select("a[href]")}
    parts = {"suggest": "input#name", "text-field": "[data-grows], [data-counts]", "share": ".take"}
    parts |= {"picture": "[data-picture], [data-picture-form]"}
    expected = [f"/assets/{script}.js" for script, part in parts.items() if html.select(part)]
    assert sorted(re.sub(r"\?.*", "", path) for path in scripts) == sorted(expected)
    assert ("script-src 'self'" in response.headers["Content-Security-Policy"]) == bool(scripts)
    assert not html.select("script:not([src]), style, [style], iframe, object, embed, img[src^=http]")
    assert {str(tag["rel"][0]) for tag in html.select("link[href^=http]")} <= {"canonical", "alternate"}
    assert not [name for tag in html.find_all(True) for name in tag.attrs if name.startswith("on")]


@every_case("page", BOTH)
def test_each_page_can_be_read_by_ear_and_used_by_keyboard(client: FlaskClient, page: str) -> None:
    html = soup(client, page)
    assert html.html is not None
    assert html.html["lang"] == ("en" if "lang=en" in page else "zh-CN")
    assert len(html.select("h1")) == 1
    ids = [str(tag["id"]) for tag in html.select("[id]")]
    assert len(ids) == len(set(ids))
    first = html.select_one("a, button, input:not([type=hidden])")
    assert first is not None
    assert first["href"] == "#main"
    for field in html.select("input:not([type=hidden]), select"):
        assert field.find_parent("label") or html.select_one(f'label[for="{field["id"]}"]')
    for tag in html.select("[aria-labelledby], [aria-describedby]"):
        named = [*str(tag.get("aria-labelledby", "")).split(), *str(tag.get("aria-describedby", "")).split()]
        assert set(named) <= set(ids)
    assert not html.select("[tabindex]:not([tabindex='-1']), [accesskey], [autofocus]")


def test_a_page_of_forty_lenders_stays_small(client: FlaskClient, app: Flask) -> None:
    app.extensions["checker"].held["forty"] = standings.listed_partner(40)
    assert len(client.get("/check?name=forty").data) <= MOST_BYTES


@pytest.mark.parametrize("lang", ["", "?lang=en"])
def test_every_internal_link_resolves_and_keeps_the_language(client: FlaskClient, lang: str) -> None:
    waiting, seen = [f"/{lang}"], set()
    waiting += [f"/check?name={name}{lang.replace('?', '&')}" for name in reports.ALL]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        response = client.get(page, buffered=True)
        assert response.status_code == 200, page
        if response.mimetype != "text/html":  # a sheet, a calendar, a feed
            continue
        for tag in BeautifulSoup(response.data, "lxml", parse_only=LINKS).find_all(href=True):
            href = str(tag["href"])
            if href.startswith("/") and not href.startswith(("/feeds", "/compare?a=")):  # these ask more than a report
                foreign = "switch" in tag.get("class", []) or tag.name == "link"
                assert foreign or ("lang=en" in href) == bool(lang), (page, href)
                waiting += [] if foreign and tag.name != "link" else [urlsplit(urljoin(page, href)).geturl()]
    assert len(seen) > 20


def test_the_switch_leads_to_the_same_report_in_the_other_language(client: FlaskClient) -> None:
    there = soup(client, "/check?name=licensed_lender").select_one("a.switch")
    assert there is not None
    english = soup(client, str(there["href"]))
    assert "May lend" in words(english)
    back = english.select_one("a.switch")
    assert back is not None
    assert back["href"] == "/check?name=licensed_lender"
