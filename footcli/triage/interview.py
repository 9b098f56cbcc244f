"""Which question comes next: safety, place and start first, then whichever is expected to change the result most.

The value of a question is its mutual information with the cause (how many bits about the cause one expects to learn) plus
that with the urgency, plus what its answers could do through a red flag. It stops when no question left is worth its cost,
when an emergency is found, or when enough has been asked of a person in pain.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, log2

from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Level, Question, RedFlag, rank
from footcli.triage.answers import Evidence, in_regions, shown_options
from footcli.triage.ranking import Ranked, table
from footcli.triage.rules import holds
from footcli.triage.urgency import PLAUSIBLE, cause_level

MOST = 16
"""Questions at the most. People leave interviews of 20 and more (research/field: older checkers ask 29)."""

MOST_SAME_DAY = 12
"""Questions at the most once it is clear that somebody must be seen today."""

WORTH_ASKING = 0.3
"""Bits a question must be expected to bring, per unit of cost, to be asked (set by the length it gives; see docs/accuracy.md)."""

REMAIN = 0.6
"""Of the questions worth asking now, the share that is still asked in the end: answers make others needless (development cases)."""

DOUBT, DOUBT_FROM = 0.75, 0.002
"""The ranking is less sure than it says, the more so early on: questions are chosen as if its odds were this power of what they are."""

URGENCY_WEIGHT = 2.0
FLAG_WEIGHT = 4.0
COST = {"single": 0.7, "yes_no": 0.6, "number": 0.5, "multi": 1.0}
CHECK_COST = 1.25
FURTHER_OPTION = 0.75
"""Each further option of a question brings this share of what it would bring alone: options overlap."""


@dataclass(frozen=True, eq=False, repr=False)
class Next:
    """The question to ask now, and about how many more would follow it."""

    question: Question
    about_more: int


def applies(question: Question, evidence: Evidence, knowledge: Knowledge) -> bool:
    """Whether a question fits this person and has not been asked."""
    return (
        question.ask
        and question.id not in evidence.asked
        and in_regions(question.regions, evidence, knowledge)
        and (question.when is None or holds(question.when, evidence.present))
    )


def next_question(evidence: Evidence, ranked: tuple[Ranked, ...], level: Level, knowledge: Knowledge) -> Next | None:
    """The most useful question left, or None where the interview should end."""
    asked = len(evidence.asked)
    if level == "emergency" or asked >= (MOST_SAME_DAY if level == "same_day" else MOST):
        return None
    fitting = [q for q in knowledge.questions.values() if applies(q, evidence, knowledge)]
    opening = [q for q in fitting if q.first]
    worth = _worth(fitting, evidence, ranked, level, knowledge)
    good = sorted((q for q in fitting if not q.first and worth[q.id] >= WORTH_ASKING), key=lambda q: -worth[q.id])
    queue = [*opening, *good]
    if not queue:
        return None
    room = (MOST_SAME_DAY if level == "same_day" else MOST) - asked
    return Next(queue[0], ceil(REMAIN * (min(len(queue), room) - 1)))


def _worth(
    questions: Iterable[Question], evidence: Evidence, ranked: tuple[Ranked, ...], level: Level, knowledge: Knowledge
) -> dict[str, float]:
    """Expected bits per unit of cost, for each question."""
    likely = [r for r in ranked if r.probability >= DOUBT_FROM]
    weights: list[float] = [r.probability**DOUBT for r in likely]
    total = sum(weights) or 1.0
    prior = [w / total for w in weights]
    rows = table(knowledge)
    often = [rows[r.id].links for r in likely]
    urgent = [rank(cause_level(r.cause, evidence)[0]) for r in likely]
    plausible = {r.id for r in ranked if r.probability >= PLAUSIBLE}
    flags = flags_naming(knowledge)

    def value(finding: str) -> float:
        if finding in evidence.present or finding in evidence.absent:
            return 0.0
        base = knowledge.findings[finding].often
        shares = [links[finding][0] if finding in links else base for links in often]
        chance = sum(p * s for p, s in zip(prior, shares, strict=True))
        bits = _entropy(chance)
        about_cause = bits - sum(p * _entropy(s) for p, s in zip(prior, shares, strict=True))
        by_level: dict[int, list[float]] = {}
        for p, s, u in zip(prior, shares, urgent, strict=True):
            pair = by_level.setdefault(u, [0.0, 0.0])
            pair[0] += p
            pair[1] += p * s
        about_urgency = bits - sum(p * _entropy(ps / p) for p, ps in by_level.values() if p > 0)
        raises = 0
        for flag in flags.get(finding, ()):
            if rank(flag.urgency) > rank(level) and holds(flag.when, evidence.present | {finding}, plausible):
                raises = max(raises, rank(flag.urgency) - rank(level))
        return about_cause + URGENCY_WEIGHT * about_urgency + FLAG_WEIGHT * chance * raises

    values: dict[str, float] = {}

    def known(finding: str) -> float:
        if finding not in values:
            values[finding] = value(finding)
        return values[finding]

    worth = {}
    for question in questions:
        brings = sorted((known(f) for f in _findings_of(question, evidence, knowledge)), reverse=True)
        cost = COST[question.kind] * (CHECK_COST if question.check else 1.0)
        worth[question.id] = sum(v * FURTHER_OPTION**i for i, v in enumerate(brings)) / cost
    return worth


def _findings_of(question: Question, evidence: Evidence, knowledge: Knowledge) -> tuple[str, ...]:
    if question.kind == "number":
        return tuple(f for band in question.bands for f in band.present)
    if question.kind == "yes_no":
        return question.present
    options = shown_options(question, evidence, knowledge)
    return tuple(dict.fromkeys(f for o in options for f in o.present if knowledge.findings[f].kind != "zone"))


def _entropy(p: float) -> float:
    """Bits in a yes-or-no that is yes with probability p."""
    return 0.0 if p <= 0.0 or p >= 1.0 else -p * log2(p) - (1 - p) * log2(1 - p)


@lru_cache(maxsize=4)
def flags_naming(knowledge: Knowledge) -> dict[str, tuple[RedFlag, ...]]:
    """The red flags that hang on each finding."""
    naming: dict[str, list[RedFlag]] = {}
    for flag in knowledge.red_flags:
        for finding in {*flag.when.any, *flag.when.all, *flag.when.of}:
            naming.setdefault(finding, []).append(flag)
    return {finding: tuple(flags) for finding, flags in naming.items()}
