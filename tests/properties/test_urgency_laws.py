"""Laws of the urgency: what may raise it, and what must never lower it."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from footcli.care.referral import refer
from footcli.knowledge.models import RedFlag, rank
from footcli.triage.answers import UNKNOWN, Evidence, evidence_of
from footcli.triage.assess import Assessment, assess_evidence
from footcli.triage.rules import holds
from footcli.triage.urgency import PLAUSIBLE
from tests.strategies import KNOWN, Answers, answers


def alone(flag: RedFlag) -> bool:
    """Whether one finding is enough to raise a flag."""
    return not (flag.when.all or flag.when.at_least or flag.when.likely)


ALARMS = sorted({f for flag in KNOWN.red_flags if alone(flag) and rank(flag.urgency) >= rank("same_day") for f in flag.when.any})
"""The red flag findings: each by itself is a reason to be seen today or at once."""


def assessed(evidence: Evidence) -> Assessment:
    return assess_evidence(evidence, KNOWN, ask=False)


def held(evidence: Evidence, result: Assessment) -> list[RedFlag]:
    """The red flags that hold, worked out apart from the program's own list."""
    plausible = {r.cause.id for r in result.ranked if r.probability >= PLAUSIBLE}
    return [flag for flag in KNOWN.red_flags if holds(flag.when, evidence.present, plausible)]


def test_every_danger_sign_is_a_red_flag_by_itself() -> None:
    dangers = {f.id for f in KNOWN.findings.values() if f.kind == "danger"}
    assert dangers <= set(ALARMS)


@given(answers(), st.sampled_from(ALARMS))
def test_adding_a_red_flag_finding_never_lowers_urgency(said: Answers, alarm: str) -> None:
    evidence = evidence_of(said, KNOWN)
    before, after = assessed(evidence), assessed(evidence.with_finding(alarm))
    assert rank(after.level) >= rank(before.level), (alarm, before.reasons[:2], after.reasons[:2])


def test_a_second_red_flag_finding_never_lowers_what_the_first_asks_for() -> None:
    single = {f: rank(assessed(Evidence(frozenset({f}))).level) for f in ALARMS}
    lowered = [
        (one, two)
        for one, two in combinations(ALARMS, 2)
        if rank(assessed(Evidence(frozenset({one, two}))).level) < max(single[one], single[two])
    ]
    assert lowered == []


def test_each_red_flag_finding_alone_is_seen_today_or_at_once() -> None:
    late = [f for f in ALARMS if rank(assessed(Evidence(frozenset({f}))).level) < rank("same_day")]
    assert late == []


@given(answers())
def test_urgency_is_never_below_a_red_flag_that_holds(said: Answers) -> None:
    evidence = evidence_of(said, KNOWN)
    result = assessed(evidence)
    flags = held(evidence, result)
    assert rank(result.level) >= max((rank(f.urgency) for f in flags), default=0)
    assert {f.id for f in result.flags} == {f.id for f in flags}


@given(answers(), st.data())
def test_answering_unknown_is_the_same_as_not_being_asked(said: Answers, data: st.DataObject) -> None:
    unsure = data.draw(st.lists(st.sampled_from(sorted(KNOWN.questions)), max_size=6, unique=True))
    told = {q: a for q, a in said.items() if q not in unsure}
    without, with_unknown = (assessed(evidence_of(s, KNOWN)) for s in (told, told | dict.fromkeys(unsure, UNKNOWN)))
    assert with_unknown.level == without.level
    assert [(r.cause.id, r.probability) for r in with_unknown.ranked] == [(r.cause.id, r.probability) for r in without.ranked]


@given(answers())
def test_unknown_never_lowers_urgency_below_what_the_present_findings_alone_give(said: Answers) -> None:
    present = evidence_of(said, KNOWN).present
    telling = {q: a for q, a in said.items() if evidence_of({q: a}, KNOWN).present}
    silent = dict.fromkeys(set(KNOWN.questions) - set(telling), UNKNOWN)
    evidence = evidence_of(telling | silent, KNOWN)
    assert evidence.present == present
    alone = assessed(Evidence(present))
    assert rank(assessed(Evidence(present, {}, evidence.asked, evidence.unsure)).level) >= rank(alone.level)
    assert rank(assessed(evidence).level) >= max((rank(f.urgency) for f in held(Evidence(present), alone) if not f.when.likely), default=0)


@given(answers())
def test_every_urgency_has_a_reason_at_its_own_level_and_the_deciding_one_comes_first(said: Answers) -> None:
    result = assessed(evidence_of(said, KNOWN))
    assert result.reasons
    assert result.reasons[0].level == result.level
    levels = [rank(r.level) for r in result.reasons]
    assert levels == sorted(levels, reverse=True)
    assert all(r.text for r in result.reasons)


@given(answers())
def test_there_is_always_somebody_to_see_and_an_emergency_goes_where_emergencies_are_treated(said: Answers) -> None:
    result = assessed(evidence_of(said, KNOWN))
    referral = refer(result, KNOWN)
    assert referral.when == result.level
    assert referral.doors
    assert all(door.why for door in referral.doors)
    if result.level == "emergency":
        assert {d.provider.id for d in referral.doors} & {"ambulance", "emergency-department"}
