"""The names in English by which a firm or a brand is found: those that a source prints, and those that are only asked
about, because nobody read them anywhere or because they are our reading."""

from collections.abc import Iterator

from checker.english_names.gloss import Kind, gloss
from checker.english_names.own_names import own_names, rows_of_brand, rows_of_firm
from registries.model import Confidence


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
    read = gloss(name, kind)
    if read is not None and not read.own:
        yield read.text.partition(" (")[0], False
