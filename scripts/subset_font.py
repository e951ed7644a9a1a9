"""Make the font of the evidence sheet: the characters that names on record and typed names are written in, cut from
Noto Sans SC (SIL Open Font License 1.1), so that a reader of PDFs without Chinese fonts shows the sheet whole.

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 && tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    uv run --with fonttools==4.68.0 python -m scripts.subset_font package/400Regular/NotoSansSC_400Regular.ttf

The same file in gives the same bytes out.
"""

import sys
from pathlib import Path
from typing import Final

from fontTools import subset

from checker.names.characters.standard_characters import standard_characters
from checker.sheet.sheet_font import FILE

HERE: Final = Path(__file__).parents[1]
#: Latin, Greek and Cyrillic; punctuation, arrows, numbers in rings; kana; full-width forms.
_RANGES: Final = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x370, 0x45F),
    (0x2010, 0x2044),
    (0x2100, 0x21FF),
    (0x2460, 0x24FF),
    (0x25A0, 0x25FF),
    (0x3000, 0x312F),
    (0xFF00, 0xFFEF),
)


def characters() -> set[int]:
    """Return the code points: the mainland's standard table, its traditional forms, GB 2312 and `_RANGES`."""
    script = (HERE / "checker" / "names" / "tables" / "script.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in script.splitlines() if line and not line.startswith("#")]
    han = {*standard_characters(), *(character for row in rows for field in row[1:] for character in field)}
    double = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    han.update(character for pair in double for character in pair.decode("gb2312", "ignore"))
    return {ord(character) for character in han} | {code for low, high in _RANGES for code in range(low, high + 1)}


def main(path: str) -> None:
    """Write the subset of the font at `path` where the sheet reads it."""
    options = subset.Options()
    options.hinting, options.layout_features, options.name_IDs, options.notdef_outline = False, [], ["*"], True
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "BASE", "STAT", "vhea", "vmtx", "gasp", "prep"]
    font = subset.load_font(path, options)
    font.recalcTimestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters())
    cutter.subset(font)
    font.save(FILE)


if __name__ == "__main__":
    main(sys.argv[1])
