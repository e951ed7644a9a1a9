"""`lender-checker read`: a text file or standard input, in the encodings people have; files of other kinds named."""

import json
import subprocess
from pathlib import Path

from tests.cli.test_main import Run, one_line, run

__all__ = ["run"]

TEXT = (
    "贷款人：南京银行股份有限公司，借款人：张三 13812345678。我在拍拍贷借了10000元，到手9000元，分12期，每期还900元。"
)


def out(done: subprocess.CompletedProcess[bytes]) -> str:
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def test_a_file_is_read_masked_and_ends_with_commands(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "contract.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    answer = out(run("read", str(path)))
    for line in (
        "南京银行股份有限公司 · 放款机构 (贷款人)：名单里有：可以放贷的机构",
        "拍拍贷 · 平台 (在…借)：介绍借款的平台",
        "遮住的个人信息：2处",
        "lender-checker check '拍拍贷' --lender '南京银行股份有限公司'",
        "lender-checker cost --received 9000 --pay 12x900 --principal 10000",
    ):
        assert line in answer.splitlines(), line
    assert "张三" not in answer
    assert "13812345678" not in answer


def test_standard_input_json_and_english(run: Run) -> None:
    reading = json.loads(out(run("read", "--json", "-", stdin=TEXT.encode())))
    assert reading["suggested"]["name"] == "拍拍贷"
    english = out(run("--lang", "en", "read", "-", stdin=TEXT.encode()))
    assert "南京银行股份有限公司 · lender (贷款人): On a list: may lend" in english
    assert "Personal data masked: 2" in english


def test_what_is_no_text_is_one_line_and_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "long.txt").write_text("贷" * 20_001, encoding="utf-8")
    for name, why in (("a.pdf", "PDF"), ("long.txt", "20000"), ("none.txt", "none.txt")):
        assert why in one_line(run("read", str(tmp_path / name)), 2), name
