"""Runs cases through the program and counts how often it is right and safe.

A case holds answers (or free text) and a gold standard: the causes that count as right, and the urgency. With `interview`,
the program plays both sides: it asks, and a patient who knows only the case's answers answers only what is asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from footcli.errors import FootcliError, nearest
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import LEVELS, Level, rank
from footcli.triage.answers import NONE, UNKNOWN, Answer, parse_answers, shown_options
from footcli.triage.assess import Assessment, assess, assess_evidence
from footcli.triage.free_text import understand


@dataclass(frozen=True)
class Case:
    """One patient: what they said, and what was found. `accepted` are the urgencies that independent raters gave."""

    id: str
    answers: dict[str, Answer]
    causes: tuple[str, ...]
    urgency: Level
    accepted: tuple[Level, ...]
    held_back: bool = False
    say: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What the program made of a case. `place` is where the right cause stood, from 1; None if it was not in the list."""

    case: Case
    level: Level
    place: int | None
    named: tuple[str, ...]
    probability: float
    asked: int
    because: str

    @property
    def safe(self) -> bool:
        """At most one level less urgent than gold, and never below same_day where gold is same_day or more."""
        gold, got = rank(self.case.urgency), rank(self.level)
        return got >= gold - 1 and not (gold >= rank("same_day") > got)


@dataclass(frozen=True)
class Share:
    """A count of a whole, with its 95 % Wilson interval."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """From 0 to 1; 0 for an empty whole."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval, 95 % (Wilson 1927)."""
        if not self.of:
            return 0.0, 1.0
        z, p, n = 1.96, self.value, self.of
        middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        low, high = (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)
        return max(0.0, low), min(1.0, high)


def parse_cases(raw: Any, knowledge: Knowledge, where: str) -> tuple[Case, ...]:
    """Check a cases file's content. Raises FootcliError naming every problem at once."""
    if not isinstance(raw, list) or not raw:
        raise FootcliError(f"{where} must be a list of cases, each with id, answers (or say) and gold. See docs/contract.md.")
    cases: list[Case] = []
    problems: list[str] = []
    for i, item in enumerate(raw, 1):
        name = f"{where}, case {item.get('id', i) if isinstance(item, dict) else i}"
        try:
            cases.append(_parse_case(item, knowledge, name))
        except FootcliError as error:
            problems.extend(error.problems)
    if problems:
        raise FootcliError(*problems)
    return tuple(cases)


def _parse_case(item: Any, knowledge: Knowledge, name: str) -> Case:
    if not isinstance(item, dict) or "id" not in item or "gold" not in item or not ("answers" in item or "say" in item):
        raise FootcliError(f"{name}: a case needs id, gold, and answers or say.")
    gold = item["gold"]
    if not isinstance(gold, dict) or not isinstance(gold.get("causes"), list) or gold.get("urgency") not in LEVELS:
        raise FootcliError(f"{name}: gold needs causes (a list of ids) and urgency (one of {', '.join(LEVELS)}).")
    for cause in gold["causes"]:
        if cause not in knowledge.causes:
            raise FootcliError(f'{name}: there is no cause "{cause}".{nearest(cause, knowledge.causes)}')
    accepted = tuple(gold.get("urgency_accepted") or (gold["urgency"],))
    if any(level not in LEVELS for level in accepted):
        raise FootcliError(f"{name}: urgency_accepted must list levels from {', '.join(LEVELS)}.")
    answers = parse_answers(item["answers"], knowledge, name) if "answers" in item else {}
    return Case(str(item["id"]), answers, tuple(gold["causes"]), gold["urgency"], accepted, bool(item.get("held_back")), item.get("say"))


def run_case(case: Case, knowledge: Knowledge, *, interview: bool = False) -> Outcome:
    """One case, from all its answers or through the interview."""
    if case.say is not None and not case.answers:
        return outcome_of(case, assess_evidence(understand(case.say, knowledge).evidence(knowledge), knowledge), 0)
    result, asked = play(case.answers, knowledge) if interview else (assess(case.answers, knowledge), len(case.answers))
    return outcome_of(case, result, asked)


def outcome_of(case: Case, result: Assessment, asked: int) -> Outcome:
    """An assessment held against a case."""
    named = tuple(r.cause.id for r in result.ranked)
    place = next((i for i, name in enumerate(named, 1) if name in case.causes), None)
    top = result.ranked[0].probability if result.ranked else 0.0
    because = "; ".join(f"{r.rule} ({r.level})" for r in result.reasons[:2])
    return Outcome(case, result.level, place, named[:3], top, asked, because)


def play(story: dict[str, Answer], knowledge: Knowledge) -> tuple[Assessment, int]:
    """The interview with a patient who knows only `story`: a question the story does not answer gets "not sure"."""
    answers: dict[str, Answer] = {}
    while True:
        result = assess(answers, knowledge)
        if result.next is None:
            return result, len(answers)
        question = result.next.question
        told = story.get(question.id, UNKNOWN)
        if isinstance(told, tuple) and told != (NONE,):
            shown = {o.id for o in shown_options(question, result.evidence, knowledge)}
            told = tuple(t for t in told if t in shown) or UNKNOWN
        answers[question.id] = told


@dataclass(frozen=True)
class Report:
    """The figures over a set of outcomes."""

    outcomes: tuple[Outcome, ...]

    def share(self, test: Any, outcomes: Sequence[Outcome] | None = None) -> Share:
        """How many of the outcomes pass a test."""
        over = self.outcomes if outcomes is None else outcomes
        return Share(sum(1 for o in over if test(o)), len(over))

    @property
    def figures(self) -> dict[str, Share]:
        """The headline figures. Cases whose diagnosis is not among the known causes count as misses."""
        urgent = [o for o in self.outcomes if rank(o.case.urgency) >= rank("same_day")]
        return {
            "cause first": self.share(lambda o: o.place == 1),
            "cause among three": self.share(lambda o: o.place is not None and o.place <= 3),
            "cause among five": self.share(lambda o: o.place is not None and o.place <= 5),
            "urgency exact": self.share(lambda o: o.level == o.case.urgency),
            "urgency accepted": self.share(lambda o: _within(o)),
            "under-triaged": self.share(lambda o: rank(o.level) < rank(o.case.urgency)),
            "over-triaged": self.share(lambda o: rank(o.level) > max(map(rank, o.case.accepted))),
            "safe": self.share(lambda o: o.safe),
            "urgent cases kept urgent": self.share(lambda o: rank(o.level) >= rank("same_day"), urgent),
        }

    def by_level(self) -> dict[Level, tuple[Outcome, ...]]:
        """The outcomes by gold urgency."""
        return {level: tuple(o for o in self.outcomes if o.case.urgency == level) for level in LEVELS}

    def confusion(self) -> dict[Level, dict[Level, int]]:
        """Gold urgency against the one given."""
        return {g: {m: sum(o.case.urgency == g and o.level == m for o in self.outcomes) for m in LEVELS} for g in LEVELS}

    def reliability(self) -> list[tuple[str, int, float, float]]:
        """For bands of the first cause's probability: how many, the mean probability, and the share that was right."""
        rows = []
        for low, high in ((0.0, 0.35), (0.35, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
            band = [o for o in self.outcomes if low <= o.probability < high]
            if band:
                mean = sum(o.probability for o in band) / len(band)
                rows.append((f"{low:.0%} to {min(high, 1):.0%}", len(band), mean, sum(o.place == 1 for o in band) / len(band)))
        return rows

    def questions(self) -> dict[str, float]:
        """Questions asked: median and 90th percentile, over all and over emergencies."""
        found = sorted(o.asked for o in self.outcomes)
        emergencies = sorted(o.asked for o in self.outcomes if o.level == "emergency")
        return {
            "median": percentile(found, 0.5),
            "90th percentile": percentile(found, 0.9),
            "median when an emergency is found": percentile(emergencies, 0.5),
        }

    def shortfalls(self) -> tuple[Outcome, ...]:
        """Every outcome that missed the cause among three, or fell outside the accepted urgency."""
        return tuple(o for o in self.outcomes if o.place is None or o.place > 3 or not _within(o))


def _within(outcome: Outcome) -> bool:
    """Whether the urgency lies in the range that the raters span."""
    ranks = [rank(level) for level in outcome.case.accepted]
    return min(ranks) <= rank(outcome.level) <= max(ranks)


def percentile(ordered: Sequence[int], share: float) -> float:
    """The value below which `share` of an ordered list lies (nearest rank); 0 for an empty list."""
    if not ordered:
        return 0.0
    return float(ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))])


def evaluate(cases: Iterable[Case], knowledge: Knowledge, *, interview: bool = False) -> Report:
    """Run every case."""
    return Report(tuple(run_case(c, knowledge, interview=interview) for c in cases))
