"""Lines on a terminal: as wide as it, no word or sentence cut that need not be."""

from rich.cells import cell_len as measured

from checker.cli.terminal.cells import cell_len, cut, wrapped

TEXT = "你填的贷款人：招商银行股份有限公司（Merchants Bank）。写着它的名字，不等于是它放的款！Ask it first."


def test_widths_are_those_of_the_tables() -> None:
    assert [hex(code) for code in range(0x20, 0x10000) if cell_len(chr(code)) != measured(chr(code))] == []
    for text in (TEXT, "e\u0301", "👨\u200d👩\u200d👧", "○────◉", "𠮷"):
        assert cell_len(text) == measured(text)


def test_lines_fit_and_lose_nothing() -> None:
    for cells in range(8, 120):
        lines = wrapped(TEXT, cells)
        assert max(map(cell_len, lines)) <= cells
        assert "".join(lines).replace(" ", "") == TEXT.replace(" ", "")
        if cells >= 20:
            assert not any(line[0] in "，。！：）" or line[-1] == "（" for line in lines)
            assert any("Merchants" in line for line in lines)


def test_what_is_too_long_loses_whole_sentences_first() -> None:
    two = "被约谈。约谈不等于处罚。再看合同。"
    assert wrapped(two, 34, 1) == [two]
    assert wrapped(two, 30, 1) == ["被约谈。约谈不等于处罚。…"]
    assert wrapped(two, 12, 1) == ["被约谈。…"]
    assert wrapped(two, 6, 1) == ["被约…"]
    assert wrapped("One is here. Two is not.", 14, 1) == ["One is here.…"]
    assert [cut("abc", 3), cut("abcd", 3), cut("贷款人", 5)] == ["abc", "ab…", "贷款…"]


def test_no_line_begins_with_a_sign_that_ends_something() -> None:
    text = "On the lists that 兴业消费金融股份公司, 吉林亿联银行股份有限公司 publish (2025, old). 某银行; 又某银行!"
    for cells in range(8, 90):
        assert not [line for line in wrapped(text, cells) if line[:1] in {*",.;:!?)"}], cells
