"""Files as people have them: text in two encodings; every other kind is named, with what to do instead."""

import pytest

from checker.errors import BadParameterError
from checker.reading.decode import text_of

TEXT = "贷款人：南京银行\r\n年利率24%"


def test_text_in_the_encodings_of_phones_and_windows() -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"):
        assert text_of(TEXT.encode(encoding)) == TEXT.replace("\r\n", "\n"), encoding
    assert text_of(b"") == ""


def test_other_files_are_named() -> None:
    for content, why in (
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04" + bytes(40), "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (bytes(range(256)), "文本文件"),
        (b"\xff\xfe\xfd", "文本文件"),
        (b"\xff\xfe\x00\xd8", "文本文件"),
    ):
        with pytest.raises(BadParameterError) as refused:
            text_of(content)
        assert why in refused.value.detail.zh
