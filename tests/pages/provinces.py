"""信用湖南 as a crawler of about 2018 noted it: one GBK page a record, labels and values in turn. Nobody saw a row, so
the values are made up, and so is what stands around them."""

from collections.abc import Mapping
from html import escape

from tests.pages import Page

URL = "http://www.credithunan.gov.cn/page/info/promptsDetail.jsp"
GBK = "text/html; charset=GBK"
#: Valid by their check character, and of no firm.
USCC = ("91430000MA0TEXT00J", "91430000MA0TEXT01M", "91430000MA0TEXT02Q")


def record(number: int, **changes: str) -> dict[str, str]:
    """One record of a made-up lender, in the order of the labels; `changes` by label."""
    return {
        "企业名称": f"测试甲{number:04}小额贷款有限公司",
        "统一社会信用代码": USCC[number - 1] if number <= len(USCC) else "",
        "法人代表": "测试人",
        "注册（营业）地址": f"湖南省测试市测试路{number}号",
        "备案情况": "已备案",
        "邮政编码": "410000",
        "公司联系电话": "0731-00000000",
        "注册资金": "10000万元",
        "法人手机号码": "13800000001",
        "批复文号": f"测试批〔2012〕{number}号",
        "许可时间": f"2012-05-{number:02}",
        "行政许可证编号": f"测试许可{number:04}",
        "经营范围": "小额贷款业务",
        "更新时间": "2018-03-02",
    } | changes


def detail(cells: Mapping[str, str]) -> Page:
    """The page of one record: two labels and their values a line."""
    pairs = list(cells.items())
    lines = ""
    for start in range(0, len(pairs), 2):
        cells_of_line = "".join(
            f"<td>{label}：</td><td>{escape(value)}</td>" for label, value in pairs[start : start + 2]
        )
        lines += f"<tr>{cells_of_line}</tr>\n"
    text = f"<html><head><title>信用湖南</title></head><body><table>{lines}</table></body></html>"
    return Page(text.encode("gb18030"), GBK)


def routes(small: bool) -> dict[str, Page]:
    """No page of the provinces is asked for by the job."""
    return {}
