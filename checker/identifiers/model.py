"""One identifier in a text: its kind, where it stands, and the form records are compared by."""

from dataclasses import dataclass
from typing import Literal

IdentifierKind = Literal[
    "url",  # a web address with a path; value: its host, in lower case and ASCII (xn--…)
    "domain",  # a bare host; value: the same
    "app_store_link",  # value: the store and the app's number or package, apple:414478124, google:com.example.app
    "android_package",  # value: as written, com.example.app
    "uscc",  # 统一社会信用代码; value: 18 characters, upper case; valid: its check character (GB 32100-2015)
    "service_number",  # 95xxx, 400-xxx-xxxx, 96xxx, 12378 …; value: digits alone
    "sms_sender",  # 106…, and 95… with an extension: the number a text message came from; value: digits alone
    "licence_number",  # 金融许可证机构编码 B0001H111000001, payment licence Z2000133000019; value: upper case
    "web_filing",  # ICP备案号 京ICP备12345678号-1, App备案号 京ICP备12345678号-2A, 京公网安备…号; value: no spaces
]


@dataclass(frozen=True)
class Identifier:
    """An identifier found in a text.

    `text`: as written, for pages; of a web address only the host and the path's app number, since the rest may hold a
    person's token. `start`, `end`: the whole of it in the text, code points, so `text` may be shorter than that span.
    `value`: what records are compared by. `valid`: whether its check digit is right; None where it has none.
    """

    kind: IdentifierKind
    text: str
    start: int
    end: int
    value: str
    valid: bool | None = None
