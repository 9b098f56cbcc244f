"""The explanation page: the deciding rules, each cause with its reasons, what would change, and what-if."""

from collections.abc import Iterable
from typing import Any

from footcli.care.referral import WHEN
from footcli.knowledge.load import Knowledge
from footcli.render.doc import Block, Bullets, Doc, Fields, Heading, Para, Table, doc
from footcli.render.result import cause_blocks
from footcli.triage.assess import DISCLAIMER, Assessment, likelihood_word
from footcli.triage.explain import against, speaks_for, still_unknown, watch_list

Changes = list[tuple[str, bool]]


def explain_page(now: Assessment, then: Assessment | None, changes: Changes, knowledge: Knowledge) -> Doc:
    """Why the result is what it is; with `then`, what the changes would make of it."""
    return doc(
        [Heading("What if", 1), *_what_if(now, then, changes, knowledge)] if then is not None else None,
        Heading("Why", 1),
        Heading("How soon"),
        Para(WHEN[now.level] + "."),
        Bullets(tuple(_reason(r.text, r.rule, r.sources) for r in now.reasons)),
        Heading("What it could be"),
        [b for place, r in enumerate(now.ranked[:5]) for b in cause_blocks(r, place, now, knowledge)],
        _watch(now, knowledge),
        Para(DISCLAIMER, "muted"),
    )


def _reason(text: str, rule: str, sources: tuple[str, ...]) -> str:
    return f"{text} [{rule}{'; ' + ', '.join(sources) if sources else ''}]"


def _what_if(now: Assessment, then: Assessment, changes: Changes, knowledge: Knowledge) -> Iterable[Block]:
    said = "; ".join(f"{knowledge.findings[f].text}: {'yes' if yes else 'no'}" for f, yes in changes)
    yield Para(said)
    same = now.level == then.level
    yield Fields(
        (
            ("Now", WHEN[now.level]),
            ("Then", f"{WHEN[then.level]}{' (no change)' if same else ''}"),
            *((("Because", then.reasons[0].text),) if not same and then.reasons else ()),
        )
    )
    before = {r.cause.id: r.probability for r in now.ranked}
    rows = tuple((r.cause.name, _about(before[r.cause.id]), _about(r.probability)) for r in then.ranked[:5])
    yield Table(("Cause", "Now", "Then"), rows)


def _about(probability: float) -> str:
    """A probability as a natural frequency."""
    if probability >= 0.95:
        return "nearly all of 20"
    if probability < 0.03:
        return "fewer than 1 in 30"
    return f"about {max(1, round(probability * 20))} in 20"


def _watch(now: Assessment, knowledge: Knowledge) -> Iterable[Block]:
    items = watch_list(now, knowledge, 10)
    if items:
        yield Heading("What would change this advice")
        yield Bullets(tuple(f"{i.text} [{i.finding}]" for i in items))


def explain_data(now: Assessment, then: Assessment | None, changes: Changes, knowledge: Knowledge) -> dict[str, Any]:
    """`footcli.explanation/1`."""

    def causes(a: Assessment) -> list[dict[str, Any]]:
        return [
            {
                "id": r.cause.id,
                "name": r.cause.name,
                "probability": round(r.probability, 4),
                "likelihood": likelihood_word(r, i),
                "for": list(speaks_for(r, a.evidence, knowledge)),
                "against": list(against(r, a.evidence, knowledge)),
                "unknown": list(still_unknown(r, a.evidence, knowledge)[:5]),
            }
            for i, r in enumerate(a.ranked[:10])
        ]

    return {
        "schema": "footcli.explanation/1",
        "urgency": now.level,
        "reasons": [{"text": r.text, "rule": r.rule, "level": r.level, "sources": list(r.sources)} for r in now.reasons],
        "causes": causes(now),
        "watch": [
            {"finding": w.finding, "urgency": w.level, "first_cause": w.first_cause, "text": w.text} for w in watch_list(now, knowledge, 20)
        ],
        "what_if": {"changes": {f: ("yes" if yes else "no") for f, yes in changes}, "urgency": then.level, "causes": causes(then)}
        if then is not None
        else None,
    }
