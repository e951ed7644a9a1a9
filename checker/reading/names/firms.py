"""Names of firms in running text, found by the legal form they end with."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from checker.names.companies.branch import split_branch
from checker.names.companies.divisions import NATION, divisions_at_start
from checker.reading.names.borders.known_words import starts_word
from checker.reading.words import WordSet, any_of, listed, table
from registries.characters import HAN
from registries.firm_names.registered_names import only_legal_form

_LONGEST: Final = 50
_MUCH_BEFORE: Final = 3  # characters that are no prefix of a name any more
_SHORTEST_STEM: Final = 2
_END: Final = re.compile(
    r"(?:股份有限责任|股份有限|有限责任|股份|有限)?公司|(?:律师|会计师|法律服务)事务所|信用合作联社|信用社|农村商业银行|农商行|村镇银行"
    r"|合伙企业(?:\((?:有限|普通|特殊普通)合伙\))?|\((?:有限|普通|特殊普通)合伙\)|\(个人独资\)|个体工商户|经营部|商行|典当行"
    r"|(?:咨询|调解|清收|资产管理|债务管理|法律服务)中心"
)
#: What may be a branch behind a firm's name.
_BRANCH: Final = re.compile(rf"[{HAN}()0-9]{{0,20}}?(?:分公司|分行|支行|分理处|营业部|信用卡中心)")
_NAME_SIGN: Final = re.compile(rf"[{HAN}a-z0-9()&·]")
#: Words of one character before a name. The first often stand alone at the beginning of a clause; the others begin
#: names as well (和信), and are no part of one only behind another name or another such word.
_OPENING: Final = frozenset("由向您你被给从及并将已与在对经受因致")
_JOINING: Final = frozenset("和为是即的系到至于")
#: 依法设立并合法存续的有限责任公司 is nobody's name either.
_DESCRIBED: Final = re.compile("设立|存续|注册成立")
#: 本公司及分公司 is nobody's name.
_SOME_FIRM: Final = re.compile(r"^[本该各我贵其某这那哪一每]|[及的]")
_ROLE_ENDS: Final = ("人", "方", "商户", "户名", "单位", "名称", "主体")


@cache
def _breaks() -> re.Pattern[str]:
    """Return the pattern of words that no name of a firm holds: it begins behind them."""
    labels = [word for role in table("roles").values() for word in role["labels"]]
    roles = [word for word in labels if len(word) > 2 and word.endswith(_ROLE_ENDS)]
    paid = r"\d{2,12}(?:元|块|万)?(?:到|给|至)"  # 转账5000到某某有限公司
    return re.compile(f"{any_of([*listed('not_in_firms'), *roles])}|{paid}")


@cache
def _leading() -> WordSet:
    labels = [word for role in table("roles").values() for word in (*role["labels"], *role["before"])]
    return WordSet([*labels, *(word for word in listed("before") if len(word) > 1), *_OPENING, *_JOINING])


def firm_spans(text: str, is_name: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each firm's name in a plain text, in order; the longest that is well formed.

    `is_name`: whether a word is a name on record, which then is one whole.
    """
    least = 0
    for form in _END.finditer(text):
        if form.start() < least:
            continue
        end = form.end()
        run = _run_start(text, least, form.start())
        start = _start(text, run, end, is_name, joined=run == least)
        least = end
        if start is None or _is_none(text[start:end], form[0]):
            continue
        least = branch_end(text, start, end)
        yield start, least


def branch_end(text: str, start: int, end: int) -> int:
    """Return where the name of a firm and its branch ends: 招商银行|深圳分行; `end` where no branch follows."""
    branch = _BRANCH.match(text, end)
    if branch and not _breaks().search(branch[0]) and split_branch(text[start : branch.end()])[0] == text[start:end]:
        return branch.end()
    return end


def _run_start(text: str, least: int, end: int) -> int:
    """Return how far back the signs go of which names are made; a bracket that is not closed begins no name."""
    at, closed = end, 0
    while at > max(least, end - _LONGEST) and _NAME_SIGN.match(text[at - 1]):
        closed += {")": 1, "(": -1}.get(text[at - 1], 0)
        if closed < 0:
            break
        at -= 1
    while closed > 0:  # a bracket that was opened before
        at = text.index(")", at, end) + 1
        closed -= 1
    return at


def _start(text: str, run: int, end: int, is_name: Callable[[str], bool], *, joined: bool) -> int | None:
    """Return where the name begins that ends at `end`; None where no name does. `joined`: another name ends where
    the run begins."""
    least = max((found.end() for found in _breaks().finditer(text, run, end)), default=run)
    while least < end and text[least] in ")·&":
        least += 1
    reachable = _behind_leading_words(text, least, end, joined=joined or least > run)
    whole = _outside_brackets(text, least, end)
    starts = [at for at in whole if at in reachable or starts_word(text, at)]
    on_record = next((at for at in starts if is_name(text[at:end])), None)
    if on_record is not None:
        return on_record
    led = next((at for at in starts if _begins_with_division(text[at:end])), None)
    if led is None:
        led = next((at for at in whole if at >= least + _MUCH_BEFORE and _begins_with_city(text[at:end])), None)
    return led if led is not None else max(reachable, default=None)


def _outside_brackets(text: str, least: int, end: int) -> list[int]:
    """Return the places at which a name ending at `end` may begin: none inside its brackets."""
    places, open_ = [], 0
    for at in range(least, end):
        if open_ == 0 and at < end - _SHORTEST_STEM:
            places.append(at)
        open_ = max(0, open_ + {"(": 1, ")": -1}.get(text[at], 0))
    return places


def _behind_leading_words(text: str, start: int, end: int, *, joined: bool) -> set[int]:
    """Return where a name may begin behind words that lead up to it: 并由|XX有限公司."""
    reachable = {start}
    at = start
    while at < end - _SHORTEST_STEM:
        word = _leading().starting_at(text, at)
        if not word or (word in _JOINING and at == start and not joined):
            break
        at += len(word)
        if at < end - _SHORTEST_STEM:
            reachable.add(at)
    return reachable


def _begins_with_division(name: str) -> bool:
    divisions = divisions_at_start(name, county_may_lead=False)
    return bool(divisions) and (divisions[0].text == NATION or bool(divisions[0].codes))


def _begins_with_city(name: str) -> bool:
    """Return whether a name begins with a division in full (深圳市), as no part of another word does."""
    divisions = divisions_at_start(name, county_may_lead=False)
    return bool(divisions) and divisions[0].full and divisions[0].text[-1] in "省市县区"


def _is_none(name: str, form: str) -> bool:
    """Return whether this is a word for some firm (本公司), or a form alone, and nobody's name."""
    if len(name) - len(form) < _SHORTEST_STEM or only_legal_form(name[name.startswith("某") and name[1] != "某" :]):
        return True
    if name[-len(form) - 1] == "的" or _DESCRIBED.search(name):
        return True
    if form != "公司":
        return name in listed("not_firms")
    some = any(name.endswith(word) for word in listed("not_firms") if len(name) - len(word) < 2)
    return some or bool(_SOME_FIRM.search(name))
