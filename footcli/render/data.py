"""Results as plain data for other programs: the public JSON forms, each with its schema name. See docs/contract.md."""

from collections.abc import Iterable
from typing import Any

from footcli.care.plan import may_exercise
from footcli.care.referral import Referral
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Question
from footcli.triage.answers import shown_options
from footcli.triage.assess import DISCLAIMER, Assessment, likelihood_word
from footcli.triage.explain import against, speaks_for, still_unknown

LISTED = 10
"""Causes listed in an assessment; the contract promises five."""


def assessment_data(assessment: Assessment, referral: Referral, knowledge: Knowledge) -> dict[str, Any]:
    """`footcli.assessment/1`."""
    offered, reason = may_exercise(assessment, knowledge)
    return {
        "schema": "footcli.assessment/1",
        "urgency": {
            "level": assessment.level,
            "reasons": [
                {"text": r.text, "rule": r.rule, "level": r.level, "findings": list(r.findings), "sources": list(r.sources)}
                for r in assessment.reasons
            ],
        },
        "causes": [
            {
                "id": r.cause.id,
                "name": r.cause.name,
                "probability": round(r.probability, 4),
                "likelihood": likelihood_word(r, place),
                "for": list(speaks_for(r, assessment.evidence, knowledge)),
                "against": list(against(r, assessment.evidence, knowledge)),
                "unknown": list(still_unknown(r, assessment.evidence, knowledge)[:5]),
            }
            for place, r in enumerate(assessment.ranked[:LISTED])
        ],
        "no_good_match": assessment.no_good_match,
        "unexplained": list(assessment.unexplained),
        "referral": {
            "when": referral.when,
            "providers": [{"id": d.provider.id, "name": d.provider.name, "why": d.why} for d in referral.doors],
        },
        "routine": {"offered": offered, "reason": reason},
        "next_question": _next(assessment, knowledge),
        "safety_asked": assessment.evidence.safety_asked,
        "findings": {"present": sorted(assessment.evidence.present), "absent": sorted(assessment.evidence.absent)},
        "knowledge": {"version": knowledge.version, "digest": knowledge.digest},
        "disclaimer": DISCLAIMER,
    }


def _next(assessment: Assessment, knowledge: Knowledge) -> dict[str, Any] | None:
    if assessment.next is None:
        return None
    question = assessment.next.question
    shown = [o.id for o in shown_options(question, assessment.evidence, knowledge)]
    data = question_data(question)
    data["options"] = [o for o in data["options"] if o["id"] in shown or o["id"] in ("none", "unknown", "yes", "no")]
    data["about_more"] = assessment.next.about_more
    return data


def question_data(question: Question) -> dict[str, Any]:
    """A question with every answer it takes."""
    options = [{"id": o.id, "text": o.text} for o in question.options]
    if question.kind == "yes_no":
        options = [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}]
    if question.kind == "multi":
        options.append({"id": "none", "text": "None of these"})
    options.append({"id": "unknown", "text": "Not sure"})
    data: dict[str, Any] = {"id": question.id, "text": question.text, "kind": question.kind, "options": options, "why": question.why}
    if question.help:
        data["help"] = question.help
    if question.kind == "number":
        data |= {"min": question.min, "max": question.max, "unit": question.unit}
    if question.kind == "multi":
        data["unticked"] = question.unticked
    data["applies"] = {
        "regions": list(question.regions),
        **({"when": {k: v for k, v in vars(question.when).items() if v}} if question.when else {}),
    }
    return data


def questions_data(questions: Iterable[Question]) -> dict[str, Any]:
    """`footcli.questions/1`."""
    return {"schema": "footcli.questions/1", "questions": [question_data(q) for q in questions]}


def record_data(record: Any) -> Any:
    """Any knowledge record as plain data, empty fields left out."""
    if hasattr(record, "__dataclass_fields__"):
        return {k.rstrip("_"): record_data(v) for k, v in vars(record).items() if v not in (None, (), {}, "")}
    if isinstance(record, dict):
        return {k: record_data(v) for k, v in record.items()}
    if isinstance(record, tuple | list):
        return [record_data(v) for v in record]
    return record


def causes_data(causes: Iterable[Cause]) -> dict[str, Any]:
    """`footcli.causes/1`: what a list needs; `causes show ID --json` gives one in full."""
    return {
        "schema": "footcli.causes/1",
        "causes": [
            {"id": c.id, "name": c.name, "plain": c.plain, "also": list(c.also), "article": list(c.article), "icd10": list(c.icd10),
             "urgency": c.urgency}
            for c in causes
        ],
    }  # fmt: skip
