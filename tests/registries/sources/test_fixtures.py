"""Every reader reads its saved pages to its expected rows; a reader without saved pages fails by its name."""

import json

import pytest

from registries.reader import Reader
from registries.sources.readers import READERS
from tests.registries.sources import fixtures


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.source.id)
def test_saved_pages_give_the_expected_rows(reader: Reader) -> None:
    folder = fixtures.FOLDER / reader.source.id
    assert (folder / "documents.json").exists(), f"{reader.source.id} has no saved pages in {folder}"
    found = fixtures.as_json(reader.read(fixtures.load(reader.source.id)))
    expected_file = folder / "expected.json"
    if not expected_file.exists():
        expected_file.write_text(fixtures.dump(found), "utf-8")
        pytest.fail(f"{expected_file} was missing: written from this reading. Review it row by row, then run again.")
    expected = json.loads(expected_file.read_text("utf-8"))
    assert expected["rows"], f"{reader.source.id}: its saved pages hold no row, so they prove nothing"
    assert len(found["rows"]) == len(expected["rows"])
    for number, (row, wanted) in enumerate(zip(found["rows"], expected["rows"], strict=True), start=1):
        assert row == wanted, f"row {number} of {reader.source.id}"
    assert {key: found[key] for key in found if key != "rows"} == {
        key: expected[key] for key in expected if key != "rows"
    }


def test_no_saved_pages_without_a_reader() -> None:
    sources = {reader.source.id for reader in READERS}
    orphans = sorted(folder.name for folder in fixtures.FOLDER.glob("*") if folder.name not in sources)
    assert not orphans, f"no reader is called {', '.join(orphans)}"
