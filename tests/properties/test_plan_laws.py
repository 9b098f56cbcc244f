"""Laws of every plan: nothing harmful, nothing too much, nothing the person does not have."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcli.care.choice import Request
from footcli.care.plan import Plan, plan_for, plan_for_cause
from footcli.knowledge.models import Cause, Dose, Finding, Phase, rank
from footcli.triage.answers import Evidence, evidence_of
from footcli.triage.assess import Assessment, assess_evidence
from footcli.triage.urgency import PLAUSIBLE
from tests.strategies import KNOWN, Answers, any_answers, fitting, requests, stories

TODAY = date(2026, 11, 25)
MOST_A_DAY, MOST_HABITS, MINUTES_A_DAY = 4, 3, 20
GENTLE = tuple(c.id for c in KNOWN.causes.values() if rank(c.urgency) <= rank("routine") and "everything" not in c.forbid)


def forbidden_in(result: Assessment, phase: Phase = "return") -> set[str]:
    """Every stress that a plausible cause, a present finding or a red flag that holds forbids in a phase of the plan."""
    by_cause = {s for r in result.ranked if r.probability >= PLAUSIBLE for s in forbidden_by(r.cause, phase)}
    by_finding = {s for f in result.evidence.present for s in KNOWN.findings[f].forbid}
    return by_cause | by_finding | {s for flag in result.flags for s in flag.forbid}


def forbidden_by(cause: Cause, phase: Phase) -> set[str]:
    early = {"calm": (*cause.forbid_in_calm, *cause.forbid_in_load), "load": cause.forbid_in_load, "return": ()}
    return {*cause.forbid, *early[phase]}


def check_safe(plan: Plan, forbidden: Callable[[Phase], set[str]]) -> None:
    for phase in plan.phases:
        bad = forbidden(phase.stage.id)
        for item in (*phase.items, *phase.habits):
            assert "everything" not in bad, item.exercise.id
            assert not set(item.exercise.stresses) & bad, (phase.stage.id, item.exercise.id, bad)


def check_dose(plan: Plan, request: Request) -> None:
    assert plan.offered == bool(plan.phases)
    home = {t.id for t in KNOWN.tools.values() if t.free} | (request.tools or set())
    for phase in plan.phases:
        assert 1 <= len(phase.items) <= MOST_A_DAY
        assert len(phase.habits) <= MOST_HABITS
        every = (*phase.items, *phase.habits)
        assert len({i.exercise.id for i in every}) == len(every)
        for item in every:
            ours = KNOWN.exercises[item.exercise.id]
            check_no_more(item.exercise.dose, ours.dose)
            assert item.exercise.pain_limit <= ours.pain_limit
            assert 1 <= item.days_per_week <= min(ours.dose.days_per_week, request.days)
            assert phase.stage.id in ours.phases
            assert not (request.quiet and ours.floor)
            assert (item.tool is None) if not ours.tools else (item.tool in home)
        timed = {i.exercise: i.exercise.dose.minutes * i.exercise.dose.per_day for i in phase.items if i.exercise.kind != "load"}
        assert phase.minutes_a_day == pytest.approx(sum(t for e, t in timed.items() if e.kind != "care"))
        assert phase.minutes_a_day <= MINUTES_A_DAY + 1e-9 or request.minutes is not None
        assert request.minutes is None or sum(timed.values()) <= request.minutes + 1e-9
        assert all(i.exercise.dose.minutes == 0 for i in phase.habits)
    starts = [p.starts for p in plan.phases]
    assert starts == sorted(starts)
    assert all(d >= request.today for d in starts)
    assert not {tool.id for tool, _ in plan.barred} & {i.tool for p in plan.phases for i in p.items}


def check_no_more(dose: Dose, ours: Dose) -> None:
    """A dose may be cut to fit somebody's time, never raised."""
    assert (dose.reps, dose.seconds, dose.each_side, dose.days_per_week) == (ours.reps, ours.seconds, ours.each_side, ours.days_per_week)
    assert 1 <= dose.sets <= ours.sets
    assert 1 <= dose.per_day <= ours.per_day
    assert 0 <= dose.minutes <= ours.minutes


def assessed(said: Answers) -> Assessment:
    return assess_evidence(evidence_of(said, KNOWN), KNOWN, ask=False)


@given(st.one_of(stories(GENTLE), stories(), any_answers()), requests(TODAY))
def test_a_plan_holds_nothing_that_a_plausible_cause_a_finding_or_a_red_flag_forbids(said: Answers, request: Request) -> None:
    result = assessed(said)
    check_safe(plan_for(result, KNOWN, request), partial(forbidden_in, result))


@given(stories(GENTLE), requests(TODAY))
def test_a_plan_is_never_more_than_was_asked_for_nor_than_its_doses_allow(said: Answers, request: Request) -> None:
    check_dose(plan_for(assessed(said), KNOWN, request), request)


@given(st.one_of(stories(), any_answers()), requests(TODAY))
def test_nobody_who_should_be_seen_today_gets_exercises(said: Answers, request: Request) -> None:
    result = assessed(said)
    plan = plan_for(result, KNOWN, request)
    if rank(result.level) >= rank("same_day"):
        assert not plan.offered
        assert plan.phases == ()
        assert plan.run_from is None
        assert plan.next_run_km is None
    assert plan.reason


@given(st.one_of(stories(GENTLE), any_answers()), requests(TODAY))
def test_nobody_runs_while_something_forbids_running(said: Answers, request: Request) -> None:
    result = assessed(said)
    plan = plan_for(result, KNOWN, request)
    if {"run", "weight-bearing", "everything"} & forbidden_in(result):
        assert plan.run_from is None
        assert plan.next_run_km is None
    if {"run", "weight-bearing", "everything"} & forbidden_in(result, "calm"):
        assert plan.run_from != "calm"
        assert plan.why_no_run or not plan.offered


@given(stories(), requests(TODAY))
def test_a_plan_keeps_clear_of_what_would_harm_a_look_alike(said: Answers, request: Request) -> None:
    result = assessed(said)
    first = result.ranked[0].cause
    alike = [r.cause for r in result.ranked if r.probability >= 0.03 and r.id in (*first.looks_like, *first.cannot_tell_from)]
    plan = plan_for(result, KNOWN, request)
    for cause in alike:
        if "everything" not in cause.forbid:
            check_safe(plan, partial(forbidden_by, cause))


@given(st.sampled_from(sorted(KNOWN.causes)), requests(TODAY))
def test_a_plan_for_a_named_cause_keeps_the_same_laws(name: str, request: Request) -> None:
    plan = plan_for_cause(KNOWN.causes[name], KNOWN, request)
    check_safe(plan, partial(forbidden_by, KNOWN.causes[name]))
    check_dose(plan, request)


@pytest.mark.parametrize("cause", KNOWN.causes.values(), ids=lambda c: c.id)
def test_the_plan_for_each_cause_is_safe_for_it(cause: Cause) -> None:
    request = Request(today=TODAY, tools=frozenset(KNOWN.tools))
    plan = plan_for_cause(cause, KNOWN, request)
    check_safe(plan, partial(forbidden_by, cause))
    check_dose(plan, request)
    assert not (plan.offered and rank(cause.urgency) >= rank("same_day"))


@pytest.mark.parametrize("finding", [f for f in KNOWN.findings.values() if f.forbid], ids=lambda f: f.id)
def test_what_a_single_finding_forbids_is_in_no_plan(finding: Finding) -> None:
    """People seldom tick these by chance, so each is added to plain cases whose plan would hold what it forbids."""
    request = Request(today=TODAY, tools=frozenset(KNOWN.tools))
    for name in GENTLE:
        plan = plan_for_cause(KNOWN.causes[name], KNOWN, request)
        if {s for p in plan.phases for i in p.items for s in i.exercise.stresses} & {*finding.forbid}:
            result = assess_evidence(
                Evidence(frozenset({*fitting(KNOWN.causes[name]), finding.id}), asked=frozenset({"danger"})), KNOWN, ask=False
            )
            check_safe(plan_for(result, KNOWN, request), partial(forbidden_in, result))


def test_plain_causes_do_get_a_plan() -> None:
    """The laws above would hold for a program that never offers anything."""
    offered = [c for c in GENTLE if plan_for_cause(KNOWN.causes[c], KNOWN, Request(today=TODAY)).offered]
    assert len(offered) >= len(GENTLE) / 2


@given(stories(GENTLE), st.integers(0, 6))
def test_look_again_days_follow_the_first_day(said: Answers, later: int) -> None:
    first, second = (plan_for(assessed(said), KNOWN, Request(today=TODAY + timedelta(days=d))).check_dates() for d in (0, later))
    assert [b - a for a, b in zip(first, second, strict=True)] == [timedelta(days=later)] * len(first)
    assert list(first) == sorted(first)
    assert all(d > TODAY for d in first)


@given(stories(GENTLE), st.floats(1, 60))
def test_the_next_run_is_never_longer_than_the_ceiling(said: Answers, longest: float) -> None:
    plan = plan_for(assessed(said), KNOWN, Request(today=TODAY, longest_run_km=longest))
    if plan.next_run_km is not None:
        assert plan.next_run_km <= longest * KNOWN.programme.walk_run.ceiling_percent / 100 + 0.05
