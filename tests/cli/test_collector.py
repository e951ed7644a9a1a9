"""`lender-checker collector` as a person runs it."""

from checker.collection.model import CollectorReport
from tests.cli.test_main import Run, one_line, run

HUADAO = "华道数据处理(苏州)有限公司"

__all__ = ["run"]


def test_json_is_a_report(run: Run) -> None:
    done = run("collector", HUADAO, "--lender", "招联金融", "--observed", "visit_threatened", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    report = CollectorReport.model_validate_json(done.stdout)
    assert report.query.observed == {"visit_threatened": "yes"}
    assert [one.on_list for one in report.for_whom.lenders] == ["listed"]
    assert done.stdout.count(b"\n") == 1


def test_text_begins_with_what_to_do_and_ends_with_what_it_rests_on(run: Run) -> None:
    done = run("collector", HUADAO, "--lender", "招联金融", "--observed", "violence=yes")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("== 现在怎么办")
    assert lines[1] == "- 马上打110。先离开，或锁好门，等警察来。"
    text = done.stdout.decode()
    parts = ["谁在催，替谁催", "哪些放款机构的名单写了", "怎么催的", "在门口", "留下这些", "按这个顺序打", "== 依据"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "《催收合作机构名单（18家）》" in text


def test_one_who_would_not_say_his_firm_is_an_empty_name(run: Run) -> None:
    done = run("collector", "", "--lender", "360借条", "--observed", "collector_unnamed")
    assert done.returncode == 0
    assert "不知道是谁在催" in done.stdout.decode()


def test_faults_are_one_line(run: Run) -> None:
    assert "13912345678" not in one_line(run("collector", "13912345678"), 2)
    one_line(run("collector", ""), 2)
    one_line(run("collector", "甲", "--observed", "student"), 2)
    one_line(run("collector", "甲", "--observed", "violence", "--observed", "violence=no"), 2)
    one_line(run("collector", "甲", "--observed", "violence=perhaps"), 2)
    one_line(run("collector"), 2)
