import pytest

from registries.documents.csv_file import csv_table
from registries.documents.json_page import json_table, parse_json
from registries.reader import PageChangedError
from tests.every_case import every_case


@every_case(
    ("text", "rows"),
    [
        ("序号,名称\n1,测试甲\n", (("序号", "名称"), ("1", "测试甲"))),
        ("\ufeff序号;名称\r\n1;测试,甲\r\n2;乙\r\n", (("序号", "名称"), ("1", "测试,甲"), ("2", "乙"))),
        ("序号\t名称\n1\t测试;甲;乙\n", (("序号", "名称"), ("1", "测试;甲;乙"))),
        ('序号,名称\n1,"测试,甲\n""银行"""\n', (("序号", "名称"), ("1", '测试,甲"银行"'))),
        ("名称\n测试甲\n测试乙\n", (("名称",), ("测试甲",), ("测试乙",))),
        ("a,b\n\n1,\n,\n", (("a", "b"), ("1", ""))),
        (
            '名称,编号\n测试甲,="00000042"\n测试乙,"=""00,43"""\n',
            (("名称", "编号"), ("测试甲", "00000042"), ("测试乙", "00,43")),
        ),
        ("名称,编号,\n测试甲,1,,,\n测试乙,2\n", (("名称", "编号"), ("测试甲", "1"), ("测试乙", "2"))),
        ("a,b\r1,2\r3,4\r", (("a", "b"), ("1", "2"), ("3", "4"))),
        ("a,b\n1,x\u2028y\x0bz\n", (("a", "b"), ("1", "x y z"))),
    ],
)
def test_csv(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert csv_table(text).rows == rows


@pytest.mark.parametrize("formula", ["=A1&B1", '"=HYPERLINK(""x"",""测试甲"")"', "=-1+2", '=T("a")'])
def test_a_formula_in_place_of_a_value_is_told(formula: str) -> None:
    (warning,) = csv_table(f"名称,编号\n测试甲,{formula}\n").warnings
    assert warning.startswith("row 2: a formula in place of a value: '=")


@pytest.mark.parametrize("text", ["", "系统繁忙", 'a,b\n1,"never closed', "a,b\n" + "1," * 2_100_000])
def test_what_is_no_csv_is_refused(text: str) -> None:
    with pytest.raises(PageChangedError):
        csv_table(text)


@pytest.mark.parametrize("text", ["", "<html>", "{a:1}", "[NaN]", "[1,]", "[" * 100_000])
def test_no_json(text: str) -> None:
    with pytest.raises(PageChangedError, match="not JSON"):
        parse_json(text)


def test_json_objects_are_a_table() -> None:
    table = json_table('{"code": 200, "rows": [{"id": 1, "name": "测试甲"}, {"name": "乙\\n银行", "note": null}]}')
    assert table.rows == (("id", "name", "note"), ("1", "测试甲", ""), ("", "乙银行", ""))
    assert json_table('[{"a": true}]').rows == (("a",), ("true",))


@pytest.mark.parametrize("text", ["[]", "[1]", "{}", '{"a": [], "b": []}', '[{"a": [1]}]', '"x"', "null"])
def test_other_json_is_no_table(text: str) -> None:
    with pytest.raises(PageChangedError):
        json_table(text)
