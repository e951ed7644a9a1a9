"""The words of explanations: tiers, alerts and answers by their names in both languages, and the question quoted."""

from collections.abc import Mapping

from checker.observations import Observation
from checker.rules import RuleSet, Wording, load_wording
from checker.rules.version import EXPLAINED_SINCE
from registries.model import Text


def explanation(ruleset: RuleSet, line: str, words: Mapping[str, str]) -> Text:
    """Return one sentence of the group `explained` with its gaps filled. `words`: codes of tiers, alerts and answers
    are put in words. A rule set older than explanations is explained in the first one's that had them."""
    texts, version = ruleset.wording, ruleset.version
    if line not in texts.explained:
        texts = load_wording(EXPLAINED_SINCE) if version < EXPLAINED_SINCE else load_wording()
    return texts.fill(texts.explained[line], _in_words(words, texts))


def question_words(item: Observation) -> dict[str, str]:
    """Return the question as it stands inside quotation marks."""
    inner = str.maketrans("“”", "‘’")
    return {"question": item.question.zh.translate(inner), "question_en": item.question.en.translate(inner)}


def _in_words(words: Mapping[str, str], texts: Wording) -> dict[str, str]:
    translated = dict(words)
    names = {
        **{key: texts.tier_names[words[key]] for key in ("before", "after", "same") if key in words},
        **{key: texts.explained[f"alert.{words[key]}"] for key in ("alert_before", "alert_after") if key in words},
        **{key: texts.explained[words[key]] for key in ("answer",) if words.get(key) in texts.explained},
    }
    for key, name in names.items():
        translated |= {key: name.zh, f"{key}_en": name.en}
    return translated
