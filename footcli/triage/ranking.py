"""Ranks the causes by how well they explain what is present and absent: Bayes over causes, one at a time.

The score of a cause is its pre-test weight, times how likely a person with it points at these places, times a likelihood
ratio for each finding: how often the finding is there with this cause against how often it is there without it. Each ratio
is bounded, because a home check and a single published study are weaker than they look, and findings of one group share
their weight, because they say much the same thing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from math import exp, fsum, log
from typing import Any, NamedTuple

from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import WORDS, Cause, Link, share
from footcli.triage.answers import Evidence

LARGEST, SMALLEST = log(200.0), log(1 / 40.0)
"""Bounds on one finding's log likelihood ratio (estimate: published ratios for history and home checks seldom exceed these)."""

CHECK_SHRINK = 0.8
"""Home checks are less sure than a clinician's hands (Blackham 2008: self-applied Ottawa rules agreed poorly)."""

TEMPER = 0.6
"""Findings are never quite independent, so what each adds to the strongest one is tempered; without this, probabilities come
out too extreme (set on the development cases)."""

WEIGHT_POWER = 0.75
"""Flattens the pre-test weights a little: people who look something up have the unusual more often than runners at large
(set on the published cases: between 0.65 and 1 the order hardly changes, and lower fits unusual cases a little better)."""

UNEXPLAINED_COST = 0.4
"""What a telling finding costs a cause that says nothing about it, in log units (set on the development cases)."""

DANGER_COST = 2.0
"""The same for a danger sign: hardly anybody has one with a cause that does not bring it (estimate)."""

TELLING = 0.20
"""A present finding is telling when no more than this share of all who ask has it."""

CLINICAL = ("history", "sign", "check", "danger")
"""The kinds of finding that a cause should explain; who somebody is (profile) and where it hurts (zone) are not among them."""

NEAR, FAR = 0.04, 0.008
"""How often people point at a zone the cause does not list: in the same region (they point a little off), or elsewhere (estimates)."""

HALVING = 0.5
"""Weight of the second finding of a group; the third counts half of that, and so on (estimate)."""


@dataclass(frozen=True)
class Reason:
    """What one finding does to one cause: the natural log of its likelihood ratio, after bounds and grouping."""

    finding: str
    present: bool
    weight: float


@dataclass(frozen=True, eq=False)
class Ranked:
    """A cause with its post-test probability. `support` is the summed evidence for it, without its weight, and `fit` is what is
    left of that when the findings it does not explain are charged.
    """

    id: str
    probability: float
    support: float
    fit: float
    evidence: Evidence
    knowledge: Knowledge

    @property
    def cause(self) -> Cause:
        """The cause in full."""
        return self.knowledge.causes[self.id]

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """What each known finding says about this cause, strongest first."""
        found = _reasons(table(self.knowledge)[self.id].links, self.evidence, self.knowledge)
        return tuple(Reason(*reason) for reason in sorted(found, key=_strongest_first))


class Row(NamedTuple):
    """What ranking needs of one cause: its log weight, its shares by zone, and (share, log ratio present, absent) by finding."""

    weight: float
    where: dict[str, float]
    links: dict[str, tuple[float, float, float]]


Table = dict[str, Row]


@lru_cache(maxsize=4)
def table(knowledge: Knowledge) -> Table:
    """The numbers of all causes: made when the wheel was built, or worked out now from the causes themselves."""
    made = knowledge.made("ranking")
    return compute_table(knowledge) if made is None else unpack_table(made)


def pack_table(rows: Table) -> dict[str, list[Any]]:
    """The table in the few, large pieces that JSON reads fastest."""
    return {
        name: [row.weight, row.where, " ".join(row.links), [number for three in row.links.values() for number in three]]
        for name, row in rows.items()
    }


def unpack_table(packed: dict[str, list[Any]]) -> Table:
    """What `pack_table` packed."""
    rows = {}
    for name, (weight, where, names, numbers) in packed.items():
        rest = iter(numbers)
        rows[name] = Row(weight, where, dict(zip(names.split(), zip(rest, rest, rest, strict=True), strict=True)))
    return rows


def compute_table(knowledge: Knowledge) -> Table:
    """The numbers that ranking works with, from the causes. Rounded, so that a wheel and a checkout rank exactly alike."""
    return {
        cause.id: Row(
            round(WEIGHT_POWER * log(cause.weight), 4),
            {zone: share(often) for zone, often in cause.where.items()},
            {link.id: _log_ratios(link, knowledge) for link in cause.findings if link.id in knowledge.findings},
        )
        for cause in knowledge.causes.values()
    }


def _log_ratios(link: Link, knowledge: Knowledge) -> tuple[float, float, float]:
    finding = knowledge.findings[link.id]
    often = share(link.often, finding.often)
    with_it = min(max(often, 0.0002), 0.99)
    without = min(max(link.without if link.without is not None else finding.often, 0.0002), 0.99)
    shrink = CHECK_SHRINK if finding.kind == "check" else 1.0
    present = min(max(log(with_it / without) * shrink, SMALLEST), LARGEST)
    absent = min(max(log((1 - with_it) / (1 - without)) * shrink, SMALLEST), LARGEST)
    return round(often, 4), round(present, 4), round(absent, 4)


def place_share(name: str, zone: str, knowledge: Knowledge) -> float:
    """How often a person with this cause points at this zone."""
    often = table(knowledge)[name].where.get(zone)
    return often if often is not None else NEAR if zone in _near(name, knowledge) else FAR


@lru_cache(maxsize=2048)
def _near(name: str, knowledge: Knowledge) -> frozenset[str]:
    """The zones in one region with a usual zone of a cause."""
    usual = {z for z, often in table(knowledge)[name].where.items() if often >= WORDS["common"]}
    return frozenset(chain(*(region for region in knowledge.regions.values() if usual & region)))


def place_weight(name: str, zones: tuple[str, ...], knowledge: Knowledge) -> float:
    """The log share for all the places pointed at: between their mean and their geometric mean, so one odd place costs little."""
    if not zones:
        return 0.0
    return 2 * log(sum(place_share(name, z, knowledge) ** 0.5 for z in zones) / len(zones))


@lru_cache(maxsize=4)
def _groups(knowledge: Knowledge) -> dict[str, str | None]:
    return {f.id: f.group for f in knowledge.findings.values()}


def _reasons(links: Mapping[str, tuple[float, float, float]], evidence: Evidence, knowledge: Knowledge) -> list[tuple[str, bool, float]]:
    """(finding, present, weight) for each known finding: the strongest of a group whole, the others less and less."""
    groups = _groups(knowledge)
    told = [(f, True, links[f][1]) for f in evidence.present if f in links]
    told += [(f, False, links[f][2] * weight) for f, weight in evidence.absent.items() if f in links]
    reasons = []
    shared: dict[tuple[str, bool], list[tuple[str, bool, float]]] = {}
    for reason in told:
        group = groups[reason[0]]
        if group is None:
            reasons.append(reason)
        else:
            shared.setdefault((group, reason[2] > 0), []).append(reason)
    for alike in shared.values():
        if len(alike) > 1:
            alike.sort(key=_strongest_first)
        reasons += [(finding, present, weight * HALVING**place) for place, (finding, present, weight) in enumerate(alike)]
    return reasons


def _strongest_first(reason: tuple[str, bool, float]) -> tuple[float, str]:
    return -abs(reason[2]), reason[0]


@lru_cache(maxsize=4)
def forced_choices(knowledge: Knowledge) -> frozenset[str]:
    """The findings of questions with exactly one answer, such as how long it has lasted: one of them is always there, so none
    needs explaining.
    """
    single = (q for q in knowledge.questions.values() if q.kind in ("single", "number"))
    return frozenset(f for q in single for f in chain(*(o.present for o in q.options), *(b.present for b in q.bands)))


def rank_causes(evidence: Evidence, knowledge: Knowledge, like: Sequence[Ranked] = ()) -> tuple[Ranked, ...]:
    """All causes, most probable first. Probabilities sum to 1; ties are broken by id, so equal input gives equal output.

    `like`, a ranking of much the same evidence, changes nothing but the time it takes: its sums are used again.
    """
    zones = evidence.zones(knowledge)
    costs = _costs(evidence, knowledge)
    summed = _still_true(like, evidence, zones, knowledge)
    scored = []
    for name, row in table(knowledge).items():
        support = summed[name] if name in summed else _support(name, row, evidence, zones, knowledge)
        fit = support - fsum(cost for f, cost in costs if f not in row.links)
        scored.append((row.weight + fit, support, fit, name))
    if not scored:
        return ()
    top = max(s[0] for s in scored)
    total = sum(exp(s[0] - top) for s in scored)
    ranked = [Ranked(name, exp(score - top) / total, support, fit, evidence, knowledge) for score, support, fit, name in scored]
    return tuple(sorted(ranked, key=lambda r: (-r.probability, r.id)))


def _support(name: str, row: Row, evidence: Evidence, zones: tuple[str, ...], knowledge: Knowledge) -> float:
    """The evidence for one cause: the places and the findings it says something about, the strongest of them whole."""
    weights = [weight for _, _, weight in _reasons(row.links, evidence, knowledge)]
    return place_weight(name, zones, knowledge) + TEMPER * fsum(weights) + (1 - TEMPER) * max([0.0, *weights])


def _costs(evidence: Evidence, knowledge: Knowledge) -> list[tuple[str, float]]:
    """The telling findings, each with what it costs a cause that does not explain it."""
    forced = forced_choices(knowledge)
    present = (knowledge.findings[f] for f in evidence.present - forced)
    telling = (f for f in present if f.kind in CLINICAL and f.often <= TELLING)
    return [(f.id, DANGER_COST if f.kind == "danger" else UNEXPLAINED_COST) for f in telling]


def _still_true(like: Sequence[Ranked], evidence: Evidence, zones: tuple[str, ...], knowledge: Knowledge) -> dict[str, float]:
    """The support of the causes that say nothing about what has changed since that ranking."""
    if not like or like[0].evidence.zones(knowledge) != zones:
        return {}
    before = like[0].evidence
    changed = {f for f, _ in before.absent.items() ^ evidence.absent.items()} | (before.present ^ evidence.present)
    rows = table(knowledge)
    return {r.id: r.support for r in like if rows[r.id].links.keys().isdisjoint(changed)}


def plausible(ranked: Iterable[Ranked], line: float) -> frozenset[str]:
    """The causes at or above a probability."""
    return frozenset(r.id for r in ranked if r.probability >= line)
