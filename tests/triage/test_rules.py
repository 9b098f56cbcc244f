"""The small language of rules: what each part asks for."""

from hypothesis import given
from hypothesis import strategies as st

from footcli.knowledge.models import Rule
from footcli.triage.rules import holds, met_by

NAMES = st.lists(st.sampled_from("abcdefgh"), max_size=4, unique=True).map(tuple)
FINDINGS = st.frozensets(st.sampled_from("abcdefgh"))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    of = draw(NAMES)
    return Rule(any=draw(NAMES), all=draw(NAMES), none=draw(NAMES), of=of, at_least=draw(st.integers(0, len(of))), likely=draw(NAMES))


@given(rules(), FINDINGS, FINDINGS)
def test_a_rule_holds_exactly_when_each_of_its_parts_does(rule: Rule, present: frozenset[str], likely: frozenset[str]) -> None:
    parts = [
        not rule.any or bool(present & set(rule.any)),
        present >= set(rule.all),
        not present & set(rule.none),
        len(present & set(rule.of)) >= rule.at_least,
        not rule.likely or bool(likely & set(rule.likely)),
    ]
    assert holds(rule, present, likely) is all(parts)


@given(rules(), FINDINGS, FINDINGS)
def test_what_met_a_rule_is_present_and_named_by_it(rule: Rule, present: frozenset[str], likely: frozenset[str]) -> None:
    met = met_by(rule, present)
    assert set(met) <= present & {*rule.any, *rule.all, *rule.of}
    assert len(set(met)) == len(met)


@given(rules(), FINDINGS, FINDINGS, FINDINGS)
def test_without_a_none_part_more_findings_never_undo_a_rule(
    rule: Rule, present: frozenset[str], more: frozenset[str], likely: frozenset[str]
) -> None:
    if not rule.none and holds(rule, present, likely):
        assert holds(rule, present | more, likely)
