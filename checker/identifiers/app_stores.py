"""The number or package of an app in a link to an app store."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

#: An Android package, as Google asks for it: two segments or more, each begins with a letter.
PACKAGE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+")
_APPLE: Final = re.compile(r"/id(\d{6,12})(?:/|$)")
_HUAWEI: Final = re.compile(r"(?:^|/)app/(C\d{5,12})(?:/|$|\?)")
_SEGMENT: Final = re.compile(r"/(?:appdetail|app|appdetails)/([A-Za-z][A-Za-z0-9_.]{2,150})")
_APPLE_HOSTS: Final = frozenset({"apps.apple.com", "itunes.apple.com"})
_HUAWEI_HOSTS: Final = frozenset({"appgallery.huawei.com", "appgallery.cloud.huawei.com", "appgallery1.huawei.com"})
#: Stores that name the package in the query, and its parameter: 应用宝, Google Play, 小米, vivo.
_BY_PARAMETER: Final = {
    "play.google.com": ("google", "id"),
    "app.mi.com": ("xiaomi", "id"),
    "m.app.mi.com": ("xiaomi", "id"),
    "a.app.qq.com": ("tencent", "pkgname"),
    "sj.qq.com": ("tencent", "apkName"),
    "android.myapp.com": ("tencent", "apkName"),
    "h5.appstore.vivo.com.cn": ("vivo", "appId"),
}


def app_of_link(host: str, path: str, fragment: str, query: Mapping[str, Sequence[str]]) -> str | None:
    """Return store and app of a link (apple:414478124, tencent:com.example.app); None for a link to no app."""
    if host in _APPLE_HOSTS:
        match = _APPLE.search(path)
        return f"apple:{match[1]}" if match else None
    if host in _HUAWEI_HOSTS:
        match = _HUAWEI.search(fragment) or _HUAWEI.search(path)
        return f"huawei:{match[1]}" if match else None
    if host in _BY_PARAMETER:
        store, parameter = _BY_PARAMETER[host]
        found = next(iter(query.get(parameter, ())), "")
        if store == "tencent" and not found and (match := _SEGMENT.search(path)):
            found = match[1]
        return f"{store}:{found}" if len(found) <= 150 and PACKAGE.fullmatch(found) else None
    return None
