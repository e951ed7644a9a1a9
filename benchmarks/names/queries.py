"""What is asked: 1,000 questions, and 300 copycats. Seeded; made by none of the checker's own tables.

Of the questions about a name 60 % mean a lender, 20 % a brand or short name, 20 % an outlet. A copycat is a lender's or
brand's name with one character of its trade name swapped, and is in no register; so is a slip of the pen. Nothing but
the intent tells them apart, which is why no resemblance may vouch for anybody.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from opencc import OpenCC
from pypinyin import lazy_pinyin

from benchmarks.names import words
from benchmarks.names.corpus import SEED, Corpus, Entry
from benchmarks.names.slips import SLIPS, slipped

COPYCATS = 300
UNANSWERABLE = ("no match", "copycat")
#: Classes that the paper's recall leaves out.
NOT_IN_RECALL = ("pinyin", *UNANSWERABLE)

_LEGAL_FORM = re.compile(r"(?:股份)?有限(?:责任)?公司")
_MOST_TRIES = 10_000
#: Classes in which nobody asks for an outlet: it is not spelled in pinyin, and its trade name is its bank's.
_FIRMS_ONLY = ("pinyin", "trade name")


@dataclass(frozen=True, slots=True)
class Query:
    """One question. `target`: the known name that is meant, for a copycat the one it copies, "" when there is none."""

    text: str
    kind: str
    target: str
    entity_id: str


def asked(corpus: Corpus) -> tuple[Query, ...]:
    """All questions, class by class; copycats last."""
    random = Random(SEED + 1)
    taken = {entry.known.text for entry in corpus.entries} | {entry.short for entry in corpus.entries}
    makers: tuple[tuple[str, int, Callable[[Entry, Random], str | None]], ...] = (
        ("exact", 150, lambda entry, _: entry.known.text),
        ("known noise", 100, lambda entry, random: random.choice(words.KNOWN_NOISE).format(entry.known.text)),
        ("unseen noise", 100, lambda entry, random: random.choice(words.UNSEEN_NOISE).format(entry.known.text)),
        *((f"one character, {slip.__name__[3:]}", 50, _slip_of(slip, taken)) for slip in SLIPS),
        ("no legal form", 150, _without_legal_form),
        ("short name", 75, lambda entry, _: entry.short),
        ("trade name", 75, _trade_name),
        ("traditional", 50, lambda entry, _: _traditional(entry.known.text)),
        ("pinyin", 50, _pinyin),
    )
    found = [query for kind, count, make in makers for query in _made(kind, count, make, corpus, random)]
    found += (Query(text, "no match", "", "") for text in _nobody(100, taken, random))
    return (*found, *_copycats(corpus, taken, random))


def _made(
    kind: str, count: int, make: Callable[[Entry, Random], str | None], corpus: Corpus, random: Random
) -> Iterator[Query]:
    groups = (*[corpus.lenders] * 3, corpus.short_names, corpus.lenders if kind in _FIRMS_ONLY else corpus.outlets)
    for at in range(count):
        yield _one(kind, make, groups[at % len(groups)], random)


def _one(kind: str, make: Callable[[Entry, Random], str | None], group: Sequence[Entry], random: Random) -> Query:
    """A question about one of the group; about one of whom it can be asked (a short name has no legal form)."""
    for _ in range(_MOST_TRIES):
        entry = random.choice(group)
        text = make(entry, random)
        if text:
            return Query(text, kind, entry.known.text, entry.known.entity_id)
    raise RuntimeError(f"no name that can be asked for as {kind}")


def _slip_of(slip: Callable[[str, Random], str | None], taken: set[str]) -> Callable[[Entry, Random], str | None]:
    def make(entry: Entry, random: Random) -> str | None:
        part = slipped(entry.trade, slip, random)
        if part is None:
            return None
        text, short = (name.replace(entry.trade, part, 1) for name in (entry.known.text, entry.short))
        return None if text in taken or short in taken else text

    return make


def _without_legal_form(entry: Entry, _: Random) -> str | None:
    text = _LEGAL_FORM.sub("", entry.known.text)
    return text if text != entry.known.text or entry.known.weight == 2 else None


def _trade_name(entry: Entry, _: Random) -> str | None:
    """The trade name alone; but a place is none."""
    return None if entry.short.endswith(("农商银行", "农信社")) else entry.trade


def _traditional(text: str) -> str | None:
    traditional = str(OpenCC("s2t").convert(text))
    return traditional if traditional != text else None


def _pinyin(entry: Entry, _: Random) -> str | None:
    return "".join(lazy_pinyin(entry.short)) if 3 <= len(entry.short) <= 8 else None


def _nobody(count: int, taken: set[str], random: Random) -> Iterator[str]:
    """Characters thrown together."""
    while count:
        text = "".join(random.choices(words.TRADE, k=random.randint(4, 10)))
        if text not in taken:
            count -= 1
            yield text


def _copycats(corpus: Corpus, taken: set[str], random: Random) -> Iterator[Query]:
    for at in range(COPYCATS):
        group = corpus.short_names if at % 3 == 2 else corpus.lenders
        yield _one("copycat", _slip_of(SLIPS[at % len(SLIPS)], taken), group, random)
