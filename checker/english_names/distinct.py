"""The names of one page in English, no two of different firms alike."""

from checker.english_names.gloss import Gloss, Kind, characters_of, gloss, letters_of


class DistinctGlosses:
    """The glosses of one page, in the order it asks for them."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def __call__(self, name: str, kind: Kind | None = None) -> Gloss | None:
        """Return the gloss of a name (`gloss`); where another name of this page reads alike, with its characters."""
        reading = gloss(name, kind)
        if reading is None:
            return None
        first = self._first.setdefault(letters_of(reading.text), name)
        if first == name or reading.written:
            return reading
        return reading._replace(written=characters_of(name))


def no_gloss(name: str, kind: Kind | None = None) -> Gloss | None:  # noqa: ARG001 - a page in Chinese asks alike
    """Return None: readers of Chinese need no gloss."""
    return None


def with_gloss(name: str) -> str:
    """Return a name with its gloss behind it, for a sentence in English or a terminal; where it has none, the name.

    What is only our reading is marked ≈, as on the pages: 上海淇毓信息科技有限公司 (≈ Shanghai Qiyu, technology firm).
    """
    reading = gloss(name)
    if reading is None:
        return name
    words = reading.text.replace(" (", ", ").replace(")", "")
    return f"{name} ({'' if reading.own else '≈ '}{words})"
