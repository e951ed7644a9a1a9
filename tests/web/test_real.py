"""The pages on the real checker and the starter facts."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from checker.observations import observations

MOST_BYTES = 40 * 1024
#: Every question of the form, each answered; and the loan in figures.
EVERYTHING = {f"observed.{one.key}": "yes" for one in observations() if one.section != "collection"}
OFFER = {"principal": "10000", "received": "7000", "each": "2500", "times": "4", "start": "2026-10-01"}
NAMES = [
    "银享花",
    "360网贷",
    "招联消费金融",
    "微粒货",
    "安逸花",
    "宜享花",
    "360借条",
    "微粒贷",
    "重庆市阿拉丁小额贷款有限公司",
    "中国工商银行",
]


@pytest.fixture
def real(real_app: Flask) -> FlaskClient:
    return real_app.test_client()


def test_what_was_asked_stands_first_on_the_slip_with_its_guide(real: FlaskClient) -> None:
    page = BeautifulSoup(real.get("/check", query_string={"name": "微粒贷会员费能退吗", "lang": "zh"}).data, "lxml")
    first = page.select_one("#slip dl > div")
    assert first is not None
    assert "退钱、退会员费：名单里没有写能不能退" in first.get_text()
    links = [str(link["href"]) for link in first.select("a")]
    assert links[0] == "#todo"
    assert "/guides/over-24-36" in links[1]
    assert page.select_one(links[0]) is not None
    bare = BeautifulSoup(real.get("/check", query_string={"name": "微粒贷"}).data, "lxml")
    assert bare.select_one("#question") is None


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_report_shows_what_the_interface_says(real: FlaskClient, name: str, lang: str) -> None:
    said = real.get("/api/v1/check", query_string={"name": name}).get_json()
    response = real.get("/check", query_string={"name": name, "lang": lang})
    page = BeautifulSoup(response.data, "html.parser").get_text()
    assert response.status_code == 200
    assert len(response.data) <= MOST_BYTES
    assert said["verdict"]["headline"][lang] in page
    assert all(finding["text"][lang] in page for finding in said["findings"])
    assert all(evidence["title"] in page for evidence in said["evidence"])
    assert all(row["title"][lang] in page for row in said["coverage"])
    assert all(link["entity"]["name"] in page for link in said["chain"])


def asked_all(real: FlaskClient, name: str, lang: str, answered: dict[str, str]) -> tuple[bytes, BeautifulSoup]:
    data = {"name": name, "lender": "招联消费金融股份有限公司", **OFFER, **answered}
    response = real.post("/check", query_string={"lang": lang}, data=data)
    assert response.status_code == 200
    return response.data, BeautifulSoup(response.data, "html.parser")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["分期乐", "360借条", "银享花"])
def test_every_answer_at_once_is_told(real: FlaskClient, name: str, lang: str) -> None:
    html, page = asked_all(real, name, lang, EVERYTHING)
    assert len(html) <= MOST_BYTES * 7 / 3  # nobody answers some sixty questions with yes
    box = page.select_one("section.effects")
    assert box is not None
    assert len(box.select("li")) >= len(EVERYTHING)
    assert page.select_one("section.situation.stop")
    assert page.select_one("section.cost-short")
    chosen = page.select("#ask input[value=yes][checked], #ask option[value=yes][selected]")
    assert len(chosen) == len(EVERYTHING)


def test_a_page_with_a_dozen_answers_stays_small(real: FlaskClient) -> None:
    html, page = asked_all(real, "分期乐", "en", dict(list(EVERYTHING.items())[:12]))
    assert page.select_one("section.situation.stop")
    assert len(html) <= MOST_BYTES * 8 / 5  # with the roles of four firms


def test_a_contract_lender_is_asked_by_form(real: FlaskClient) -> None:
    response = real.post("/check", data={"name": "360借条", "lender": "招联消费金融股份有限公司"})
    box = BeautifulSoup(response.data, "html.parser").select_one("section.lender-line")
    assert box is not None
    assert "招联消费金融股份有限公司" in box.get_text()


@pytest.mark.parametrize("page", ["/", "/sources", "/collector", "/emergency", "/corrections", "/leave"])
def test_the_other_pages_stand(real: FlaskClient, page: str) -> None:
    response = real.get(page)
    assert response.status_code == 200
    assert len(response.data) <= 40 * 1024


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_of_many_lists_and_sources_stays_small_and_says_nothing_twice(real: FlaskClient, lang: str) -> None:
    response = real.get("/check", query_string={"name": "分期乐", "lang": lang})
    assert len(response.data) <= MOST_BYTES
    why = BeautifulSoup(response.data, "html.parser").select_one("details.score")
    assert why is not None
    lines = [line.get_text() for line in why.select("p.small, ul.plain li")]
    assert len(lines) > 6
    steps = [line.split("：" if lang == "zh" else ": ", 1)[-1] for line in lines]
    assert len(set(steps)) == len(steps)


def test_words_of_somebody_in_danger_are_not_put_into_english_as_if_a_name(real: FlaskClient) -> None:
    for name, glossed in (("我还不上了，不想活了", False), ("银享花", True)):
        page = BeautifulSoup(real.get("/check", query_string={"name": name, "lang": "en"}).data, "html.parser")
        assert bool(page.select("#who .gloss")) == glossed, name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_fault_names_its_field_once(real: FlaskClient, lang: str) -> None:
    response = real.post(f"/check?lang={lang}", data={"name": "360借条", "received": "七千"})
    words = BeautifulSoup(response.data, "html.parser").select_one(".fault a")
    assert words is not None
    assert words.get_text().count({"zh": "每月还多少", "en": "Each payment"}[lang]) == 1


def test_lists_never_read_are_one_entry_of_a_report(real: FlaskClient) -> None:
    page = BeautifulSoup(real.get("/check", query_string={"name": "安逸花"}).data, "html.parser")
    assert page.get_text().count("还没有读过这份名单") == 1


def test_the_lists_of_lenders_are_folded(real: FlaskClient) -> None:
    said = real.get("/api/v1/sources").get_json()
    page = BeautifulSoup(real.get("/sources").data, "html.parser")
    folded = page.select("details .kinds > li")
    assert len(folded) == sum(s["kind"] == "partner" and s["access"] in ("automatic", "manual") for s in said)
    shown = page.select("ul.lists > li")
    assert len(shown) - len(page.select("details ul.lists > li")) + len(folded) == len(said)


def test_the_button_beside_a_record_opens_the_form_for_that_record(real: FlaskClient) -> None:
    page = BeautifulSoup(real.get("/check", query_string={"name": "360借条"}).data, "html.parser")
    form, button = page.select_one("form#wrong"), page.select_one("button[form=wrong]")
    assert form is not None
    assert button is not None
    about = form.select_one("input[name=about]")
    assert about is not None
    sent = {"about": str(about["value"]), str(button["name"]): str(button["value"])}
    opened = BeautifulSoup(real.post(str(form["action"]), data=sent).data, "html.parser")
    kept = opened.select_one("input[name=record]")
    assert kept is not None
    assert kept["value"] == button["value"]
    assert opened.select_one("input[name=about][value=奇富借条]")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["考拉速借", "分期L", "重庆市阿拉丁小额贷款有限公司", "银享花"])
def test_a_bank_typed_beside_a_name_stands_below_what_stands_against_the_name(
    real: FlaskClient, name: str, lang: str
) -> None:
    bank = "招商银行股份有限公司"
    said = real.get("/api/v1/check", query_string={"name": name, "lender": bank}).get_json()
    response = real.post("/check", query_string={"lang": lang}, data={"name": name, "lender": bank})
    page = BeautifulSoup(response.data, "html.parser")
    alone = BeautifulSoup(real.get("/check", query_string={"name": name, "lang": lang}).data, "html.parser")
    card, box, bare = page.select_one(".slip"), page.select_one(".lender-line"), alone.select_one(".slip")
    assert card is not None
    assert box is not None
    assert bare is not None
    assert card["class"] == bare["class"], "the mark of the name stays as it was without the bank"
    for part in ("h1", ".word", "#worst"):
        with_bank, without = card.select_one(part), bare.select_one(part)
        assert with_bank is not None
        assert without is not None
        assert with_bank.get_text() == without.get_text()
        assert bank not in with_bank.get_text()
    assert said["lender"]["relation_text"][lang] in box.get_text()
    assert said["lender"]["headline"][lang] in box.get_text()
    assert not page.select(".s-lend")
    order = page.get_text()
    word = card.select_one(".word b")
    assert word is not None
    assert order.index(word.get_text()) < order.index(said["lender"]["headline"][lang])


def test_a_lender_in_a_form_on_no_list_is_asked_about(real: FlaskClient) -> None:
    response = real.post("/check", data={"name": "银享花", "lender": "招商银行有限责任公司"})
    box = BeautifulSoup(response.data, "html.parser").select_one(".lender-line")
    assert box is not None
    assert "是下面这一家吗" in box.get_text()
    assert [link.get_text(strip=True) for link in box.select("a")] == ["招商银行股份有限公司"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_slip_of_a_fake_names_and_links_the_real_one(real: FlaskClient, lang: str) -> None:
    page = BeautifulSoup(real.get("/check", query_string={"name": "360JT", "lang": lang}).data, "html.parser")
    link = page.select_one("#slip #real a")
    assert link is not None
    assert link.get_text() == "奇富借条"
    assert BeautifulSoup(real.get(str(link["href"])).data, "html.parser").select_one("#slip h1 bdi")
    assert not BeautifulSoup(real.get("/check?name=银享花").data, "html.parser").select("#real")
