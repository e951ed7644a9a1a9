"""Words for what a swindler does, behind a name: they open their door, and neither accuse the name nor trust it."""

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.cli.test_main import Run, run

__all__ = ["run"]

FORCED = ("强制下款", "强制放款", "强下款", "强行放款", "強制下款")
ASKED_FIRST = ("解冻费", "刷流水", "前期费用")
TOUTS = ("无视黑白户", "黑户必下", "包下款", "内部渠道放款", "解冻金")
BRANDS = ("还呗", "微粒贷", "360借条", "考拉速借")


def report(client: FlaskClient, name: str) -> dict[str, dict[str, object]]:
    answer = client.get("/api/v1/check", query_string={"name": name})
    assert answer.status_code == 200
    found: dict[str, dict[str, object]] = answer.get_json()
    return found


def abouts(found: dict[str, dict[str, object]]) -> list[str]:
    doors = found["situation"]["doors"]
    assert isinstance(doors, list)
    return [door["about"] for door in doors]


@pytest.mark.parametrize("word", [*FORCED, *ASKED_FIRST])
@pytest.mark.parametrize("brand", BRANDS)
def test_the_name_is_still_looked_up_and_judged_as_by_itself(brand: str, word: str, client: FlaskClient) -> None:
    alone, with_word = report(client, brand), report(client, brand + word)
    assert abouts(alone) == []
    assert abouts(with_word) == ["forced" if word in FORCED else "upfront"]
    assert with_word["match"]["entity"] == alone["match"]["entity"] is not None
    assert with_word["verdict"] == alone["verdict"]
    assert with_word["findings"] == alone["findings"]


@pytest.mark.parametrize("word", TOUTS)
@pytest.mark.parametrize("brand", BRANDS)
def test_who_promises_in_a_brands_name_is_not_the_brand(brand: str, word: str, client: FlaskClient) -> None:
    found = report(client, brand + word)
    assert abouts(found) == ["upfront"]
    assert found["match"]["entity"] is None
    assert found["verdict"]["standing"] == "unknown"


@pytest.mark.parametrize("word", [*FORCED, *ASKED_FIRST, *TOUTS])
def test_a_name_nobody_knows_stays_unknown(word: str, client: FlaskClient) -> None:
    found = report(client, f"某某{word}")
    assert (found["verdict"]["standing"], found["verdict"]["tier"]) == ("unknown", "U")
    assert len(abouts(found)) == 1


@pytest.mark.parametrize(("lang", "href"), [("zh", "/emergency#forced"), ("en", "/emergency?lang=en#forced")])
def test_the_page_leads_first_to_what_to_do_with_the_money(lang: str, href: str, client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/check", query_string={"name": "某某强制下款", "lang": lang}).data, "html.parser")
    door = page.select_one("main nav.ways a.urgent")
    assert door is not None
    assert door["href"] == href
    assert ("别花" if lang == "zh" else "Do not spend it") in door.get_text()
    emergency = BeautifulSoup(client.get(href.partition("#")[0]).data, "html.parser")
    assert emergency.select_one("#forced") is not None


def test_the_command_says_it_before_the_answer(run: Run) -> None:
    lines = run("check", "某某强制下款").stdout.decode().splitlines()
    assert lines[0].startswith("help\t"), "before who it is"
    assert "按原路退" in lines[0]
    assert lines[0].endswith("\t/emergency#forced")


def test_the_command_refuses_a_persons_number_without_repeating_it(run: Run) -> None:
    done = run("check", "还呗", "--lender", "138 1234 5678")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "手机号" in done.stderr.decode()
    assert b"5678" not in done.stderr
    lines = run("batch", "-", stdin=b"11010519491231002X\n").stdout.decode()
    assert '"query": ""' in lines
    assert "身份证号" in lines
    assert "1949" not in lines
