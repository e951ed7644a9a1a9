"""What `compare` calls alike, how it says so, and what it leaves in peace."""

from hypothesis import given

from checker.names.explanations import resembling
from checker.names.similarity.comparison import compare
from checker.names.similarity.steps import Similarity, Step
from tests.every_case import every_case
from tests.names.test_normalise import ANY_TEXT, NAME_LIKE


def alike(typed: str, known: str) -> Similarity:
    found = compare(typed, known)
    assert found is not None, (typed, known)
    return found


def test_mere_initials_are_only_asked_about() -> None:
    found = alike("wld", "微粒贷")
    assert (found.kind, resembling("wld", "微粒贷", found).zh) == (
        "near",
        "wld 可能是 微粒贷 的拼音首字母，也可能是别的名字",
    )


@every_case(
    ("typed", "known", "kind", "zh"),
    [
        # one character drawn like another
        ("微粒货", "微粒贷", "lookalike", "第3字 货 与 贷 形近"),
        ("徽粒货", "微粒贷", "lookalike", "第1字 徽 与 微 形近，第3字 货 与 贷 形近"),
        ("招朕消费金触", "招联消费金融", "lookalike", "第2字 朕 与 联 形近，第6字 触 与 融 形近"),
        ("花贝", "花呗", "lookalike", "第2字 贝 与 呗 形近"),
        ("京東", "京东", None, ""),
        # letters of other scripts, and signs that are no characters
        ("36о借条", "360借条", "lookalike", "第3字的 о 是西里尔字母，不是 0"),
        ("kоo钱包", "koo钱包", "lookalike", "第2字的 о 是西里尔字母，不是 o"),
        ("vινo借钱", "vivo借钱", "lookalike", "第2字的 ι 是希腊字母，不是 i，第3字的 ν 是希腊字母，不是 v"),
        ("万达カ", "万达力", "lookalike", "第3字的 カ 是日文片假名，不是 力"),
        ("ㄖ日贷", "日日贷", "lookalike", "第1字的 ㄖ 是注音字母，不是 日"),
        ("3б0借条", "360借条", "lookalike", "第2字的 б 是西里尔字母，不是 6"),
        ("36o借条", "360借条", "lookalike", "第3字 o 与 0 形近"),
        ("l0借条", "10借条", "lookalike", "第1字 l 与 1 形近"),
        ("叁60借条", "360借条", "lookalike", "第1字 叁 与 3 是同一个数"),
        ("9富万卡", "玖富万卡", "lookalike", "第1字 9 与 玖 是同一个数"),
        # read alike
        ("微立贷", "微粒贷", "lookalike", "第2字 立 与 粒 形近"),
        ("微力贷", "微粒贷", "lookalike", "第2字 力 与 粒 同音"),
        ("威力带", "微粒贷", "lookalike", "第1字 威 与 微 同音，第2字 力 与 粒 同音，第3字 带 与 贷 同音"),
        ("海呗", "还呗", "lookalike", "第1字 海 与 还 同音"),
        ("环呗", "还呗", "lookalike", "第1字 环 与 还 形近"),
        ("戒备", "借呗", None, ""),
        ("华北", "花呗", None, ""),
        # read nearly alike
        ("微你贷", "微粒贷", "lookalike", "第2字 你 与 粒 读音相近"),
        ("神呗", "省呗", None, ""),
        ("捎赢卡贷", "小赢卡贷", None, ""),
        ("小音卡贷", "小赢卡贷", "lookalike", "第2字 音 与 赢 读音相近"),
        # any other single character
        ("银享花", "宜享花", "near", "第1字 银 与 宜 的拼音只差一个键"),
        ("美团搬钱", "美团借钱", "near", "第3字是 搬，不是 借"),
        ("豆豆糖", "豆豆钱", None, ""),
        ("好分数", "好分期", None, ""),
        ("花", "华", None, ""),
        ("好奸贷", "好好贷", "near", "第2字 奸 与 好 有同样的部分"),
        ("度小网", "度小满", None, ""),
        ("拼多多", "桔多多", None, ""),
        ("薪享花", "宜享花", None, ""),
        ("优分期", "好分期", None, ""),
        ("搜易贷", "购易贷", None, ""),
        ("平安易贷", "平安好贷", None, ""),
        ("国美易以", "国美易卡", "near", "第4字是 以，不是 卡"),
        ("极融借着", "极融借款", "near", "第4字是 着，不是 款"),
        ("jcoo", "koo", None, ""),
        ("mtbank", "mybank", "near", "第2字 t 与 y 在键盘上挨着"),
        ("m9bank", "mybank", "near", "第2字是 9，不是 y"),
        # one more, one less, twice
        ("微微粒贷", "微粒贷", "lookalike", "第2字 微 重复了"),
        ("花呗呗", "花呗", "lookalike", "第3字 呗 重复了"),
        ("拍贷", "拍拍贷", "near", "第2字少了 拍"),
        ("招联的金融", "招联金融", "near", "第3字 的 是多出来的"),
        ("小赢贷", "小赢卡贷", "near", "第3字少了 卡"),
        # another order
        ("粒微贷", "微粒贷", "near", "第1字起 粒微 与 微粒 顺序相反"),
        ("花宜享", "宜享花", "near", "第1字起 花宜享 与 宜享花 顺序相反"),
        ("借条360", "360借条", "near", "第1字起 借条360 与 360借条 顺序相反"),
        ("贷粒微", "微粒贷", "near", "字一样，倒过来写"),
        ("消费招联金融", "招联消费金融", "near", "第1字起 消费招联 与 招联消费 顺序相反"),
        ("呗花", "花呗", None, ""),
        # words around it
        ("微粒贷官方", "微粒贷", "lookalike", "多了“官方”"),
        ("官方微粒贷", "微粒贷", "lookalike", "多了“官方”"),
        ("官方微粒贷极速版", "微粒贷", "lookalike", "多了“官方”，多了“极速版”"),
        ("新微粒贷pro", "微粒贷", "lookalike", "多了“新”，多了“pro”"),
        ("微粒贷(官方版)", "微粒贷", "lookalike", "多了“(官方版)”"),
        ("微粒贷-官方版", "微粒贷", "lookalike", "多了“-官方版”"),
        ("微粒贷2024", "微粒贷", "lookalike", "多了“2024”"),
        ("微粒贷2024最新版", "微粒贷", "lookalike", "多了“2024最新版”"),
        ("微粒贷v2.0", "微粒贷", "lookalike", "多了“v2.0”"),
        ("微粒贷正版app", "微粒贷", "lookalike", "多了“正版app”"),
        ("微粒贷科技有限公司", "微粒贷", "near", "多了“科技有限公司”"),
        ("深圳微粒贷科技有限公司", "微粒贷", "near", "多了“深圳”，多了“科技有限公司”"),
        ("深圳微粒贷", "微粒贷", None, ""),
        ("携程金融科技", "携程金融", "near", "多了“科技”"),
        ("vivopro", "vivo", None, ""),
        ("徽粒贷官方", "微粒贷", "lookalike", "第1字 徽 与 微 形近，多了“官方”"),
        ("花贝官方", "花呗", "lookalike", "第2字 贝 与 呗 形近，多了“官方”"),
        ("测甲乙丁官方", "测甲乙丙", None, ""),
        ("花贝科技有限公司", "花呗", None, ""),
        # words of the trade
        ("借呗花", "借呗", "near", "多了“花”"),
        ("安逸金融", "安逸花", "near", "除了 借、贷、花、金融 这类词，都是“安逸”"),
        # letters
        ("wei粒贷", "微粒贷", "lookalike", "wei 是 微 的拼音"),
        ("微li贷", "微粒贷", "lookalike", "li 是 粒 的拼音"),
        ("花bei", "花呗", "lookalike", "bei 是 呗 的拼音"),
        ("hai呗", "还呗", "lookalike", "hai 是 还 的拼音"),
        ("拍拍d", "拍拍贷", "near", "d 是 贷 的拼音首字母"),
        ("wl贷", "微粒贷", "near", "w 是 微 的拼音首字母，l 是 粒 的拼音首字母"),
        ("花b", "花呗", None, ""),
        ("hb", "花呗", None, ""),
        ("weilidia", "微粒贷", "near", "和拼音 weilidai 只差一个字母"),
        ("weiidai", "微粒贷", "near", "和拼音 weilidai 只差一个字母"),
        ("wilidaii", "微粒贷", None, ""),
        ("weilidаi", "微粒贷", "lookalike", "第7字的 а 是西里尔字母，不是 a，weilidai 是 微粒贷 的拼音"),
    ],
)  # fmt: skip
def test_what_is_alike_and_in_which_words(typed: str, known: str, kind: str | None, zh: str) -> None:
    if kind is None:
        assert compare(typed, known) is None
        return
    found = alike(typed, known)
    assert (found.kind, resembling(typed, known, found).zh) == (kind, f"{typed} 不是 {known}：{zh}")
    assert resembling(typed, known, found).en.startswith(f"{typed} is not {known}: ")


@every_case(
    ("typed", "known"),
    [
        ("花钱", "花呗"),
        ("借阅", "借呗"),
        ("借贷", "借呗"),
        ("白条猪肉", "京东白条"),
        ("上海和平食品有限公司", "上海和平小额贷款有限公司"),
        ("上海金桥信息技术有限公司", "上海腾桥信息技术有限公司"),
        ("中科电子商务有限公司", "中移电子商务有限公司"),
        ("人人车", "人人贷"),
        ("任意门", "任性贷"),
        ("小花", "小花钱包"),
        ("微信", "微粒贷"),
        ("中国银行", "中国建设银行"),
        ("度小满足", "还呗"),
    ],
)
def test_ordinary_words_and_firms_are_left_in_peace(typed: str, known: str) -> None:
    assert compare(typed, known) is None


def test_two_lenders_that_differ_by_a_character_are_still_told_apart_aloud() -> None:
    assert alike("招商消费金融有限公司", "招联消费金融有限公司").steps == (Step("other", 2, "商", "联"),)


@given(ANY_TEXT | NAME_LIKE, NAME_LIKE)
def test_comparing_is_total_and_positions_lie_within_the_typed_name(typed: str, known: str) -> None:
    found = compare(typed, known)
    assert compare(typed, typed) is None
    if found:
        assert found.steps
        assert all(0 <= step.at <= len(typed) + 1 for step in found.steps)
        assert resembling(typed, known, found).zh
