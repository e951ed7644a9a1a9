"""Who imitates whom: by a notice, never by a likeness. In a small world, and on the facts as shipped.

Firm names are invented (甲, 乙 …), but for those of the shipped facts.
"""

from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.report import Report
from checker.settings import Settings
from checker.summary.summarise import summarise
from registries.model import Record, Text
from tests.end_to_end.test_worked_examples import ask, world
from tests.factories.records import cite, licence, notice, product

FIRM, BANK = "甲信息科技有限公司", "乙银行股份有限公司"
NOTE = Text(zh="没有单独的App", en="It has no app of its own")
WORDS = Text(zh="有人做了假的丙花", en="Somebody made a fake 丙花")
WORLD: tuple[Record, ...] = (
    licence(FIRM, "technology", "identified"),
    licence(BANK, "bank"),
    product("丙花", FIRM, former_names=("丙借",), note=NOTE),
    notice("丙化", "counterfeit_app", imitates="丙借"),
    notice("丙化", "counterfeit_app", imitates="丙借", date="2026-01-05", cite=cite("2026-01-05")),
    notice(
        "丙花", "counterfeit_app", imitates="丙花", words=Text(zh="有人做了假的丙花", en="Somebody made a fake 丙花")
    ),
    notice("乙e贷", "counterfeit_app", imitates=BANK),
    notice("丁花", "counterfeit_app", imitates="没有记录的戊花"),
    notice("己花", "warning"),
    notice("庚花", "counterfeit_app", imitates="丙花", cite=cite(confidence="unverified")),
)


def asked(name: str) -> Report:
    return ask(world(*WORLD), name)


def test_a_fake_names_the_real_one_as_the_notice_prints_it_and_how_to_reach_it() -> None:
    (one,) = asked("丙化").imitates
    assert one.entity is not None
    assert (one.name, one.entity.name, one.as_of) == ("丙花", "丙花", "2026-06-01")
    assert "丙化冒充丙借（现在叫丙花）。它不是丙借。" in one.text.zh
    assert "imitates 丙借 (now 丙花)" in one.text.en
    assert one.reach is not None
    for part in (f"打{FIRM}的官网地址", f"是不是{FIRM}", "找不到就别从别处装", "没有单独的App"):
        assert part in one.reach.zh
    assert f"{FIRM}'s own website" in one.reach.en


def test_a_real_one_that_is_on_no_record_is_named_and_leads_nowhere() -> None:
    (one,) = asked("丁花").imitates
    assert (one.name, one.entity) == ("没有记录的戊花", None)
    assert one.reach is not None
    assert "打它的官网地址" in one.reach.zh


def test_the_real_one_lists_its_fakes_each_once_by_the_newest_notice() -> None:
    report = asked("丙花")
    fakes = {one.name: one for one in report.imitated_by}
    assert set(fakes) == {"丙化", "丙花"}, "what nobody verified accuses nobody"
    assert fakes["丙化"].as_of == "2026-06-01"
    assert fakes["丙化"].entity is not None
    assert fakes["丙花"].entity is None, "a fake of the very name is no other entity"
    assert "有人做了假的丙花。这不是说真的丙花有问题。" in fakes["丙花"].text.zh
    assert report.imitates == ()
    assert {one.evidence for one in report.imitated_by} <= {row.id for row in report.evidence}
    assert summarise(report).imitated_by == tuple(fakes)


def test_a_bank_s_fake_leads_to_the_bank() -> None:
    assert [one.name for one in asked(BANK).imitated_by] == ["乙e贷"]
    (one,) = asked("乙e贷").imitates
    assert one.reach is not None
    assert f"打{BANK}的官网地址" in one.reach.zh
    assert summarise(asked("乙e贷")).imitates == BANK


@pytest.mark.parametrize("name", ["己花", "丙貨", "丙花花", "没人知道"])
def test_neither_a_warning_nor_a_likeness_is_an_imitation(name: str) -> None:
    report = asked(name)
    assert (report.imitates, report.imitated_by) == ((), ())


# On the facts as shipped, and on the page.

PAIRS = {"360JT": "奇富借条", "微粒贷2021版": "微粒贷", "农E贷": "中国农业银行股份有限公司", "分期L": "分期乐"}
LIKE = ("微货贷", "银享花", "宜享花", "招商金服", "腾讯支付", "考拉速借")


@pytest.fixture(scope="module")
def site(data_dir: Path) -> FlaskClient:
    return create_app(Settings(data_dir=data_dir, rate_limit="1000000/minute")).test_client()


def of(site: FlaskClient, name: str) -> Report:
    query = {"name": name, "on": date(2026, 11, 30).isoformat()}
    return Report.model_validate(site.get("/api/v1/check", query_string=query).get_json())


def test_each_fake_on_record_leads_to_the_real_one_and_back(site: FlaskClient) -> None:
    for fake, real in PAIRS.items():
        (one,) = of(site, fake).imitates
        assert one.name == real
        assert fake in [other.name for other in of(site, real).imitated_by]
    assert [of(site, name).imitates for name in LIKE] == [()] * len(LIKE)


@pytest.mark.parametrize(
    ("lang", "word"), [("zh", "360JT冒充360借条（现在叫奇富借条）"), ("en", "360JT imitates 360借条")]
)
def test_the_page_of_a_fake_links_the_real_one_and_that_one_s_page_names_the_fake(
    site: FlaskClient, lang: str, word: str
) -> None:
    def section(name: str, kind: str) -> Tag:
        page = BeautifulSoup(site.get("/check", query_string={"name": name, "lang": lang}).data, "html.parser")
        return page.select_one(f"section.{kind}") or Tag(name="section")

    fake, real = section("360JT", "imitates"), section("奇富借条", "imitated")
    assert word in fake.get_text()
    assert [unquote(str(link["href"])).split("&")[0] for link in fake.select("a")][:1] == ["/check?name=奇富借条"]
    assert any("name=360JT" in str(link["href"]) for link in real.select("a"))
