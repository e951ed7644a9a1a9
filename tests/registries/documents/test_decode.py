import codecs

import pytest

from registries.documents import any_tables
from registries.documents.decode import decode, decoded, stray_bytes
from registries.documents.html import parse, tables
from registries.reader import Document, PageChangedError
from tests.every_case import every_case

NAME = "福州三六零网络小额贷款有限公司"


def document(content: bytes, charset: str | None = None) -> Document:
    return Document("https://publisher.example/", content, "2026-11-24T00:00:00Z", charset=charset)


@every_case(
    ("content", "charset"),
    [
        (NAME.encode("gbk"), None),
        (NAME.encode("gbk"), "gb2312"),
        (NAME.encode("gbk"), " 'X-GBK' "),
        (NAME.encode("gb18030"), "GB18030"),
        (NAME.encode(), None),
        (NAME.encode(), "utf8"),
        (NAME.encode("big5hkscs", "ignore"), "big5"),
        (NAME.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF8 + NAME.encode(), "gbk"),
        (codecs.BOM_UTF16_LE + NAME.encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + NAME.encode("utf-16-be"), "utf-8"),
        (codecs.BOM_UTF32_LE + NAME.encode("utf-32-le"), None),
        (codecs.BOM_UTF32_BE + NAME.encode("utf-32-be"), None),
    ],
)
def test_what_the_publisher_says_is_followed(content: bytes, charset: str | None) -> None:
    expected = NAME.encode("big5hkscs", "ignore").decode("big5hkscs") if charset == "big5" else NAME
    assert decode(document(content, charset)) == expected


@every_case(
    ("content", "charset"),
    [
        (f"<p>{NAME}</p>".encode("gbk"), "utf-8"),
        (f"<p>{NAME}</p>".encode(), "gb2312"),
        (f"<p>{NAME}</p>".encode("gbk"), "ISO-8859-1"),
        (f"<p>{NAME}</p>".encode(), "windows-1252"),
        (f"<p>{NAME}</p>".encode(), "klingon"),
        (f"<meta charset='utf-8'><p>{NAME}</p>".encode("gbk"), None),
        (f"<meta charset='gbk'><p>{NAME}</p>".encode(), None),
        (f"<!-- <meta charset=utf-8> --><meta charset=gbk><p>{NAME}</p>".encode("gbk"), None),
    ],
)
def test_a_wrong_label_is_passed_over(content: bytes, charset: str | None) -> None:
    assert f"<p>{NAME}</p>" in decode(document(content, charset))


def test_the_header_is_believed_before_the_page() -> None:
    """Two bytes that are one letter in utf-8 and one character in gbk."""
    page = b"<meta charset=utf-8><p>\xc4\xa6</p>"
    assert "摩" in decode(document(page, "gbk"))
    assert "\u0126" in decode(document(page))


@pytest.mark.parametrize(
    "declared",
    ["<meta charset=gb2312>", '<META http-equiv="Content-Type" content="text/html; charset=gb2312" />'],
)
def test_a_page_that_calls_itself_gb2312_loses_no_row(declared: str) -> None:
    names = [f"测试{character}{number}小额贷款有限公司" for number, character in enumerate("镕喆㙍堃昇䶮" * 5)]
    rows = "".join(f"<tr><td>{number}</td><td>{name}</td></tr>" for number, name in enumerate(names))
    text = decode(document(f"<html><head>{declared}</head><table>{rows}</table></html>".encode("gb18030")))
    assert [row[1] for row in tables(text)[0].rows] == names
    assert [cell.text for cell in parse(text).select("tr td:last-child")] == names


def test_an_xml_declaration_counts() -> None:
    text = decode(document(f'<?xml version="1.0" encoding="GB2312"?><a>{NAME}</a>'.encode("gbk")))
    assert text.endswith(f"<a>{NAME}</a>")


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (NAME.encode("gbk") + b"\xff\xff", None),
        (NAME.encode("gbk") + b"\x80" * 6, "gbk"),
        (b"\xff".join(letter.encode() for letter in NAME * 9), "gbk"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None),
        ("abc".encode("utf-16-le"), None),
        (codecs.BOM_UTF8 + b"\xff\xff", None),
    ],
)
def test_bytes_that_are_no_text_are_refused(content: bytes, charset: str | None) -> None:
    with pytest.raises(PageChangedError, match=r"publisher\.example.*gb18030"):
        decode(document(content, charset))


def test_a_head_made_to_be_slow_is_not() -> None:
    assert decode(document(b"<meta" * 100_000 + b"charset", None)).endswith("charset")


TABLE = "\n".join(f"{number},测试{letter}{number}小额贷款有限公司" for number, letter in enumerate("甲乙丙丁戊" * 4))


@every_case("charset", [None, "gb2312", "gbk", "utf-8"])
@every_case("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_stray_byte_costs_its_own_letter_and_is_told(encoding: str, charset: str | None) -> None:
    for stray in (b"\xff", b"\x80", b"\0"):
        before, after = TABLE[:60].encode(encoding), TABLE[60:].encode(encoding.removesuffix("-sig"))
        page = document(before + stray + after, charset)
        read = decoded(page)
        assert read.text == f"{TABLE[:60]}\ufffd{TABLE[60:]}"
        assert read.fault is not None
        assert "1 stray bytes" in read.fault
        assert TABLE[48:56] in read.fault
        assert any_tables(page)[0].warnings == (read.fault,) == tuple(stray_bytes([page]))
    assert decoded(document(TABLE.encode(encoding), charset)).fault is None


def test_a_byte_that_shifts_the_rest_of_a_name_leaves_its_mark_in_that_cell() -> None:
    lines = TABLE.splitlines()
    for place in range(1, 12):
        name = lines[7].encode("gbk")
        cut = len(b"7,") + 2 * place
        page = "\n".join(lines[:7]).encode("gbk") + b"\n" + name[:cut] + b"\xb2" + name[cut:] + b"\n"
        rows = any_tables(document(page + "\n".join(lines[8:]).encode("gbk")))[0].rows
        assert [row[0] for row in rows] == [str(number) for number in range(20)]
        assert "\ufffd" in rows[7][1]
        assert [row[1] for row in rows if "\ufffd" not in row[1]] == [
            line.split(",")[1] for line in lines if lines[7] != line
        ]


def test_files_that_are_no_text_are_not_looked_through() -> None:
    for content in (b"%PDF-1.7\n\xff" + b"a" * 99, b"PK\x03\x04\xff" + b"a" * 99, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"):
        assert list(stray_bytes([document(content)])) == []


#: The editions of 2005 and 2022: what ICU (in Node.js 20) and glibc 2.36 read.
MOVED = {
    "A6D9": "\ufe10", "A6DA": "\ufe12", "A6DB": "\ufe11", "A6DC": "\ufe13", "A6DD": "\ufe14", "A6DE": "\ufe15",
    "A6DF": "\ufe16", "A6EC": "\ufe17", "A6ED": "\ufe18", "A6F3": "\ufe19", "A8BC": "\u1e3f", "FE51": "\U00020087",
    "FE52": "\U00020089", "FE53": "\U000200cc", "FE59": "\u9fb4", "FE61": "\u9fb5", "FE66": "\u9fb6", "FE67": "\u9fb7",
    "FE6C": "\U000215d7", "FE6D": "\u9fb8", "FE76": "\U0002298f", "FE7E": "\u9fb9", "FE90": "\u9fba",
    "FE91": "\U000241fe", "FEA0": "\u9fbb", "A3A0": "\u3000",
}  # fmt: skip


def test_codes_that_left_private_use_are_the_letters_they_moved_to() -> None:
    for code, letter in MOVED.items():
        for label in ("gb2312", "gbk", "gb18030", None):
            content = "测试".encode("gbk") + bytes.fromhex(code) + "公司".encode("gbk")
            assert decode(document(content, label)) == f"测试{letter}公司", code
    own = bytes.fromhex("AAA1")  # a publisher's own character stays what it is: the gate holds it
    assert decode(document("测试".encode("gbk") + own, "gbk")) == "测试\ue000"
