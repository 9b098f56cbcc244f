"""Says why: what speaks for a cause, what against, what is not known, and what would change the advice."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Finding, Level, Question, rank, share
from footcli.triage.answers import Evidence
from footcli.triage.assess import Assessment, assess_evidence
from footcli.triage.interview import flags_naming
from footcli.triage.ranking import Ranked, place_share, table
from footcli.triage.rules import holds
from footcli.triage.urgency import cause_level

TELLING = 0.25
"""Log likelihood ratios smaller than this (a factor of 1.3) are not worth a word."""


def speaks_for(ranked: Ranked, evidence: Evidence, knowledge: Knowledge) -> tuple[str, ...]:
    """What is present or absent that makes this cause more likely, strongest first, in the person's own words."""
    helped = [r for r in ranked.reasons if r.weight > TELLING and (r.present or evidence.absent.get(r.finding) == 1.0)]
    helped.sort(key=lambda r: (not r.present, knowledge.findings[r.finding].kind == "profile", -r.weight))
    return tuple(_said(r.finding, r.present, knowledge) for r in helped)


def against(ranked: Ranked, evidence: Evidence, knowledge: Knowledge) -> tuple[str, ...]:
    """What makes it less likely, strongest first. What was only left unticked is not held against a cause in words."""
    hurt = [r for r in ranked.reasons if r.weight < -TELLING and (r.present or evidence.absent.get(r.finding) == 1.0)]
    hurt.sort(key=lambda r: r.weight)
    return tuple(_said(r.finding, r.present, knowledge) for r in hurt)


def still_unknown(ranked: Ranked, evidence: Evidence, knowledge: Knowledge) -> tuple[str, ...]:
    """What is not known yet and would say most about this cause."""
    open_links = []
    for link in ranked.cause.findings:
        finding = knowledge.findings.get(link.id)
        if finding is None or finding.kind in ("profile", "zone") or link.id in evidence.present or link.id in evidence.absent:
            continue
        if finding.group in ("onset", "duration", "course", "side", "walking", "pain"):
            continue
        gain = share(link.often) / finding.often
        if gain > 2 and share(link.often) >= 0.4:
            open_links.append((gain, finding.text))
    return tuple(text for _, text in sorted(open_links, key=lambda x: (-x[0], x[1])))


def place_fits(ranked: Ranked, zone: str, knowledge: Knowledge) -> bool:
    """Whether the person points where this cause usually hurts."""
    return place_share(ranked.id, zone, knowledge) >= 0.2


def _said(finding: str, present: bool, knowledge: Knowledge) -> str:
    text = knowledge.findings[finding].text
    return text if present else f"You said no to: {text}"


@dataclass(frozen=True, eq=False, repr=False)
class WatchItem:
    """A finding that is not there now and would raise the urgency, or change the first cause, if it came."""

    finding: str
    level: Level
    first_cause: str
    text: str


URGENT_WORDS: dict[Level, str] = {
    "emergency": "Get emergency help at once if",
    "same_day": "Be seen within a day if",
    "within_week": "Be seen within a week if",
    "routine": "Book a visit if",
    "self_care": "",
}


def watch_list(assessment: Assessment, knowledge: Knowledge, most: int = 5) -> tuple[WatchItem, ...]:
    """The personal watch-list: flip each finding that is not present, and keep those that would raise the urgency.

    Findings a person could notice from today on are tried, not their history. Of those that raise it for the same reason
    only the likeliest is kept; the most urgent come first, then the likeliest to happen with the causes that fit.
    """
    rows = table(knowledge)
    likely = [(r.probability, rows[r.id].links) for r in assessment.ranked if r.probability >= 0.02]
    total = sum(p for p, _ in likely) or 1.0
    found: dict[str, tuple[bool, int, float, WatchItem]] = {}
    for finding in _may_raise(assessment, knowledge):
        changed = assess_evidence(assessment.evidence.with_finding(finding.id), knowledge, ask=False, like=assessment)
        if rank(changed.level) <= rank(assessment.level):
            continue
        chance = sum(p * links[finding.id][0] if finding.id in links else p * finding.often for p, links in likely) / total
        text = f"{URGENT_WORDS[changed.level]}: {finding.text}."
        item = WatchItem(finding.id, changed.level, changed.ranked[0].id, text)
        why = changed.reasons[0].rule
        entry = (chance >= MAY_COME, rank(changed.level), chance, item)
        if why not in found or entry[:3] > found[why][:3]:
            found[why] = entry
    best = sorted(found.values(), key=lambda e: (not e[0], -e[1], -e[2], e[3].finding))
    return tuple(item for _, _, _, item in best[:most])


def _may_raise(assessment: Assessment, knowledge: Knowledge) -> Iterator[Finding]:
    """The findings worth trying: those a red flag more urgent than now hangs on, and those that speak for a more urgent cause.

    A red flag that holds with the finding is tried only through its likeliest finding, because the list keeps only that one.
    """
    now, evidence = rank(assessment.level), assessment.evidence
    rows = table(knowledge)
    plausible = {r.id for r in assessment.plausible}
    urgent = [r for r in assessment.ranked if r.probability >= 0.01 and rank(cause_level(r.cause, evidence)[0]) > now]
    likely = [(r.probability, rows[r.id].links) for r in assessment.ranked if r.probability >= 0.02]
    by_flag: dict[str, tuple[float, Finding]] = {}
    for finding in knowledge.findings.values():
        if finding.id in evidence.present or not _can_come(finding.id, finding.kind, finding.group):
            continue
        if not _fits(finding.id, assessment, knowledge):
            continue
        raised = [
            flag
            for flag in flags_naming(knowledge).get(finding.id, ())
            if rank(flag.urgency) > now and holds(flag.when, evidence.present | {finding.id}, plausible)
        ]
        if raised:
            flag = max(raised, key=lambda f: rank(f.urgency))
            chance = sum(p * links[finding.id][0] if finding.id in links else p * finding.often for p, links in likely)
            if flag.id not in by_flag or chance > by_flag[flag.id][0]:
                by_flag[flag.id] = (chance, finding)
        elif any(rows[r.id].links.get(finding.id, (0.0, 0.0, 0.0))[1] > STRONG for r in urgent):
            yield finding
    for _, finding in by_flag.values():
        yield finding


STRONG = 1.4
"""A log likelihood ratio from which one finding could make a cause likely enough to matter (a factor of four)."""

MAY_COME = 0.02
"""Findings less likely than this with the causes that fit come last in the watch-list."""


def _shares(cause: Cause, knowledge: Knowledge) -> dict[str, float]:
    return {link.id: share(link.often, knowledge.findings[link.id].often) for link in cause.findings}


@dataclass(frozen=True, eq=False, repr=False)
class HomeTest:
    """A safe check on one's own foot that tells the two leading causes apart: what a yes and what a no would speak for."""

    finding: Finding
    yes: Cause
    no: Cause


CLOSE = 3.0
"""Two causes are close when the first is at most this many times as likely as the second."""


def home_test(assessment: Assessment, knowledge: Knowledge) -> HomeTest | None:
    """The next best home test, where two causes are close and a safe test separates them.

    Never one that loads what a likely cause or a red flag forbids, and none at all for somebody who should be seen today.
    """
    if len(assessment.ranked) < 2 or rank(assessment.level) >= rank("same_day"):
        return None
    first, second = assessment.ranked[0], assessment.ranked[1]
    if first.probability > CLOSE * second.probability or second.probability < 0.05:
        return None
    one, two = _shares(first.cause, knowledge), _shares(second.cause, knowledge)
    forbidden: set[str] = {s for r in assessment.plausible for s in r.cause.forbidden_now} | {
        s for flag in assessment.flags for s in flag.forbid
    }
    best: tuple[float, HomeTest] | None = None
    for finding in knowledge.findings.values():
        known = finding.id in assessment.evidence.present or finding.id in assessment.evidence.absent
        if finding.kind != "check" or finding.how is None or known or _loads(finding, forbidden):
            continue
        a, b = one.get(finding.id, finding.often), two.get(finding.id, finding.often)
        gap = abs(a - b)
        if gap >= 0.35 and (best is None or gap > best[0]):
            test = HomeTest(finding, first.cause, second.cause) if a > b else HomeTest(finding, second.cause, first.cause)
            best = (gap, test)
    return best[1] if best else None


def _loads(finding: Finding, forbidden: set[str]) -> bool:
    return (
        bool(set(finding.stresses) & forbidden)
        or "everything" in finding.stresses
        or ("everything" in forbidden and bool(finding.stresses))
    )


def _fits(finding: str, assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether any question that asks about it is meant for this person: nothing "after the injury" where there was none."""
    asking = _questions_on(knowledge).get(finding, ())
    return not asking or any(q.when is None or holds(q.when, assessment.evidence.present) for q in asking)


@lru_cache(maxsize=4)
def _questions_on(knowledge: Knowledge) -> dict[str, tuple[Question, ...]]:
    asking: dict[str, list[Question]] = {}
    for question in knowledge.questions.values():
        for finding in {*question.present, *(f for o in question.options for f in o.present)}:
            asking.setdefault(finding, []).append(question)
    return {finding: tuple(questions) for finding, questions in asking.items()}


def _can_come(finding: str, kind: str, group: str | None) -> bool:
    if kind in ("profile", "zone") or group in ("onset", "duration", "side", "pain"):
        return False
    return kind in ("danger", "sign", "check") or finding in (
        "night-pain", "hurts-at-rest", "hurts-walking", "numbness", "weak", "course-worse", "weight-loss-sweats", "groin-or-hip-pain",
        "hardly-walks", "red-eye-now", "morning-stiff-30", "many-joints", "hang-down-relief", "severe-pain", "home-care-failed",
    )  # fmt: skip
