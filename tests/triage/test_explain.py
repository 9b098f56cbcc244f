"""The explanations keep to the facts: for, against and unknown are what the person said, denied and left open."""

from hypothesis import given, settings

from footcli.knowledge.models import rank
from footcli.triage.answers import evidence_of
from footcli.triage.assess import assess_evidence
from footcli.triage.explain import against, home_test, speaks_for, still_unknown, watch_list
from tests.strategies import KNOWN, Answers, answers, stories


@given(answers())
def test_nothing_speaks_both_for_and_against_a_cause(said: Answers) -> None:
    evidence = evidence_of(said, KNOWN)
    for ranked in assess_evidence(evidence, KNOWN, ask=False).ranked[:5]:
        helps, hurts = set(speaks_for(ranked, evidence, KNOWN)), set(against(ranked, evidence, KNOWN))
        assert not helps & hurts
        known = {KNOWN.findings[f].text for f in (*evidence.present, *evidence.absent)}
        assert not set(still_unknown(ranked, evidence, KNOWN)) & known


@settings(max_examples=6)
@given(stories())
def test_everything_on_the_watch_list_would_indeed_raise_the_urgency(said: Answers) -> None:
    result = assess_evidence(evidence_of(said, KNOWN), KNOWN, ask=False)
    for item in watch_list(result, KNOWN):
        assert item.finding not in result.evidence.present
        after = assess_evidence(result.evidence.with_finding(item.finding), KNOWN, ask=False)
        assert after.level == item.level
        assert rank(after.level) > rank(result.level)


@given(stories())
def test_a_home_test_never_loads_what_is_forbidden(said: Answers) -> None:
    result = assess_evidence(evidence_of(said, KNOWN), KNOWN, ask=False)
    test = home_test(result, KNOWN)
    if test is None:
        return
    assert rank(result.level) < rank("same_day")
    assert test.finding.id not in result.evidence.present
    forbidden = {s for r in result.plausible for s in r.cause.forbid} | {s for flag in result.flags for s in flag.forbid}
    assert not set(test.finding.stresses) & forbidden
