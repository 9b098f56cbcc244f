"""Laws of the interview: it asks only what applies, never twice, and always ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footcli.triage.answers import UNKNOWN, evidence_of, in_regions, parse_answer, shown_options
from footcli.triage.assess import Assessment, assess
from footcli.triage.interview import MOST
from footcli.triage.rules import holds
from tests.strategies import KNOWN, Answers, answers, chosen_from, stories


def check_next(said: Answers, result: Assessment) -> None:
    """The question asked next applies to this person and has not been asked."""
    assert result.next is not None
    question = result.next.question
    evidence = evidence_of(said, KNOWN)
    assert question.ask
    assert question.id not in said
    assert in_regions(question.regions, evidence, KNOWN)
    assert question.when is None or holds(question.when, evidence.present)
    if question.kind in ("single", "multi"):
        assert shown_options(question, evidence, KNOWN), question.id
    assert result.next.about_more >= 0
    assert len(said) + 1 + result.next.about_more <= max(MOST, len(said) + 1)


@given(answers())
def test_the_next_question_applies_and_has_not_been_asked(said: Answers) -> None:
    result = assess(said, KNOWN)
    if result.next is not None:
        check_next(said, result)


@given(answers())
def test_an_emergency_ends_the_interview_at_once(said: Answers) -> None:
    result = assess(said, KNOWN)
    if result.level == "emergency":
        assert result.next is None


@pytest.mark.parametrize("flag", [f for f in KNOWN.red_flags if f.urgency == "emergency"], ids=lambda f: f.id)
def test_each_emergency_flag_ends_the_interview(flag: object) -> None:
    for sign in flag.when.any if not flag.when.all and not flag.when.at_least else ():  # type: ignore[attr-defined]
        asked = [q for q in KNOWN.questions.values() if any(o.id == sign for o in q.options)]
        for question in asked:
            result = assess({question.id: parse_answer(question, [sign] if question.kind == "multi" else sign)}, KNOWN)
            assert result.level == "emergency"
            assert result.next is None


@settings(max_examples=15)
@given(st.data())
def test_the_interview_always_ends_whatever_is_answered(data: st.DataObject) -> None:
    said: Answers = {}
    while (result := assess(said, KNOWN)).next is not None:
        check_next(said, result)
        question = result.next.question
        if question.id == "danger":
            said[question.id] = data.draw(st.sampled_from([UNKNOWN, ("none",)]))
        else:
            said[question.id] = data.draw(chosen_from(question, shown_options(question, result.evidence, KNOWN)))
        assert len(said) <= MOST


@settings(max_examples=15)
@given(stories())
def test_the_interview_always_ends_for_somebody_with_a_story(story: Answers) -> None:
    said: Answers = {}
    while (result := assess(said, KNOWN)).next is not None:
        said[result.next.question.id] = story.get(result.next.question.id, UNKNOWN)
        assert len(said) <= MOST


def test_somebody_who_is_sure_of_nothing_still_gets_a_result() -> None:
    said: Answers = {}
    while (result := assess(said, KNOWN)).next is not None:
        said[result.next.question.id] = UNKNOWN
        assert len(said) <= MOST
    assert result.reasons
    assert len(result.ranked) >= 5


def test_safety_is_asked_first() -> None:
    result = assess({}, KNOWN)
    assert result.next is not None
    assert {o.id for o in result.next.question.options} & {f.id for f in KNOWN.findings.values() if f.kind == "danger"}


def test_nobody_is_asked_twenty_questions() -> None:
    """The laws above hold to whatever bound the program sets itself; people leave interviews of twenty questions and more."""
    assert MOST < 20
