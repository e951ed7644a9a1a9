"""How an identifier led to somebody, or to nobody, in sentences."""

from typing import Final

from checker.dataset.identified.known_identifiers import Bearer
from checker.dataset.identified.lookalike_domains import How
from checker.identifiers import Identifier
from checker.identifiers.hosts import plain_host, shown_host
from checker.labels import label
from checker.terms import IdentifierKind
from registries.model import Text

#: What an identifier does not prove, though it is the very one on record.
_CAUTIONS: Final[dict[IdentifierKind, Text]] = {
    "url": Text(
        zh="看清浏览器地址栏：一个字母都不能差。",
        en="Look at the address bar of your browser: not one letter may differ.",
    ),
    "app_store_link": Text(
        zh="再看应用商店里写的开发公司，要对得上。", en="See that the app store names the same developer."
    ),
    "android_package": Text(
        zh="包名谁都能取：看应用商店里写的开发公司。",
        en="Anybody may choose a package name: see which developer the app store names.",
    ),
    "uscc": Text(
        zh="代码谁都能抄到合同上：再对一遍公司全称。",
        en="Anybody can copy a code onto a contract: compare the full name of the firm.",
    ),
    "service_number": Text(
        zh="来电、短信上显示的号码可以伪造：挂掉，自己拨过去问。",
        en="The number a call or message shows can be forged: hang up, and ring it yourself.",
    ),
}
_SAME_CAUTION: Final[dict[IdentifierKind, IdentifierKind]] = {
    "domain": "url",
    "licence_number": "uscc",
    "sms_sender": "service_number",
}
_HOW: Final[dict[How, Text]] = {
    "inside": Text(
        zh="它把{name}的网址{known}写在前面，但最后那一段是别人注册的。",
        en="It has {known}, the address of {name}, in front, but its last part was registered by somebody else.",
    ),
    "drawn": Text(
        zh="它看上去像{name}的网址{known}，有的字母或数字不一样。",
        en="It looks like {known}, the address of {name}, with other letters or digits in it.",
    ),
    "ending": Text(
        zh="它和{name}的网址{known}只有结尾不一样。",
        en="It differs from {known}, the address of {name}, by its ending.",
    ),
    "contains": Text(
        zh="它里面有{name}的网址{known}里的词。", en="It has the word of {known}, the address of {name}, in it."
    ),
    "typed": Text(
        zh="它和{name}的网址{known}只差一个字母。", en="It is one letter away from {known}, the address of {name}."
    ),
}


def borne(identifier: Identifier, bearer: Bearer) -> Text:
    """Return whose an identifier is, where that was read, and what it does not prove."""
    kind, cite, name = label("identifier", identifier.kind), bearer.row.record.cite, bearer.entity.name
    under = identifier.kind in ("url", "domain") and identifier.value != bearer.value
    what = (
        Text(zh=f"在{name}的网址{bearer.value}下面", en=f"lies under {bearer.value}, a web address of {name}")
        if under
        else Text(zh=f"是{name}的{kind.zh}", en=f"is a {kind.en} of {name}")
    )
    caution = _CAUTIONS[_SAME_CAUTION.get(identifier.kind, identifier.kind)]
    day = cite.as_of or ""
    return Text(
        zh=f"{identifier.text}{what.zh}：见{cite.publisher}《{cite.title}》{f'（{day}）' if day else ''}。{caution.zh}",
        en=f"{identifier.text} {what.en}, by “{cite.title}” of {cite.publisher}{f' ({day})' if day else ''}. "
        f"{caution.en}",
    )


def unverified(identifier: Identifier, bearer: Bearer) -> Text:
    """Return that an identifier is said to be somebody's, and nobody verified it."""
    kind, name = label("identifier", identifier.kind), bearer.entity.name
    return Text(
        zh=f"有人说{identifier.text}是{name}的{kind.zh}，没有核实过。",
        en=f"{identifier.text} is said to be a {kind.en} of {name}; nobody verified that.",
    )


def extended(identifier: Identifier, bearer: Bearer) -> Text:
    """Return that the number of a text message begins with somebody's service number."""
    return Text(
        zh=f"{identifier.text}开头是{bearer.entity.name}的客服号码{bearer.value}。后面的数字是谁在用，没有查到；显示的号码也可以伪造。",
        en=f"{identifier.text} begins with {bearer.value}, a service number of {bearer.entity.name}. Who uses the "
        "digits behind it was not found, and the number that is shown can be forged.",
    )


def several(identifier: Identifier) -> Text:
    """Return that more than one bears an identifier."""
    return Text(zh=f"{identifier.text}不止一家在用。", en=f"More than one bears {identifier.text}.")


def resembling(identifier: Identifier, bearer: Bearer, how: How) -> Text:
    """Return which known address a domain looks like, and that it is not known to be it. No accusation: it may be
    another address of the same."""
    words = {"name": bearer.entity.name, "known": bearer.value}
    seen, shown = _HOW[how], shown_host(identifier.value)
    drawn = Text(zh="", en="") if shown == identifier.text else Text(zh=f"（显示成{shown}）", en=f" (shown as {shown})")
    return Text(
        zh=f"{identifier.text}{drawn.zh}不是{bearer.entity.name}已知的网址。{seen.zh.format(**words)}",
        en=f"{identifier.text}{drawn.en} is not the known address of {bearer.entity.name}. {seen.en.format(**words)}",
    )


def named(identifier: Identifier, name: str, known: str | None) -> Text:
    """Return that a domain has the name of somebody in it, in characters or as it sounds, whose known address is
    another, or not on record."""
    inside = (
        Text(zh=f"里写着“{name}”", en=f"has the name {name} in it")
        if name in identifier.text
        else Text(zh=f"读起来像“{name}”", en=f"reads like {name}")
    )
    if known is None:
        return Text(
            zh=f"{identifier.text}{inside.zh}。{name}的网址我们没有记录，这个是不是它的，不知道。谁都可以注册带这个名字的网址。",
            en=f"{identifier.text} {inside.en}. The address of {name} is not on record here, so whether this is it is "
            "not known. Anybody may register an address with that name.",
        )
    return Text(
        zh=f"{identifier.text}{inside.zh}，但不是{name}已知的网址，它已知的网址是{known}。谁都可以注册带这个名字的网址。",
        en=f"{identifier.text} {inside.en}, but is not the known address of {name}, which is {known}. Anybody may "
        "register an address with that name.",
    )


def not_on_record(identifier: Identifier) -> Text:
    """Return that nobody on record bears an identifier, or that its check digit is wrong."""
    kind = label("identifier", identifier.kind)
    if identifier.valid is False:
        return Text(
            zh=f"{identifier.text}的校验位不对：按国家标准，正确的统一社会信用代码不会是这样。可能抄错了一个字"
            "（0和O，1和I，2和Z）。对着合同或营业执照再抄一遍。",
            en=f"The check character of {identifier.text} is wrong by the national standard (GB 32100). One character "
            "may be miscopied (0 and O, 1 and I, 2 and Z). Copy it again from the contract or business licence.",
        )
    strange = _strange_letters(identifier)
    return Text(
        zh=f"{identifier.text}是{kind.zh}。{strange.zh}我们的记录里没有写它是谁的。",
        en=f"{identifier.text} is a {kind.en}. {strange.en}Nothing on record here says whose it is.",
    )


def _strange_letters(identifier: Identifier) -> Text:
    """Return that a host has letters of another script in it, which pass for Latin ones; empty where it has none."""
    shown = shown_host(identifier.value)
    if identifier.kind not in ("url", "domain") or shown == plain_host(identifier.value):
        return Text(zh="", en="")
    return Text(
        zh=f"它显示成{shown}，里面有别种文字的字母，看上去像普通的英文字母。",
        en=f"It is shown as {shown}, which has letters of another script in it that look like Latin ones. ",
    )
