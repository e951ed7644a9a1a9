"""Which official register can say whose an identifier is, and what to type there. Links only: nothing here is visited.

Names and addresses were read on 2026-11-30: of the filing system (a domain, an app's name or a filing number may be
typed), the company register (a name or a credit code, behind a captcha) and 12321 in public guides to them. That the
ministry allots the numbers and is to publish who has them stands in 电信网编号计划（2017年版） and in
art. 26 of 电信网码号资源管理办法, as wap.miit.gov.cn quotes it (2020).
"""

from collections.abc import Callable
from typing import Final

from checker.identifiers import Identifier
from checker.identifiers.hosts import is_address, plain_host, registrable_domain
from checker.report import IdentifierLine, Register
from checker.terms import IdentifierKind
from registries.model import Text

_CAPTCHA: Final = Text(zh="要输验证码，只能自己查。", en="Behind a captcha: only you can look.")


def _filing(enter: str | None, what: Text) -> Register:
    return Register(
        title=Text(zh=f"工信部备案系统：{what.zh}", en=f"MIIT filing system: {what.en}"),
        url="https://beian.miit.gov.cn/",
        enter=enter,
        note=Text(
            zh="看“主办单位”是不是合同里的公司。备过案，不等于可以放贷。",
            en="See whether the organiser (主办单位) is the firm in your contract. A filing is no approval to lend.",
        ),
    )


def _company(enter: str) -> Register:
    return Register(
        title=Text(zh="国家企业信用信息公示系统", en="National company register (国家企业信用信息公示系统)"),
        url="https://www.gsxt.gov.cn/",
        enter=enter,
        note=_CAPTCHA,
    )


def _licence(enter: str) -> Register:
    return Register(
        title=Text(
            zh="金融许可证查询（国家金融监督管理总局）",
            en="Financial licences (National Financial Regulatory Administration)",
        ),
        url="https://xkz.nfra.gov.cn/",
        enter=enter,
    )


def _payment_licence(enter: str) -> Register:
    return Register(
        title=Text(zh="支付业务许可证（中国人民银行）", en="Payment licences (People's Bank of China)"),
        url="https://www.pbc.gov.cn/",
        enter=enter,
    )


def _numbers(enter: str) -> Register:
    return Register(
        title=Text(zh="工业和信息化部：95、96、106号码由它分配", en="MIIT allots numbers with 95, 96 and 106"),
        url="https://www.miit.gov.cn/",
        enter=enter,
        note=Text(
            zh="号码分给了谁，由它公布；短信里的后几位，要问号码的使用单位。",
            en="It publishes to whom a number was allotted; whom further digits belong to, only that firm can say.",
        ),
    )


def _report(enter: str) -> Register:
    return Register(
        title=Text(
            zh="举报骚扰短信、电话、网址、App：12321", en="Report unwanted messages, calls, sites and apps: 12321"
        ),
        url="https://www.12321.cn/",
        enter=enter,
    )


def registers_for(identifier: Identifier) -> tuple[Register, ...]:
    """Return the registers that can say whose an identifier is, the best first; none for an address of digits."""
    make = _REGISTERS.get(identifier.kind)
    return make(identifier) if make else _of_address(identifier)


def _of_address(identifier: Identifier) -> tuple[Register, ...]:
    if is_address(identifier.value):
        return (_report(identifier.value),)
    domain = plain_host(registrable_domain(identifier.value) or identifier.value)
    return _filing(domain, Text(zh="网站", en="websites")), _report(domain)


def _of_app(identifier: Identifier) -> tuple[Register, ...]:
    by_name = Text(zh="App（按App的全名查，不按包名）", en="apps, by their full name and not by their package")
    return _filing(None, by_name), _report(identifier.text)


def _of_licence(identifier: Identifier) -> tuple[Register, ...]:
    number = identifier.value
    return (_payment_licence(number) if number[1:].isdigit() else _licence(number),)


def _of_number(identifier: Identifier) -> tuple[Register, ...]:
    return _numbers(identifier.value), _report(identifier.value)


_REGISTERS: Final[dict[IdentifierKind, Callable[[Identifier], tuple[Register, ...]]]] = {
    "app_store_link": _of_app,
    "android_package": _of_app,
    "web_filing": lambda one: (_filing(one.value, Text(zh="网站和App", en="websites and apps")),),
    "uscc": lambda one: (_company(one.value),),
    "licence_number": _of_licence,
    "service_number": _of_number,
    "sms_sender": _of_number,
}


def identifier_line(identifier: Identifier) -> IdentifierLine:
    """Return what a report says of an identifier: what it is, and where to ask whose."""
    return IdentifierLine(
        kind=identifier.kind,
        text=identifier.text,
        ascii=identifier.value,
        valid=identifier.valid,
        registers=registers_for(identifier),
    )
