"""POST /api/v1/read: what stands in a text, by POST alone, kept nowhere; and `lender-checker read`."""

import contextlib
import json
import urllib.error
import urllib.request
from pathlib import Path

from flask.testing import FlaskClient

from checker.reading.model import MAX_TEXT, TextReading
from tests.api.test_check import SECRET, problem
from tests.conftest import Server

ADDRESS = "/api/v1/read"


def test_a_text_is_read(client: FlaskClient) -> None:
    response = client.post(ADDRESS, json={"text": "贷款人：南京银行股份有限公司，借款人：张三 13812345678，年利率24%"})
    assert response.status_code == 200
    assert response.content_type == "application/json"
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    reading = TextReading.model_validate_json(response.data)
    assert [(name.text, name.role, name.standing) for name in reading.names] == [
        ("南京银行股份有限公司", "lender", "licensed_lender")
    ]
    assert reading.suggested.lenders == ("南京银行股份有限公司",)
    assert "张三" not in response.text
    assert "13812345678" not in response.text


def test_what_cannot_be_read_is_a_problem_that_repeats_nothing(client: FlaskClient) -> None:
    too_long = SECRET * (MAX_TEXT // len(SECRET)) + "贷"
    assert len(too_long) == MAX_TEXT + 1
    for body in ({"text": too_long}, {"text": ""}, {"text": f"{SECRET}\x00"}, {"text": [SECRET]}, {}):
        problem(client.post(ADDRESS, json=body), 422, "invalid-query")
    assert "20000" in problem(client.post(ADDRESS, json={"text": too_long}), 422, "invalid-query")["detail"]
    for unknown in ({"text": "贷", SECRET: 1}, [SECRET]):
        problem(client.post(ADDRESS, json=unknown), 400, "bad-parameter")
    for data in (b'{"text": "\xff"}', b'{"text": "\\ud800"}', b"{"):
        problem(client.post(ADDRESS, data=data, content_type="application/json"), 400, "bad-parameter")
    problem(client.post(ADDRESS, data={"text": SECRET}), 415, "unsupported-media-type")
    problem(client.post(f"{ADDRESS}?text=a", json={"text": "贷"}), 400, "bad-parameter")
    problem(client.get(ADDRESS), 405, "method-not-allowed")
    problem(client.post(ADDRESS, json={"text": "贷" * 80_000}), 413, "too-large")


def test_the_longest_text_passes_the_server_however_it_is_escaped(server: Server) -> None:
    text = "𠮷" * (MAX_TEXT - 8) + "微粒贷，好的啊。"
    for ascii_only in (True, False):
        body = json.dumps({"text": text}, ensure_ascii=ascii_only).encode()
        request = urllib.request.Request(f"{server.url}{ADDRESS}", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as response:
            names = json.load(response)["names"]
        assert [name["start"] for name in names] == [MAX_TEXT - 8]


def test_nothing_of_a_text_is_kept(server: Server, data_dir: Path) -> None:
    canary = "庚辛壬癸丑卯"
    text = f"贷款人：{canary}小额贷款有限公司，尊敬的{canary}，【{canary}】{canary}微粒贷"
    for body in ({"text": text}, {"text": text, canary: 1}, {"text": f"{text}\x00"}, {"text": text * 2000}):
        request = urllib.request.Request(
            f"{server.url}{ADDRESS}", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with contextlib.suppress(urllib.error.HTTPError), urllib.request.urlopen(request, timeout=60) as response:
            assert canary in response.read().decode()
    files = [server.said, *(path for path in data_dir.rglob("*") if path.is_file())]
    assert len(files) > 2
    traces = (canary.encode(), canary.encode("gb18030"), json.dumps(canary)[1:-1].encode())
    assert [path for path in files if any(trace in path.read_bytes() for trace in traces)] == []
