"""The referral page: whom to see and how fast, what to ask, what to bring, and a summary for the provider."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from footcli.care.limits import lower_first
from footcli.care.referral import WHEN, Referral, wants_performance
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Provider, rank
from footcli.render.doc import Block, Bullets, Doc, Fields, Heading, Para, doc
from footcli.render.result import urgency_card
from footcli.triage.assess import DISCLAIMER, Assessment, likelihood_word

ASK_BEFORE = (
    "How many runners do you see each week?",
    "How soon is the first visit, and what does it cost?",
    "Do I need a referral? Do you take my insurance?",
    "Can you arrange an X-ray, ultrasound or MRI if it is needed?",
)
ASK_THERE = (
    "What do you think this is, how sure are you, and what else could it be?",
    "What must I stop, and what may I still do?",
    "What is the plan for the next 2, 6 and 12 weeks, and what shows that it is working?",
    "Do I need a scan now? What would it change?",
    "Do I need orthotics or other shoes? What if I do not?",
    "When should I come back early?",
)
ASK_RUNNING = ("How much pain is all right during and after running?", "When may I run, and which tests should I pass first?")
BRING = (
    "The shoes you wear most, and any insoles",
    "Photos of swelling, bruise or rash",
    "A list of your medicines, with doses, and your allergies",
    "Earlier scans and reports, and shorts",
)
BRING_RUNNING = (
    "Your running shoes, old and new",
    "Your training log or watch export for the last 8 weeks, and your goal race with its date",
)
BRING_DIABETES = ("Your glucose readings, and when your feet were last checked",)
NOT_SPORT = frozenset({"diabetes", "known-numb-feet", "poor-circulation", "age-75-plus", "age-0-7"})
"""Whoever has one of these and does not say that they run is not asked about training."""
GOOD_FIT = (
    "Asks about your training, goals, shoes and earlier injuries before touching the foot.",
    "Watches you walk and rise on one leg.",
    "Says what it may be, how sure, and what would change the plan.",
    "Uses more than one method, and active ones first.",
    "Gives numbers: how much, how long, when to look again.",
    "Tells you when not to run. Liking athletes must not mean returning you too soon.",
)
SERVICE = (
    "The article this program grew from names one service: 9INE POINT Health, which set out to link injured athletes with providers near "
    "them and to work out which kind to see. How it chose them, who paid, and whether it still runs is not known to us. Treat it as one "
    "route among others."
)


def reach(provider: Provider, country: str) -> str:
    """How to find this kind of provider in a country."""
    return {"us": provider.reach_us, "uk": provider.reach_uk}.get(country, provider.reach_elsewhere)


def referral_page(
    assessment: Assessment,
    referral: Referral,
    knowledge: Knowledge,
    country: str,
    today: date,
    facts: Mapping[str, str] = MappingProxyType({}),
) -> Doc:
    """The whole page for the last result. `facts` are said in numbers: exact age, strength of the pain."""
    present, can_wait = assessment.evidence.present, rank(assessment.level) < rank("same_day")
    if assessment.level == "emergency":
        return doc(urgency_card(assessment, referral, today), _summary(assessment, knowledge, today, facts), Para(DISCLAIMER, "muted"))
    return doc(
        urgency_card(assessment, referral, today),
        Heading("What to say when you call"),
        Para(to_say(assessment, knowledge, facts)),
        Heading("Whom to see"),
        _doors(referral, country, wants_performance(assessment)),
        _family_doctor(referral) if can_wait else None,
        [Heading("What to ask before you book"), Bullets(ASK_BEFORE)] if can_wait else None,
        Heading("What to ask there"),
        Bullets((*ASK_THERE, *(ASK_RUNNING if runs(assessment) else ()))),
        Heading("What to bring"),
        Bullets((*BRING, *(BRING_RUNNING if runs(assessment) else ()), *(BRING_DIABETES if "diabetes" in present else ()))),
        [Heading("Signs of a good one for a runner"), Bullets(GOOD_FIT)] if can_wait and runs(assessment) else None,
        Para(SERVICE, "muted") if can_wait else None,
        _summary(assessment, knowledge, today, facts),
        Para(DISCLAIMER, "muted"),
    )


def cause_referral_page(cause: Cause, knowledge: Knowledge, country: str) -> Doc:
    """Whom to see for a cause that the person names."""
    blocks: list[Block] = [
        Heading(f"Whom to see for {lower_first(cause.name)}", 1),
        Para(f"{WHEN[cause.urgency]}. {cause.urgency_why}"),
    ]
    for name in cause.providers:
        if name in knowledge.providers:
            provider = knowledge.providers[name]
            blocks += [
                Heading(provider.name, 3),
                Fields((("For", provider.for_), ("Limits", provider.limits), ("How to find one", reach(provider, country)))),
            ]
    return doc(
        blocks,
        Heading("What to ask there"),
        Bullets(ASK_THERE),
        Heading("What to bring"),
        Bullets(BRING),
        Para(SERVICE, "muted"),
        Para(DISCLAIMER, "muted"),
    )


def _doors(referral: Referral, country: str, performance: bool) -> Iterable[Block]:
    for door in referral.doors:
        provider = door.provider
        rows = [("Why", door.why), ("For", provider.for_), ("Limits", provider.limits), ("How to find one", reach(provider, country))]
        if performance and provider.athletes:
            rows.append(("For an athlete", provider.athletes))
        yield Heading(provider.name, 3)
        yield Fields(tuple(rows))
    if performance:
        yield Para(
            "You want to perform, not only to be free of pain. Say so, name your goal and its date: a provider who knows the goal can plan to it."
        )


def _family_doctor(referral: Referral) -> Block | None:
    if any(door.provider.id == "primary-care" for door in referral.doors):
        return None
    return Para("In many countries the family doctor (GP) is the first door to all of these: you can start there.")


def runs(assessment: Assessment) -> bool:
    """Whether to speak of training: to all but those who more likely do none and did not say that they run."""
    present = assessment.evidence.present
    return "runner" in present or not present & NOT_SPORT


def to_say(assessment: Assessment, knowledge: Knowledge, facts: Mapping[str, str]) -> str:
    """The story in the few words there is time for on the telephone."""
    said = Said(assessment, knowledge)
    who = f"I am {facts['age']}. " if "age" in facts else ""
    parts = (
        said.of("complaint"),
        said.of("zone", most=2),
        said.of("side"),
        said.of("duration"),
        said.of("onset"),
        said.of("danger", "check", most=3),
    )
    health = said.of("profile", most=3)
    risks = f" About my health: {health}." if health else ""
    reason = assessment.reasons[0].text if assessment.reasons else ""
    told = f" A self-care program said: {lower_first(WHEN[assessment.level])}. {reason}" if assessment.level != "self_care" else ""
    return f"{who}It is about my foot or leg: {'; '.join(p for p in parts if p)}.{risks}{told}"


class Said:
    """What the person said, by kind or group of finding, in words."""

    def __init__(self, assessment: Assessment, knowledge: Knowledge) -> None:
        self.findings = [f for f in knowledge.findings.values() if f.id in assessment.evidence.present]

    def of(self, *names: str, most: int = 99) -> str:
        """Findings of these kinds or groups. A person's age and sex are not among their health troubles."""
        found = [f.text for f in self.findings if names and (f.group in names or (f.kind in names and f.group not in ("age", "sex")))]
        return "; ".join(lower_first(text) for text in found[:most])

    def count(self, kind: str) -> int:
        """How many findings of a kind are present."""
        return sum(f.kind == kind for f in self.findings)


def _summary(assessment: Assessment, knowledge: Knowledge, today: date, facts: Mapping[str, str]) -> Iterable[Block]:
    """One page for the provider: what was said, and what was asked and denied."""
    evidence = assessment.evidence
    said = Said(assessment, knowledge)
    yield Heading("Summary for the provider")
    yield Para("Made with a self-care program from what the person answered; not a diagnosis.", "muted")
    who = "; ".join(part for part in (f"{facts['age']} years" if "age" in facts else said.of("age"), said.of("sex")) if part)
    rows = [("Date", today.isoformat()), ("Person", who or "not said")]
    rows += [("Where", "; ".join(p for p in (said.of("zone"), said.of("side")) if p) or "not said")]
    rows += [("How long", said.of("duration") or "not said"), ("Pain at worst", f"{facts['pain']} of 10" if "pain" in facts else "")]
    rows += [("Story", said.of("history")), ("Seen or felt", said.of("sign")), ("Self-checks", said.of("check"))]
    rows += [("Health", said.of("profile")), ("Danger signs present", said.of("danger"))]
    denied = [f for f, w in evidence.absent.items() if knowledge.findings[f].kind == "danger" and w == 1.0]
    if "danger" in evidence.asked and denied:
        rows.append(("Danger signs asked and denied", f"{len(denied)} of {len(denied) + said.count('danger')}"))
    listed = [f"{r.cause.name} ({likelihood_word(r, i)})" for i, r in enumerate(assessment.ranked[:3])]
    rows += [("The program listed", "; ".join(listed)), ("Urgency it gave", WHEN[assessment.level])]
    yield Fields(tuple(row for row in rows if row[1]))


def referral_data(assessment: Assessment, referral: Referral, knowledge: Knowledge) -> dict[str, Any]:
    """`footcli.referral/1`."""
    return {
        "schema": "footcli.referral/1",
        "when": referral.when,
        "reasons": [r.text for r in assessment.reasons if r.level == assessment.level],
        "providers": [
            {"id": d.provider.id, "name": d.provider.name, "why": d.why, "for": d.provider.for_, "limits": d.provider.limits,
             "codes": list(d.provider.codes)}
            for d in referral.doors
        ],
        "ask_before": list(ASK_BEFORE),
        "ask_there": list(ASK_THERE),
        "bring": list(BRING),
        "findings": {"present": sorted(assessment.evidence.present), "absent": sorted(assessment.evidence.absent)},
        "disclaimer": DISCLAIMER,
    }  # fmt: skip
