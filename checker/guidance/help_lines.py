"""Where to verify, complain and find help. Only nationwide public lines and official sites are listed: never a
platform's own hotline, because planted numbers are how people are cheated."""

from checker.report import Link
from registries.model import LicenceType, Text

EMERGENCY: tuple[Link, ...] = (
    Link(
        purpose="emergency", title=Text(zh="有危险、刚被骗：报警", en="In danger or just cheated: police"), phone="110"
    ),
    Link(purpose="emergency", title=Text(zh="受伤、有人想不开：急救", en="Hurt or at risk: ambulance"), phone="120"),
    Link(purpose="help", title=Text(zh="想找人说话：心理援助", en="To talk to someone: support line"), phone="12356"),
    Link(
        purpose="emergency",
        title=Text(zh="不方便出声：发短信报警，写清地点", en="Cannot speak: text the police, say where you are"),
        phone="12110",
    ),
)
_FRAUD = Link(purpose="help", title=Text(zh="怀疑被骗：反诈咨询", en="Suspected scam: anti-fraud line"), phone="96110")
_LEGAL_AID = Link(purpose="help", title=Text(zh="法律援助（免费问）", en="Legal aid (free)"), phone="12348")
_LICENCE = Link(
    purpose="verify",
    title=Text(zh="查金融许可证（输入“贷款人”全称）", en="Financial licences (type the lender's full name)"),
    url="https://xkz.nfra.gov.cn/",
)
_COMPANY = Link(
    purpose="verify",
    title=Text(zh="查公司是否存在、有没有改名", en="Company register: does it exist, was it renamed"),
    url="https://www.gsxt.gov.cn/",
)
_CREDIT_REPORT = Link(
    purpose="verify",
    title=Text(zh="查自己的征信报告，看“发放机构”是谁", en="Your own credit report names the lender"),
    url="https://www.pbccrc.org.cn/",
)
_NFRA = Link(
    purpose="complain",
    title=Text(zh="投诉银行、消费金融公司、信托", en="Complaints: banks, consumer finance, trusts"),
    phone="12378",
)
_LOCAL = Link(
    purpose="complain",
    title=Text(zh="投诉小贷公司、担保公司（转地方金融管理局）", en="Complaints: microloan firms, guarantors"),
    phone="12345",
)
_PBOC = Link(
    purpose="complain", title=Text(zh="投诉征信、支付问题", en="Complaints: credit records, payments"), phone="12363"
)
#: Supervised by the provinces' financial authorities (地方金融管理局).
_LOCAL_TYPES = frozenset(
    {LicenceType.MICROLOAN, LicenceType.FINANCING_GUARANTEE, LicenceType.PAWN, LicenceType.FACTORING}
)
#: Supervised by the central bank.
_PBOC_TYPES = frozenset({LicenceType.PAYMENT, LicenceType.CREDIT_REPORTING})


def links_for(lender_type: LicenceType | None) -> tuple[Link, ...]:
    """Return the links of a report: verification first, then whom to complain to about a firm of that type (None: not
    known), then help; emergencies always."""
    if lender_type in _LOCAL_TYPES:
        complain: tuple[Link, ...] = (_LOCAL,)
    elif lender_type in _PBOC_TYPES:
        complain = (_PBOC,)
    elif lender_type is not None and lender_type is not LicenceType.TECHNOLOGY:
        complain = (_NFRA,)
    else:
        complain = (_NFRA, _LOCAL)
    return (_LICENCE, _COMPANY, _CREDIT_REPORT, *complain, _FRAUD, _LEGAL_AID, *EMERGENCY)
