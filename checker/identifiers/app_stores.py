"""The number or package of an app in a link to an app store."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

#: An Android package, as Google asks for it: two segments or more, each begins with a letter.
_PACKAGE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+")
_LONGEST: Final = 150
_APPLE: Final = re.compile(r"/id(\d{6,12})(?:/|$)")
_HUAWEI: Final = re.compile(r"(?:^|/)app/(C\d{5,12})(?:/|$|\?)")
_IN_PATH: Final = re.compile(r"/(?:appdetail|app)/([A-Za-z][A-Za-z0-9_.]{2,150})")
_HUAWEI_HOSTS: Final = frozenset({"appgallery.huawei.com", "appgallery.cloud.huawei.com", "appgallery1.huawei.com"})
#: Stores that name the package in a parameter of the query, and what a short link to an app is there.
_BY_PARAMETER: Final = {
    "play.google.com": ("google", "id", "play.google.com/store/apps/details?id="),
    "app.mi.com": ("xiaomi", "id", "app.mi.com/details?id="),
    "m.app.mi.com": ("xiaomi", "id", "app.mi.com/details?id="),
    "a.app.qq.com": ("tencent", "pkgname", "sj.qq.com/appdetail/"),
    "sj.qq.com": ("tencent", "pkgname", "sj.qq.com/appdetail/"),
    "android.myapp.com": ("tencent", "apkName", "sj.qq.com/appdetail/"),
}


@dataclass(frozen=True)
class StoreApp:
    """An app in a store: `value` names both (apple:414478124), `link` leads to it and holds nothing else."""

    value: str
    link: str


def app_of_link(host: str, path: str, fragment: str, query: Mapping[str, Sequence[str]]) -> StoreApp | None:
    """Return the app that a link leads to; None for a link to no app."""
    if host in ("apps.apple.com", "itunes.apple.com"):
        match = _APPLE.search(path)
        return StoreApp(f"apple:{match[1]}", f"apps.apple.com/app/id{match[1]}") if match else None
    if host in _HUAWEI_HOSTS:
        match = _HUAWEI.search(fragment) or _HUAWEI.search(path)
        return StoreApp(f"huawei:{match[1]}", f"appgallery.huawei.com/app/{match[1]}") if match else None
    if host not in _BY_PARAMETER:
        return None
    store, parameter, link = _BY_PARAMETER[host]
    package = next(iter(query.get(parameter, ())), "")
    if store == "tencent" and not package and (match := _IN_PATH.search(path)):
        package = match[1]
    if len(package) > _LONGEST or not _PACKAGE.fullmatch(package):
        return None
    return StoreApp(f"{store}:{package}", f"{link}{package}")
