"""The page of lists: grouped, dated, drawn, and no list's words become markup."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from checker.evidence.source_state import Size
from checker.web.i18n import Translator
from checker.web.sources.page import MOST_MESSAGE, SourceView, number
from checker.web.sources.sparkline import EDGE, HEIGHT, MOST_POINTS, WIDTH, previous, sparkline
from tests.web import lists
from tests.web.conftest import Answers
from tests.web.reading import soup, words

GROUPS = ("official", "lenders", "bundled", "elsewhere")


def section(page: BeautifulSoup, name: str) -> Tag:
    return next(part for part in page.select("section") if part.get("aria-labelledby") == name)


def entry(page: BeautifulSoup, title: str) -> str:
    return next(words(part) for part in page.select("ul.lists > li") if title in words(part.h3 or part))


def sizes(*rows: int) -> tuple[Size, ...]:
    day = date(2026, 1, 1)
    return tuple(Size(when=str(day + timedelta(days=place)), rows=count) for place, count in enumerate(rows))


def test_each_list_stands_in_its_group(client: FlaskClient, answers: Answers) -> None:
    page = soup(client, "/sources")
    found = {name: [words(head) for head in section(page, name).select("h3")] for name in GROUPS}
    assert found == {
        "official": ["银行名单", "支付名单", "信托名单", "处罚名单", "通报名单", "分行名单", "某省小贷名单"],
        "lenders": ["乙消费金融有限公司", "丙消费金融有限公司", "丙消费金融有限公司"],
        "bundled": ["随附甲名单", "随附乙名单"],
        "elsewhere": ["登记系统名单"],
    }
    assert "共7份，读到过5份。最近一次没读成的：4份。" in words(section(page, "official"))
    assert words(page.select_one("details summary") or page) == "2家机构，5份名单，读到过4份"


def test_an_empty_group_is_not_shown(client: FlaskClient, answers: Answers) -> None:
    answers.lists = [lists.state("银行")]
    page = soup(client, "/sources")
    assert [part.get("aria-labelledby") for part in page.select("main section")] == ["official"]
    answers.lists = []
    assert "还没有名单" in words(soup(client, "/sources").main or page)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("银行", ["没过期", "截至2025年12月31日", "3 619 行，之前 4 070 行", "整份", "程序自己读"]),
        ("银行", ["上次读到：2026年11月24日，没变化"]),
        ("支付", ["该更新了", "1 行", "上次读到：2026年11月24日，有变化"]),
        ("信托", ["旧", "上次读到：2026年11月21日", "最近去看：2026年11月24日，和以前差得多，等人核对后才用"]),
        ("信托", ["原话：rows fell from 4070 to 12"]),
        ("处罚", ["最近去看：2026年11月24日，网站不让程序读"]),
        ("通报", ["没读成", "no table with these headers", "…"]),
        ("分行", ["还没拿到", "最近去看：2026年11月24日，没读成", "timed out"]),
        ("某省小贷", ["还没拿到", "由人放进来"]),
        ("乙消费", ["平台名单", "催收名单", "没过期", "12 行", "只有一部分", "程序自己读"]),
        ("随附乙", ["旧", "没写日期"]),
    ],
)
def test_a_list_tells_its_state_date_rows_and_runs(
    client: FlaskClient, answers: Answers, title: str, said: list[str]
) -> None:
    told = entry(soup(client, "/sources"), title)
    assert [piece for piece in said if piece not in told] == []


@pytest.mark.parametrize("title", ["某省小贷", "登记系统"])
def test_what_was_never_tried_tells_no_run(client: FlaskClient, answers: Answers, title: str) -> None:
    told = entry(soup(client, "/sources"), title)
    assert [word for word in ("上次读到", "最近去看", "原话", "行", "截至") if word in told] == []


def test_lists_of_one_page_that_went_alike_tell_their_run_once(client: FlaskClient, answers: Answers) -> None:
    page = soup(client, "/sources")
    assert entry(page, "乙消费").count("上次读到") == 1
    assert "丙消费金融有限公司：" not in words(section(page, "lenders"))
    assert words(section(page, "bundled")).count("2026年11月24日放进来的") == 1


def test_english_has_its_own_words(client: FlaskClient, answers: Answers) -> None:
    page = soup(client, "/sources?lang=en")
    assert "3 619 rows, was 4 070" in entry(page, "银行")
    assert "1 row, was 3 619 · whole" in entry(page, "支付")
    assert "Last attempt: 24 November 2026, the site does not let a program read it" in entry(page, "处罚")
    assert words(page.select_one("details summary") or page) == "2 lenders, 5 lists, 4 read so far"


def test_a_hostile_message_stays_one_line_of_words(client: FlaskClient, answers: Answers) -> None:
    body = client.get("/sources").get_data(as_text=True)
    page = BeautifulSoup(body, "html.parser")
    # the box for a name has a script of its own: an address, and not a word in it
    own = [script for script in page.select("head > script") if not script.get_text()]
    assert [str(script["src"]).partition("?")[0] for script in own] == ["/assets/text-field.js"]
    assert page.select("script, img, iframe, [onerror]") == own
    assert "</bdi></p><script>alert(1)</script>" in entry(page, "处罚")
    assert "{{ 7*7 }}" in entry(page, "处罚")
    assert [letter for letter in "\u202e\x1b" if letter in body] == []
    assert all(len(said.get_text()) <= MOST_MESSAGE for said in page.select(".said bdi"))


def test_only_web_addresses_become_links_and_carry_nothing_along(client: FlaskClient, answers: Answers) -> None:
    found = soup(client, "/sources").select("ul.lists a")
    assert len(found) == 10
    assert {str(link["href"]).split(":")[0] for link in found} == {"https"}
    assert {" ".join(link["rel"]) for link in found} == {"nofollow"}


def test_a_picture_of_sizes_has_a_name_a_description_and_stands_beside_its_words(
    client: FlaskClient, answers: Answers
) -> None:
    bank, *_ = section(soup(client, "/sources"), "official").select("li")
    picture = bank.select_one("svg[role=img]")
    assert picture is not None
    assert words(picture.select_one("title") or picture) == "行数：2025年6月 4 070，2025年12月 3 619"
    assert words(picture.select_one("desc") or picture) == "最近2次：最少3 619，最多4 070"
    assert "3 619 行，之前 4 070 行" in words(bank)


@pytest.mark.parametrize("rows", [(), (5,)])
def test_nothing_is_drawn_of_less_than_two_sizes(rows: tuple[int, ...]) -> None:
    assert sparkline(sizes(*rows)) is None


def test_the_line_stands_above_zero_from_edge_to_edge() -> None:
    line = sparkline(sizes(100, 50, 0))
    assert line is not None
    assert line.points == ((EDGE, EDGE), (WIDTH // 2, HEIGHT // 2), (WIDTH - EDGE, HEIGHT - EDGE))
    assert line.line == "3,3 48,14 93,25"
    assert (line.end, line.least, line.most) == ((93, 25), 0, 100)


@pytest.mark.parametrize("rows", [(0, 0), (7, 7), tuple(range(400)), (1, 10**9)])
def test_the_line_never_leaves_the_picture(rows: tuple[int, ...]) -> None:
    line = sparkline(sizes(*rows))
    assert line is not None
    assert all(EDGE <= x <= WIDTH - EDGE and EDGE <= y <= HEIGHT - EDGE for x, y in line.points)
    assert len(line.points) == min(len(rows), MOST_POINTS)
    assert [size.rows for size in line.sizes] == list(rows[-MOST_POINTS:])


@pytest.mark.parametrize(
    ("rows", "now", "before"), [((), 5, None), ((5, 5), 5, None), ((4, 6, 5, 5), 5, 6), ((4,), 5, 4)]
)
def test_the_size_before_is_the_newest_other_one(rows: tuple[int, ...], now: int, before: int | None) -> None:
    assert previous(sizes(*rows), now) == before


def test_numbers_have_a_gap_at_the_thousands() -> None:
    assert [number(rows) for rows in (0, 999, 3619)] == ["0", "999", "3\u202f619"]


def test_a_night_run_is_of_the_day_it_is_in_china() -> None:
    assert "2026年11月24日" in SourceView(lists.state("甲"), Translator("zh")).last_read


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_eighty_lists_in_the_worst_night_stay_a_short_page(client: FlaskClient, answers: Answers, lang: str) -> None:
    said = "expected a table with the headers A, B, C and D in the page, found none but 2 of 5 columns; " * 5
    kinds = ("互联网贷款平台运营机构", "互联网贷款增信服务机构", "催收合作机构")
    bad = {"outcome": "failed", "last_good_run": lists.EARLIER, "sizes": sizes(*range(3600, 3660))}
    lenders = [
        lists.of_lender(f"测试{n:02d}消费金融股份有限公司", kind, message=f"{kind[:2]} {said}", **bad)
        for n in range(18)
        for kind in kinds
    ]
    official = [lists.state(f"官方名单{n}", message=said, **bad) for n in range(10)]
    bundled = [lists.state(f"随附{n}", access="starter", url=None, sizes=sizes(5)) for n in range(10)]
    answers.lists = [*official, *lenders, *bundled, *(lists.never(f"网站{n}", access="link_only") for n in range(4))]
    response = client.get("/sources", query_string={"lang": lang})
    assert len(response.data) <= 60 * 1024
