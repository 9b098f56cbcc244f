"""Says why: what speaks for a cause, what against, what is not known, and what would change the advice."""

from dataclasses import dataclass

from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Level, rank, share
from footcli.triage.answers import Evidence
from footcli.triage.assess import Assessment, assess_evidence
from footcli.triage.ranking import Ranked, place_share

TELLING = 0.25
"""Log likelihood ratios smaller than this (a factor of 1.3) are not worth a word."""


def speaks_for(ranked: Ranked, knowledge: Knowledge) -> tuple[str, ...]:
    """What is present or absent that makes this cause more likely, strongest first, in the person's own words."""
    helped = [r for r in ranked.reasons if r.weight > TELLING]
    helped.sort(key=lambda r: (not r.present, -r.weight))
    return tuple(_said(r.finding, r.present, knowledge) for r in helped)


def against(ranked: Ranked, knowledge: Knowledge) -> tuple[str, ...]:
    """What makes it less likely, strongest first."""
    hurt = [r for r in ranked.reasons if r.weight < -TELLING]
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
    return place_share(ranked.cause, zone, knowledge) >= 0.2


def _said(finding: str, present: bool, knowledge: Knowledge) -> str:
    text = knowledge.findings[finding].text
    return text if present else f"not: {text[0].lower() + text[1:] if not text.startswith('I ') else text}"


@dataclass(frozen=True)
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


def watch_list(assessment: Assessment, knowledge: Knowledge, most: int = 6) -> tuple[WatchItem, ...]:
    """The personal watch-list: flip each finding that is not present, and keep those that would raise the urgency.

    Findings a person could notice from today on are tried, not their history; the most urgent come first, then the
    likeliest to happen with the causes that fit.
    """
    likely = [r for r in assessment.ranked if r.probability >= 0.02]
    total = sum(r.probability for r in likely) or 1.0
    tables = [(r.probability / total, {link.id: share(link.often) for link in r.cause.findings}) for r in likely]
    found: list[tuple[int, float, WatchItem]] = []
    for finding in knowledge.findings.values():
        if finding.id in assessment.evidence.present or not _can_come(finding.id, finding.kind, finding.group):
            continue
        changed = assess_evidence(assessment.evidence.with_finding(finding.id), knowledge, ask=False)
        if rank(changed.level) <= rank(assessment.level):
            continue
        chance = sum(p * table.get(finding.id, finding.often) for p, table in tables)
        text = f"{URGENT_WORDS[changed.level]}: {finding.text[0].lower() + finding.text[1:] if not finding.text.startswith('I ') else finding.text}."
        first = changed.ranked[0].cause.id if changed.ranked else ""
        found.append((rank(changed.level), chance, WatchItem(finding.id, changed.level, first, text)))
    found.sort(key=lambda item: (-item[0] if item[1] >= 0.02 else -item[0] + 2, -item[1], item[2].finding))
    return tuple(item for _, _, item in found[:most])


def _can_come(finding: str, kind: str, group: str | None) -> bool:
    if kind in ("profile", "zone") or group in ("onset", "duration", "side", "pain"):
        return False
    return kind in ("danger", "sign", "check") or finding in (
        "night-pain", "hurts-at-rest", "hurts-walking", "numbness", "weak", "course-worse", "weight-loss-sweats", "groin-or-hip-pain",
        "hardly-walks", "red-eye-now", "morning-stiff-30", "many-joints", "hang-down-relief", "severe-pain", "home-care-failed",
    )  # fmt: skip
