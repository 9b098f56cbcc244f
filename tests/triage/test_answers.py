"""What an answers file may hold, and what each answer means."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from footcli.diary.sessions import as_plain
from footcli.errors import FootcliError
from footcli.knowledge.load import Knowledge
from footcli.triage.answers import NONE, UNKNOWN, evidence_of, parse_answer, parse_answers
from tests.strategies import KNOWN, Answers, answers

ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12) | st.integers(), inner, max_size=4),
    max_leaves=8,
)


@given(answers())
def test_answers_survive_being_written_and_read_as_yaml_and_json(said: Answers) -> None:
    plain = as_plain(said)
    if said:
        assert parse_answers(yaml.safe_load(yaml.safe_dump(plain)), KNOWN) == said
        assert parse_answers(json.loads(json.dumps(plain)), KNOWN) == said


@given(ODD)
def test_whatever_is_read_is_taken_or_refused_in_words(raw: object) -> None:
    try:
        parse_answers(raw, KNOWN)
    except FootcliError as error:
        assert all(error.problems)


@given(st.sampled_from(sorted(KNOWN.questions)), ODD)
def test_whatever_is_answered_is_taken_or_refused_in_words_that_name_the_question(name: str, value: object) -> None:
    try:
        answer = parse_answer(KNOWN.questions[name], value)
    except FootcliError as error:
        assert all(f'"{name}"' in p and len(p) < 400 for p in error.problems)
    else:
        assert parse_answer(KNOWN.questions[name], answer) == answer


@given(st.integers(-(10**400), 10**400))
def test_a_number_out_of_range_is_refused_however_large(number: int) -> None:
    low, high = KNOWN.questions["age"].min or 0, KNOWN.questions["age"].max or 0
    if low <= number <= high:
        assert parse_answer(KNOWN.questions["age"], number) == number
    else:
        with pytest.raises(FootcliError, match="from 0 to 120"):
            parse_answer(KNOWN.questions["age"], number)


def test_all_problems_are_said_at_once_each_with_the_nearest(known: Knowledge) -> None:
    raw = {
        "wher": ["achilles"],
        "where": ["achiles", "sole-arch"],
        "age": "old",
        "began": ["began-gradual", "began-twist"],
        "tried": "maybe",
    }
    with pytest.raises(FootcliError) as caught:
        parse_answers(raw, known, "mine.yaml")
    problems = caught.value.problems
    assert len(problems) == 5
    assert all(p.startswith("mine.yaml: ") for p in problems)
    assert any('"wher"' in p and 'Did you mean "where"?' in p for p in problems)
    assert any("'achiles'" in p and 'Did you mean "achilles"?' in p for p in problems)


@pytest.mark.parametrize("age", [-1, 121, float("nan"), float("inf"), True, "38", [38], None])
def test_an_age_that_is_none_is_refused(age: object, known: Knowledge) -> None:
    with pytest.raises(FootcliError, match="age"):
        parse_answers({"age": age}, known)


def test_none_cannot_stand_beside_other_options(known: Knowledge) -> None:
    with pytest.raises(FootcliError, match="none"):
        parse_answers({"danger": ["none", "foot-drop"]}, known)


@given(answers())
def test_nothing_is_both_present_and_absent_and_present_wins(said: Answers) -> None:
    evidence = evidence_of(said, KNOWN)
    assert not evidence.present & set(evidence.absent)
    assert evidence.present == {f for q, a in said.items() for f in evidence_of({q: a}, KNOWN).present}
    assert all(0 < weight <= 1 for weight in evidence.absent.values())


@pytest.mark.parametrize("name", KNOWN.questions)
def test_unknown_says_nothing_and_none_says_that_nothing_is_there(name: str, known: Knowledge) -> None:
    question = known.questions[name]
    unsure = evidence_of({name: UNKNOWN}, known)
    assert (unsure.present, dict(unsure.absent), unsure.unsure) == (frozenset(), {}, {name})
    if question.kind == "multi":
        nothing = evidence_of({name: (NONE,)}, known)
        assert nothing.present == frozenset()
        assert set(nothing.absent) == {f for o in question.options for f in o.present}
        assert set(nothing.absent.values()) <= {1.0}


@pytest.mark.parametrize("name", [q.id for q in KNOWN.questions.values() if q.kind == "number"])
def test_every_number_in_range_means_something(name: str, known: Knowledge) -> None:
    question = known.questions[name]
    for number in (question.min, question.max, *(b.below - 0.001 for b in question.bands)):
        assert number is not None
        assert len(evidence_of({name: number}, known).present) == 1
