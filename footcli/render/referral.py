"""The referral page: whom to see and how fast, what to ask, what to bring, and a summary for the provider."""

from collections.abc import Iterable
from datetime import date
from typing import Any

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
    "How much pain is all right during and after running?",
    "Do I need a scan now? What would it change?",
    "Do I need orthotics or other shoes? What if I do not?",
    "When may I run, and which tests should I pass first?",
    "When should I come back early?",
)
BRING = (
    "Your running shoes, old and new, and any insoles",
    "Your training log or watch export for the last 8 weeks",
    "Photos of swelling, bruise or rash",
    "A list of your medicines and allergies",
    "Earlier scans and reports, shorts, and your goal race with its date",
)
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


def referral_page(assessment: Assessment, referral: Referral, knowledge: Knowledge, country: str, today: date) -> Doc:
    """The whole page for the last result."""
    if assessment.level == "emergency":
        return doc(urgency_card(assessment, referral, today), _summary(assessment, knowledge, today), Para(DISCLAIMER, "muted"))
    return doc(
        urgency_card(assessment, referral, today),
        Heading("Whom to see"),
        _doors(referral, country, wants_performance(assessment)),
        [Heading("What to ask before you book"), Bullets(ASK_BEFORE)] if rank(assessment.level) < rank("same_day") else None,
        Heading("What to ask there"),
        Bullets(ASK_THERE),
        Heading("What to bring"),
        Bullets(BRING),
        [Heading("Signs of a good one for a runner"), Bullets(GOOD_FIT)] if rank(assessment.level) < rank("same_day") else None,
        Para(SERVICE, "muted") if rank(assessment.level) < rank("same_day") else None,
        _summary(assessment, knowledge, today),
        Para(DISCLAIMER, "muted"),
    )


def cause_referral_page(cause: Cause, knowledge: Knowledge, country: str) -> Doc:
    """Whom to see for a cause that the person names."""
    blocks: list[Block] = [
        Heading(f"Whom to see for {cause.name[0].lower()}{cause.name[1:]}", 1),
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


def _summary(assessment: Assessment, knowledge: Knowledge, today: date) -> Iterable[Block]:
    """One page for the provider: what was said, and what was asked and denied."""
    known = knowledge.findings
    evidence = assessment.evidence

    def said(*kinds: str) -> str:
        return "; ".join(known[f].text for f in known if f in evidence.present and known[f].kind in kinds)

    denied = [known[f].text for f, w in evidence.absent.items() if known[f].kind == "danger" and w == 1.0]
    yield Heading("Summary for the provider")
    yield Para("Made by the runner with a self-care program; not a diagnosis.", "muted")
    rows = [("Date", today.isoformat()), ("Where", said("zone") or "not said"), ("Story", said("history") or "not said")]
    for label, kinds in (
        ("Seen or felt", ("sign",)),
        ("Self-checks", ("check",)),
        ("About me", ("profile",)),
        ("Danger signs present", ("danger",)),
    ):
        text = said(*kinds)
        if text:
            rows.append((label, text))
    if "danger" in evidence.asked and denied:
        rows.append(("Danger signs asked and denied", "; ".join(denied)))
    listed = [f"{r.cause.name} ({likelihood_word(r, i)})" for i, r in enumerate(assessment.ranked[:3])]
    rows.append(("The program listed", "; ".join(listed)))
    rows.append(("Urgency it gave", WHEN[assessment.level]))
    yield Fields(tuple(rows))


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
