"""The evidence sheet as a page and as a file, and its check, through the real application."""

import re
from io import BytesIO

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker.limits.body_sizes import MAX_SHEET_FILE, MAX_SHEET_FORM
from tests.conftest import Server
from tests.web.take_along.sending import form_with_file, posted

NAME = "360借条"


@pytest.fixture
def real(real_app: Flask) -> FlaskClient:
    return real_app.test_client()


def soup(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.data, "html.parser")


def outcome(response: TestResponse) -> str:
    assert response.status_code == 200
    box = soup(response).select_one("#outcome")
    assert box is not None
    return str(box["data-outcome"])


def sent(client: FlaskClient, file: bytes) -> TestResponse:
    return client.post("/verify", data={"file": (BytesIO(file), "a.pdf")}, content_type="multipart/form-data")


def code_on(client: FlaskClient, name: str) -> str:
    page = soup(client.get("/evidence", query_string={"name": name}))
    code = page.select_one(".digest code")
    assert code is not None
    return code.get_text()


def test_the_page_says_who_what_worst_unchecked_when_and_by_which_records(real: FlaskClient) -> None:
    response = real.get("/evidence", query_string={"name": NAME})
    page = soup(response)
    words = page.select_one(".one-page").get_text(" ", strip=True)
    for part in (
        "360借条",
        "奇富借条",
        "上海淇毓信息科技有限公司",
        "介绍借款",
        "约谈、点名不等于处罚",
        "合同的贷款人",
        "北京时间",
    ):
        assert part in words, part
    assert re.search(r"数据版本 \d+ · 规则 \d{4}\.\d\d", words)
    assert len(page.select(".one-page tbody tr")) == 11
    assert "9eb8747c9d0e" in words
    assert response.headers["Cache-Control"] == "no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_a_sheet_is_of_a_name_alone(real: FlaskClient) -> None:
    for path in ("/evidence", "/evidence.pdf", "/todo.ics", "/todo.txt"):
        for extra in ({"lender": "招商银行"}, {"observed.upfront_fee": "yes"}, {"as_of_rev": "1"}, {}):
            asked = {"name": NAME, **extra} if extra else {}
            response = real.get(path, query_string=asked)
            assert response.status_code in (400, 422), (path, extra)
            assert soup(response).select_one("#fault"), (path, extra)
            assert "招商银行" not in response.get_data(as_text=True)


def test_a_sheet_verifies_by_its_code_and_a_changed_letter_does_not(real: FlaskClient) -> None:
    code = code_on(real, NAME)
    fits = real.get("/verify", query_string={"name": NAME, "code": code.lower().replace(" ", "")})
    assert outcome(fits) == "unchanged"
    page = soup(fits).get_text(" ", strip=True)
    assert "不说明查的公司好" in page
    assert "9eb8747c9d0e" in page
    for place in (0, 7, 20, 33, 48):
        letter = "A" if code[place] != "A" else "B"
        changed = real.get("/verify", query_string={"name": NAME, "code": code[:place] + letter + code[place + 1 :]})
        assert changed.status_code == 422 or outcome(changed) in ("not_ours", "not_repeatable"), place
    other = real.get("/verify", query_string={"name": "奇富借条", "code": code})
    assert outcome(other) == "not_ours"
    assert not soup(other).select(".one-page")


def test_the_code_in_the_picture_leads_to_the_check_of_this_very_sheet(real: FlaskClient) -> None:
    page = soup(real.get("/evidence", query_string={"name": NAME}))
    address = page.select_one(".one-page .qr")["href"]
    assert outcome(real.get(address.removeprefix("http://localhost"))) == "unchanged"


def test_a_sheets_file_verifies_and_a_changed_byte_is_told(real: FlaskClient) -> None:
    response = real.get("/evidence.pdf", query_string={"name": NAME})
    file = response.data
    assert response.mimetype == "application/pdf"
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 1
    assert re.fullmatch(r'attachment; filename="record-[\d-]+\.pdf"', response.headers["Content-Disposition"])
    fits = sent(real, file)
    assert outcome(fits) == "file_unchanged"
    assert "9eb8747c9d0e" in fits.get_data(as_text=True)
    for place in range(0, len(file), len(file) // 7):
        changed = file[:place] + bytes([file[place] ^ 4]) + file[place + 1 :]
        assert outcome(sent(real, changed)) in ("file_changed", "file_foreign"), place
    assert outcome(sent(real, b"%PDF-1.7\n")) == "file_foreign"


def test_what_cannot_be_checked_is_said_beside_its_field_and_loses_nothing(real: FlaskClient) -> None:
    for field, fields in (("code", {"name": NAME, "code": "ABC"}), ("name", {"name": "", "code": "Z" * 40})):
        response = real.get("/verify", query_string=fields)
        page = soup(response)
        assert response.status_code == 422
        assert page.select_one(f"#fault-{field}")
        for key, value in fields.items():
            assert page.select_one(f"input#{key}")["value"] == value
    assert real.post("/verify").status_code == 422
    assert sent(real, bytes(MAX_SHEET_FILE + 1)).status_code == 413


def test_only_the_check_takes_a_file_through_the_server(server: Server, real: FlaskClient) -> None:
    """A sheet is larger than any other body may be: through the real server, which reads no more than it must."""
    file = real.get("/evidence.pdf", query_string={"name": NAME}).data
    padded = file + bytes(64 * 1024)
    status, page = posted(server.port, "/verify", *form_with_file(padded))
    assert status == 200
    assert 'data-outcome="file_changed"' in page
    assert posted(server.port, "/check", *form_with_file(padded))[0] == 413
    assert posted(server.port, "/verify", *form_with_file(bytes(2 * MAX_SHEET_FORM)))[0] == 413
    status, page = posted(server.port, "/verify", *form_with_file(file))
    assert 'data-outcome="file_unchanged"' in page  # both have the data folder's key
