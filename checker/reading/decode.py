"""From the bytes of a file to its text: UTF-8, or GB 18030 as older phones and Windows write it."""

from typing import Final

from checker.errors import BadParameterError
from registries.model import Text

#: Bytes. The longest text that is read has at most four for each of its characters; more is not looked at.
MAX_BYTES: Final = 400 * 1024

_KINDS: Final = {
    b"%PDF": Text(
        zh="这是 PDF 文件。请打开它，把要查的文字复制出来再读。",
        en="This is a PDF file. Please copy the words out of it.",
    ),
    b"PK\x03\x04": Text(
        zh="这是 Word 文档或压缩包。请打开它，把要查的文字复制出来，存成文本文件再读。",
        en="This is a Word document or an archive. Please copy the words out of it into a text file.",
    ),
    b"\xd0\xcf\x11\xe0": Text(
        zh="这是旧版 Word 或 Excel 文件。请打开它，把要查的文字复制出来，存成文本文件再读。",
        en="This is an old Word or Excel file. Please copy the words out of it into a text file.",
    ),
}
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
_PICTURE: Final = Text(
    zh="这是图片。请用手机或电脑的文字识别把字取出来，存成文本文件再读。",
    en="This is a picture. Please take the words out of it, with your phone for instance, into a text file.",
)
_NO_TEXT: Final = Text(
    zh="这不是文本文件：收 UTF-8 或 GB 18030 编码的文字。", en="This is no text file: UTF-8 and GB 18030 are accepted."
)


def text_of(content: bytes) -> str:
    """Return the text of a file. Raises BadParameterError, which says what kind of file it is and what is accepted."""
    for magic, why in _KINDS.items():
        if content.startswith(magic):
            raise BadParameterError(why, "text")
    if content.startswith(_PICTURES):
        raise BadParameterError(_PICTURE, "text")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) and len(content) % 2 == 0:
        return _decoded(content, "utf-16")
    if b"\0" in content:
        raise BadParameterError(_NO_TEXT, "text")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return _decoded(content, "gb18030")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise BadParameterError(_NO_TEXT, "text") from None
