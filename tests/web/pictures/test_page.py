"""A picture sent to /read/picture: its lines beside their cut-outs, nothing judged before a person compared them, clear
words for what is no picture, and nothing of it left anywhere."""

import re
import threading

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker.reading.picture_lines import NameToCompare, PictureLine, PictureReading
from checker.screenshots import reader
from checker.screenshots.model import MAX_BYTES, RecognisedLine, Recognition
from checker.service.current import current_checker
from checker.web.pictures.recognised_lines import RecognisedLines
from checker.web.rendering import page
from checker.web.resend import fields_to_resend
from tests.screenshots.drawing import png_header, screenshot, stored
from tests.web.pictures.conftest import ADVISER, LENDER, send


def text_of(response: TestResponse) -> str:
    return BeautifulSoup(response.text, "html.parser").get_text(" ", strip=True)


def test_each_line_stands_beside_its_cut_out_and_nothing_is_judged(recognised: TestResponse) -> None:
    assert recognised.status_code == 200
    assert recognised.headers["Cache-Control"] == "no-store"
    page = BeautifulSoup(recognised.text, "html.parser")
    lines = page.select(".picture-line")
    fields = [line.select_one("textarea[name=line]").text.strip() for line in lines]
    assert fields == [f"贷款人：{LENDER}", f"咨询服务方：{ADVISER}", "年利率：23.98%"]
    for line in lines:
        pictures = line.select("img")
        assert pictures
        assert all(picture["src"].startswith("data:image/webp;base64,") for picture in pictures)
        assert re.fullmatch("图上的第[123]行", pictures[0]["alt"])
    assert f"图上认出的是“{ADVISER}”，请逐字对照图片。" in text_of(recognised)
    assert "“富”容易和官、宫认混" in text_of(recognised)
    assert not page.select("[data-outcome], .word, .score")
    assert page.select_one("form.read")["action"] == "/read/picture/lines"


def test_of_confirmed_lines_no_name_is_looked_up_before_it_is_chosen(client: FlaskClient) -> None:
    lines = {"line": [f"贷款人：{LENDER}", "", "年利率：23.98%"], "more": f"咨询服务方：{ADVISER}\n"}
    found = client.post("/read/picture/lines", data=lines)
    page = BeautifulSoup(found.text, "html.parser")
    names = {radio.find_parent("label").get_text(strip=True) for radio in page.select("[name=pick]")}
    assert {LENDER, ADVISER} <= {name[: len(LENDER)] for name in names} | {name[: len(ADVISER)] for name in names}
    assert page.select("[name=pick][checked]") == []
    assert f"图上认出的是“{LENDER}”，请对照图片。" in text_of(found)
    fields = {field["name"]: field["value"] for field in page.select("form.read [type=hidden]")}
    unchosen = client.post("/read/check", data={**fields, "to": "check"})
    assert unchosen.status_code == 422
    assert "图上认出的是" in unchosen.text, "and it is still asked"
    typed = client.post("/read", data={"text": f"贷款人：{LENDER}"})
    assert "图上认出的是" not in typed.text


REFUSED = {
    "a PDF named .png": (b"%PDF-1.7\n" + bytes(999), 422, "PDF"),
    "200 megapixels": (png_header(20_000, 10_000), 422, "像素太多"),
    "empty": (b"", 422, "没有收到图片"),
    "a byte too large": (png_header(9, 9).ljust(MAX_BYTES + 1, b"\0"), 413, "太大"),
    "much too large": (bytes(MAX_BYTES + 1024 * 1024), 413, "太大"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_picture_is_refused_with_what_is_accepted(what: str, client: FlaskClient) -> None:
    content, status, words = REFUSED[what]
    answer = send(client, content)
    assert answer.status_code == status
    assert words in answer.text
    assert "只收 PNG、JPEG、WebP 图片，不超过 8 MB、4000 万像素。" in answer.text
    api = client.post("/api/v1/read/picture", data=content, content_type="image/png")
    assert api.status_code == status
    assert api.content_type == "application/problem+json"
    assert "WebP" in api.json["detail"]


def test_a_picture_without_text_leads_to_typing(client: FlaskClient) -> None:
    answer = send(client, stored(screenshot([], height=120, width=160, colours=("navy", "navy"))))
    assert answer.status_code == 200
    assert "图上没认出字" in answer.text
    assert 'name="more"' in answer.text


def test_the_interface_gives_lines_and_never_a_verdict(client: FlaskClient) -> None:
    content = stored(screenshot([LENDER], size=24, width=400))
    answer = client.post("/api/v1/read/picture", data=content, content_type="image/png")
    assert answer.status_code == 200
    assert answer.json["confirmed"] is False
    assert answer.json["lines"][0]["text"] == LENDER
    left, top, right, bottom = answer.json["lines"][0]["box"]
    assert 0 < left < right <= answer.json["width"]
    assert 0 < top < bottom <= answer.json["height"]
    assert set(answer.json) == {"confirmed", "lines", "width", "height", "read_height", "left_out"}


def test_without_the_extra_no_page_offers_it_and_the_address_says_so(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "/read/picture" in client.get("/").text
    assert "/read/picture" in client.get("/read").text
    monkeypatch.setattr(reader, "find_spec", lambda _: None)
    reader.pictures_are_read.cache_clear()
    try:
        assert "/read/picture" not in client.get("/").text
        assert "/read/picture" not in client.get("/read").text
        for answer in (client.get("/read/picture"), send(client, b"x"), client.post("/api/v1/read/picture")):
            assert answer.status_code == 501
            assert "没有装读图片的部件" in answer.get_data(as_text=True)
    finally:
        monkeypatch.undo()
        reader.pictures_are_read.cache_clear()


def test_while_others_are_read_a_picture_is_asked_for_again(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        pictures = current_checker()._pictures
    seconds, pictures._seconds = pictures._seconds, 0.2
    try:
        with pictures._turn:
            answer = send(client, png_header(9, 9))
    finally:
        pictures._seconds = seconds
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "请过半分钟再发一次" in answer.text


def test_a_large_file_comes_to_rest_in_no_temporary_file(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        message = "a temporary file"
        raise AssertionError(message)

    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    answer = send(client, png_header(20_000, 10_000).ljust(2_000_000, b"\0"))
    assert answer.status_code == 422
    assert "像素太多" in answer.text


def test_one_client_has_one_picture_read_at_a_time(app: Flask) -> None:
    with app.app_context():
        pictures = current_checker()._pictures
    answers: list[TestResponse] = []
    with pictures._turn:
        first = threading.Thread(target=lambda: answers.append(send(app.test_client(), png_header(20_000, 10_000))))
        first.start()
        while not pictures._limits._in_all["picture"]:
            pass
        second = send(app.test_client(), png_header(9, 9))
    first.join()
    assert second.status_code == 429
    assert answers[0].status_code == 422, "the first had its turn"


def test_compared_lines_are_sent_again_when_the_site_was_busy(app: Flask) -> None:
    lines = {"line": ["贷款人", LENDER], "more": "另一行"}
    with app.test_request_context("/read/picture/lines", method="POST", data=lines):
        assert fields_to_resend(503) == [("line", "贷款人"), ("line", LENDER), ("more", "另一行")]


def test_what_a_picture_holds_is_text_and_no_markup(app: Flask) -> None:
    hostile = '"></textarea><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'
    line = RecognisedLine(text=hostile, kind="qr_code", confidence=0.1, box=(0, 0, 1, 1), cutouts=())
    names = (NameToCompare(name=hostile),)
    reading = PictureReading(
        recognition=Recognition(lines=(line,), width=9, height=100, read_height=50, left_out=3, shrunk=True),
        lines=(PictureLine(text=hostile, recognised=line, names=names),),
    )
    with app.test_request_context("/read/picture", method="POST"):
        for lang in ("zh", "en"):
            made = BeautifulSoup(page("picture_lines", lang, lines=RecognisedLines(reading)).get_data(), "html.parser")
            assert made.select_one("textarea[name=line]").text.strip() == hostile
            assert not made.select("img, script:not([src])")
            assert "50%" in made.get_text()
