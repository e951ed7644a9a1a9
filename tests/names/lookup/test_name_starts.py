"""Where names may begin: every name that the tables hold is announced, and most pairs are not."""

from itertools import product

import pytest

from checker.names import compile_names
from checker.names.lookup.name_starts import LONGER, NameStarts, pack
from tests.names.registry import NAMES


def test_each_name_is_announced_by_its_length() -> None:
    starts = NameStarts(pack(["=测甲", "~测甲贷", "=测甲消金", "h测乙消费", "p测丙", "=测"]))
    assert starts.lengths("测", "甲") == 1 << 2 | 1 << 3 | 1 << 4
    assert starts.lengths("测", "乙") == LONGER
    assert starts.lengths("测", "丙") == 0, "what is looked up by pinyin stands in no text"


def test_most_pairs_begin_no_name() -> None:
    starts = NameStarts(compile_names(NAMES))
    pairs = list(product("的一是不了在人有我他", "这个们中来上大为和国"))
    assert sum(starts.lengths(*pair) > 0 for pair in pairs) <= len(pairs) / 4


def test_a_broken_table_is_refused() -> None:
    with pytest.raises(ValueError, match="starts"):
        NameStarts({"starts": bytes(300)})
