import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.names import has_control_characters, normalise
from tests.every_case import every_case

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
NAME_LIKE = st.text(
    st.sampled_from(
        list("微粒贷花借條貸銀行网貸360oO０ app吗是官方客服电话（）()·《》“”\u200b\u202e\ufe0f ，。？！ßİ")
    ),
    max_size=24,
)


@every_case(
    ("raw", "text"),
    [
        ("  微粒贷 ", "微粒贷"),
        ("微 粒\u3000贷", "微粒贷"),
        ("微\u200b粒\u2060贷\ufeff", "微粒贷"),
        ("\u202e微粒贷\u202c", "微粒贷"),
        ("微粒贷\ufe0f", "微粒贷"),
        ("ＺＨＡＯＬＩＡＮ", "zhaolian"),
        ("３６０借条", "360借条"),
        ("36O借條", "36o借条"),
        ("《微粒贷》", "微粒贷"),
        ("“微粒贷”？", "微粒贷"),
        ("微粒贷\n", "微粒贷"),
        ("大众汽车金融（中国）有限公司", "大众汽车金融(中国)有限公司"),
        ("大众汽车金融【中国】有限公司", "大众汽车金融(中国)有限公司"),
        ("網路貸款", "网路贷款"),
        ("OPPO  Pay", "oppo pay"),
        ("vivo 钱包", "vivo钱包"),
        ("！？", ""),
    ],
)
def test_the_normal_form(raw: str, text: str) -> None:
    assert normalise(raw).text == text


@every_case(
    ("raw", "forms"),
    [
        ("银享花是正规平台吗", ("银享花",)),
        ("360网贷", ("360网贷",)),
        ("網路貸", ("網路貸", "网路贷")),
        ("在微粒贷借钱靠谱吗", ("在微粒贷借钱", "微粒贷借钱", "在微粒贷", "微粒贷")),
        ("易得贷款是正规平台吗", ("易得贷款", "易得")),
        ("豆有花APP借款", ("豆有花app借款", "豆有花app", "豆有花")),
        ("cashapp", ("cashapp",)),
        ("贷我吗", ("贷我吗",)),
        ("贷", ()),
    ],
)
def test_the_forms_go_from_the_most_literal_to_the_barest(raw: str, forms: tuple[str, ...]) -> None:
    assert normalise(raw).forms == forms


@every_case(
    "question",
    [
        "是正规平台吗",
        "正规吗",
        "合法吗",
        "是合法的吗",
        "受法律保护吗",
        "是真的吗",
        "靠谱吗",
        "靠谱不",
        "上征信吗",
        "怎么样",
        "是不是骗人的",
        "是高利贷吗",
        "app下载",
        "APP",
        "官网",
        "官方客服",
        "客服电话",
        "客服电话是多少",
        "电话多少",
        "官方app下载",
        "贷款",
        "借款",
        "平台",
        "网贷平台",
        "贷款平台靠谱吗",
        "逾期了怎么办",
        "可以不还吗",
        "利息高吗",
        "，安全吗？",
    ],
)
def test_what_people_ask_about_a_name_is_no_part_of_it(question: str) -> None:
    assert normalise(f"微粒贷{question}").forms[-1] == "微粒贷"


@every_case("word", ["官方", "极速版", "金融", "普惠", "花", "借", "有限公司", "pro"])
def test_words_that_make_another_name_stay(word: str) -> None:
    assert "微粒贷" not in normalise(f"微粒贷{word}").forms


@pytest.mark.parametrize("raw", ["微粒贷客服电话", "微粒贷人工客服", "花呗电话多少", "客服电话"])
def test_asking_for_a_hotline(raw: str) -> None:
    assert normalise(raw).asks_hotline


@every_case(
    ("raw", "noise"),
    [(raw, True) for raw in ("贷款", "是正规平台吗", "客服电话", "网贷平台 app下载", "！！", "🎉")]
    + [(raw, False) for raw in ("微粒贷", "360", "贷款王")],
)
def test_only_noise(raw: str, noise: bool) -> None:
    assert normalise(raw).only_noise is noise


@pytest.mark.parametrize(
    ("raw", "refused"), [("a\tb\r\n", False), ("a\x00b", True), ("a\x85b", True), ("a\x1bb", True)]
)
def test_control_characters_other_than_spacing_are_for_the_caller_to_refuse(raw: str, refused: bool) -> None:
    assert has_control_characters(raw) is refused


@given(ANY_TEXT | NAME_LIKE)
def test_normalising_is_total_and_idempotent(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once.text).text == once.text
    assert normalise(raw) == once
    assert all(len(form) >= 2 and " " not in form for form in once.forms)
    assert set(once.forms) <= {*once.whole, *once.shorter, *once.before_talk}
    assert list(once.forms) == sorted(once.forms, key=len, reverse=True)


@given(
    st.lists(st.sampled_from(list("微粒贷借条银")), min_size=1).map("".join),
    st.sampled_from("\u200b\u202e\ufeff\u2069\xad\ufe0f "),
)
def test_invisible_characters_and_spaces_make_no_difference(name: str, gap: str) -> None:
    assert normalise(gap.join(f"{gap}{name}{gap}")).text == normalise(name).text


@every_case(
    ("raw", "form", "hidden"),
    [
        ("微\u200b粒贷", "微粒贷", (1,)),
        ("微粒\u200b贷", "微粒贷", (2,)),
        ("微\u200b粒\u200b贷", "微粒贷", (1, 2)),
        ("在微\u200b粒贷", "微粒贷", (1,)),
        ("在\u200b微粒贷", "微粒贷", ()),
        ("微粒贷\u200b是正规吗", "微粒贷", ()),
        ("微粒贷是\u200b正规吗", "微粒贷", ()),
        ("在微\u200b粒貸", "微粒贷", (1,)),  # stands in the simplified reading only
        ("在微\u200b粒貸", "微粒貸", (1,)),  # and this as it was typed only
        ("微粒贷", "微粒贷", ()),
    ],
)
def test_what_is_hidden_inside_a_form_is_counted_from_its_beginning(
    raw: str, form: str, hidden: tuple[int, ...]
) -> None:
    assert normalise(raw).hidden_in(form) == hidden


def test_words_come_off_in_the_script_that_was_typed_too() -> None:
    assert normalise("測東貸靠谱吗").shorter == ("測東貸", "测东贷")


def test_what_was_read_as_what_is_told_only_of_a_form_that_was_typed() -> None:
    name = normalise("测東貸靠谱吗")
    assert name.read_as("测东贷") == (("東", "东"), ("貸", "贷"))
    assert name.read_as("东") == (("東", "东"),)
    assert name.read_as("测乙花") == ()
