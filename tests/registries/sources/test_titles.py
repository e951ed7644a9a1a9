"""Titles that a choice leaves out, and numbers missing from a series."""

from registries.sources.titles import gaps, listed, nearly

BATCH = "关于侵害用户权益行为的APP通报（{year}年第{of_year}批，总第{whole}批）"


def batch(whole: int | str) -> str:
    return BATCH.format(year=2026, of_year=1, whole=whole)


def test_a_gap_in_a_series_is_found_in_every_printing() -> None:
    assert list(gaps(map(batch, (27, 25)))) == ["总第…批: of 25 to 27, there is no 26"]
    assert list(gaps(map(batch, ("二十五", "二十七")))) == ["总第…批: of 25 to 27, there is no 26"]
    assert list(gaps(map(batch, (25, 26, 27)))) == []
    assert list(gaps(map(batch, (25, 27)), [batch(26)])) == []
    for form in ("公告〔2026〕第{}号", "2026年第{}号公告", "通报（2026年 第{}批）", "2026年度第{}期"):
        assert list(gaps(form.format(n) for n in (3, 6))) == ["2026年第…批: of 3 to 6, there is no 4, 5"], form
    assert list(gaps(("2025年第9批", "2026年第1批", "没有编号的通报"))) == []


def test_a_title_is_nearly_the_wanted_one() -> None:
    name = "银行业金融机构法人名单"
    for title in ("银行业金融机构名单（截至2026年6月末）", "银行业金融法人机构名单", "银行业机构法人名单"):
        assert nearly(title, name), title
    for title in (
        "银行业金融机构法人名单（截至2026年6月末）",
        "保险机构法人名单",
        "外国及港澳台银行分行名单",
        "金融控股公司名单",
    ):
        assert not nearly(title, name), title


def test_titles_are_listed_by_number_and_first_words() -> None:
    assert listed(["甲  乙", "丙"]) == "2: 甲 乙; 丙"
    assert listed(f"第{n}" for n in range(9)) == "9: 第0; 第1; 第2; 第3; 第4 …"
