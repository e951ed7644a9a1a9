"""Names as they come in files: lines and tables, damaged ones too."""

from io import BytesIO

import pytest

from checker.batch.questions import MAX_LINE, MAX_TABLE_LINE, BatchInputError, Question, column_of, lines_of


class Endless(BytesIO):
    """A file whose one line has no end; reading more of it at a time than a line may have is a fault."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.left, self.largest = size, 0

    def readline(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert 0 <= size <= MAX_TABLE_LINE + 1
        take = min(size, self.left)
        self.left -= take
        self.largest = max(self.largest, take)
        return b"x" * take


def test_lines_keep_their_numbers() -> None:
    file = BytesIO(b"\xef\xbb\xbf" + "微粒贷\r\n\n \n银享花".encode())
    assert list(lines_of(file)) == [Question(1, "微粒贷"), Question(4, "银享花")]
    assert list(lines_of(BytesIO(b"a\n\xff\xfe\nb"))) == [Question(1, "a"), Question(2, None), Question(3, "b")]


def test_a_line_without_an_end_is_never_held_whole() -> None:
    endless = Endless(50 * MAX_LINE)
    assert list(lines_of(endless)) == [Question(1, None)]
    assert endless.largest <= MAX_LINE + 1
    long = b"y" * (3 * MAX_LINE) + b"\n" + "银享花\n".encode()
    assert list(lines_of(BytesIO(long))) == [Question(1, None), Question(2, "银享花")]
    exact = b"z" * (MAX_LINE - 1) + b"\n"
    assert list(lines_of(BytesIO(exact + b"w\n"))) == [Question(1, "z" * (MAX_LINE - 1)), Question(2, "w")]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_column_of_a_table(delimiter: str) -> None:
    rows = [
        ["编号", " 名字 ", "备注"],
        ["1", "微粒贷", "x"],
        ["2", '"银享\n花"', "y"],
        ["3"],
        ["4", " ", "z"],
        ["5", "花呗", ""],
    ]
    file = BytesIO(b"\xef\xbb\xbf" + "\r\n".join(map(delimiter.join, rows)).encode())
    assert list(column_of(file, "名字")) == [Question(2, "微粒贷"), Question(3, "银享\n花"), Question(7, "花呗")]


def test_a_table_that_cannot_be_read_says_why() -> None:
    for content, column in (
        (b"", "a"),
        (b"a,b\n1,2\n", "c"),
        ("名字\n微粒贷\n".encode("gb18030"), "名字"),
        (b"a\n" + b"x" * (MAX_TABLE_LINE + 1), "a"),
    ):
        with pytest.raises(BatchInputError) as caught:
            list(column_of(BytesIO(content), column))
        assert caught.value.status == 422
        assert caught.value.detail.zh
    assert "a, b" in str(_error(b"a,b\n1,2\n", "c"))


def test_an_open_quote_costs_its_rows_only() -> None:
    content = b'n\n"' + b"x" * 140_000 + b"\nok\n"
    assert next(column_of(BytesIO(content), "n")) == Question(2, None)


def _error(content: bytes, column: str) -> BatchInputError:
    with pytest.raises(BatchInputError) as caught:
        list(column_of(BytesIO(content), column))
    return caught.value
