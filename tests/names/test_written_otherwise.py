"""Names written in fancy characters, with something hidden, in the other script or in part: what each still means."""

from checker.names import NameIndex, Resolution, normalise
from checker.names.characters.ignorable import disguised
from tests.every_case import every_case
from tests.names.registry import INDEX, LENDER, OTHER, organisation, product


def resolve(raw: str, index: NameIndex = INDEX) -> Resolution:
    return index.resolve(normalise(raw))


@every_case(
    ("raw", "places"),
    [
        ("微粒贷", ()),
        ("㊎微粒", (1,)),  # circled
        ("微ⓦ粒", (2,)),
        ("微粒²", (3,)),  # raised
        ("微₂粒", (2,)),  # lowered
        ("㎏微", (1,)),  # squeezed into a square
        ("𝐰𝐞", (1, 2)),  # a fancy type
        ("ｗe", ()),  # full width is how many type
        ("é", ()),
    ],
)
def test_characters_that_nobody_types_by_hand_are_counted_from_one(raw: str, places: tuple[int, ...]) -> None:
    assert disguised(raw) == places
    assert normalise(raw).disguised == places


def test_a_name_in_disguise_is_an_imitation_of_the_one_it_reads_as() -> None:
    for typed in ("ⓦeilidai", "weilid𝐚i"):
        found = resolve(typed)
        assert found.kind == "none", typed
        assert [one.entity_id for one in found.similar_names] == ["product-wld"], typed


def test_something_hidden_in_a_short_name_points_to_the_present_name() -> None:
    found = resolve("招联\u200b消费金融")
    assert found.kind == "none"
    assert [one.name for one in found.similar_names] == ["招联消费金融股份有限公司"]


def test_an_unknown_name_is_told_in_its_most_literal_form() -> None:
    found = resolve("谁也不叫的名字是正规平台吗")
    assert (found.kind, found.form) == ("none", "谁也不叫的名字是正规平台吗")


def test_a_trade_name_alone_is_asked_about() -> None:
    index = NameIndex.build(organisation("org-x", "重庆星雨小额贷款有限公司", LENDER))
    found = resolve("星雨", index)
    assert found.kind == "none"
    assert [(one.entity_id, one.kind) for one in found.similar_names] == [("org-x", "near")]


def test_a_fake_in_the_other_script_never_answers_alone() -> None:
    index = NameIndex.build([*product("real", "京东金融", LENDER), *product("fake", "京東金融", OTHER)])
    assert resolve("京東金融", index).kind == "ambiguous"
    assert {hit.entry.entity_id for hit in resolve("京東金融", index).hits} == {"real", "fake"}
    assert resolve("京东金融", index).kind == "alias"


def test_two_names_on_record_in_the_other_script_are_two() -> None:
    index = NameIndex.build([*product("a", "測試貸", OTHER), *product("b", "測試貸", OTHER)])
    assert resolve("测试贷", index).kind == "ambiguous"


def test_only_a_bank_has_branches() -> None:
    assert resolve("中国工商银行西单支行").kind == "variant"
    for firm in ("招联支行", "马上消费分行", "招联西单支行"):
        assert resolve(firm).kind == "none", firm


#: Radical signs, as they are copied from a PDF, and the characters they stand for.
SIGNS = str.maketrans("长马金行小风门贝车鱼飞页户", "⻓⻢⾦⾏⼩⻛⻔⻉⻋⻥⻜⻚⼾")


def test_a_name_copied_with_radical_signs_is_the_name() -> None:
    names = [*organisation("bank", "长安银行股份有限公司", LENDER), *product("brand", "金马小贷", LENDER)]
    index = NameIndex.build([*names, *organisation("cfc", "马上消费金融股份有限公司", LENDER)])
    for known, kind in [
        ("长安银行股份有限公司", "legal_name"),
        ("金马小贷", "alias"),
        ("马上消费金融", "variant"),
        ("金马小贷靠谱吗", "alias"),
    ]:
        plain, copied = resolve(known, index), resolve(known.translate(SIGNS), index)
        assert (copied.kind, copied.hits, copied.form) == (kind, plain.hits, plain.form), known
        assert copied.similar_names == ()
    recorded = NameIndex.build(organisation("bank", "长安银行股份有限公司".translate(SIGNS), LENDER))
    assert resolve("长安银行股份有限公司", recorded).kind == "legal_name"
    assert resolve("畏安银⾏股份有限公司", index).kind == "none"


def test_the_answer_says_which_signs_were_read_as_which_characters() -> None:
    index = NameIndex.build(organisation("bank", "长安银行股份有限公司", LENDER))
    text = resolve("⻓安银⾏股份有限公司", index).explanation
    assert text.zh.endswith("（公司全称；把部首符号“⻓”读作“长”、“⾏”读作“行”）")
    assert text.en.endswith("(full legal name; the radical sign “⻓” read as “长”, “⾏” read as “行”)")
    assert "部首" not in resolve("长安银行股份有限公司", index).explanation.zh
    similar = resolve("⻓安银⾏股份有限公司贷款部", index).similar_names
    assert similar
    assert not any("部首" in name.explanation.zh for name in similar)


def test_characters_that_a_font_draws_alike_are_still_two() -> None:
    index = NameIndex.build(organisation("bank", "胶州小额贷款有限公司", LENDER))
    assert resolve("㬵州小额贷款有限公司", index).kind == "none"


def test_a_circle_beside_a_digit_is_the_zero_it_is_typed_for() -> None:
    index = NameIndex.build([*product("brand", "360借条", LENDER), *product("year", "二〇二六花", LENDER)])
    assert resolve("36〇借条", index).entity_ids == ("brand",)
    for circle in "○◯⭕⭘⚪":
        for typed in (f"36{circle}借条", f"三六{circle}借条", f"36{circle}\ufe0f借条", f"36{circle}借条靠谱吗"):
            found = resolve(typed, index)
            assert (found.kind, found.entity_ids) == ("variant", ("brand",)), typed
        assert resolve(f"二{circle}二六花", index).entity_ids == ("year",)
        assert resolve(f"借{circle}条", index).kind == "none"
    assert normalise("1○○○○○○○○○○○○○○○花").text == "1〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇花"
    assert normalise("测○○花").text == "测○○花"


def test_a_space_that_no_keyboard_types_makes_no_same_name() -> None:
    for space in "\u2028\u2029\u200a\u2009\u2006\u202f\u205f":
        found = resolve(f"借{space}呗")
        assert (found.kind, found.entity_ids) == ("none", ()), ascii(space)
        [similar] = found.similar_names
        assert (similar.entity_id, similar.kind, similar.positions) == ("product-jb", "lookalike", (1,))
        assert similar.explanation.zh == "看上去是 借呗，但第1字后面夹着键盘打不出的空白或分行符，真名里没有"
        assert "a space or a line separator that no keyboard types after character 1" in similar.explanation.en
    for space in " \t\n\r\u3000\u00a0":
        assert resolve(f"借{space}呗").kind == "alias", ascii(space)
    hidden = resolve("借\u200b\u2028呗").similar_names[0].explanation.zh
    assert "看不见的字符" in hidden
