"""Ranks the causes by how well they explain what is present and absent: Bayes over causes, one at a time.

The score of a cause is its pre-test weight, times how likely a person with it points at these places, times a likelihood
ratio for each finding: how often the finding is there with this cause against how often it is there without it. Each ratio
is bounded, because a home check and a single published study are weaker than they look, and findings of one group share
their weight, because they say much the same thing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import WORDS, Cause, Link, share
from footcli.triage.answers import Evidence

LARGEST, SMALLEST = log(200.0), log(1 / 40.0)
"""Bounds on one finding's log likelihood ratio (estimate: published ratios for history and home checks seldom exceed these)."""

CHECK_SHRINK = 0.8
"""Home checks are less sure than a clinician's hands (Blackham 2008: self-applied Ottawa rules agreed poorly)."""

TEMPER = 0.65
"""Findings are never quite independent; without this, probabilities come out too extreme (set on the development cases)."""

WEIGHT_POWER = 0.9
"""Flattens the pre-test weights a little: people who look something up have the unusual more often than runners at large
(set on the development cases; the figures hardly move between 0.65 and 1)."""

UNEXPLAINED_COST = 0.4
"""What a telling finding costs a cause that says nothing about it, in log units (set on the development cases)."""

TELLING = 0.20
"""A present finding is telling when no more than this share of all who ask has it."""

CLINICAL = ("history", "sign", "check", "danger")
"""The kinds of finding that a cause should explain; who somebody is (profile) and where it hurts (zone) are not among them."""

NEAR, FAR = 0.05, 0.012
"""How often people point at a zone the cause does not list: in the same region (they point a little off), or elsewhere (estimates)."""

HALVING = 0.5
"""Weight of the second finding of a group; the third counts half of that, and so on (estimate)."""


@dataclass(frozen=True)
class Reason:
    """What one finding does to one cause: the natural log of its likelihood ratio, after bounds and grouping."""

    finding: str
    present: bool
    weight: float


@dataclass(frozen=True)
class Ranked:
    """A cause with its post-test probability and the reasons for it. `fit` is the summed evidence for it, without its weight."""

    cause: Cause
    probability: float
    fit: float
    reasons: tuple[Reason, ...]


def place_share(cause: Cause, zone: str, knowledge: Knowledge) -> float:
    """How often a person with this cause points at this zone."""
    often = cause.where.get(zone)
    if often is not None:
        return share(often)
    usual = {z for z, how in cause.where.items() if share(how) >= WORDS["common"]}
    return NEAR if any(zone in region and usual & region for region in knowledge.regions.values()) else FAR


def place_weight(cause: Cause, zones: tuple[str, ...], knowledge: Knowledge) -> float:
    """The log share for all the places pointed at: between their mean and their geometric mean, so one odd place costs little."""
    if not zones:
        return 0.0
    return 2 * log(sum(place_share(cause, z, knowledge) ** 0.5 for z in zones) / len(zones))


@lru_cache(maxsize=4)
def _links(knowledge: Knowledge) -> dict[str, dict[str, tuple[float, float]]]:
    """For each cause, the bounded log ratios of each of its findings: when present, and when absent."""
    return {
        cause.id: {link.id: _log_ratios(link, knowledge) for link in cause.findings if link.id in knowledge.findings}
        for cause in knowledge.causes.values()
    }


def _log_ratios(link: Link, knowledge: Knowledge) -> tuple[float, float]:
    finding = knowledge.findings[link.id]
    with_it = min(max(share(link.often, finding.often), 0.0002), 0.99)
    without = min(max(link.without if link.without is not None else finding.often, 0.0002), 0.99)
    shrink = CHECK_SHRINK if finding.kind == "check" else 1.0
    present = min(max(log(with_it / without) * shrink, SMALLEST), LARGEST)
    absent = min(max(log((1 - with_it) / (1 - without)) * shrink, SMALLEST), LARGEST)
    return present, absent


def reasons_for(cause: Cause, evidence: Evidence, knowledge: Knowledge) -> tuple[Reason, ...]:
    """What each known finding says about this cause, strongest first within its group."""
    raw: list[tuple[str, bool, float]] = []
    for finding, (present, absent) in _links(knowledge)[cause.id].items():
        if finding in evidence.present:
            raw.append((finding, True, present))
        elif finding in evidence.absent:
            raw.append((finding, False, absent * evidence.absent[finding]))
    raw.sort(key=lambda r: (-abs(r[2]), r[0]))
    seen: dict[tuple[str, bool], int] = {}
    reasons = []
    for finding, is_present, weight in raw:
        group = knowledge.findings[finding].group
        place = 0
        if group is not None:
            key = (group, weight > 0)
            place = seen.get(key, 0)
            seen[key] = place + 1
        reasons.append(Reason(finding, is_present, weight * HALVING**place))
    return tuple(reasons)


def rank_causes(evidence: Evidence, knowledge: Knowledge) -> tuple[Ranked, ...]:
    """All causes, most probable first. Probabilities sum to 1; ties are broken by id, so equal input gives equal output."""
    zones = evidence.zones(knowledge)
    scored = []
    telling = [f for f in evidence.present if knowledge.findings[f].kind in CLINICAL and knowledge.findings[f].often <= TELLING]
    links = _links(knowledge)
    for cause in knowledge.causes.values():
        reasons = reasons_for(cause, evidence, knowledge)
        fit = place_weight(cause, zones, knowledge) + TEMPER * sum(r.weight for r in reasons)
        fit -= UNEXPLAINED_COST * sum(f not in links[cause.id] for f in telling)
        scored.append((WEIGHT_POWER * log(cause.weight) + fit, fit, cause, reasons))
    if not scored:
        return ()
    top = max(s[0] for s in scored)
    total = sum(exp(s[0] - top) for s in scored)
    ranked = [Ranked(cause, exp(score - top) / total, fit, reasons) for score, fit, cause, reasons in scored]
    return tuple(sorted(ranked, key=lambda r: (-r.probability, r.cause.id)))


def plausible(ranked: Iterable[Ranked], line: float) -> frozenset[str]:
    """The causes at or above a probability."""
    return frozenset(r.cause.id for r in ranked if r.probability >= line)
