"""已获许可机构（支付机构）: every institution that holds a payment licence. About 170 in 2026, falling slowly."""

from registries.model import Access, LicenceStatus, LicenceType, Source, Text
from registries.reader import Gate
from registries.sources.pboc.payment_list import PaymentList
from registries.sources.publishers import PBOC

URL = "https://www.pbc.gov.cn/zhengwugongkai/4081330/4081344/4081407/4081702/4081749/4081783/index.html"

READER = PaymentList(
    source=Source(
        id="pboc.payment_licences",
        title=Text(zh="已获许可机构（支付机构）", en="Licensed payment institutions"),
        publisher=PBOC,
        url=URL,
        kind="licence",
        access=Access.AUTOMATIC,
        whole=True,
        cadence_days=31,
        max_age_days=400,
        licence_types=(LicenceType.PAYMENT,),
    ),
    gate=Gate(
        min_rows=120,
        max_rows=320,
        removed_at_most=0.05,
        added_at_most=0.05,
        fill={"number": 1.0, "granted": 0.95, "regulator": 1.0},
        canaries=("支付宝（中国）网络技术有限公司", "财付通支付科技有限公司"),
        expect_total=True,
    ),
    status=LicenceStatus.IN_FORCE,
)
