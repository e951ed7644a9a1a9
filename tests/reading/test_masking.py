"""Numbers and names of persons: masked in whatever form they stand, and nothing of a firm with them."""

from checker.reading.model import MASK
from tests.reading.conftest import Read

NUMBERS = (
    "13812345678",
    "138 1234 5678",
    "138-1234-5678",
    "+86 13812345678",
    "１３８１２３４５６７８",
    "138\u200b12345678",
    "110101199003071234",
    "11010119900307123X",
    "110101 19900307 123x",
    "6222021001001234567",
    "6222 0210 0100 1234 567",
    "4111 1111 1111 1111",
)
AROUND = ("电话{}", "（{}）", "2026-03-01 {}", "金额100.00 {} 元", "手机:{}，卡", "a {} b", "{}")
PERSONS = ("张三", "欧阳小明", "王小二", "钱七", "李春花", "王宝强", "赵敏", "周一凡")
LABELS = (
    "借款人：{}，",
    "借款人（乙方）：{}\n",
    "姓名 {} 性别男",
    "尊敬的{}先生，您好",
    "【某某】{}，您的贷款已逾期",
    "{}女士您好",
    "保证人：{}。",
    "户名：{}",
    "本人{}，身份证号",
    "通知：{}，您已违约",
    "客服经理{}，工号8",
    "借款人{}与出借人签订",
    "兹有{}（身份证号",
)


def test_numbers_of_persons(read: Read) -> None:
    for number in NUMBERS:
        for around in AROUND:
            masked = read(around.format(number)).masked_text
            assert not any(sign.isdigit() for sign in masked.replace("2026-03-01", "").replace("100.00", "")), around
            assert MASK * 8 in masked, around


MOBILE = "13800001357"
SIGNS = (" ", "-", "·", "–", "—", "、", "，", "|", "~", "+", "*", ".", "/", "_", " - ")


def test_numbers_written_to_be_missed(read: Read) -> None:
    card, identity = "6217001300001234563", "110101199003071233"
    spoken = str.maketrans("0123456789", "零幺二三四五六七八九")
    capital = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
    written = [sign.join(number) for sign in SIGNS for number in (MOBILE, card, identity)]
    written += [sign.join((MOBILE[:3], MOBILE[3:7], MOBILE[7:])) for sign in SIGNS]
    written += [sign.join(card[at : at + 4] for at in range(0, 19, 4)) for sign in SIGNS]
    written += [sign.join((identity[:6], identity[6:14], identity[14:])) for sign in SIGNS]
    written += [number.translate(table) for number in (MOBILE, card, identity) for table in (spoken, capital)]
    written += [f"QQ{card}", f"合同号AB{card}", f"0{MOBILE}", f"86{MOBILE}", f"+86-{MOBILE}", MOBILE.replace("0", "O")]
    written += ["passport E12345678", "护照号码：G1234 5678", "E12345678（护照）", "١٣٨٠٠٠٠١٣٥٧"]
    for number in written:
        for text in (f"请打{number}处理", f"2026-11-02 {number}"):
            masked = read(text).masked_text
            digits = [sign for sign in masked if sign.isdigit() or sign in "零幺壹贰叁"]
            assert len(digits) <= 10, text  # the date, and 86 before a mobile
            assert MASK * 8 in masked, text


def test_numbers_of_firms_and_figures_stay(read: Read) -> None:
    for text in (
        "1,500.00 500.00",
        "2026-03-01 13800.00 2345.67",
        "客服95188",
        "400-123-4567",
        "91500000MA5U1234X5",
        "尾号1234",
        "138****5678",
        "1380000.00元",
        "13,800,001,357元",
        "贷款15,000-20,000元",
        "1-3-6-9-12期",
        "一、二、三、四、五、六、七、八、九、十",
        "二〇二六年三月一日",
        "订单号20261103112345678901",
        "B0007H133010001",
        "京公网安备11000002000001号",
        "5000 4000 3000 2000",
        "IP 192.168.100.101",
    ):
        assert read(text).masked_text == text


def test_numbers_behind_a_word_for_an_account(read: Read) -> None:
    for text in ("收款账号：0200 1234 5678 9", "银行账户: 755912345610901", "身份证号码110101900307123"):
        assert not any(sign.isdigit() for sign in read(text).masked_text), text


def test_names_of_persons_wherever_they_stand_again(read: Read) -> None:
    for person in PERSONS:
        for label in LABELS:
            text = f"{label.format(person)}\n此后{person}同意"
            written = read(text).model_dump_json()
            assert person not in written, text


def test_words_and_names_on_record_are_no_persons(read: Read) -> None:
    for text in (
        "尊敬的客户，您好",
        "借款人应当按期还款",
        "借款人同意，出借人有权",
        "贷款人：招联金融",
        "收款方：京东白条",
        "出借人：南京银行",
        "金条，您的账单已出",
        "借款人：某某商贸有限公司",
        "顾问费用3000元，律师费用500元",
        "我是马上的客户，方便，您可以回电",
        "用户车辆，客户江西，时间，您看",
        "姓名：",
    ):
        assert MASK not in read(text).masked_text, text
