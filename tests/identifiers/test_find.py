"""Identifiers are found where they stand, in the form records are compared by, and nothing else is taken for one."""

import itertools

from checker.identifiers import without_link_details
from checker.identifiers.find import find_identifiers
from tests.every_case import every_case

FOUND = [
    # text, kind, value, what stands at its place
    (
        "点击https://www.weilidai.com/abc?token=1 查看",
        "url",
        "www.weilidai.com",
        "https://www.weilidai.com/abc?token=1",
    ),
    ("https://m.jd.com查看", "url", "m.jd.com", "https://m.jd.com"),
    ("https://a.jd.com/x详情见内", "url", "a.jd.com", "https://a.jd.com/x"),
    ("https://www.weilidai.com@evil.cn/x", "url", "evil.cn", "https://www.weilidai.com@evil.cn/x"),
    ("https://evil.cn\\@www.weilidai.com/", "url", "evil.cn", "https://evil.cn\\@www.weilidai.com/"),
    ("打开jd.com看", "domain", "jd.com", "jd.com"),
    ("请登录www.cmbchina.com 查看", "domain", "www.cmbchina.com", "www.cmbchina.com"),
    ("请登录微粒贷.com查看", "domain", "xn--g5t065dinl.com", "微粒贷.com"),
    ("微粒贷app.com", "domain", "xn--app-yt3f888jq4u.com", "微粒贷app.com"),
    ("ｗｗｗ．ｊｄ．ｃｏｍ", "domain", "www.jd.com", "ｗｗｗ．ｊｄ．ｃｏｍ"),
    ("http://weilidai。com/a", "url", "weilidai.com", "http://weilidai。com/a"),
    ("com.tencent.mm", "android_package", "com.tencent.mm", "com.tencent.mm"),
    ("包名com.xiaomi.loan。", "android_package", "com.xiaomi.loan", "com.xiaomi.loan"),
    ("com.icbc", "android_package", "com.icbc", "com.icbc"),
    ("cn.bing.com", "domain", "cn.bing.com", "cn.bing.com"),
    ("代码９１110000100013428K", "uscc", "91110000100013428K", "９１110000100013428K"),
    ("95588", "service_number", "95588", "95588"),
    ("客服：400-830-8003转1", "service_number", "4008308003", "400-830-8003"),
    ("4001-234-567", "service_number", "4001234567", "4001-234-567"),
    ("来自10690000123456", "sms_sender", "10690000123456", "10690000123456"),
    ("许可证号B0001H111000001", "licence_number", "B0001H111000001", "B0001H111000001"),
    ("京ICP备 12345678号-1", "web_filing", "京ICP备12345678号-1", "京ICP备 12345678号-1"),
]

NOTHING = [
    "微粒贷", "合同.zip 见附件", "ok.So what", "到手95588元", "利率3.14%", "service@bank.com", "110101199003074258",
    "6222021234567890123", "13800138000", "2026.11.30", "共12345元", "v1.2.3", "",
]  # fmt: skip


@every_case(("text", "kind", "value", "place"), FOUND)
def test_an_identifier_is_found_at_its_place(text: str, kind: str, value: str, place: str) -> None:
    [found] = find_identifiers(text)
    assert (found.kind, found.value, text[found.start : found.end]) == (kind, value, place)


@every_case("text", NOTHING)
def test_what_is_no_identifier_is_not_taken_for_one(text: str) -> None:
    assert find_identifiers(text) == ()


LINKS = [
    ("https://t.cn/A6abc?sid=tok3n", "t.cn"),
    ("https://apps.apple.com/cn/app/%E5%BE%AE/id414478124?mt=8&ct=tok3n", "apps.apple.com/app/id414478124"),
    ("https://itunes.apple.com/app/apple-store/id1309415987?mt=8", "apps.apple.com/app/id1309415987"),
    ("https://appgallery.huawei.com/#/app/C100315397?tok3n=1", "appgallery.huawei.com/app/C100315397"),
    ("https://appgallery.cloud.huawei.com/ag/n/app/C10123456", "appgallery.huawei.com/app/C10123456"),
    ("https://sj.qq.com/appdetail/com.tencent.mm?tok3n=1", "sj.qq.com/appdetail/com.tencent.mm"),
    ("http://a.app.qq.com/o/simple.jsp?pkgname=com.qihoo.loan&tok3n=1", "sj.qq.com/appdetail/com.qihoo.loan"),
    (
        "https://play.google.com/store/apps/details?id=com.tencent.mm&referrer=tok3n",
        "play.google.com/store/apps/details?id=com.tencent.mm",
    ),
    ("https://user:tok3n@pay.example.com:8443/p/13800138000?t=tok3n#tok3n", "pay.example.com"),
    ("http://192.0.2.7/x?tok3n", "http://192.0.2.7"),
]


@every_case(("link", "short"), LINKS)
def test_of_a_link_only_host_or_app_is_left(link: str, short: str) -> None:
    reduced = without_link_details(f"点击{link} 查看")
    assert reduced == f"点击{short} 查看"
    assert without_link_details(short) == short
    [again] = find_identifiers(short)
    [first] = find_identifiers(link)
    assert again.value == first.value
    assert "tok3n" not in first.text + first.value


HOSTILE = [
    "a.",
    "9",
    "400 ",
    "http://",
    "中.",
    "a-",
    "京ICP备",
    "com.a",
    "@",
    "https://a.cn/x ",
    "xn--",
    "https://a.cn?",
    "．",
]


def test_the_longest_text_is_read_in_full_and_nothing_more() -> None:
    for part in HOSTILE:
        text = part * (20_000 // len(part))
        found = find_identifiers(text)
        assert all(0 <= one.start < one.end <= len(text) for one in found), part
        assert all(a.end <= b.start for a, b in itertools.pairwise(found)), part
    assert find_identifiers("中" * 19_995 + " 95588") == ()
    assert [one.value for one in find_identifiers("中" * 19_990 + " 95588 。")] == ["95588"]
