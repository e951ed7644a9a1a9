"""www.nfra.gov.cn as its pages are built: columns and articles as JSON in two forms, lists as PDF, penalties as HTML.

Structure from readings of the live site by others (public copies of the lists at 2025-12-31, of the API's answers and
of penalty pages). The firms are those of the bundled starter facts with their real codes, then invented ones
(测试甲0001…) until each 机构类型 has as many as the list at 2025-12-31.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from registries.model import LicenceRecord, LicenceStatus, LicenceType
from registries.starter import load
from tests.pages import Page, url
from tests.pages.nfra_pdf import table_pdf

HOST = "https://www.nfra.gov.cn"
HEADER = ("序号", "中文全称", "英文全称", "机构编码", "机构类型", "监管责任单位")
AS_OF = "截至2026年6月末"
LEGAL_PERSONS, BRANCHES = 1290142, 1290146
LEGAL_PERSONS_PDF = "/chinese/docfile/2026/00000000000000000000000000000863.pdf"
BRANCHES_PDF = "/chinese/docfile/2026/00000000000000000000000000000864.pdf"
DECOY = b"%PDF-1.4\n" + b"%" * 952 + b"%%EOF\n\n"

#: 机构类型 and rows of the list at 2025-12-31: 3,619 in all.
TYPE_ROWS = {
    "开发性金融机构": 1,
    "政策性银行": 2,
    "国有大型商业银行": 6,
    "股份制商业银行": 12,
    "城市商业银行": 123,
    "民营银行": 19,
    "外资法人银行": 41,
    "住房储蓄银行": 1,
    "直销银行": 1,
    "农村商业银行": 1398,
    "农村合作银行": 18,
    "农村信用社": 336,
    "农村资金互助社": 4,
    "村镇银行": 1177,
    "信托公司": 67,
    "金融资产管理公司": 5,
    "金融租赁公司": 70,
    "企业集团财务公司": 232,
    "消费金融公司": 31,
    "汽车金融公司": 25,
    "货币经纪公司": 6,
    "其他金融机构": 44,
}
#: Rows of a type in the small list; one where nothing is said.
_SMALL = {
    "国有大型商业银行": 6,
    "股份制商业银行": 3,
    "城市商业银行": 5,
    "民营银行": 8,
    "农村商业银行": 8,
    "村镇银行": 3,
    "消费金融公司": 10,
}
_ENDINGS = {
    "农村商业银行": "农村商业银行股份有限公司",
    "农村信用社": "农村信用合作联社",
    "村镇银行": "村镇银行有限责任公司",
}
_TYPE_OF = {
    LicenceType.PRIVATE_BANK: "民营银行",
    LicenceType.CONSUMER_FINANCE: "消费金融公司",
    LicenceType.AUTO_FINANCE: "汽车金融公司",
    LicenceType.TRUST: "信托公司",
    LicenceType.FINANCIAL_LEASING: "金融租赁公司",
}
_STATE = ("中国工商银行", "中国农业银行", "中国银行", "中国建设银行", "交通银行", "中国邮政储蓄银行")
_JOINT = (
    "中信",
    "中国光大",
    "招商",
    "上海浦东发展",
    "中国民生",
    "华夏",
    "平安",
    "兴业",
    "广发",
    "渤海",
    "浙商",
    "恒丰",
)
_FOREIGN = ("富邦华一银行", "华侨银行", "上海科创银行", "正信银行", "彰银商业银行", "新联商业银行", "华商银行")
_SPECIAL = {
    "国家开发银行": "开发性金融机构",
    "中国进出口银行": "政策性银行",
    "中国农业发展银行": "政策性银行",
    "中德住房储蓄银行": "住房储蓄银行",
    "中信百信银行股份有限公司": "直销银行",
    **{f"{name}股份有限公司": "国有大型商业银行" for name in _STATE},
    **{f"{name}银行股份有限公司": "股份制商业银行" for name in _JOINT},
}


@dataclass(frozen=True)
class Institution:
    """A row of the list, without its number."""

    name: str
    english: str
    number: str
    type: str
    regulator: str


def institutions(small: bool = False) -> tuple[Institution, ...]:
    """The whole list (3,619), or 60 rows with every 机构类型, both sorted as printed: by type."""
    if not small:
        return _all()
    picked = [row for kind in TYPE_ROWS for row in _of_type(kind)[: _SMALL.get(kind, 1)]]
    rare = [next(row for row in _all() if character in row.name) for character in "镕喆"]
    return tuple(sorted((*picked, *rare), key=lambda row: list(TYPE_ROWS).index(row.type)))


def list_rows(rows: Iterable[Institution]) -> list[tuple[str, ...]]:
    """The rows as printed, numbered from 1."""
    return [
        (str(number), row.name, row.english, row.number, row.type, row.regulator)
        for number, row in enumerate(rows, start=1)
    ]


def branches(small: bool = False) -> tuple[Institution, ...]:
    """114 branches of foreign banks, or 12; all invented."""
    return tuple(
        Institution(
            name=f"测试甲国银行{number:03}有限公司北京分行",
            english=f"Test Bank of Nowhere {number:03} Limited\nBeijing Branch",
            number=f"B{8000 + number}B999990001",
            type="外国及港澳台银行分行",
            regulator="北京金融监管局" if number % 2 else "上海金融监管局",
        )
        for number in range(1, 13 if small else 115)
    )


@lru_cache(maxsize=4)
def legal_persons_pdf(small: bool = False) -> bytes:
    """银行业金融机构法人名单 as PDF."""
    return table_pdf(f"银行业金融机构法人名单\n（{AS_OF}）", HEADER, list_rows(institutions(small)))


@lru_cache(maxsize=4)
def branches_pdf(small: bool = False) -> bytes:
    """外国及港澳台银行分行名单 as PDF."""
    return table_pdf(f"外国及港澳台银行分行名单\n（{AS_OF}）", HEADER, list_rows(branches(small)))


def answer(data: object, *, code: int = 200, charset: str = "utf-8") -> Page:
    """The envelope of every answer."""
    text = json.dumps({"rptCode": code, "msg": "成功" if code == 200 else "失败", "data": data}, ensure_ascii=False)
    return Page(text.encode("gbk" if charset == "gbk" else charset), f"application/json;charset={charset}")


def entry(doc_id: int, title: str, day: str) -> dict[str, Any]:
    """A line of a column. docTitle is a short form, docSubtitle the whole title."""
    return {"docId": doc_id, "docTitle": title[:40], "docSubtitle": title, "publishDate": f"{day} 17:05:00"}


def article(line: Mapping[str, Any], *, attachments: Sequence[str] = (), body: str = "") -> dict[str, Any]:
    """A detail answer's data, its decoy included."""
    return {
        **line,
        "docClob": body,
        "pdfFileUrl": f"/chinese/OFFICE/PDF/{line['docId']}.pdf",
        "attachmentInfoVOList": [
            {"id": place, "title": line["docSubtitle"], "urlOtherName": path, "attachmentName": path.rsplit("/")[-1]}
            for place, path in enumerate(attachments)
        ],
    }


def column(item_id: int, lines: Sequence[Mapping[str, Any]], total: int | None = None) -> dict[str, Page]:
    """The pages of a column in both forms: all as API, the first three as static files."""
    said = len(lines) if total is None else total
    pages: dict[str, Page] = {}
    for page in range(1, max(1, -(-said // 20)) + 1):
        address = f"{HOST}/cbircweb/DocInfo/SelectDocByItemIdAndChild"
        place = url(address, {"itemId": item_id, "pageSize": 20, "pageIndex": page})
        pages[place] = answer({"total": said, "rows": lines[(page - 1) * 20 : page * 20]})
    for page in range(1, min(3, max(1, -(-said // 18))) + 1):
        file = f"data_itemId={item_id},pageIndex={page},pageSize=18.json"
        place = f"{HOST}/cn/static/data/DocInfo/SelectDocByItemIdAndChild/{file}"
        pages[place] = answer({"total": said, "rows": lines[(page - 1) * 18 : page * 18]})
    return pages


def details(data: Mapping[str, Any]) -> dict[str, Page]:
    """One article in both forms, and its decoy."""
    return {
        f"{HOST}/cbircweb/DocInfo/SelectByDocId?docId={data['docId']}": answer(data),
        f"{HOST}/cn/static/data/DocInfo/SelectByDocId/data_docId={data['docId']}.json": answer(data),
        f"{HOST}{data['pdfFileUrl']}": Page(DECOY, "application/pdf"),
    }


def routes(small: bool = True) -> dict[str, Page]:
    """The whole host: 60 and 12 rows, or 3,619 and 114; 4 penalties a level, or 45."""
    from tests.pages import nfra_penalties  # noqa: PLC0415 - it builds on this module

    return {**list_routes(small), **nfra_penalties.routes(small)}


def list_routes(small: bool = True) -> dict[str, Page]:
    """Column 863 with 136 titles, and its two lists."""
    persons = entry(LEGAL_PERSONS, f"银行业金融机构法人名单（{AS_OF}）", "2026-10-30")
    foreign = entry(BRANCHES, f"外国及港澳台银行分行名单（{AS_OF}）", "2026-10-30")
    older = [
        entry(1268142, "银行业金融机构法人名单（截至2025年12月末）", "2026-08-14"),
        entry(1268146, "外国及港澳台银行分行名单（截至2025年12月末）", "2026-08-14"),
        entry(1268149, "保险机构法人名单（截至2025年12月末）", "2026-08-14"),
    ]
    other = [entry(1100000 - n, f"测试文件{n:04}", f"2025-{12 - n // 12:02}-{28 - n % 12:02}") for n in range(131)]
    return {
        **column(863, [persons, foreign, *older, *other]),
        **details(article(persons, attachments=[LEGAL_PERSONS_PDF])),
        **details(article(foreign, attachments=[BRANCHES_PDF])),
        HOST + LEGAL_PERSONS_PDF: Page(legal_persons_pdf(small), "application/pdf"),
        HOST + BRANCHES_PDF: Page(branches_pdf(small), "application/pdf"),
    }


def _of_type(kind: str) -> list[Institution]:
    return [row for row in _all() if row.type == kind]


@lru_cache(maxsize=1)
def _all() -> tuple[Institution, ...]:
    real = list(_real())
    rows: list[Institution] = []
    for kind, wanted in TYPE_ROWS.items():
        held = [row for row in real if row.type == kind][:wanted]
        rows += held
        rows += [_invented(kind, len(rows) + n) for n in range(1, wanted - len(held) + 1)]
    return tuple(rows)


def _real() -> Iterator[Institution]:
    (starter,) = (file for file in load() if file.source.id == "starter.nfra_licences")
    for row in starter.rows:
        if isinstance(row, LicenceRecord) and row.number and row.status is LicenceStatus.IN_FORCE:
            kind = _type(row)
            head = kind in {"开发性金融机构", "政策性银行", "国有大型商业银行", "股份制商业银行"}
            regulator = "金融监管总局" if head or not row.region else f"{row.region}金融监管局"
            yield Institution(row.legal_name, "无", row.number, kind, regulator)


def _type(row: LicenceRecord) -> str:
    if row.licence_type in _TYPE_OF:
        return _TYPE_OF[row.licence_type]
    if row.legal_name in _SPECIAL:
        return _SPECIAL[row.legal_name]
    if "（中国）" in row.legal_name or row.legal_name.startswith(_FOREIGN):
        return "外资法人银行"
    return "农村商业银行" if "农村商业" in row.legal_name else "城市商业银行"


def _invented(kind: str, number: int) -> Institution:
    rare = "镕" if number % 97 == 0 else "喆" if number % 89 == 0 else ""
    ending = _ENDINGS.get(kind, f"{kind}股份有限公司")
    english = "" if number % 3 == 0 else f"Test Institution No. {number:04}\nof Nowhere Company Limited"
    regulator = f"{'测试省一' if number % 2 else '测试省二'}金融监管局"
    return Institution(f"测试甲{rare}{number:04}{ending}", english, f"T{number:04}H999990001", kind, regulator)
