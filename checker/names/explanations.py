"""The sentences that explain how a query led to an entity, or which other name it resembles."""

from collections.abc import Iterable, Sequence

from checker.intents import asked_about
from checker.names.characters.script_names import script_of
from checker.names.indexed_name import Conversions, Hit, IndexedKind, Writing
from checker.names.similarity.steps import ChangeKind as StepHow
from checker.names.similarity.steps import Similarity, Step
from registries.model import Text

_KINDS: dict[IndexedKind, Text] = {
    "legal_name": Text(zh="公司全称", en="full legal name"),
    "former_name": Text(zh="原名 {}", en="formerly {}"),
    "brand": Text(zh="产品名 {}", en="product name {}"),
    "alias": Text(zh="也叫 {}", en="also called {}"),
    "reading": Text(zh="英文读作 {}", en="read as {}"),
}
_WAYS: dict[Writing, Text] = {
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
    "keystroke": Text(
        zh="第{at}字 {a} 与 {b} 的拼音只差一个键", en="character {at}: the pinyin of {a} and {b} is one key apart"
    ),
    "component": Text(zh="第{at}字 {a} 与 {b} 有同样的部分", en="character {at}: {a} and {b} share a part"),
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
# where the other script is in the name on record
_STRANGE_IN_RECORD = Text(
    zh="第{at}字是 {a}，不是那个名字里的{script} {b}",
    en="character {at} is {a}; in that name it is {b}, {script_en}",
)

_MOST_CONVERSIONS = 3  # named one by one


def matched(query: str, form: str, hit: Hit, talk: str, conversions: Conversions) -> Text:
    """Return the sentence for a match: by which of its names, in which writing, and as what the words
    around it (`talk`) were read."""
    entry, why = hit.entry, _KINDS[hit.entry.kind]
    same_name = entry.kind in {"brand", "alias"} and entry.text == entry.entity_name
    if hit.how != "same" and (same_name or entry.kind == "legal_name"):
        why = _WAYS["same"]
    elif same_name:
        why = Text(zh="名字一样", en="the same name")
    reasons_zh = [why.zh.format(entry.text), _WAYS[hit.how].zh]
    reasons_en = [why.en.format(entry.text), _WAYS[hit.how].en]
    for reason in (
        _read_as("把繁体字", "the traditional", conversions.in_query),
        _read_as("名单里的繁体字", "the list's", conversions.in_record),
        _read_as("把部首符号", "the radical sign", conversions.radicals),
    ):
        reasons_zh.append(reason.zh)
        reasons_en.append(reason.en)
    if talk:
        read = _question(form, talk)
        reasons_zh.append(read.zh)
        reasons_en.append(read.en)
    return Text(
        zh=f"你输入的 {query} = {entry.entity_name}（{_joined(reasons_zh, '；')}）",
        en=f"You typed {query} = {entry.entity_name} ({_joined(reasons_en, '; ')})",
    )


def _question(form: str, talk: str) -> Text:
    """Return as what the words around a name were read, and that they are none of it."""
    for intent in asked_about(talk)[:1]:
        zh, en = intent.question.zh.format(name=form), intent.question.en.format(name=form)
        return Text(
            zh=f"读作：{zh}。“{talk}”是问它的话，不算名字", en=f"read as: {en} “{talk}” is not part of the name"
        )
    return Text(zh=f"只查了 {form}，“{talk}”不算名字", en=f"looked up {form} only: “{talk}” is not part of the name")


def _read_as(what_zh: str, what_en: str, pairs: Sequence[tuple[str, str]]) -> Text:
    """Return which characters were read as which (“貸” as “贷”), the first three by name; empty without any."""
    if not pairs:
        return Text(zh="", en="")
    zh = "、".join(f"“{a}”读作“{b}”" for a, b in pairs[:_MOST_CONVERSIONS])
    en = ", ".join(f"“{a}” read as “{b}”" for a, b in pairs[:_MOST_CONVERSIONS])
    more = len(pairs) > _MOST_CONVERSIONS
    return Text(zh=f"{what_zh}{zh}{'等' if more else ''}", en=f"{what_en} {en}{' …' if more else ''}")


def ambiguous(query: str, names: Sequence[str]) -> Text:
    """Return the sentence for a query that several entities go by, when nothing says which is meant."""
    return Text(
        zh=f"{query} 可能指：{'、'.join(names)}。是哪一个，要由你来定。",
        en=f"{query} may mean: {', '.join(names)}. Only you can tell which.",
    )


def candidate(query: str, name: str) -> Text:
    """Return the sentence for one of several entities a query is used for."""
    return Text(zh=f"有人用 {query} 指 {name}", en=f"{query} is used for {name}")


def no_match(query: str, resembles: bool, may_be_short: bool = False) -> Text:
    """Return the sentence for a query without a match: when something resembles it, that it is another name; else,
    when it may be short for one, or be one in English, that only the person can tell."""
    zh, en = "", ""
    if resembles:
        zh, en = "有名字和它像，但不是同一个名字。", " Names like it exist, but they are other names."
    elif may_be_short:
        zh, en = "它可能是一个名字的简称或英文写法，是不是要由你来定。", " It may stand for a name: only you can tell."
    return Text(zh=f"没查到 {query} 这个名字。{zh}", en=f"Nothing found under the name {query}.{en}")


def resembling(query: str, name: str, similarity: Similarity) -> Text:
    """Return the sentence that `query` is not `name`: the differences one by one. Mere initials are nobody's in
    particular."""
    if query.isascii() and [step.how for step in similarity.steps] == ["initials"]:
        return Text(
            zh=f"{query} 可能是 {name} 的拼音首字母，也可能是别的名字",
            en=f"{query} may be the pinyin initials of {name}, or of another name",
        )
    return Text(
        zh=f"{query} 不是 {name}：{'，'.join(_step(step).zh for step in similarity.steps)}",
        en=f"{query} is not {name}: {', '.join(_step(step).en for step in similarity.steps)}",
    )


def reworded(query: str, form: str, name: str) -> Text:
    """Return the sentence for a `query` that in the mainland's words is `form`, a name on record, and may be another
    name."""
    return Text(
        zh=f"{query} 换成大陆的用词是 {form}（{name}），也可能是另一个名字",
        en=f"{query} in the mainland's words is {form} ({name}); it may be another name",
    )


def _step(step: Step) -> Text:
    typed, recorded = script_of(step.query[:1]), script_of(step.candidate[:1])
    wording, script = _STEPS[step.how], typed or recorded
    if step.how == "script" and typed is None:
        wording = _STRANGE_IN_RECORD
    zh, en = (script.zh, script.en) if script else ("", "")
    return Text(
        zh=wording.zh.format(at=step.at, a=step.query, b=step.candidate, script=zh),
        en=wording.en.format(at=step.at, a=step.query, b=step.candidate, script_en=en),
    )


def _joined(reasons: Iterable[str], between: str) -> str:
    return between.join(filter(None, reasons))
