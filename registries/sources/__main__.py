"""`python -m registries.sources`: write what the built-in readers describe to `read_lists.json`."""

from pathlib import Path

from registries.sources.read_lists import FILE, as_json
from registries.sources.readers import READERS

Path(__file__).with_name(FILE).write_text(as_json(tuple(reader.source for reader in READERS)), encoding="utf-8")
