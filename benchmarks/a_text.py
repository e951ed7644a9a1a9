"""How long the reading of a text takes, measured in checks of one name, side by side."""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from checker.request.model import CheckRequest
from checker.service.checker import Checker
from checker.settings import Settings

LENGTH = 2000
ROUNDS = 10
TEXT = """个人消费借款合同
甲方（贷款人）：重庆蚂蚁消费金融有限公司
乙方（借款人）：王小二 身份证号：110101199003071234 联系电话：13812345678
丙方（担保人）：海南申信融资担保有限公司
鉴于乙方通过“安逸花”平台向甲方申请借款，各方于2026年3月1日签订本合同。
第一条 借款金额：人民币壹万元整（￥10,000.00），借款期限12个月，
自2026年3月1日至2027年3月1日，年利率（单利）18%，按月等额本息还款，
每期应还916.80元。
第二条 乙方另按年化6%向丙方支付担保费；逾期罚息按日利率0.05%计收。
【招联金融】王小二，您在招联金融的借款已逾期30天，欠款3,200.50元，我司已委托上海某某数据处理有限公司催收，
请于3月15日前还款。详询95786。
2026-03-01 12:30:05 消费 财付通-深圳市某某科技有限公司 -299.00 余额 1,203.55
放款机构：北京银行、百信银行、中原银行股份有限公司；咨询服务方：上海某某信息咨询有限公司，服务费800元。
我在拍拍贷借了2万，分12期，每月还1,880元，到手只有18,500元，说放款方是富民银行，月息3分，怎么办？
"""


def reading_against_check(data: str, names: Sequence[str]) -> float:
    """Return how many uncached checks of one name one reading of LENGTH characters takes: the median of rounds, in
    which both take turns."""
    checker = Checker.open(Settings(data_dir=Path(data), cache_bytes=0))
    text = (TEXT * (LENGTH // len(TEXT) + 1))[:LENGTH]
    checker.read(text)
    ratios = []
    for day in range(1, ROUNDS + 1):
        began = time.perf_counter()
        for name in names:
            checker.check_json(CheckRequest.model_validate({"name": name, "contract_date": f"2026-02-{day:02}"}))
        checked = (time.perf_counter() - began) / len(names)
        began = time.perf_counter()
        checker.read(text)
        ratios.append((time.perf_counter() - began) / checked)
    return statistics.median(ratios)
