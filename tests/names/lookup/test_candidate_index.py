"""The finder by its table of keys: how many names may share a key before it tells nothing."""

import pytest

from checker.names.lookup.blocking_keys import query_keys
from checker.names.lookup.candidate_index import CandidateIndex, pack_keys

TYPED = "测试贷款"
KEY = min(query_keys(TYPED))


@pytest.mark.parametrize(("sharing", "found"), [(0, 0), (1, 1), (63, 63), (64, 64), (65, 0), (66, 0), (500, 0)])
def test_a_key_that_64_names_share_tells_and_one_of_65_does_not(sharing: int, found: int) -> None:
    others = [[f"{number}"] for number in range(40)]
    finder = CandidateIndex(pack_keys([*others, *([[KEY]] * sharing), *others]))
    assert finder.find(TYPED) == list(range(40, 40 + found))


def test_each_form_is_found_once_and_in_the_order_of_its_number() -> None:
    keys = sorted(query_keys(TYPED))
    assert len(keys) > 2
    finder = CandidateIndex(pack_keys([keys[::-1], ["x"], keys[:1], keys[1:]]))
    assert finder.find(TYPED) == [0, 2, 3]
    assert finder.find("别的名字叫做什么") == []
    assert CandidateIndex(pack_keys([])).find(TYPED) == []
