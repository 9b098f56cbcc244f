"""Whom to see, how fast, and why: from an assessment to a referral. A referral is a normal, good outcome, never a failure."""

from dataclasses import dataclass

from footcli.care.limits import lower_first
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Level, Provider
from footcli.triage.assess import Assessment

WHEN: dict[Level, str] = {
    "emergency": "Get emergency help now",
    "same_day": "Be seen today",
    "within_week": "Stop running and be seen this week",
    "routine": "Book a visit in the coming weeks",
    "self_care": "You can start caring for this yourself",
}

EMERGENCY_DOORS = ("ambulance", "emergency-department")
URGENT_DOORS = (*EMERGENCY_DOORS, "urgent-care")
MOST = 3


@dataclass(frozen=True, eq=False, repr=False)
class Door:
    """One provider to go to, and why them."""

    provider: Provider
    why: str


@dataclass(frozen=True, eq=False, repr=False)
class Referral:
    """How fast, and whom to see: first choice first."""

    when: Level
    doors: tuple[Door, ...]


def refer(assessment: Assessment, knowledge: Knowledge) -> Referral:
    """The providers for this assessment. A red flag's own providers come first; then those of the likely causes, by weight."""
    doors: dict[str, str] = {}
    for flag in assessment.flags:
        if flag.urgency == assessment.level:
            for provider in flag.providers:
                doors.setdefault(provider, flag.reason)
    if assessment.level in ("same_day", "emergency") and not doors:
        nearest = "emergency-department" if assessment.level == "emergency" else "urgent-care"
        doors[nearest] = assessment.reasons[0].text if assessment.reasons else "They can see you at once."
    for flag in assessment.flags:
        if not doors:
            doors.update(dict.fromkeys(flag.providers, flag.reason))
    weights: dict[str, float] = {}
    leading: dict[str, str] = {}
    for ranked in assessment.ranked[:5]:
        for place_, provider in enumerate(ranked.cause.providers):
            if provider in URGENT_DOORS and assessment.level not in ("same_day", "emergency"):
                continue
            if assessment.level == "emergency" and provider not in EMERGENCY_DOORS:
                continue
            weights[provider] = weights.get(provider, 0.0) + ranked.probability / (1 + place_)
            leading.setdefault(provider, f"They know {lower_first(ranked.cause.name)} and what looks like it.")
    for provider in sorted(weights, key=lambda p: (-weights[p], p)):
        doors.setdefault(provider, leading[provider])
    if not doors:
        doors["primary-care"] = "A good first stop when it is not clear what it is."
    chosen = [Door(knowledge.providers[p], why) for p, why in doors.items() if p in knowledge.providers]
    return Referral(assessment.level, tuple(chosen[:MOST]))


def wants_performance(assessment: Assessment) -> bool:
    """Whether the person said that they want to perform, not only to be free of pain."""
    return bool({"wants-performance", "race-coming"} & assessment.evidence.present)
