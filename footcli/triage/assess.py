"""Answers and knowledge in, an assessment out: the one function that the commands, the interview and the tests call."""

from collections.abc import Iterable
from dataclasses import dataclass

from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Level, RedFlag
from footcli.triage.answers import Answers, Evidence, evidence_of
from footcli.triage.interview import Next, next_question
from footcli.triage.ranking import Ranked, plausible, rank_causes
from footcli.triage.urgency import PLAUSIBLE, UrgencyReason, raised_flags, urgency_of

POOR_FIT = 0.0
"""Below this summed evidence, the best cause explains the answers no better than chance: there is no good match."""

UNEXPLAINED = 0.10
"""A finding is unexplained when none of the first three causes, and none at or above this probability, makes it likelier."""

DISCLAIMER = (
    "This program compares your answers with published descriptions. It can be wrong, cannot examine you, and can miss "
    "serious problems. It is not a diagnosis and does not replace a clinician. In an emergency call your local emergency number."
)


@dataclass(frozen=True)
class Assessment:
    """What the answers come to: how soon to be seen and why, and what it could be, most probable first."""

    level: Level
    reasons: tuple[UrgencyReason, ...]
    flags: tuple[RedFlag, ...]
    ranked: tuple[Ranked, ...]
    evidence: Evidence
    no_good_match: bool
    unexplained: tuple[str, ...]
    next: Next | None

    @property
    def plausible(self) -> tuple[Ranked, ...]:
        """The causes a plan must be safe for, most probable first."""
        return tuple(r for r in self.ranked if r.probability >= PLAUSIBLE)


def assess(answers: Answers, knowledge: Knowledge) -> Assessment:
    """Assess checked answers (see `parse_answers`)."""
    return assess_evidence(evidence_of(answers, knowledge), knowledge)


def assess_evidence(evidence: Evidence, knowledge: Knowledge, *, ask: bool = True, like: Assessment | None = None) -> Assessment:
    """Assess findings. `ask=False` leaves out the search for the next question, which costs more than all the rest; so does
    `like`, an assessment of much the same findings, with most of the ranking.
    """
    ranked = rank_causes(evidence, knowledge, like.ranked if like else ())
    level, reasons = urgency_of(evidence, ranked, knowledge)
    return Assessment(
        level=level,
        reasons=reasons,
        flags=raised_flags(evidence, plausible(ranked, PLAUSIBLE), knowledge),
        ranked=ranked,
        evidence=evidence,
        no_good_match=_no_good_match(evidence, ranked, knowledge),
        unexplained=_unexplained(evidence, ranked, knowledge),
        next=next_question(evidence, ranked, level, knowledge) if ask else None,
    )


def likelihood_word(ranked: Ranked, place: int) -> str:
    """A probability in words. `place` is 0 for the first cause."""
    if place == 0 and ranked.probability >= 0.5:
        return "most likely"
    if ranked.probability >= 0.2:
        return "likely"
    if ranked.probability >= 0.05:
        return "possible"
    return "less likely"


def _clinical(evidence: Evidence, knowledge: Knowledge) -> Iterable[str]:
    return (f for f in sorted(evidence.present) if knowledge.findings[f].kind in ("history", "sign", "check", "danger"))


def _no_good_match(evidence: Evidence, ranked: tuple[Ranked, ...], knowledge: Knowledge) -> bool:
    told = sum(1 for _ in _clinical(evidence, knowledge))
    return bool(ranked) and told >= 4 and max(r.fit for r in ranked[:3]) < POOR_FIT


def _unexplained(evidence: Evidence, ranked: tuple[Ranked, ...], knowledge: Knowledge) -> tuple[str, ...]:
    leading = [r for place, r in enumerate(ranked[:10]) if place < 3 or r.probability >= UNEXPLAINED]
    helped = {reason.finding for r in leading for reason in r.reasons if reason.present and reason.weight > 0.1}
    groups = {knowledge.findings[f].group for f in helped} - {None}
    telling = (f for f in _clinical(evidence, knowledge) if knowledge.findings[f].often <= 0.10)
    return tuple(f for f in telling if f not in helped and knowledge.findings[f].group not in groups)
