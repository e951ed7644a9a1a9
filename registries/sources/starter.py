"""The bundled starter facts, one source a file of `registries/starter/`.

They are copies and reports gathered by hand, never a whole list: a name missing here says nothing. Max ages follow
how fast the original lists change (banks half-yearly, microloan lists yearly, partner lists at any time).
"""

from registries.model import Access, LicenceType, Source, Text
from registries.sources.publishers import LENDERS, LOCAL_REGULATORS, NFRA, PBOC, SEVERAL

_NFRA_TYPES = (
    LicenceType.BANK,
    LicenceType.PRIVATE_BANK,
    LicenceType.FOREIGN_BANK_BRANCH,
    LicenceType.CONSUMER_FINANCE,
    LicenceType.AUTO_FINANCE,
    LicenceType.TRUST,
    LicenceType.FINANCIAL_LEASING,
)


def _licences(
    name: str, title: Text, publisher: Text, max_age_days: int | None, types: tuple[LicenceType, ...]
) -> Source:
    return Source(
        id=f"starter.{name}",
        title=title,
        publisher=publisher,
        url=None,
        kind="licence",
        access=Access.STARTER,
        max_age_days=max_age_days,
        licence_types=types,
    )


STARTER: tuple[Source, ...] = (
    _licences(
        "nfra_licences",
        Text(zh="银行业金融机构法人名单（摘录）", en="List of banking institutions (extract)"),
        NFRA,
        400,
        _NFRA_TYPES,
    ),
    _licences(
        "names_only",
        Text(zh="只见过名称、没有核对的机构", en="Institutions known by name only, not verified"),
        SEVERAL,
        400,
        _NFRA_TYPES,
    ),
    _licences(
        "microloan",
        Text(zh="小额贷款公司（摘录）", en="Microloan companies (extract)"),
        LOCAL_REGULATORS,
        548,
        (LicenceType.MICROLOAN,),
    ),
    _licences(
        "guarantee",
        Text(zh="融资担保公司（摘录）", en="Financing guarantors (extract)"),
        LOCAL_REGULATORS,
        548,
        (LicenceType.FINANCING_GUARANTEE,),
    ),
    _licences(
        "payment", Text(zh="支付机构（摘录）", en="Payment institutions (extract)"), PBOC, 400, (LicenceType.PAYMENT,)
    ),
    _licences(
        "credit_reporting",
        Text(zh="个人征信机构", en="Personal credit-reporting institutions"),
        PBOC,
        400,
        (LicenceType.CREDIT_REPORTING,),
    ),
    _licences(
        "operators",
        Text(zh="平台运营公司", en="Platform operators"),
        SEVERAL,
        400,
        (LicenceType.TECHNOLOGY,),
    ),
    Source(
        id="starter.products",
        title=Text(zh="借款产品和App", en="Loan products and apps"),
        publisher=SEVERAL,
        url=None,
        kind="product",
        access=Access.STARTER,
        max_age_days=400,
    ),
    Source(
        id="starter.partners",
        title=Text(zh="放款机构公布的合作机构名单（摘录）", en="Lenders' published partner lists (extract)"),
        publisher=LENDERS,
        url=None,
        kind="partner",
        access=Access.STARTER,
        max_age_days=180,
    ),
    Source(
        id="starter.notices",
        title=Text(zh="监管、公安、法院的通报（摘录）", en="Notices of regulators, police and courts (extract)"),
        publisher=SEVERAL,
        url=None,
        kind="notice",
        access=Access.STARTER,
    ),
    Source(
        id="starter.payees",
        title=Text(
            zh="收款方、账单写法、担保和催收（媒体写过的，摘录）",
            en="Payees, statement texts, guarantors and collectors as reported (extract)",
        ),
        publisher=SEVERAL,
        url=None,
        kind="payee",
        access=Access.STARTER,
        max_age_days=400,
    ),
    Source(
        id="starter.identifiers",
        title=Text(
            zh="官网、App和客服号码（公开写过的，摘录）", en="Websites, apps and service numbers as published (extract)"
        ),
        publisher=SEVERAL,
        url=None,
        kind="identifier",
        access=Access.STARTER,
        max_age_days=400,
    ),
    Source(
        id="starter.prime_rates",
        title=Text(zh="贷款市场报价利率（LPR）（转载）", en="Loan prime rate (from reports)"),
        publisher=Text(zh="全国银行间同业拆借中心", en="National Interbank Funding Center"),
        url=None,
        kind="rate",
        access=Access.STARTER,
        max_age_days=45,
    ),
)
