"""Words for a role that stand before or behind names: where they stand, and as what 甲方 and 乙方 are defined."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, cast, get_args

from checker.reading.model import MentionRole
from checker.reading.words import any_of, listed, table

#: What may stand between such a word and the name it is for.
GAP: Final = re.compile(
    r"(?:\([^()\n]{0,20}\))?[ \t]{0,4}[0-9一二三四五六]?(?:名称|全称|名字|单位|公司|方|人|机构)?"
    r"(?:\([^()\n]{0,20}\))?[ \t]{0,8}"
    r"(?:那栏|一栏|处)?[已现]?(?:写|填|显示|载明|变更|更改)?的?(?:为|是)?"
    r"(?:(?:联合|共同|审核)?(?:发放|提供|放款|出资|承担|运营)(?:资金|贷款|借款|服务)?(?=[:]))?"
    r"[:=|>\-—]{0,2}[ \t]{0,8}(?:为|是|系|即|由)?[ \t]{0,8}\n?[ \t]{0,8}[\"'“‘「『《【\[(]?"
)
MOST_GAP: Final = 40
_PARTIES: Final = ("甲方", "乙方", "丙方", "丁方", "戊方")


@dataclass(frozen=True)
class Label:
    """A word for a role at a place of the text. `role`: None for a part that is none of ours, the borrower's."""

    start: int
    end: int
    role: MentionRole | None
    word: str


def roles() -> tuple[MentionRole, ...]:
    """Return the roles that words give, in the order of the table."""
    return tuple(cast("MentionRole", role) for role in table("roles") if role in get_args(MentionRole))


@cache
def _role_of_word() -> Mapping[str, MentionRole | None]:
    words: dict[str, MentionRole | None] = dict.fromkeys((*listed("other_labels"), *_PARTIES))
    for role in roles():
        words |= {word.lower(): role for word in table("roles")[role]["labels"]}
    return words


@cache
def _word() -> re.Pattern[str]:
    return re.compile(any_of(_role_of_word()))


def is_label(word: str) -> bool:
    """Return whether a word names a role or a party, and so nobody."""
    return word in _role_of_word()


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"(?P<party>{any_of(_PARTIES)})[ \t]{{0,4}}\((?P<words>[^()\n]{{1,24}})\)")


@cache
def _definitions() -> tuple[re.Pattern[str], ...]:
    word, party = any_of(word for word in _role_of_word() if word not in _PARTIES), f"(?P<party>{any_of(_PARTIES)})"
    words = f"(?P<words>{word})"
    return (
        _in_brackets(),
        re.compile(rf"{words}[ \t]{{0,4}}\([^()\n]{{0,8}}?{party}[^()\n]{{0,4}}\)"),
        re.compile(rf"{party}(?:作为|为|系|是|即)(?:本合同的|本协议的)?{words}"),
        re.compile(rf"{party}[\"”]?(?:、|或|/|及)[\"“]?{words}"),
        re.compile(rf"{words}[\"”]?(?:、|或|/)[\"“]?{party}"),
    )


def parties(text: str) -> Mapping[str, MentionRole | None]:
    """Return as what a plain text defines 甲方 and the others: 甲方(贷款人) is the lender, 乙方(受托人、担保人) the
    guarantor."""
    defined: dict[str, MentionRole | None] = {}
    for pattern in _definitions():
        for found in pattern.finditer(text):
            words = [word for word in _word().findall(found["words"]) if word not in _PARTIES]
            said = [role for word in words if (role := _role_of_word()[word]) is not None]
            if words and found["party"] not in defined:
                defined[found["party"]] = said[0] if said else None
    for found in _by_deed().finditer(text):
        defined.setdefault(found["party"], _role_of_deed()[found["deed"]])
    return defined


@cache
def _by_deed() -> re.Pattern[str]:
    """Return the pattern of a party that does something for another: 乙方…为甲方提供贷款咨询服务."""
    deeds = {word for role in roles() for word in table("roles")[role]["after"] if word.startswith("提供")}
    return re.compile(
        rf"(?P<party>{any_of(_PARTIES)})[^,。;:!?\n甲乙丙丁戊]{{0,12}},?(?:为|向)(?:{any_of(_PARTIES)}|其|借款人|该笔借款)"
        rf"[^,。;:!?\n提]{{0,6}}(?P<deed>{any_of(deeds)})"
    )


@cache
def _role_of_deed() -> Mapping[str, MentionRole]:
    return {word.lower(): role for role in roles() for word in table("roles")[role]["after"]}


class Labels:
    """The words for roles of one text, outside of the names in it."""

    def __init__(self, text: str, names: Iterator[tuple[int, int]]) -> None:
        self._text, self._parties = text, parties(text)
        self._found = tuple(self._outside(names))
        self._ends = [label.end for label in self._found]

    def __iter__(self) -> Iterator[Label]:
        return iter(self._found)

    def of_word(self, word: str) -> MentionRole | None:
        """Return the role of a word that is a label, or a party that the text defines."""
        return self._parties.get(word, _role_of_word().get(word))

    def before(self, start: int) -> Label | None:
        """Return the label that a name beginning at `start` stands behind."""
        at = bisect_left(self._ends, start + 1) - 1
        while at >= 0 and start - self._ends[at] <= MOST_GAP:
            if GAP.fullmatch(self._text, self._ends[at], start):
                return self._found[at]
            at -= 1
        return None

    def within(self, start: int, end: int) -> Label | None:
        """Return the first label between two places that gives a role."""
        for found in _word().finditer(self._text, start, end):
            role = self.of_word(found[0])
            if role is not None:
                return Label(*found.span(), role, found[0])
        return None

    def _outside(self, names: Iterator[tuple[int, int]]) -> Iterator[Label]:
        taken = iter(sorted(names))
        name = next(taken, None)
        for found in _word().finditer(self._text):
            while name is not None and name[1] <= found.start():
                name = next(taken, None)
            if name is None or name[0] >= found.end():
                yield Label(*found.span(), self.of_word(found[0]), found[0])
