"""Pages and walls told apart, also where a true page speaks of passwords and codes; statuses through `responses`."""

import json
from pathlib import Path

import pytest
import responses

from registries.fetch.archive import Archive
from registries.fetch.bot_walls import detect_wall
from registries.fetch.fetcher import Fetcher
from registries.reader import BlockedError, FetchError
from tests.every_case import every_case

LIST = "<html><h1>银行业金融机构法人名单</h1>" + "<p>测试甲0001农村商业银行股份有限公司</p>" * 9 + "</html>"


@every_case("encoding", ["utf-8", "gb18030", "utf-8-sig"])
@every_case(
    ("text", "sign"),
    [
        ("<html><script>document.cookie='__jsl_clearance_s=1'</script></html>", "__jsl_clearance"),
        ("<html>知道创宇 加速乐</html>", "加速乐"),
        ("<html>当前访问已被创宇盾拦截</html>", "创宇盾"),
        ("<html>瑞数信息</html>", "瑞数"),
        ("<html>访问过于频繁，请稍后</html>", "访问过于频繁"),
        ("您的操作过于频繁，请五分钟后再试", "操作过于频繁"),
        ("<html>blocked by X-WEB</html>", "X-WEB"),
        ("\r\n <html>请输入验证码</html>", "验证码"),
        ('<html><input class="a" TYPE=Password></html>', "log-in"),
    ],
)
def test_walls(text: str, sign: str, encoding: str) -> None:
    reason = detect_wall(200, text.encode(encoding), None)
    assert reason is not None
    assert sign in reason


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode(),
        LIST.encode("gb18030"),
        '{"data": "风险提示：不要把验证码告诉他人"}'.encode(),
        b"%PDF-1.7 " + "验证码".encode(),
        ("<html>" + "不要把验证码告诉他人" * 9999).encode(),
    ],
    ids=["utf-8", "gb18030", "json", "pdf", "long"],
)
def test_pages(content: bytes) -> None:
    assert detect_wall(200, content, None) is None


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode(),
        LIST.encode("gb18030"),
        json.dumps(LIST).encode(),
        json.dumps(LIST).upper().replace("\\U", "\\u").encode(),
        (LIST + "<input type=password> 请输入验证码").encode(),
    ],
    ids=["utf-8", "gb18030", "json", "json in capitals", "with a log-in box"],
)
def test_the_anchor_makes_the_page(content: bytes) -> None:
    assert detect_wall(200, content, "银行业金融机构法人名单") is None
    assert detect_wall(200, content, "小额贷款公司名单") is not None


def test_what_stands_there_instead_of_the_anchor_is_told() -> None:
    assert (
        detect_wall(200, "<html>请输入验证码</html>".encode(), "名单") == "the page lacks '名单' (it speaks of 验证码)"
    )


@pytest.mark.parametrize("status", [202, 401, 403, 412, 429, 521])
def test_a_refusing_status_is_a_wall_whatever_it_shows(status: int) -> None:
    reason = detect_wall(status, LIST.encode(), "银行业金融机构法人名单")
    assert reason is not None
    assert f"HTTP {status}" in reason


@responses.activate
@pytest.mark.parametrize(
    ("status", "error"),
    [(200, None), (202, BlockedError), (400, FetchError), (401, BlockedError), (403, BlockedError), (404, FetchError),
     (410, FetchError), (412, BlockedError), (429, BlockedError), (451, FetchError), (500, FetchError), (501,
     FetchError), (503, FetchError), (521, BlockedError)],
)  # fmt: skip
def test_the_outcome_of_each_status(
    status: int, error: type[Exception] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    responses.get("https://list.example/robots.txt", status=404)
    responses.get("https://list.example/list", body=LIST, status=status)
    with Fetcher("", Archive(tmp_path), pause=0, hosts={"list.example"}) as fetcher:
        if error is None:
            assert fetcher.get("https://list.example/list").content == LIST.encode()
        else:
            with pytest.raises(error, match=f"^list.example: HTTP {status}"):
                fetcher.get("https://list.example/list")
