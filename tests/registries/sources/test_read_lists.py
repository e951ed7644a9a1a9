"""The lists as an answer knows them are the lists as their readers describe them; to know them imports none."""

import subprocess
import sys
from pathlib import Path

from registries.sources import BUILT_IN, load_sources
from registries.sources.read_lists import read_lists
from registries.sources.readers import READERS


def test_the_file_says_what_the_readers_say() -> None:
    described = tuple(reader.source for reader in READERS)
    assert read_lists() == described, "run `python -m registries.sources`"
    assert BUILT_IN.readers == READERS
    assert set(described) <= set(BUILT_IN.all)


def test_lists_are_known_without_their_readers() -> None:
    program = (
        "import sys; from pathlib import Path; from registries.sources import load_sources;"
        "lists = load_sources(Path('none-here')); assert lists.max_ages['nfra.legal_persons'] == 400;"
        "print(*sorted({'registries.documents', 'registries.sources.nfra'} & set(sys.modules)));"
        "assert lists.reader('nfra.legal_persons')"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_without_lists_of_ones_own_the_built_in_ones_are_all(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    assert load_sources(folder).all == BUILT_IN.all
    folder.mkdir()
    assert load_sources(folder).all == BUILT_IN.all
    assert load_sources(folder).readers == READERS
