"""The names in English by which a firm or a brand is found: those that a source prints, and those that are only asked
about, because nobody read them anywhere or because they are our reading."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from checker.english_names.gloss import Kind, gloss
from checker.english_names.own_names import own_names, rows_of_brand, rows_of_firm
from registries.model import Confidence

#: Readings of the bundled firms, written by `scripts/compile_firm_readings.py`: to read the first firm by rule loads
#: the table of pinyin and takes as long as all the rest of a start.
TABLE: Final = "firm_readings.tsv"


def names_in_english(name: str, kind: Kind, *, reading: bool) -> Iterator[tuple[str, bool]]:
    """Yield the names in English of the firm or brand `name`, each with whether a source prints it.

    With `reading` also ours of a firm, without what it says of its trade: Shanghai Qiyu for 上海淇毓信息科技有限公司.
    Brands are read in pinyin, by which they are found anyway.
    """
    rows = rows_of_brand(name) if kind == "product" else rows_of_firm(name)
    sources = own_names().sources
    for row in rows:
        yield row.en, sources[row.source].confidence is not Confidence.UNVERIFIED
    if rows or not reading or kind == "product":
        return
    read = _compiled().get(name) or reading_by_rule(name)
    if read:
        yield read, False


def reading_by_rule(name: str) -> str | None:
    """Return our reading of a firm's name without its trade; None where it has an English name of its own, or none."""
    read = gloss(name, "organisation")
    return None if read is None or read.own else read.text.partition(" (")[0]


@cache
def _compiled() -> Mapping[str, str]:
    text = (files(__package__) / TABLE).read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
