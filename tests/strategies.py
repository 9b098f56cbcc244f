"""Hypothesis strategies that draw what people could say, from the real knowledge: any valid answers, and typical stories."""

from typing import Any

from hypothesis import strategies as st

from footcli.knowledge.load import Knowledge, load
from footcli.knowledge.models import Cause, Option, Question, share
from footcli.triage.answers import NONE, UNKNOWN, Answer

Answers = dict[str, Answer]

KNOWN: Knowledge = load()


def _choice(question: Question, options: list[str]) -> st.SearchStrategy[Answer]:
    if question.kind == "number":
        low, high = question.min or 0, question.max or 100
        whole = st.integers(int(low), int(high))
        return st.one_of(whole, st.floats(low, high, allow_nan=False))
    if question.kind == "yes_no":
        return st.sampled_from(["yes", "no"])
    if question.kind == "single":
        return st.sampled_from(options)
    order = [o.id for o in question.options]
    some = st.lists(st.sampled_from(options), min_size=1, max_size=5, unique=True)
    return st.one_of(some.map(lambda chosen: tuple(sorted(chosen, key=order.index))), st.just((NONE,)))


def chosen_from(question: Question, shown: tuple[Option, ...]) -> st.SearchStrategy[Answer]:
    """An answer to a question on the screen, from the options shown there, or not sure."""
    return st.one_of(_choice(question, [o.id for o in shown]), st.just(UNKNOWN))


def answer_to(question: Question, *, unsure: bool = True) -> st.SearchStrategy[Answer]:
    """Any valid answer to one question."""
    told = _choice(question, [o.id for o in question.options])
    return st.one_of(told, told, told, st.just(UNKNOWN)) if unsure else told


@st.composite
def any_answers(draw: st.DrawFn, unsure: bool = True) -> Answers:
    """Valid answers to any set of questions, in any order. Safety signs are ticked in about every fourth of them."""
    ids = draw(st.lists(st.sampled_from(sorted(KNOWN.questions)), max_size=20, unique=True))
    answers: Answers = {}
    for name in ids:
        if name == "danger" and draw(st.integers(0, 3)):
            answers[name] = (NONE,)
        else:
            answers[name] = draw(answer_to(KNOWN.questions[name], unsure=unsure))
    return answers


def fitting(cause: Cause) -> set[str]:
    """The findings that are usual with a cause, or more frequent than without it."""
    found = {z for z, often in cause.where.items() if share(often) >= 0.2}
    for link in cause.findings:
        base = KNOWN.findings[link.id].often
        if share(link.often, base) > max(link.without or base, 0.02):
            found.add(link.id)
    return found


@st.composite
def stories(draw: st.DrawFn, causes: tuple[str, ...] | None = None) -> Answers:
    """Answers of somebody who has a known cause, with things left out: mostly what fits it, rarely a danger sign."""
    cause = KNOWN.causes[draw(st.sampled_from(sorted(causes or KNOWN.causes)))]
    usual = fitting(cause)
    answers: Answers = {}
    for question in KNOWN.questions.values():
        options = [o.id for o in question.options if set(o.present) & usual]
        if question.kind in ("single", "multi") and options and draw(st.integers(0, 9)) < 8:
            answers[question.id] = draw(_choice(question, options))
        elif question.kind == "number" and draw(st.booleans()):
            answers[question.id] = draw(_choice(question, []))
        elif question.kind == "multi" and draw(st.integers(0, 3)) == 0:
            answers[question.id] = (NONE,)
    return {"danger": (NONE,)} | answers


def answers() -> st.SearchStrategy[Answers]:
    """Valid answers of every sort."""
    return st.one_of(any_answers(), stories())


def requests(today: Any) -> st.SearchStrategy[Any]:
    """What somebody has and wants of a plan."""
    from footcli.care.choice import Request

    tools = st.one_of(st.none(), st.frozensets(st.sampled_from(sorted(KNOWN.tools)), max_size=6))
    return st.builds(
        Request,
        today=st.just(today),
        tools=tools,
        minutes=st.one_of(st.none(), st.integers(1, 60)),
        days=st.integers(1, 7),
        weeks=st.integers(1, 26),
        quiet=st.booleans(),
        longest_run_km=st.one_of(st.none(), st.floats(0, 60)),
    )
