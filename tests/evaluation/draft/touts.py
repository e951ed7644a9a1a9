"""Names of touts: a known brand with a tail that forms a name, alone and asked about. The tails are written by hand."""

import random
from collections.abc import Iterator

from tests.evaluation.draft.names import Names
from tests.evaluation.draft.row import Row
from tests.evaluation.draft.worded import Worded, lines
from tests.evaluation.queries import NOBODY

# Brands a tail is put to: alone, alone where the brand stands in the middle of the name, asked about.
_BRANDS = (4, 7, 2)
WIDENED = (2, 2, 1)
_SIGNS = {1: " ", 3: "-"}  # some tails are set apart, as names of groups and signatures have it


def rows(names: Names, rng: random.Random, later: str = "", counts: tuple[int, int, int] = _BRANDS) -> Iterator[Worded]:
    """Each tail put to several brands, and to others with a question behind; `later`: see `questions`."""
    brands, questions = lines("tout_brands.txt"), lines(f"tout_questions{later}.tsv")
    behind, around, asked_about = counts
    for line in lines(f"tails{later}.tsv"):
        kind, tail = line.split("\t")
        wording = tail if "{}" in tail else "{}" + tail
        alone = around if "{}" in tail else behind
        for at, brand in enumerate(rng.sample(brands, alone + asked_about)):
            text = wording.format(brand) if "{}" in tail else f"{brand}{_SIGNS.get(at, '')}{tail}"
            question = rng.choice(questions).format(text) if at >= alone else text
            if not names.bears(text):
                yield Worded(_row(names, brand, question, kind, asked=at >= alone), "", wording)


def _row(names: Names, brand: str, text: str, kind: str, *, asked: bool) -> Row:
    targets = "|".join(names.ids(brand))
    why = f"{brand}加上构成名称的词（{kind}）：不是它，要提到它"
    return Row("tout_question" if asked else "tout", text, NOBODY, "none|ambiguous", targets, why)
