"""The comparison as Markdown: engines, classes of questions, our own stages, goals."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.names.engines import FLOOR, OURS, REFERENCE
from benchmarks.names.judge import Judge, Judged, Recall
from benchmarks.names.measure import Asking, Measured

_STAGES = ("exact", "variant", "pinyin", "ambiguous", "fuzzy")
_MISSING = "not measured"
_LEAST_RECALL = 0.92  # of the classes that full-text engines answer so
_READ = """\
n: questions asked; slow engines get an evenly spaced part. All engines are asked in turn, pass by pass, and of each
question the median pass counts; times include the same normalisation. Private: memory of the process that asks which
belongs to no mapped file; a server's is not counted. R@k: the entity meant is among the first k, an outlet being its
bank, over all questions but pinyin and nobody's. Vouched for: presented as the name that was asked for; with engines
that only score, from 80 of 100 on. Nobody: characters thrown together. Copycats: names in no register, one character
from one that is."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the goals: what was measured, as text; whether the goal is met, None when it was not measured."""

    what: str
    goal: str
    measured: str
    met: bool | None


class Report:
    """All that was measured in one run."""

    def __init__(self, engines: Sequence[Measured], judge: Judge) -> None:
        self._engines = {engine.name: engine for engine in engines}
        self._judge = judge
        self._judged = {engine.name: judge.judged(engine.askings) for engine in engines}

    def tables(self) -> str:
        """The whole report."""
        parts = [self._comparison(), _READ, self._classes()]
        if OURS in self._engines:
            parts += [self._stages(), self._goals()]
        return "\n\n".join(parts)

    def _comparison(self) -> str:
        head = (
            "engine | n | build s (CPU) | disk MB | private MB | open ms | p50 | p99 | R@1 | R@5 | R@1, R@5 with pinyin"
            " | R@1, R@5 of records | nobody vouched for | copycats vouched for | copycats' targets named"
        )
        rows = (self._engine(engine, self._judged[name]) for name, engine in self._engines.items())
        return _table(head.split(" | "), rows)

    @staticmethod
    def _engine(engine: Measured, judged: Judged) -> list[str]:
        taken = [asking.microseconds for asking in engine.askings if asking.query.kind != "copycat"]
        return [
            engine.name,
            str(len(taken)),
            f"{engine.built.seconds:.1f} ({engine.built.cpu_seconds:.1f})",
            f"{engine.built.disk_mib:.1f}",
            f"{engine.private_mib:.1f}",
            f"{engine.open_ms:,.1f}",
            _time(_p50(taken)),
            _time(_p99(taken)),
            f"{judged.paper.first:.3f}",
            f"{judged.paper.five:.3f}",
            f"{judged.all_named.first:.3f}, {judged.all_named.five:.3f}",
            f"{judged.records.first:.3f}, {judged.records.five:.3f}",
            f"{judged.nobody_vouched}/{judged.nobody}",
            f"{judged.copycats_vouched}/{judged.copycats}",
            f"{judged.copycats_named}/{judged.copycats}",
        ]

    def _classes(self) -> str:
        kinds = list(dict.fromkeys(kind for judged in self._judged.values() for kind in judged.by_kind))
        rows = (
            [name, *(f"{found.first:.2f}" if (found := judged.by_kind.get(kind)) else "-" for kind in kinds)]
            for name, judged in self._judged.items()
        )
        return "R@1 of each class\n\n" + _table(["engine", *kinds], rows)

    def _stages(self) -> str:
        stages = self._by_stage()
        total = sum(map(len, stages.values()))
        rows = []
        for stage in filter(stages.get, _STAGES):
            askings = stages[stage]
            taken = [asking.microseconds for asking in askings]
            rows.append([
                stage,
                f"{len(taken) / total:.0%}",
                _time(_p50(taken)),
                _time(_p99(taken)),
                _ratio(self._to_scan(_p50(taken)), "1/{:.0f}"),
                _ratio(self._to_floor(askings), "{:.1f}x"),
                str(sum(map(self._judge.wrong, askings))),
            ])  # fmt: skip
        head = ["ours, by stage", "share", "p50", "p99", "p50 : scan", "p50 : normalise + dict", "wrongly vouched for"]
        return _table(head, rows)

    def _by_stage(self) -> dict[str, list[Asking]]:
        """Our askings without the copycats, by what answered."""
        stages: dict[str, list[Asking]] = {stage: [] for stage in _STAGES}
        for asking in self._engines[OURS].askings:
            spelled = asking.query.kind == "pinyin" and asking.answer.vouched
            if asking.query.kind != "copycat":
                stages["pinyin" if spelled else asking.answer.stage].append(asking)
        return stages

    def _to_scan(self, microseconds: float) -> float | None:
        """How many times as long the yardstick takes, at the median."""
        scan = self._engines.get(REFERENCE)
        return _p50(asking.microseconds for asking in scan.askings) / microseconds if scan else None

    def _to_floor(self, askings: Sequence[Asking]) -> float | None:
        """How many times as long as the floor we take for the same question, at the median of the questions."""
        floor = self._engines.get(FLOOR)
        if not floor or not askings:
            return None
        least = {asking.query: asking.microseconds for asking in floor.askings}
        return _p50(asking.microseconds / least[asking.query] for asking in askings)

    def goals(self) -> list[Goal]:
        """Every goal."""
        ours, judged, stages = self._engines[OURS], self._judged[OURS], self._by_stage()
        hits = [asking for stage in ("exact", "variant", "pinyin") for asking in stages[stage]]
        asked = [asking.microseconds for found in stages.values() for asking in found]
        fuzzy = [asking.microseconds for asking in stages["fuzzy"]]
        return [
            _at_most("exact hit : normalise + one dict lookup, p50", self._to_floor(stages["exact"]), 1.8, "x"),
            _at_most("exact, variant or pinyin hit, the same", self._to_floor(hits), 3, "x"),
            _at_least("fuzzy p50, part of a full ratio scan's", self._to_scan(_p50(fuzzy)) if fuzzy else None, 300),
            _at_least("p99 of all questions, part of the scan's p50", self._to_scan(_p99(asked)), 80),
            self._recall(),
            *(_recall_of(kind, judged.by_kind.get(kind)) for kind in ("one character, chance", "short name")),
            _at_most("copycats vouched for", judged.copycats_vouched, 0, ""),
            _at_most("build", ours.built.seconds, 1.5, " s"),
            _at_most("open", ours.open_ms, 10, " ms"),
            _at_most("private memory of a worker", ours.private_mib, 10, " MB"),
        ]

    def _recall(self) -> Goal:
        """Our recall beside that of the engine that is farthest ahead, on the questions that were asked of both."""
        what, goal = "recall@5 beside the best other engine's, same questions", ">= it"
        pairs = [(*self._both(name), name) for name in self._engines if name not in {OURS, FLOOR}]
        if not pairs:
            return Goal(what, goal, _MISSING, None)
        mine, other, name = min(pairs, key=lambda pair: pair[0] - pair[1])
        return Goal(what, goal, f"{mine:.3f}, {name} {other:.3f}", mine >= other)

    def _both(self, name: str) -> tuple[float, float]:
        same = {asking.query for asking in self._engines[name].askings}
        mine = [asking for asking in self._engines[OURS].askings if asking.query in same]
        return self._judge.judged(mine).paper.five, self._judged[name].paper.five

    def _goals(self) -> str:
        words: Mapping[bool | None, str] = {True: "yes", False: "no", None: "-"}
        rows = ([goal.what, goal.goal, goal.measured, words[goal.met]] for goal in self.goals())
        return _table(["goal", "wanted", "measured", "met"], rows)


def _at_most(what: str, value: float | None, most: float, unit: str) -> Goal:
    met = None if value is None else value <= most
    return Goal(what, f"<= {most:g}{unit}", _ratio(value, f"{{:.1f}}{unit}"), met)


def _recall_of(kind: str, recall: Recall | None) -> Goal:
    met = None if recall is None else recall.first >= _LEAST_RECALL
    return Goal(f"recall@1 of {kind}", f">= {_LEAST_RECALL}", _ratio(recall.first if recall else None, "{:.2f}"), met)


def _at_least(what: str, value: float | None, least: float) -> Goal:
    met = None if value is None else value >= least
    return Goal(what, f"<= 1/{least:g}", _ratio(value, "1/{:.0f}"), met)


def _ratio(value: float | None, words: str) -> str:
    return _MISSING if value is None else words.format(value)


def _p50(taken: Iterable[float]) -> float:
    return statistics.median(taken)


def _p99(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=100, method="inclusive")[98] if len(taken) > 1 else taken[0]


def _time(microseconds: float) -> str:
    steps: tuple[tuple[float, Callable[[float], str]], ...] = (
        (100, lambda taken: f"{taken:.1f} us"),
        (1000, lambda taken: f"{taken:.0f} us"),
        (100_000, lambda taken: f"{taken / 1000:.2f} ms"),
    )
    return next((said(microseconds) for most, said in steps if microseconds < most), f"{microseconds / 1000:,.0f} ms")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
