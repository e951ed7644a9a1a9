"""银行业金融机构法人名单: every legal person among the banking institutions, twice a year.

The lag is long (the list at the end of 2025 came out on 2026-08-14), and the list really shrank from 4,070 to 3,619
rows in the half-year before, when village banks were merged. The twenty-two 机构类型 and their numbers are those of a
public copy of the list at 2025-12-31; one more is a warning, never a default.

Five of them have no place here and give no record: 企业集团财务公司 (232 rows) serve their own group, 农村资金互助社
(4) their members, 金融资产管理公司 (5) and 货币经纪公司 (6) no one who borrows, and 其他金融机构 (44) says not what
they are. The source's title names the types that are kept, so that what is said of a miss in it is true.
"""

from registries.model import Access, LicenceType, Source, Text
from registries.reader import Gate
from registries.sources.nfra.institution_list import InstitutionList
from registries.sources.publishers import NFRA

TYPES: dict[str, LicenceType | None] = {
    "开发性金融机构": LicenceType.BANK,
    "政策性银行": LicenceType.BANK,
    "国有大型商业银行": LicenceType.BANK,
    "股份制商业银行": LicenceType.BANK,
    "城市商业银行": LicenceType.BANK,
    "民营银行": LicenceType.PRIVATE_BANK,
    "外资法人银行": LicenceType.BANK,
    "住房储蓄银行": LicenceType.BANK,
    "直销银行": LicenceType.BANK,
    "农村商业银行": LicenceType.BANK,
    "农村合作银行": LicenceType.BANK,
    "农村信用社": LicenceType.BANK,
    "村镇银行": LicenceType.BANK,
    "信托公司": LicenceType.TRUST,
    "消费金融公司": LicenceType.CONSUMER_FINANCE,
    "汽车金融公司": LicenceType.AUTO_FINANCE,
    "金融租赁公司": LicenceType.FINANCIAL_LEASING,
    "农村资金互助社": None,
    "金融资产管理公司": None,
    "企业集团财务公司": None,
    "货币经纪公司": None,
    "其他金融机构": None,
}

LEGAL_PERSONS = InstitutionList(
    source=Source(
        id="nfra.legal_persons",
        title=Text(
            zh="银行业金融机构法人名单（银行、农信社、信托、消费金融、汽车金融、金融租赁）",
            en="List of banking institutions (banks, credit unions, trusts, consumer, auto and lease finance)",
        ),
        publisher=NFRA,
        url="https://www.nfra.gov.cn/cn/view/pages/zhengwuxinxi/zhengfuxinxi.html",
        kind="licence",
        access=Access.AUTOMATIC,
        whole=True,
        cadence_days=183,
        max_age_days=400,
        licence_types=tuple(dict.fromkeys(kind for kind in TYPES.values() if kind)),
    ),
    gate=Gate(
        min_rows=2000,
        max_rows=4500,
        removed_at_most=0.20,
        added_at_most=0.05,
        fill={"number": 1.0, "regulator": 0.99, "region": 0.90},
        canaries=(
            "中国工商银行股份有限公司",
            "招商银行股份有限公司",
            "深圳前海微众银行股份有限公司",
            "浙江网商银行股份有限公司",
            "招联消费金融股份有限公司",
            "马上消费金融股份有限公司",
            "重庆农村商业银行股份有限公司",
        ),
        expect_serials=True,
    ),
    name="银行业金融机构法人名单",
    types=TYPES,
)
