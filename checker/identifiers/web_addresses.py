"""Web addresses, bare domains, links to app stores and Android packages in a text."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, urlsplit

from checker.identifiers.app_stores import app_of_link
from checker.identifiers.hosts import ascii_host, is_address, plain_host, registrable_domain
from checker.identifiers.model import Identifier

#: A scheme, a host of any script with what stands before and after it, then a path in ASCII as browsers copy it.
_NO_HOST: Final = r"\s/\\?#<>\"'“”‘’，；、：！（）()《》【】「」"
_WITH_SCHEME: Final = re.compile(
    rf"(?i)(?<![a-z0-9])https?:[/\\]{{2}}(?P<host>[^{_NO_HOST}]{{1,300}})(?P<rest>(?:[/\\?#][!#-&*-;=?-~]{{0,2000}})?)"
)
#: Letters and digits of any script: jiаyibank.com with a Cyrillic а is a host, too.
_LABEL: Final = r"[^\W_](?:[\w\-]{0,61}[^\W_])?"
#: No scheme: labels and dots, then perhaps a port and a path in ASCII. Not after @ (a mail address) or a dot.
_BARE: Final = re.compile(
    rf"(?<![@.\w\-])(?P<host>(?:{_LABEL}\.){{1,8}}(?:[A-Za-z][0-9A-Za-z\-]{{1,62}}|[\u3400-\u9fff]{{2,8}}))"
    r"(?P<rest>(?::\d{1,5})?(?:[/?#][!-~]{0,2000})?)"
)
#: Chinese that leads to an address and is no part of it: 请登录微粒贷.com; before www. everything is.
_LEAD: Final = re.compile(
    r"[\u3400-\u9fff]*(?:登录|登陆|打开|访问|点击|网址|官网|链接|进入|浏览|搜索|地址|网站|复制|[到点戳至为是])(?=[^.\-])"
    r"|[\u3400-\u9fff]+(?=www\.)"
)
_ASCII_BARE: Final = re.compile(
    r"(?<![@.0-9A-Za-z_\-])(?P<host>(?:[0-9A-Za-z][0-9A-Za-z\-]{0,62}\.){1,8}[A-Za-z][0-9A-Za-z\-]{1,62})"
    r"(?P<rest>(?::\d{1,5})?(?:[/?#][!-~]{0,2000})?)"
)
_CHINESE_FIRST: Final = re.compile(r"^[\u3400-\u9fff]+")
#: Endings of files that are top-level domains, too; without a scheme they are files.
_FILES: Final = frozenset({"zip", "mov", "md", "py", "sh", "pl", "ps", "rs"})
#: What Android packages begin with: a domain read backwards.
_REVERSED: Final = frozenset({"com", "cn", "net", "org", "io", "me", "tv", "cc", "hk", "top", "app", "cmb"})
#: Where one letter before the ending is a domain, often one of short links (t.cn).
_SHORT_DOMAINS: Final = frozenset({"cn", "com", "cc", "co", "im", "me"})
_USUAL_ENDINGS: Final = frozenset({"com", "cn", "net", "org", "gov", "edu", "hk", "tw"})
_PACKAGE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*){1,8}")
_PACKAGE_IN_TEXT: Final = re.compile(
    r"(?<![@.0-9A-Za-z_/\-])[a-z]{2,3}(?:\.[A-Za-z][A-Za-z0-9_]{0,62}){1,8}(?![\-/@0-9A-Za-z_])"
)
_TRAILING: Final = ".,;:!?)]}'\"。！？：…"


def web_addresses(text: str) -> Iterator[Identifier]:
    """Yield what a text in plain characters holds of them, in no order and perhaps twice over the same place."""
    for match in _WITH_SCHEME.finditer(text):
        if identifier := _read_url(match):
            yield identifier
    for match in _PACKAGE_IN_TEXT.finditer(text):
        if is_package(match.group()):
            yield Identifier("android_package", match.group(), match.start(), match.end(), match.group())
    for pattern in (_ASCII_BARE, _BARE):
        for match in pattern.finditer(text):
            if identifier := _read_bare(match):
                yield identifier


def is_package(text: str) -> bool:
    """Return whether a text is the package of an Android app, and no domain: com.example.loan, but not cn.bing.com."""
    labels = text.split(".")
    if labels[0] not in _REVERSED or labels[-1] in _USUAL_ENDINGS or not _PACKAGE.fullmatch(text):
        return False
    if len(labels) > 2:
        return True
    # nobody has com.icbc, though there is a domain .icbc; under com.au everybody may register
    return labels[0] == "com" and registrable_domain(f"a.{text.lower()}") != f"a.{text.lower()}"


def _read_url(match: re.Match[str]) -> Identifier | None:
    # a browser reads \ as /, and takes what stands before @ for a user's name, not for the host
    written, rest = match["host"], match["rest"]
    if not rest:
        written = _without_prose_after(written.rstrip(_TRAILING))
    host = ascii_host(re.sub(r":\d*$", "", written.rpartition("@")[2]))
    if host is None or not (is_address(host) or registrable_domain(host)):
        return None
    path = rest.rstrip(_TRAILING).replace("\\", "/")
    return _address(host, f"http://{host}{path}", match.start(), match.start("host") + len(written + path), bare=False)


def _read_bare(match: re.Match[str]) -> Identifier | None:
    written, rest, start = match["host"], match["rest"], match.start()
    if not written.isascii():
        lead = _LEAD.match(written)
        start += lead.end() if lead else 0
        written = _without_prose_after(written[lead.end() if lead else 0 :])
        rest = rest if start + len(written) == match.end("host") else ""
    host = None if is_package(_CHINESE_FIRST.sub("", written)) else ascii_host(written)
    if host is None or registrable_domain(host) is None or not _looks_like_host(written, bool(rest)):
        return None
    whole = (written + rest).rstrip(_TRAILING)
    return _address(host, f"http://{whole}", start, start + len(whole), bare=not rest)


def _without_prose_after(host: str) -> str:
    """Return a host without the Chinese that goes on after a Chinese ending: 微粒贷.中国 of 微粒贷.中国查看."""
    labels, _, ending = host.rpartition(".")
    shorter = (ending[:length] for length in range(len(ending), 1, -1))
    found = next((one for one in shorter if one.isascii() or registrable_domain(f"a.{one}")), ending)
    return f"{labels}.{found}"


def _looks_like_host(host: str, has_path: bool) -> bool:
    """Return whether words joined by a dot are a host: “ok.So” and 合同.zip are none."""
    ending = host.rpartition(".")[2]
    if ending.lower() in _FILES or ending not in (ending.lower(), ending.upper()):
        return False
    return has_path or len(host.split(".")[-2]) > 1 or ending in _SHORT_DOMAINS


def _address(host: str, url: str, start: int, end: int, *, bare: bool) -> Identifier | None:
    try:
        split = urlsplit(url)
        app = app_of_link(host, split.path, split.fragment, parse_qs(split.query, max_num_fields=50))
    except ValueError:
        app = None
    if app is not None:
        return Identifier("app_store_link", app.link, start, end, app.value)
    text = f"http://{host}" if is_address(host) else plain_host(host)
    return Identifier("domain" if bare else "url", text, start, end, host)
