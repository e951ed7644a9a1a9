"""What the notices complain of, in their own set phrases; the English is ours."""

import re
from collections.abc import Iterable

from registries.model import Text
from registries.sources.miit.column import NoticeKind

_ENGLISH = {
    "违规收集个人信息": "collecting personal data in breach of the rules",
    "超范围收集个人信息": "collecting more personal data than the service needs",
    "违规使用个人信息": "using personal data in breach of the rules",
    "APP强制、频繁、过度索取权限": "demanding permissions by force, too often or beyond need",
    "强制用户使用定向推送功能": "forcing personalised pushes on users",
    "APP频繁自启动和关联启动": "starting itself or other apps again and again",
    "欺骗误导强迫用户": "deceiving, misleading or forcing users",
    "欺骗误导用户下载APP": "misleading users into downloading apps",
    "信息窗口乱跳转": "pop-up windows that jump elsewhere",
    "账号注销难": "making it hard to close an account",
}
_PHRASE = re.compile("|".join(map(re.escape, sorted(_ENGLISH, key=len, reverse=True))))
_BETWEEN = re.compile(r"[\s、，,；;。]+")


#: What a notice says of all its apps, before what it says of each, and where it says no more.
_SAYS: dict[NoticeKind, tuple[Text, Text]] = {
    "named": (
        Text(zh="通报写到它{stores}", en="Named in the notice{stores}"),
        Text(zh="通报写到它{stores}。", en="Named in the notice{stores}."),
    ),
    "rechecked": (
        Text(zh="“回头看”复查后，通报写到它{stores}仍有问题", en="Still at fault when checked again{stores}, named"),
        Text(zh="“回头看”复查后，通报写到它{stores}仍有问题。", en="Still at fault when checked again{stores}."),
    ),
    "taken_down": (
        Text(
            zh="通报说它{stores}没有按要求整改，要求应用商店下架",
            en="Not mended, so stores were told to remove it{stores}, named",
        ),
        Text(
            zh="通报说它{stores}没有按要求整改，要求应用商店下架。",
            en="Not mended, so stores were told to remove it{stores}.",
        ),
    ),
}


def complaint(issues: Iterable[str], kind: NoticeKind = "named", stores: Iterable[str] = ()) -> Text:
    """Return the complaint in the notice's words, and in English where every phrase is known. `stores`: those that it
    is about, where not all that have the app."""
    before, alone = _SAYS[kind]
    where = "、".join(stores)
    zh, en = (f"（{where}）", f" ({where})") if where else ("", "")
    phrases = tuple(dict.fromkeys(phrase for issue in issues for phrase in _phrases(issue)))
    english = "; ".join(_ENGLISH.get(phrase, f"“{phrase}”") for phrase in phrases)
    if not phrases:
        return Text(zh=alone.zh.format(stores=zh), en=alone.en.format(stores=en))
    return Text(
        zh=f"{before.zh.format(stores=zh)}：{'；'.join(phrases)}。", en=f"{before.en.format(stores=en)} for: {english}."
    )


def _phrases(issue: str) -> tuple[str, ...]:
    """Return the phrases of a cell that is nothing but known ones, each by itself; any other cell as it is."""
    set_phrases = tuple(_PHRASE.findall(issue))
    rest = _BETWEEN.sub("", _PHRASE.sub("", issue))
    return set_phrases if set_phrases and not rest else (issue.rstrip("。；; "),)
