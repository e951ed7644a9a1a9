"""The pages on the real checker and the starter facts."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from checker.app import create_app
from checker.settings import Settings

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


@pytest.fixture(scope="module")
def real(data_dir: Path) -> FlaskClient:
    return create_app(Settings(data_dir=data_dir, rate_limit="1000000/minute")).test_client()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_report_shows_what_the_interface_says(real: FlaskClient, name: str, lang: str) -> None:
    said = real.get("/api/v1/check", query_string={"name": name}).get_json()
    response = real.get("/check", query_string={"name": name, "lang": lang})
    page = BeautifulSoup(response.data, "html.parser").get_text()
    assert response.status_code == 200
    assert len(response.data) <= 40 * 1024
    assert said["verdict"]["headline"][lang] in page
    assert all(finding["text"][lang] in page for finding in said["findings"])
    assert all(evidence["title"] in page for evidence in said["evidence"])
    assert all(row["title"][lang] in page for row in said["coverage"])
    assert all(link["entity"]["name"] in page for link in said["chain"])


def test_a_contract_lender_is_asked_by_form(real: FlaskClient) -> None:
    response = real.post("/check", data={"name": "360借条", "lender": "招联消费金融股份有限公司"})
    card = BeautifulSoup(response.data, "html.parser").select_one("section.card")
    assert card is not None
    assert "招联消费金融股份有限公司" in card.get_text()


@pytest.mark.parametrize("page", ["/", "/sources", "/collector", "/emergency", "/corrections", "/leave"])
def test_the_other_pages_stand(real: FlaskClient, page: str) -> None:
    response = real.get(page)
    assert response.status_code == 200
    assert len(response.data) <= 40 * 1024
