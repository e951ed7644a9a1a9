"""Questions: wordings written or found by hand (questions/*.tsv), the endings put to names of the facts with a seed.

A wording holds `{}` where the name stands. Real questions are as a public page has them, with its address. The files
of `_LATER` were written when held-back wordings had been moved to the tuning side, the third round to widen the
held-back side; each round has a seed of its own.
"""

import random
from collections.abc import Iterator

from opencc import OpenCC

from checker.names import IndexedName
from tests.evaluation.draft import touts
from tests.evaluation.draft.names import Names
from tests.evaluation.draft.row import Row
from tests.evaluation.draft.worded import Worded, lines
from tests.evaluation.queries import NOBODY

SEED = 20261130
_LATER = ("_later", "_later_2", "_later_3")
_FOUND = "legal_name|alias|variant"
_EITHER = f"{_FOUND}|none|ambiguous"
_NAMES_A_WORDING = 5  # as many as there are forms
_NAMES_A_WORDING_WIDENED = 3
_TRADITIONAL = OpenCC("s2t")
_SIMPLIFIED = OpenCC("t2s")
# Names that hold an ending or a tail themselves: a question with one shows nothing.
_UNUSED = ("版", "七天", "5000", "App", "APP", "小程序", "V1", "手机银行", "-")
_SIGNS = ("“{}”", "「{}」", "《{}》")


def rows(names: Names) -> Iterator[Worded]:
    """All questions, touts and names near nobody. Raises KeyError on a name that the facts do not hold."""
    rng = random.Random(SEED)
    for text, meant, asks, page in _cells("real.tsv"):
        class_ = "question_pair" if "+" in meant else "question_real"
        yield Worded(_by_hand(names, class_, (text, meant), f"网页上这样问：{page}"), asks, text)
    for text, meant, asks in _cells("declarative.tsv"):
        yield Worded(_by_hand(names, "question_declarative", (text, meant), "人们这样讲自己的事"), asks, text)
    for text, meant in _cells("pairs.tsv"):
        yield Worded(_by_hand(names, "question_pair", (text, meant), "同时问到两个名字"), "compare", text)
    yield from _endings(names, rng)
    yield from touts.rows(names, rng)
    yield from later_rows(names)
    for text in lines("near_negative.txt"):
        why = "真实存在的别的名字，没有人会当成名单里的"
        yield Worded(Row("near_negative", text, NOBODY, "none", NOBODY, why), "", text)


def later_rows(names: Names) -> Iterator[Worded]:
    """Endings and touts' tails written later, put to names; a seed for each round, no tails in the second. The third
    has many wordings and puts each to fewer names."""
    first, second, third = _LATER
    rng = random.Random(SEED + 1)
    yield from _endings(names, rng, first)
    yield from touts.rows(names, rng, first)
    yield from _endings(names, random.Random(SEED + 2), second)
    rng = random.Random(SEED + 3)
    yield from _endings(names, rng, third, _NAMES_A_WORDING_WIDENED)
    yield from touts.rows(names, rng, third, touts.WIDENED)


def texts() -> frozenset[str]:
    """What was written or found by hand, as typed."""
    files = ("real.tsv", "declarative.tsv", "pairs.tsv", "near_negative.txt")
    return frozenset(line.split("\t")[0] for file in files for line in lines(file))


def intents() -> dict[str, list[str]]:
    """The wordings written for each intent."""
    found: dict[str, list[str]] = {}
    for later in ("", *_LATER):
        for intent, _, wording in _cells(f"endings{later}.tsv"):
            found.setdefault(intent, []).append(wording)
    return found


def _by_hand(names: Names, class_: str, cells: tuple[str, str], why: str) -> Row:
    text, meant = cells
    if meant == NOBODY:
        return Row(class_, text, NOBODY, "none|ambiguous", NOBODY, f"{why}；没有提到名单里的名字")
    if "+" in meant:
        ids = "|".join(_id(names, name) for name in meant.split("+"))
        return Row(class_, text, ids, "ambiguous", NOBODY, f"{why}；两个都是候选")
    id_ = _id(names, meant.removesuffix("|-"))
    if meant.endswith("|-"):
        why += "；认出来，或者没查到但提到它，都说得通"
        return Row(class_, text, f"{id_}|-", _EITHER, id_, why)
    return Row(class_, text, id_, _FOUND, NOBODY, why)


def _endings(
    names: Names, rng: random.Random, later: str = "", names_a_wording: int = _NAMES_A_WORDING
) -> Iterator[Worded]:
    """Each ending put to several names, in forms that take turns from one wording to the next."""
    pool = _pool(names)
    for number, (intent, asks, wording) in enumerate(_cells(f"endings{later}.tsv")):
        for at, name in enumerate(rng.sample(pool, names_a_wording), number * names_a_wording):
            text, form = _formed(name.text, wording, at % _NAMES_A_WORDING, rng)
            if not _holds_another(text, name.text, names):
                row = Row("question_ending", text, name.entity_id, _FOUND, NOBODY, f"{intent}：{form}")
                yield Worded(row, asks, wording)


def _formed(name: str, wording: str, at: int, rng: random.Random) -> tuple[str, str]:
    """A wording put to a name in one of the forms in which people type, and the form's name."""
    plain = wording.format(name)
    if at == 0:
        return plain, "照写"
    if wording.isascii():
        return rng.choice((plain.capitalize(), plain.rstrip("?") + " ?", plain)), "英文"
    if at == 1:
        return wording.replace("{}", " {} ").strip().format(name), "空格"
    if at == 2:
        return wording.format(rng.choice(_SIGNS).format(name)) + rng.choice("？?。!"), "标点"
    if at == 3:
        return str(_TRADITIONAL.convert(plain)), "繁体"
    before = rng.choice(("请问", "想问一下", "", "问下，", "急！"))
    return before + plain + rng.choice(("啊", "呢", "？？", "", "，谢谢")), "口语"


def _pool(names: Names) -> list[IndexedName]:
    """Names to ask about: twice as many brands and what they are called besides as firms, by legal and short name."""
    brands = [name for name in names.of(("brand", "alias", "former_name"), "product") if _usable(name, names)]
    firms = [name for name in names.of(("legal_name", "alias"), "organisation") if name.weight and _usable(name, names)]
    return brands + firms[:: max(1, 2 * len(firms) // len(brands))]


def _usable(name: IndexedName, names: Names) -> bool:
    """Whether one alone bears the name, in either script; the invented firms are there for what scripts merge."""
    if name.entity_id.startswith("org-invented"):
        return False
    writings = {str(script.convert(name.text)) for script in (_TRADITIONAL, _SIMPLIFIED)} - {name.text}
    clash = any(map(names.bears, writings))
    alone = len(names.ids(name.text)) == 1
    return alone and not clash and len(name.text) >= 2 and not any(part in name.text for part in _UNUSED)


def _holds_another(text: str, name: str, names: Names) -> bool:
    """Whether the words hold a longer name, or one more, than the name asked about."""
    rest = text.replace(name, "\n")
    return any(
        len(other.text) >= 2 and (other.text in rest or (name in other.text != name and other.text in text))
        for other in names.all
    )


def _cells(file: str) -> list[list[str]]:
    return [line.split("\t") for line in lines(file)]


def _id(names: Names, name: str) -> str:
    found = names.ids(name)
    if len(found) != 1:
        raise ValueError(f"{name} is borne by several: {found}")
    return found[0]
