import codecs

import pytest

from registries.documents.decode import decode
from registries.documents.html import parse, tables
from registries.reader import Document, PageChangedError

NAME = "福州三六零网络小额贷款有限公司"


def document(content: bytes, charset: str | None = None) -> Document:
    return Document("https://publisher.example/", content, "2026-11-24T00:00:00Z", charset=charset)


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
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
        (NAME.encode("gbk") + b"\xff", None),
        (NAME.encode("gbk") + b"\x80", "gbk"),
        (NAME.encode("gbk")[:-1], "gbk"),
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
