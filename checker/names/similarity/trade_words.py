"""Names that are the same but for a word of the trade: 安逸贷 and 安逸花, 借呗花 and 借呗."""

import re

from checker.names.companies.parse import is_nonlending_business
from checker.names.similarity.affixes import strip_affixes
from checker.names.similarity.distinctive import is_of_shared_words
from checker.names.similarity.steps import Similarity, Step, near

# RULES app_lookalike_name: "same after removing 借/贷/花/金融/普惠/官方/极速/客服"
_TRADE_WORD = re.compile(r"金融|普惠|[借贷花]")
_TRADE_WORDS = ("金融", "普惠", "借", "贷", "花")
_SHORTEST_CORE = 2


def core(form: str) -> str:
    """Return what remains of a name without decoration and trade words; the name itself when that would say nothing."""
    undecorated = next((stripped.core for stripped in reversed(strip_affixes(form)) if stripped.deceives), form)
    bare = _TRADE_WORD.sub("", undecorated)
    # what would remain of 现金贷 is a word everybody uses, so it is compared whole
    return bare if len(bare) >= _SHORTEST_CORE and not is_of_shared_words(bare) else form


def without_trade_word(form: str) -> tuple[str, ...]:
    """Return `form` without the trade word at its end, and without the one at its start: how 借呗花 is made of 借呗."""
    at_end = next((form.removesuffix(word) for word in _TRADE_WORDS if form.endswith(word)), "")
    at_start = next((form.removeprefix(word) for word in _TRADE_WORDS if form.startswith(word)), "")
    return tuple(short for short in (at_end, at_start) if len(short) >= _SHORTEST_CORE)


def trade_word_added(query: str, candidate: str) -> Similarity | None:
    """Return the similarity of a `query` that is `candidate` with a trade word more."""
    if candidate not in without_trade_word(query):
        return None
    at = query.index(candidate)
    return near(Step("decorated", 1 if at else len(candidate) + 1, query[:at] + query[at + len(candidate) :], ""))


def trade_word_replaced(query: str, candidate: str) -> Similarity | None:
    """Return the similarity of two names that have all but trade words and decoration in common."""
    shared = core(query)
    if shared != core(candidate):
        return None
    # 长安汽车 makes cars, 长安汽车金融 lends
    if shared == query and is_nonlending_business(query):
        return None
    return near(Step("trade_word", 0, query, shared))
