"""已注销许可机构: every institution that once held a payment licence and no longer does. It only ever grows."""

from registries.model import Access, LicenceStatus, LicenceType, Source, Text
from registries.reader import Gate
from registries.sources.pboc.payment_list import PaymentList
from registries.sources.publishers import PBOC

URL = "https://www.pbc.gov.cn/zhengwugongkai/4081330/4081344/4081407/4081702/4081749/4081786/index.html"

READER = PaymentList(
    source=Source(
        id="pboc.payment_cancelled",
        title=Text(zh="已注销许可机构（支付机构）", en="Payment institutions whose licence was cancelled"),
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
        min_rows=70,
        max_rows=300,
        removed_at_most=0.02,
        added_at_most=0.10,
        fill={"number": 1.0, "regulator": 1.0, "note": 0.9},
        canaries=("北京银联商务有限公司", "中钢银通信息技术服务有限公司"),
        expect_total=True,
    ),
    status=LicenceStatus.CANCELLED,
    dates_licence=True,
)
