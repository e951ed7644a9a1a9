"""The names of a text, each answered by the ordinary line: whom it means on record, and the standing of that one."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from checker.dataset.dataset import Dataset
from checker.dataset.matching import Matched, match_lender, match_name
from checker.entities.chain import ref
from checker.entities.standing import standing_of
from checker.names import normalise
from checker.names.characters.ignorable import visible
from checker.reading.model import MAX_NAMES, NameMention
from checker.reading.names.found import FoundName
from checker.reading.plain_text import PlainText
from checker.report import Alternative, Match
from registries.model import Text

_Key = tuple[str, str | None]
_MOST_ALTERNATIVES: Final = 5


def name_mentions(
    raw: str, plain: PlainText, found: Iterable[FoundName], dataset: Dataset, judged_on: date
) -> tuple[tuple[NameMention, ...], int]:
    """Return the names found in a masked text, once for each role, in order, and how many more there are.

    At most MAX_NAMES are looked up: those with a role first."""
    once = _once(
        found, lambda name: (plain.text[name.start : name.end], name.inside and plain.text[slice(*name.inside)])
    )
    first = sorted(once, key=lambda item: (item[0].role == "mentioned", item[0].start))[:MAX_NAMES]
    answers = _Answers(raw, plain, dataset, judged_on)
    mentions = tuple(answers.mention(name, more) for name, more in sorted(first, key=lambda item: item[0].start))
    return mentions, len(once) - len(mentions)


class _Answers:
    """The answers on the names of one masked text, each name looked up once."""

    def __init__(self, raw: str, plain: PlainText, dataset: Dataset, judged_on: date) -> None:
        self._raw, self._plain, self._dataset, self._judged_on = raw, plain, dataset, judged_on
        self._known: dict[tuple[str, bool, str | None], Matched] = {}

    def mention(self, name: FoundName, more: int) -> NameMention:
        """Return a name with whom it means, and how often it stands there again."""
        text = self._written((name.start, name.end))
        look_up = self._written(name.look_up) if name.look_up else None
        inside = self._written(name.inside) if name.inside else None
        matched = self._matched(look_up or text, inside, as_lender=name.role == "lender")
        if name.found_by != "on_record" and matched.talk and matched.entity:
            # a name cut out of a text ends where it ends: words in it ask nothing, they make it another's
            matched = _only_inside(matched.entity.name, look_up or text, matched)
        start, end = self._plain.original(name.start, name.end)
        return NameMention(
            text=text,
            start=start,
            end=end,
            role=name.role,
            role_words=name.role_words,
            found_by=name.found_by,
            look_up=look_up,
            match=matched.match,
            standing=standing_of(matched.entity, self._dataset.graph, self._judged_on).standing,
            inside=inside,
            more=more,
        )

    def _written(self, span: tuple[int, int]) -> str:
        """Return what stands at a place of the plain text as it was written, on one line."""
        start, end = self._plain.original(*span)
        return "".join(self._raw[start:end].splitlines())

    def _matched(self, text: str, inside: str | None, *, as_lender: bool) -> Matched:
        key = (text, as_lender, inside)
        if key not in self._known:
            name = normalise(text)
            if as_lender and inside is None:
                self._known[key] = match_lender(name, self._dataset)
            else:
                matched = match_name(name, self._dataset, self._judged_on)
                self._known[key] = matched if inside is None else _only_inside(text, inside, matched)
        return self._known[key]


def _once(names: Iterable[FoundName], key_of: Callable[[FoundName], _Key]) -> list[tuple[FoundName, int]]:
    """Return each name once for each role, with how often it stands there again; a mere mention of a name that has a
    role elsewhere counts as one of these."""
    found = list(names)
    with_role: dict[_Key, FoundName] = {}
    for name in found:
        if name.role != "mentioned":
            with_role.setdefault(key_of(name), name)
    counted: dict[tuple[_Key, str], list[FoundName]] = {}
    for name in found:
        key = key_of(name)
        role = with_role[key].role if name.role == "mentioned" and key in with_role else name.role
        counted.setdefault((key, role), []).append(name)
    return [(_best(same), len(same) - 1) for same in counted.values()]


def _best(same: list[FoundName]) -> FoundName:
    return next((name for name in same if name.role != "mentioned"), same[0])


def _only_inside(text: str, inside: str, matched: Matched) -> Matched:
    """Return a name that is a part of a longer word as a candidate: nobody's good name is lent to the longer one, and
    nothing says that the text does not mean it."""
    shown, longer = visible(text), visible(inside)
    if shown == longer:
        return Matched(_asked(matched, _everyday(shown)))
    wording = Text(
        zh=f"文字里写的是“{longer}”，里面有“{shown}”。是说{shown}吗？名字里多一个字，就可能是另一家。",
        en=f"The text has {longer}, with {shown} in it. Is {shown} meant? With a word more, it may be another.",
    )
    return Matched(_asked(matched, wording))


def _everyday(name: str) -> Text:
    return Text(
        zh=f"“{name}”也是平常说的话，文字里不一定在说哪个平台。是说{name}吗？",
        en=f"{name} is everyday speech too, and the text may speak of no platform. Is {name} meant?",
    )


def _asked(matched: Matched, wording: Text) -> Match:
    alternatives = tuple(_candidates(matched, wording))[:_MOST_ALTERNATIVES]
    return Match(kind="none", entity=None, explanation=wording, alternatives=alternatives)


def _candidates(matched: Matched, wording: Text) -> Iterator[Alternative]:
    if matched.entity is not None:
        yield Alternative(kind="candidate", entity=ref(matched.entity), explanation=wording)
    else:
        yield from (one for one in matched.match.alternatives if one.kind == "candidate")
