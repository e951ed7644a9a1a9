"""Sentences put into English: names by their gloss, authorities by their English name, all else left alone."""

from checker.english_names.authorities import authority_in_english
from checker.english_names.sentence import in_english


def test_authorities_go_by_their_english_names_and_local_ones_by_place_and_office() -> None:
    assert authority_in_english("国家金融监督管理总局") == "National Financial Regulatory Administration"
    assert authority_in_english("重庆市地方金融管理局") == "Chongqing financial administration"
    assert authority_in_english("贵阳市公安局") == "Guiyang public security bureau"
    assert authority_in_english("某某新闻网") is None
    assert authority_in_english("公安局") is None


def test_only_the_names_one_asks_for_are_put_into_english_the_longest_first() -> None:
    sentence = "Listed by 招商银行股份有限公司 and 招商银行, not by 平安银行."
    read = in_english(sentence, ["招商银行", "招商银行股份有限公司"])
    assert read == "Listed by China Merchants Bank and China Merchants Bank, not by 平安银行."
    assert in_english("No name here.", ["招商银行"]) == "No name here."
    assert in_english("By 工业和信息化部反诈专班.", ["工业和信息化部反诈专班"]).startswith("By the anti-fraud team")


def test_a_name_that_reads_like_another_firm_s_stays_in_characters() -> None:
    assert "码上" in in_english("Run by 码上消费金融有限公司.", ["码上消费金融有限公司"])
