"""The byte tables: what goes in comes out, whatever the order, and tables that do not fit are refused."""

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.names import FORMAT, IndexedName, NameIndex, compile_names, normalise
from checker.names.compiled import form_lookup, hash_table, indexed_names
from checker.names.compiled.form_lookup import FormLookup
from checker.names.compiled.hash_table import HashTable
from checker.names.compiled.indexed_names import IndexedNames
from checker.names.compiled.packing import Groups, Texts, encoded, groups, texts
from tests.every_case import every_case
from tests.names.registry import NAMES, organisation, product

BANK = organisation("org-bank", "测试甲银行股份有限公司", 3)
OUTLET = IndexedName(
    "测试甲银行股份有限公司和平路支行", "org-bank", "legal_name", BANK[0].entity_name, "organisation", 3
)

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=12)


@given(st.lists(ANY_TEXT))
def test_texts_come_back_lone_surrogates_too(values: list[str]) -> None:
    read = Texts(texts("some", encoded(values)), "some")
    assert [read[at] for at in range(len(read))] == values


@given(st.lists(st.lists(st.integers(0, 2**32 - 1), max_size=4)))
def test_lists_of_numbers_come_back(values: list[list[int]]) -> None:
    read = Groups(groups("some", values), "some")
    assert [list(read[at]) for at in range(len(read))] == values
    assert [read.size(at) for at in range(len(read))] == list(map(len, values))


def test_names_come_back() -> None:
    read = IndexedNames(indexed_names.pack(NAMES))
    assert [read[row] for row in range(len(read))] == NAMES


def test_weight_prominence_and_kind_come_back_and_rank() -> None:
    names = [
        NAMES[0]._replace(weight=255, prominence=65_535, kind="reading"),
        NAMES[0]._replace(weight=0, prominence=1, kind="former_name"),
        NAMES[0]._replace(weight=0, prominence=0),
    ]
    read = IndexedNames(indexed_names.pack(names))
    assert [read[row] for row in range(3)] == names
    assert sorted((2, 1, 0), key=read.rank) == [0, 1, 2]
    most = IndexedNames(indexed_names.pack([NAMES[0]._replace(prominence=10**9)]))
    assert most[0].prominence == 65_535
    with pytest.raises(ValueError, match="weight is over 255"):
        indexed_names.pack([NAMES[0]._replace(weight=256)])


def test_keys_of_one_hash_are_told_apart() -> None:
    assert crc32(b"plumless") == crc32(b"buckeroo")
    lookup = FormLookup(form_lookup.pack({"plumless": [1], "buckeroo": [2, 3], "x": []}))
    assert list(lookup.get("plumless")) == [1]
    assert list(lookup.get("buckeroo")) == [2, 3]
    assert ("x" in lookup, "y" in lookup, list(lookup.get("y"))) == (True, False, [])


@given(st.lists(st.tuples(st.binary(max_size=2), st.integers(0, 99)), max_size=40))
def test_numbers_come_back_by_the_hash_of_their_key(entries: list[tuple[bytes, int]]) -> None:
    table = HashTable(hash_table.pack("some", entries), "some")
    for key in {b"absent", *(key for key, _ in entries)}:
        numbers = sorted(number for other, number in entries if other == key)
        assert sorted(table.find(key)) == numbers
        assert sorted(table.find(key, 9)) == (numbers if len(numbers) <= 9 else [])
    assert len(table) == len(entries)


def test_a_key_that_very_many_share_is_told_apart_from_its_neighbours_in_the_bucket() -> None:
    entries = [*((b"shared", at) for at in range(70)), *((b"%d" % at, at) for at in range(70))]
    table = HashTable(hash_table.pack("some", entries), "some")
    assert (list(table.find(b"shared")), table.find(b"shared", 64)) == (list(range(70)), ())
    assert all(list(table.find(b"%d" % at, 64)) == [at] for at in range(70))


def test_keys_are_walked_from_a_beginning() -> None:
    lookup = FormLookup(
        form_lookup.pack({key: [at] for at, key in enumerate(["=微", "=微粒贷", "=微粒", "~微粒", "=花"])})
    )
    assert [key for key, _ in lookup.with_prefix("=微粒", 9)] == ["=微粒", "=微粒贷"]
    assert [key for key, _ in lookup.with_prefix("=", 2)] == ["=微", "=微粒"]
    assert list(lookup.with_prefix("?", 9)) == []


@given(st.permutations(NAMES))
def test_the_same_names_give_the_same_bytes(names: list[IndexedName]) -> None:
    assert compile_names([*names, names[0]]) == compile_names(NAMES)


def test_an_index_reads_tables_where_they_lie() -> None:
    tables = {name: memoryview(content) for name, content in compile_names(NAMES).items()}
    assert NameIndex(tables).resolve(normalise("微粒贷")).entity_ids == ("product-wld",)


def test_an_index_of_nothing_finds_nothing() -> None:
    found = NameIndex.build([]).resolve(normalise("微粒贷"))
    assert (found.kind, found.similar_names) == ("none", ())


@every_case("table", sorted(compile_names([])))
def test_a_missing_or_cut_table_is_refused(table: str) -> None:
    tables = compile_names([*NAMES, OUTLET])
    with pytest.raises(ValueError, match="table"):
        NameIndex({name: content for name, content in tables.items() if name != table})
    with pytest.raises(ValueError, match="table"):
        NameIndex({**tables, table: tables[table][:-1]})


def test_the_format_is_a_short_fingerprint() -> None:
    assert len(FORMAT) == 16
    assert set(FORMAT) <= set("0123456789abcdef")


WITH_OUTLETS = NameIndex.build([*BANK, OUTLET, *product("p", "微粒贷", 3)])


def test_an_outlet_on_record_leads_to_its_bank() -> None:
    found = WITH_OUTLETS.resolve(normalise(OUTLET.text))
    assert (found.kind, found.entity_ids) == ("legal_name", ("org-bank",))


def test_a_branch_of_a_misspelt_bank_leads_to_the_question_whether_that_bank_is_meant() -> None:
    found = WITH_OUTLETS.resolve(normalise("测试甲银杏股份有限公司和平路支行"))
    assert (found.kind, [one.name for one in found.similar_names]) == ("none", [BANK[0].text])


def test_outlets_are_never_suggested() -> None:
    assert [one.name for one in WITH_OUTLETS.suggest("测试甲")] == [BANK[0].text]
