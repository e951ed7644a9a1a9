"""外国及港澳台银行分行名单: branches of banks abroad that may do banking here; 114 rows at 2025-12-31, of one 机构类型.

The other sister lists of the column (insurers, branches of foreign reinsurers, financial holding companies) hold no
firm that lends, and are not read.
"""

from registries.model import Access, LicenceType, Source, Text
from registries.reader import Gate
from registries.sources.nfra.institution_list import InstitutionList
from registries.sources.publishers import NFRA

FOREIGN_BANK_BRANCHES = InstitutionList(
    source=Source(
        id="nfra.foreign_bank_branches",
        title=Text(zh="外国及港澳台银行分行名单", en="List of branches of foreign, Hong Kong, Macao and Taiwan banks"),
        publisher=NFRA,
        url="https://www.nfra.gov.cn/cn/view/pages/zhengwuxinxi/zhengfuxinxi.html",
        kind="licence",
        access=Access.AUTOMATIC,
        whole=True,
        cadence_days=183,
        max_age_days=400,
        licence_types=(LicenceType.FOREIGN_BANK_BRANCH,),
    ),
    gate=Gate(
        min_rows=60,
        max_rows=200,
        removed_at_most=0.15,
        added_at_most=0.10,
        fill={"number": 1.0, "regulator": 0.99},
        expect_serials=True,
    ),
    name="外国及港澳台银行分行名单",
    types={"外国及港澳台银行分行": LicenceType.FOREIGN_BANK_BRANCH},
)
