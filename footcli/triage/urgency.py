"""How soon to be seen: the highest of what the red flags, the likely causes and the course of it ask for."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, combinations

from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import LEVELS, Cause, Level, RedFlag, rank
from footcli.triage.answers import Evidence
from footcli.triage.ranking import Ranked, plausible, rank_causes
from footcli.triage.rules import holds, met_by

PLAUSIBLE = 0.10
"""A cause at or above this probability is kept in mind: rules may name it, and the plan must be safe for it."""

ENOUGH: dict[Level, float] = {"emergency": 0.25, "same_day": 0.30, "within_week": 0.40, "routine": 0.50}
"""The share of probability on causes this urgent that is enough to advise it: smaller where waiting costs more (estimate)."""


GRAVE_COUNTS = 2.0
"""A cause that must not be missed counts double towards that share: half of it is enough (estimate)."""


COUNTS_FROM = 0.04
"""Causes below this probability do not count towards that share: many tiny doubts are not one large one (estimate)."""


@dataclass(frozen=True, eq=False, repr=False)
class UrgencyReason:
    """Why an urgency was set: the sentence, the rule or cause behind it, and the findings and sources it rests on."""

    level: Level
    text: str
    rule: str
    findings: tuple[str, ...]
    sources: tuple[str, ...]


def raised_flags(evidence: Evidence, likely: Collection[str], knowledge: Knowledge) -> tuple[RedFlag, ...]:
    """The red flags that hold, most urgent first."""
    held = [flag for flag in knowledge.red_flags if holds(flag.when, evidence.present, likely)]
    return tuple(sorted(held, key=lambda flag: -rank(flag.urgency)))


def cause_level(cause: Cause, evidence: Evidence) -> tuple[Level, str, tuple[str, ...]]:
    """How soon this cause must be seen in this person, why, and the sources."""
    level, why, sources = cause.urgency, cause.urgency_why, cause.urgency_sources
    for step in cause.escalate:
        if rank(step.to) > rank(level) and holds(step.when, evidence.present):
            level, why, sources = step.to, step.why, step.sources
    return level, why, sources


def alarms(knowledge: Knowledge) -> frozenset[str]:
    """The findings each of which is by itself a reason to be seen today or at once."""
    alone = (f.when for f in knowledge.red_flags if rank(f.urgency) >= rank("same_day"))
    return frozenset(f for when in alone if not (when.all or when.at_least or when.likely) for f in when.any)


def urgency_of(evidence: Evidence, ranked: tuple[Ranked, ...], knowledge: Knowledge) -> tuple[Level, tuple[UrgencyReason, ...]]:
    """The urgency and its reasons, the deciding ones first.

    An alarming finding must never calm: it speaks for some causes and so against others, which may be the graver ones. So the
    urgency is also that without some of the alarming findings, where that is higher.
    """
    level, reasons = _urgency(evidence, ranked, knowledge)
    present = sorted(evidence.present & alarms(knowledge))
    for some in chain.from_iterable(combinations(present, n) for n in range(1, len(present) + 1)):
        if level == "emergency":
            break
        fewer = Evidence(evidence.present.difference(some), evidence.absent, evidence.asked, evidence.unsure)
        other, why = _urgency(fewer, rank_causes(fewer, knowledge, ranked), knowledge)
        if rank(other) > rank(level):
            level, reasons = other, why
    return level, reasons


def _urgency(evidence: Evidence, ranked: tuple[Ranked, ...], knowledge: Knowledge) -> tuple[Level, tuple[UrgencyReason, ...]]:
    reasons = [
        UrgencyReason(flag.urgency, flag.reason, flag.id, met_by(flag.when, evidence.present), flag.sources)
        for flag in raised_flags(evidence, plausible(ranked, PLAUSIBLE), knowledge)
    ]
    reasons.extend(_from_causes(evidence, ranked))
    level = max((r.level for r in reasons), key=rank, default=LEVELS[0])
    if not reasons and ranked:
        cause = ranked[0].cause
        reasons.append(UrgencyReason("self_care", cause.urgency_why, cause.id, (), cause.urgency_sources))
    return level, tuple(sorted(reasons, key=lambda r: -rank(r.level)))


def _from_causes(evidence: Evidence, ranked: tuple[Ranked, ...]) -> list[UrgencyReason]:
    """What the likely causes ask for: at each level, the share of probability on causes at least that urgent decides."""
    levels = [(r, *cause_level(r.cause, evidence)) for r in ranked if r.probability >= COUNTS_FROM]
    if not evidence.present:
        return []
    for level in reversed(LEVELS[1:]):
        group = [(r, why, sources) for r, own, why, sources in levels if rank(own) >= rank(level)]
        if sum(r.probability * (GRAVE_COUNTS if r.cause.never_miss else 1.0) for r, _, _ in group) >= ENOUGH[level]:
            return [
                UrgencyReason(level, why, r.cause.id, tuple(x.finding for x in r.reasons if x.present and x.weight > 0.5)[:4], sources)
                for r, why, sources in group[:2]
                if r.probability >= 0.05
            ] or [UrgencyReason(level, group[0][1], group[0][0].cause.id, (), group[0][2])]
    return []
