"""Penalty documents of www.nfra.gov.cn in both layouts. All firms and persons are invented."""

from collections.abc import Sequence

from tests.pages import Page
from tests.pages.nfra import article, column, details, entry

_HEADER = ("序号", "当事人名称", "主要违法违规行为", "行政处罚内容", "作出决定机关")
_LABELS = (
    "行政处罚决定书文号",
    "被处罚当事人",
    "主要违法违规事实（案由）",
    "行政处罚依据",
    "行政处罚决定",
    "作出处罚决定的机关名称",
    "作出处罚决定的日期",
)
BUREAU = "国家金融监督管理总局测试监管局"
FIRM = "测试甲9001消费金融有限公司"


def listed(*rows: Sequence[str], header: Sequence[str] = _HEADER) -> str:
    """The layout since 2024: a row a party, long cells of paragraphs."""
    body = "".join(_row([str(number), *row]) for number, row in enumerate(rows, start=1))
    return f'<div class="Section0"><p>行政处罚信息公示列表</p><table>{_row(header)}{body}</table></div>'


def labelled(*values: str, labels: Sequence[str] = _LABELS) -> str:
    """The layout before: seven labelled lines."""
    lines = "".join(_row(pair) for pair in zip(labels, values, strict=True))
    return f'<div class="Section0"><table>{lines}</table></div>'


def columns(header: Sequence[str], *rows: Sequence[str]) -> str:
    """The labels as headers over columns."""
    return f"<table>{''.join(map(_row, (header, *rows)))}</table>"


def parted(
    firm: str,
    person: str = "—",
    decision: str = "罚款人民币50万元",
    day: str = "2026年6月28日",
    reasons: str = "催收不当",
) -> str:
    """The layout of 2018: labels over three columns of the grid, the party parted into person and firm."""

    def line(label: str, text: str) -> str:
        return f'<tr><td colspan="3"><p><b>{label}</b></p></td><td><p>{text}</p></td></tr>'

    party = (
        '<tr><td rowspan="3"><p>被处罚当事人姓名或名称</p></td><td colspan="2"><p>个人姓名</p></td>'
        f'<td><p>{person}</p></td></tr><tr><td rowspan="2"><p>单  位</p></td><td><p>名 称</p></td>'
        f"<td><p>{firm}</p></td></tr><tr><td><p>法定代表人（主要负责人）姓名</p></td><td><p>张测试</p></td></tr>"
    )
    below = (line("主要违法违规事实（案由）", reasons), line("行政处罚依据", "法"), line("行政处罚决定", decision))
    made = line("作出处罚决定的机关名称", BUREAU) + line("作出处罚决定的日期", day)
    return f"<table>{line('行政处罚决定书文号', '测金罚决字〔2026〕35号')}{party}{''.join(below)}{made}</table>"


def bodies() -> tuple[str, ...]:
    """One of each kind that matters: kept, a branch, a person, another subject, the labelled layout."""
    return (
        listed(
            (
                f"{FIRM}及相关责任人员",
                "催收管理不到位\n合作机构管理不审慎",
                "对测试甲9001罚款120万元；对张测试警告。",
                BUREAU,
            ),
            ("李测试（时任测试甲9002银行股份有限公司行长、党委书记）", "个人贷款管理不到位", "警告", BUREAU),
        ),
        listed(("测试甲9003银行股份有限公司测试分行", "个人消费贷款贷后管理不到位", "罚款30万元", BUREAU)),
        listed(("测试甲9004银行股份有限公司", "同业业务不审慎", "罚款50万元", BUREAU)),
        labelled(
            "测金罚决字〔2026〕1号",
            "测试甲9005银行股份有限公司",
            "违规收费；个人信息保护不到位",
            "《中华人民共和国银行业监督管理法》第四十六条",
            "罚款82.5万元",
            BUREAU,
            "2026年10月9日",
        ),
    )


def routes(small: bool = True) -> dict[str, Page]:
    """Three levels of 4 documents, or of 45."""
    pages: dict[str, Page] = {}
    for place, level in enumerate((4113, 4114, 4115)):
        kinds = bodies()
        lines = [
            entry(1280000 + place * 1000 - n, f"行政处罚信息公示列表{n:03}", f"2026-{11 - n // 20:02}-{20 - n % 20:02}")
            for n in range(len(kinds) if small else 45)
        ]
        pages |= column(level, lines)
        for n, line in enumerate(lines[:20]):
            pages |= details(article(line, body=kinds[n % len(kinds)].replace("甲90", f"甲9{place}")))
    return pages


def _row(cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<td>{''.join(f'<p>{p}</p>' for p in cell.splitlines())}</td>" for cell in cells) + "</tr>"
