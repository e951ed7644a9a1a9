"""Where a brand ends in running text: no tail, sign or head lends its good name, no talk takes it, and ordinary words
are no brands."""

from pathlib import Path

from tests.reading.conftest import Read

#: What makes another name of a brand before it.
TAILS = Path(__file__).with_name("names_of_touts.txt").read_text(encoding="utf-8").split()
BRANDS = ("微粒贷", "安逸花", "洋钱罐", "招联金融")
JOINTS = ("{}{}", "{}-{}", "{}—{}", "{}·{}", "{}_{}", "{}（{}）")
SENTENCES = (
    "贷款人：{}\n借款人：某某",
    "您在{}申请的20000元借款待提取。",
    "我是{}，您的账户已冻结。",
    "本合同由{}与您签订。",
    "对方自称{}，让我转账3000元。",
)
TALK = (
    "您在{}的借款已逾期",
    "您的{}借款已到期",
    "{}被起诉了怎么办",
    "{}上征信吗",
    "{}年化多少",
    "{}于11月3日放款",
    "{}2026年3月账单",
    "向{}借款",
    "{}给我打电话说要起诉",
    "{}、借呗全部逾期",
    "使用{}平台选择车辆",
    "{}（以下简称“平台”）",
    "用过{}和借呗",
    "{}扣款失败",
    "欠{}8000",
    "“{}”平台",
    "{}提前还款还要手续费",
    "帮我在{}办贷款",
)


def test_no_tail_and_no_sign_lends_a_brands_name(read: Read) -> None:
    assert len(TAILS) > 60
    for at, tail in enumerate(TAILS):
        brand = BRANDS[at % len(BRANDS)]
        for joint, sentence in zip(JOINTS, (*SENTENCES, SENTENCES[0]), strict=True):
            word = joint.format(brand, tail)
            for text in (sentence.format(word), SENTENCES[at % len(SENTENCES)].format(f"{brand}{tail}")):
                names = read(text).names
                assert [name.text for name in names if name.match.entity is not None] == [], text


def test_no_head_lends_a_brands_name(read: Read) -> None:
    for head in ("天天", "i", "168", "真", "新版", "极速-", "某某·"):
        for brand in BRANDS:
            assert all(name.match.entity is None for name in read(f"{head}{brand}").names), (head, brand)


def test_a_signature_with_a_head_of_names_behind_it_is_another(read: Read) -> None:
    name = read("【微粒贷】放款大厅张经理：您的额度已批").names[0]
    assert (name.text, name.role, name.match.entity) == ("微粒贷", "message_sender", None)
    assert name.inside is not None
    assert read("【微粒贷】王**，您的账单已出").names[0].match.entity is not None


def test_talk_around_a_brand_leaves_it_the_brand(read: Read) -> None:
    for brand in BRANDS:
        for talk in TALK:
            name = next(name for name in read(talk.format(brand)).names if name.text.startswith(brand))
            assert (name.inside, name.match.entity is not None) == (None, True), talk.format(brand)


def test_ordinary_words_are_asked_about(read: Read) -> None:
    for text in (
        "那就还呗，还能怎么办",
        "他有钱花，我没钱花",
        "原来分期付款这么贵",
        "随你花，随便花",
        "快钱来得容易",
        "好用花多少钱都行",
        "快手借钱给朋友",
        "想花就花呗",
    ):
        assert all(name.match.entity is None for name in read(text).names), text
    for text, brand in (
        ("您在还呗申请的8000元借款", "还呗"),
        ("通过有钱花借款2万元", "有钱花"),
        ("省呗逾期一个月了", "省呗"),
        ("钱是富民银行放的，平台是还呗", "还呗"),
        ("拍拍贷、还呗都借了", "还呗"),
    ):
        name = next(name for name in read(text).names if name.text == brand)
        assert name.match.entity is not None, text
    asked = next(name for name in read("随你花，随便花").names)
    assert "平常说的话" in asked.match.explanation.zh
