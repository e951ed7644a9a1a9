"""Official registers we may not read by machine (captcha, log-in): we say so, and say what to type there."""

from registries.model import Access, LicenceType, Source, Text
from registries.sources.publishers import LENDERS, MIIT, NFRA

LINK_ONLY: tuple[Source, ...] = (
    Source(
        id="nfra.licence_query",
        title=Text(zh="金融许可证信息查询", en="Financial licence query"),
        publisher=NFRA,
        url="https://xkz.nfra.gov.cn/",
        kind="licence",
        access=Access.LINK_ONLY,
        licence_types=(
            LicenceType.BANK,
            LicenceType.CONSUMER_FINANCE,
            LicenceType.TRUST,
            LicenceType.AUTO_FINANCE,
        ),
        how_to_check=Text(
            zh="在“机构名称”里输入合同上“贷款人”的全称。查得到，再看地址和批准日期。",
            en="Type the lender's full name from your contract as institution name.",
        ),
    ),
    Source(
        id="samr.company_register",
        title=Text(zh="国家企业信用信息公示系统", en="National enterprise credit information system"),
        publisher=Text(zh="国家市场监督管理总局", en="State Administration for Market Regulation (SAMR)"),
        url="https://www.gsxt.gov.cn/",
        kind="licence",
        access=Access.LINK_ONLY,
        how_to_check=Text(
            zh="输入公司全称，看是否存续、有没有改名。经营范围不等于放贷牌照。",
            en="Type the firm's full name; see whether it exists and its former names. Its scope is not a licence.",
        ),
    ),
    Source(
        id="creditchina.search",
        title=Text(zh="信用中国", en="Credit China"),
        publisher=Text(zh="国家公共信用信息中心", en="National Public Credit Information Centre"),
        url="https://www.creditchina.gov.cn/",
        kind="notice",
        access=Access.LINK_ONLY,
        how_to_check=Text(
            zh="输入公司全称，看有没有行政处罚、经营异常、严重失信。",
            en="Type the firm's full name: penalties, abnormal operation, serious breaches of trust.",
        ),
    ),
    Source(
        id="miit.filing",
        title=Text(zh="ICP/IP地址/域名信息备案管理系统（含App备案）", en="ICP and app filing system"),
        publisher=MIIT,
        url="https://beian.miit.gov.cn/",
        kind="product",
        access=Access.LINK_ONLY,
        how_to_check=Text(
            zh="输入App名称或网址，看备案的公司是谁。备案不是放贷牌照。",
            en="Type the app's name or web address to see which firm filed it. A filing is not a licence to lend.",
        ),
    ),
    Source(
        id="lender.partner_lists",
        title=Text(zh="放款机构官网的合作机构名单（最新）", en="Partner lists on lenders' own sites (latest)"),
        publisher=LENDERS,
        url=None,
        kind="partner",
        access=Access.LINK_ONLY,
        how_to_check=Text(
            zh="从放款机构官网或官方App里找“互联网贷款合作机构”，看有没有这家平台的公司全称。",
            en="On the lender's own site or app, look for its loan partners and the platform's full legal name.",
        ),
    ),
)
