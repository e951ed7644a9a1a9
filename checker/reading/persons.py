"""Names of persons in a text, by the words before and behind them. They are masked, never looked up."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from checker.reading.words import any_of, listed, table
from registries.characters import HAN

_NUMBER: Final = re.compile(r",?[(]?(?:公民)?(?:身份证|身份号)")
_HAN_ONLY: Final = re.compile(f"[{HAN}]+")
_MOST_NAMES: Final = 20  # that are looked for again in the rest of the text
_BUSINESS: Final = re.compile(
    r"公司|银行|信用社|事务所|中心|平台|机构|[贷呗]|金融|有钱|借款|小贷|担保|科技|支付|网络|客户|用户|会员|商户|分期|催收|数据|资产|系统"
)
#: Behind a label, before a name: 借款人(甲方): 张三. Without a sign in between only a surname tells a name.
_SIGN: Final = (
    r"(?:\([^()\n]{0,12}\))?(?:姓名|名称)?(?:\([^()\n]{0,12}\))?[ \t]{0,8}(?:[:=\t]|  |\n)[ \t_]{0,8}\n?[ \t]{0,4}"
)
_LOOSE: Final = r"(?:\([^()\n]{0,12}\))?(?:姓名|名称)?[ ]?(?:[:=是为]|\n)?[ _]{0,8}"
_END: Final = (
    rf"(?=[^{HAN}]|$|先生|女士|小姐|同志|身份证|证件|手机|电话|性别"
    r"|与|和|及|向|在|于|因|将|已|通过|作为|同意|确认|申请|的|签|之|人民币|现金)"
)
_NEXT: Final = re.compile(rf"[、,和与及/]([{HAN}]{{2,4}}?){_END}")
#: Surnames that as often begin a word: 借款人应当.
_WORDS: Final = frozenset("应解权全和时于向连查原单满位区计有可能将须确如若在不已农商安")


@cache
def _surnames() -> frozenset[str]:
    return frozenset((files(__package__) / "surnames.txt").read_text(encoding="utf-8").split())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    name = rf"(?P<name>[{HAN}]{{2,4}}?|[{HAN}]{{2,10}}·[{HAN}]{{2,10}})"
    labels = table("persons")
    polite = any_of(labels["titles"])
    return (
        re.compile(rf"{any_of(labels['always'])}(?={_SIGN}{name}{_END})"),
        # looked ahead, so that of 客服经理赵敏 both words are tried
        re.compile(
            rf"{any_of([*labels['always'], *labels['sometimes']])}(?={_LOOSE}(?P<may_be>[{HAN}]{{2,4}}?){_END})"
        ),
        re.compile(rf"(?:尊敬的|亲爱的|^|(?<=[\]】,。;:!\s]))(?P<titled>[{HAN}]{{1,4}}?)(?={polite})", re.MULTILINE),
        re.compile(rf"(?:尊敬的|亲爱的)(?P<dear>[{HAN}]{{2,4}})(?=[,:!\s]|您|你)"),
        re.compile(
            rf"(?:^|(?<=[\]】:。!;\s]))(?P<called>[{HAN}]{{2,4}})"
            r"(?=[,:!](?:\s|您|你|截至|因|由于|根据|尾号)|您好|你好)",
            re.MULTILINE,
        ),
        re.compile(rf"(?:客户|用户|债务人|当事人|被告|本人)(?P<after>[{HAN}]{{2,3}})(?=[,(:;。]|先生|女士|\()"),
    )


def person_spans(text: str, is_name: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield where persons are named in a plain text, every further place of a name too.

    `is_name`: whether a word is a name on record, which is then no person's.
    """
    persons: dict[str, None] = {}
    for pattern in _patterns():
        for found in pattern.finditer(text):
            group = found.lastgroup or ""
            name = found[group]
            if _is_person(name, is_name, certain=group == "name", titled=group == "titled"):
                yield found.span(group)
                persons.setdefault(name)
                persons |= dict.fromkeys(_listed(text, found.end(group), is_name))
    for start, end in _before_number(text):
        name = text[start:end]
        if name[0] not in _WORDS and _is_person(name, is_name, certain=False, titled=False):
            yield start, end
            persons.setdefault(name)
    for name in [name for name in persons if len(name) > 1][:_MOST_NAMES]:
        yield from (found.span() for found in re.finditer(re.escape(name), text))


def _listed(text: str, at: int, is_name: Callable[[str], bool]) -> Iterator[str]:
    """Yield the further names of a list: 保证人:赵大明、钱小红."""
    while (found := _NEXT.match(text, at)) and _is_person(found[1], is_name, certain=False, titled=False):
        yield found[1]
        at = found.end()


def _before_number(text: str) -> Iterator[tuple[int, int]]:
    """Yield what may be a person's name right before the word for an ID number: 张三(身份证号…)."""
    for found in _NUMBER.finditer(text):
        for length in (3, 2, 4):
            start = found.start() - length
            if start >= 0 and _HAN_ONLY.fullmatch(text, start, found.start()):
                yield start, found.start()


@cache
def _no_persons() -> frozenset[str]:
    return frozenset(table("persons")["no_persons"])


def _is_person(name: str, is_name: Callable[[str], bool], *, certain: bool, titled: bool) -> bool:
    if "·" in name:
        return True
    if _BUSINESS.search(name) or name in listed("not_names") or is_name(name):
        return False
    if not (titled or certain) and name in _no_persons():
        return False
    if certain:
        return True
    compound = name[:2] in _surnames()
    surnamed = compound or (name[0] in _surnames() and (titled or name[0] not in _WORDS))
    return surnamed and (titled or len(name) > 1) and len(name) <= (4 if compound else 3)
