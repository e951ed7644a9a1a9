"""Rows drafted from the facts with a seed: names as they stand, companies without legal form, traditional characters,
slips of the fingers, homophones. The sources are apart from the tables of checker/names: pypinyin with all readings,
and the common characters of GB 2312, level 1."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin, load_phrases_dict, pinyin

from checker.names import IndexedName
from tests.evaluation.draft.names import Names
from tests.evaluation.draft.row import Row
from tests.evaluation.queries import NOBODY

SEED = 20261124
load_phrases_dict({"还呗": [["huán"], ["bei"]], "长银": [["cháng"], ["yín"]], "拓川": [["tuò"], ["chuān"]]})
_SLIPS = (
    "的一是了我不在人有他这中大来上国个到说们为子和你地出会也时要就可以对生能而那得于着下自年过发后作里用道行所然家种"
)
_OTHER_FORM = {"股份有限公司": "有限公司", "有限责任公司": "有限公司", "有限公司": "有限责任公司"}
_MOST_MEANT = 5  # with more names as near, nobody could say which was meant
_SCRIPTS = (("s2t", "繁体"), ("s2tw", "台湾繁体"), ("s2hk", "香港繁体"))


def rows(names: Names, operators: frozenset[str]) -> Iterator[Row]:
    """All generated rows; `operators` are the legal names of firms that operate platforms or collect."""
    rng = random.Random(SEED)
    yield from _as_they_stand(names, operators, rng)
    yield from _without_legal_form(names, rng)
    yield from _traditional(names, rng)
    yield from _typos(names, rng)
    yield from _homophones(names, rng)


def _as_they_stand(names: Names, operators: frozenset[str], rng: random.Random) -> Iterator[Row]:
    operator_ids = {id_ for name in operators for id_ in names.ids(name)}
    for name in names.of(("brand", "former_name", "alias"), "product"):
        class_ = {"brand": "exact", "former_name": "former"}.get(name.kind, "alias")
        yield _named(class_, name, "alias")
    firms = names.of(("legal_name", "former_name", "alias"), "organisation")
    for name in firms:
        if name.entity_id in operator_ids:
            yield _named("operator", name, "legal_name" if name.kind == "legal_name" else "alias")
        elif name.kind == "former_name":
            yield _named("former", name, "alias")
    rest = [name for name in firms if name.entity_id not in operator_ids]
    yield from (_named("exact", name, "legal_name") for name in _some(rng, _kind(rest, "legal_name"), 90))
    yield from (_named("alias", name, "alias") for name in _some(rng, _kind(rest, "alias"), 110))


def _without_legal_form(names: Names, rng: random.Random) -> Iterator[Row]:
    firms = [name for name in _kind(names.of(("legal_name",), "organisation"), "legal_name") if _has_form(name, names)]
    for at, name in enumerate(_some(rng, [firm for firm in firms if names.bare_is_unique(firm.text)], 60)):
        bare = names.bare(name.text)
        text = bare if at % 2 else bare + _OTHER_FORM[name.text[len(bare) :]]
        why = "法律形式省略" if at % 2 else "法律形式写成别的"
        yield Row("company_variant", text, name.entity_id, "variant", NOBODY, why)


def _traditional(names: Names, rng: random.Random) -> Iterator[Row]:
    several = _some(rng, [*names.of(("brand", "alias"), "product"), *_lenders(names)], 90)
    for at, name in enumerate(several):
        config, why = _SCRIPTS[at % len(_SCRIPTS)]
        text = str(OpenCC(config).convert(name.text))
        if text != name.text and not names.bears(text):
            yield Row("script", text, name.entity_id, "variant", NOBODY, why)


def _typos(names: Names, rng: random.Random) -> Iterator[Row]:
    brands = [name for name in names.of(("brand", "alias"), "product") if 3 <= len(name.text) <= 8]
    firms = [name for name in _lenders(names) if len(names.bare(name.text)) >= 4]
    several: list[tuple[Callable[[str, random.Random], str], str, int]] = [
        (_substituted, "打错一个字", 4),
        (_deleted, "少一个字", 4),
        (_inserted, "多一个字", 3),
        (_swapped, "两个字颠倒", 3),
    ]
    for change, why, shortest in several:
        chosen = [*_some(rng, brands, 44), *_some(rng, firms, 26)]
        for name in chosen:
            bare = names.bare(name.text)
            if len(bare) < shortest:
                continue
            text = change(bare, rng) + name.text[len(bare) :]
            meant = names.one_slip_away(text)
            if name.entity_id in meant and len(meant) <= _MOST_MEANT:
                several_meant = "，也可能是另一个" if len(meant) > 1 else ""
                yield Row("typo", text, NOBODY, "none", "|".join(meant), f"{why}：本来是{name.text}{several_meant}")


def _homophones(names: Names, rng: random.Random) -> Iterator[Row]:
    brands = [name for name in names.of(("brand", "alias"), "product") if 2 <= len(name.text) <= 6]
    firms = [name for name in _lenders(names) if 3 <= len(name.text) <= 6]
    sounds: defaultdict[str, set[str]] = defaultdict(set)
    for name in [*brands, *firms]:
        sounds[_sound(name.text)].add(name.entity_id)
    for name in [*brands, *_some(rng, firms, 60)]:
        changed = _same_sound(name.text, rng)
        if changed and not names.bears(changed[0]):
            meant = "|".join(sorted(sounds[_sound(name.text)]))
            yield Row("homophone", changed[0], NOBODY, "none", meant, f"同音：{changed[1]}，本来是{name.text}")


def _sound(text: str) -> str:
    return " ".join(lazy_pinyin(text))


def _same_sound(text: str, rng: random.Random) -> tuple[str, str] | None:
    """`text` with one character, in a long name two, replaced by one that is read the same in this name."""
    choices = dict(enumerate(_homophones_in(text)))
    places = [at for at, found in choices.items() if found]
    if not places:
        return None
    chosen = rng.sample(places, 2 if len(text) >= 5 and len(places) >= 2 and rng.random() < 0.4 else 1)
    changed, told = list(text), []
    for at in sorted(chosen):
        changed[at] = rng.choice(choices[at])
        told.append(f"{text[at]}→{changed[at]}")
    return "".join(changed), "、".join(told)


def _homophones_in(text: str) -> list[tuple[str, ...]]:
    """For each character, the common characters read as it is read in this word."""
    read = lazy_pinyin(text, errors=lambda other: [*other])  # type: ignore[arg-type, return-value]
    return [_read_as(way, char) if "\u4e00" <= char <= "\u9fff" else () for char, way in zip(text, read, strict=True)]


@cache
def _level_1() -> dict[str, tuple[str, ...]]:
    """The 3,755 common characters of GB 2312, level 1, with their usual reading."""
    chars = [bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    return {char: _readings(char) for char in chars if char}


def _readings(char: str) -> tuple[str, ...]:
    return tuple(pinyin(char, style=Style.NORMAL, heteronym=True)[0])


@cache
def _read_as(way: str, char: str) -> tuple[str, ...]:
    """Common characters other than `char` whose usual reading this is."""
    return tuple(one for one, ways in _level_1().items() if one != char and ways[0] == way)


def _substituted(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(_SLIPS) + text[at + 1 :]


def _deleted(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _inserted(text: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(text))
    return text[:at] + rng.choice(_SLIPS) + text[at:]


def _swapped(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _named(class_: str, name: IndexedName, kind: str) -> Row:
    return Row(class_, name.text, name.entity_id, kind, NOBODY, {"former": "原名"}.get(class_, "名单里就这样写"))


def _lenders(names: Names) -> list[IndexedName]:
    """Names of firms that lend, which have weight 3 among alternatives."""
    return [name for name in names.of(("legal_name", "alias"), "organisation") if name.weight == 3]


def _kind(several: Sequence[IndexedName], kind: str) -> list[IndexedName]:
    return [name for name in several if name.kind == kind]


def _has_form(name: IndexedName, names: Names) -> bool:
    return name.text[len(names.bare(name.text)) :] in _OTHER_FORM


def _some(rng: random.Random, several: Sequence[IndexedName], most: int) -> list[IndexedName]:
    return rng.sample(list(several), min(most, len(several)))
