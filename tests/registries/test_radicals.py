"""Radical signs are read as the characters they stand for."""

import unicodedata

import pytest

from registries.radicals import unify_radicals


@pytest.mark.parametrize(
    ("radicals", "characters"),
    [
        ("⼴州⻜⻉⻋贷科技有限公司", "广州飞贝车贷科技有限公司"),
        ("⻓安银⾏", "长安银行"),
        ("⾦⻢⼩⻛⻔⻚", "金马小风门页"),
        ("惠农⼾", "惠农户"),
        ("⻢上消费⾦融", "马上消费金融"),
        ("重庆两江", "重庆两江"),
    ],
)
def test_radicals_become_characters(radicals: str, characters: str) -> None:
    assert unify_radicals(radicals) == characters


def test_every_radical_of_the_kangxi_block_is_read_as_nfkc_reads_it_but_one() -> None:
    block = [chr(code) for code in range(0x2F00, 0x2FD6)]
    assert [char for char in block if unify_radicals(char) != unicodedata.normalize("NFKC", char)] == ["⼾"]
