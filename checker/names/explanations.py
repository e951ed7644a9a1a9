"""The sentences that say how typed words led to an entity, or which other name they resemble."""

from collections.abc import Iterable, Sequence

from checker.names.characters.confusables import script_of
from checker.names.known_name import Conversions, Hit, How, IndexedKind
from checker.names.similarity import How as StepHow
from checker.names.similarity import Similarity, Step
from registries.model import Text

_KINDS: dict[IndexedKind, Text] = {
    "legal_name": Text(zh="公司全称", en="full legal name"),
    "former_name": Text(zh="原名 {}", en="formerly {}"),
    "brand": Text(zh="产品名 {}", en="product name {}"),
    "alias": Text(zh="也叫 {}", en="also called {}"),
}
_WAYS: dict[How, Text] = {
    "same": Text(zh="", en=""),
    "script": Text(zh="", en=""),  # `_read_as` says which characters
    "company": Text(zh="公司类型没写全，或写法不同", en="its legal form was left out or written differently"),
    "digits": Text(zh="数字的写法不同", en="digits written differently"),
    "pinyin": Text(zh="按拼音", en="by its pinyin"),
    "branch": Text(
        zh="按名字是它的分支机构；有没有这家分支，没有查",
        en="by its name a branch of it; whether there is such a branch was not looked up",
    ),
}
_STEPS: dict[StepHow, Text] = {
    "shape": Text(zh="第{at}字 {a} 与 {b} 形近", en="character {at}: {a} looks like {b}"),
    "script": Text(zh="第{at}字的 {a} 是{script}，不是 {b}", en="character {at}: {a} is {script_en}, not {b}"),
    "conversion": Text(
        zh="第{at}字 {a} 与 {b} 是两个字，繁简转换常把它们混成一个",
        en="character {at}: {a} and {b} are two characters that conversion between the scripts often makes one",
    ),
    "number": Text(zh="第{at}字 {a} 与 {b} 是同一个数", en="character {at}: {a} is the same number as {b}"),
    "sound": Text(zh="第{at}字 {a} 与 {b} 同音", en="character {at}: {a} sounds like {b}"),
    "near_sound": Text(zh="第{at}字 {a} 与 {b} 读音相近", en="character {at}: {a} sounds nearly like {b}"),
    "key": Text(zh="第{at}字 {a} 与 {b} 在键盘上挨着", en="character {at}: {a} is the key beside {b}"),
    "other": Text(zh="第{at}字是 {a}，不是 {b}", en="character {at} is {a}, not {b}"),
    "more": Text(zh="第{at}字 {a} 是多出来的", en="character {at}, {a}, is one too many"),
    "less": Text(zh="第{at}字少了 {b}", en="{b} is missing as character {at}"),
    "doubled": Text(zh="第{at}字 {a} 重复了", en="character {at}, {a}, is written twice"),
    "swapped": Text(zh="第{at}字起 {a} 与 {b} 顺序相反", en="from character {at}, {a} and {b} are in opposite order"),
    "backwards": Text(zh="字一样，倒过来写", en="the same characters, backwards"),
    "decorated": Text(zh="多了“{a}”", en="“{a}” was added"),
    "trade_word": Text(
        zh="除了 借、贷、花、金融 这类词，都是“{b}”", en="but for words like 借, 贷, 花, 金融, both are “{b}”"
    ),
    "pinyin": Text(zh="{a} 是 {b} 的拼音", en="{a} is {b} in pinyin"),
    "initials": Text(zh="{a} 是 {b} 的拼音首字母", en="{a}: the first letters of {b} in pinyin"),
    "mistyped": Text(zh="和拼音 {b} 只差一个字母", en="one letter away from the pinyin {b}"),
}


_MOST_CONVERSIONS = 3  # named one by one


def matched(typed: str, form: str, hit: Hit, cut: bool, conversions: Conversions) -> Text:
    """The typed words are this entity: by which of its names, in which writing, and whether words were left out."""
    known, why = hit.known, _KINDS[hit.known.kind]
    same_name = known.kind in {"brand", "alias"} and known.text == known.entity_name
    if hit.how != "same" and (same_name or known.kind == "legal_name"):
        why = _WAYS["same"]
    elif same_name:
        why = Text(zh="名字一样", en="the same name")
    reasons_zh = [why.zh.format(known.text), _WAYS[hit.how].zh]
    reasons_en = [why.en.format(known.text), _WAYS[hit.how].en]
    for reason in (
        _read_as("把繁体字", "the traditional", conversions.typed),
        _read_as("名单里的繁体字", "the list's", conversions.recorded),
    ):
        reasons_zh.append(reason.zh)
        reasons_en.append(reason.en)
    if cut:
        reasons_zh.append(f"只查了 {form}，其余的字没算")
        reasons_en.append(f"looked up {form} only, without the other words")
    return Text(
        zh=f"你输入的 {typed} = {known.entity_name}（{_joined(reasons_zh, '；')}）",
        en=f"You typed {typed} = {known.entity_name} ({_joined(reasons_en, '; ')})",
    )


def _read_as(what_zh: str, what_en: str, pairs: Sequence[tuple[str, str]]) -> Text:
    """“貸” is read as “贷”: which characters were converted, the first three by name."""
    if not pairs:
        return Text(zh="", en="")
    zh = "、".join(f"“{a}”读作“{b}”" for a, b in pairs[:_MOST_CONVERSIONS])
    en = ", ".join(f"“{a}” read as “{b}”" for a, b in pairs[:_MOST_CONVERSIONS])
    more = len(pairs) > _MOST_CONVERSIONS
    return Text(zh=f"{what_zh}{zh}{'等' if more else ''}", en=f"{what_en} {en}{' …' if more else ''}")


def ambiguous(typed: str, names: Sequence[str]) -> Text:
    """Several entities go by these words, and nothing says which is meant."""
    return Text(
        zh=f"{typed} 可能指：{'、'.join(names)}。是哪一个，要由你来定。",
        en=f"{typed} may mean: {', '.join(names)}. Only you can tell which.",
    )


def candidate(typed: str, name: str) -> Text:
    """One of several entities the words are used for."""
    return Text(zh=f"有人用 {typed} 指 {name}", en=f"{typed} is used for {name}")


def not_found(typed: str, resembles: bool) -> Text:
    """Nothing goes by this name; when something resembles it, that it is another name."""
    zh = "有名字和它像，但不是同一个名字。" if resembles else ""
    en = " Names like it exist, but they are other names." if resembles else ""
    return Text(zh=f"没查到 {typed} 这个名字。{zh}", en=f"Nothing found under the name {typed}.{en}")


def resembling(typed: str, known: str, likeness: Similarity) -> Text:
    """“{typed}” is not “{known}”: the differences one by one. Mere initials are nobody's in particular."""
    if typed.isascii() and [step.how for step in likeness.steps] == ["initials"]:
        return Text(
            zh=f"{typed} 可能是 {known} 的拼音首字母，也可能是别的名字",
            en=f"{typed} may be the pinyin initials of {known}, or of another name",
        )
    return Text(
        zh=f"{typed} 不是 {known}：{'，'.join(_step(step).zh for step in likeness.steps)}",
        en=f"{typed} is not {known}: {', '.join(_step(step).en for step in likeness.steps)}",
    )


def reworded(typed: str, form: str, known: str) -> Text:
    """With the mainland's word for Taiwan's, `typed` would be `form`, a name of `known`; it may be another name."""
    return Text(
        zh=f"{typed} 换成大陆的用词是 {form}（{known}），也可能是另一个名字",
        en=f"{typed} in the mainland's words is {form} ({known}); it may be another name",
    )


def _step(step: Step) -> Text:
    words, script = _STEPS[step.how], script_of(step.typed[:1]) or script_of(step.known[:1])
    zh, en = (script.zh, script.en) if script else ("", "")
    return Text(
        zh=words.zh.format(at=step.at, a=step.typed, b=step.known, script=zh),
        en=words.en.format(at=step.at, a=step.typed, b=step.known, script_en=en),
    )


def _joined(reasons: Iterable[str], between: str) -> str:
    return between.join(filter(None, reasons))
