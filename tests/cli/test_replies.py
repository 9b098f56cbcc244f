"""What a person may type at a question: any line gives a valid answer or a sentence on what to type, and never a wrong answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcli.cli.prompts import Kept
from footcli.cli.replies import understand_reply
from footcli.errors import FootcliError
from footcli.knowledge.models import Question
from footcli.triage.answers import NONE, UNKNOWN, Answer, parse_answer
from tests.strategies import KNOWN

QUESTIONS = st.sampled_from(list(KNOWN.questions.values()))
CHOICES = st.sampled_from([q for q in KNOWN.questions.values() if q.kind in ("single", "multi")])


def reply(said: str, name: str) -> Answer:
    question = KNOWN.questions[name]
    return understand_reply(said, question, question.options)


@given(QUESTIONS, st.text() | st.from_regex(r"[0-9 ,.a-z/-]{0,12}", fullmatch=True))
def test_any_line_is_a_valid_answer_or_explained(question: Question, said: str) -> None:
    try:
        answer = understand_reply(said, question, question.options)
    except FootcliError as error:
        assert all(problem.strip() for problem in error.problems)
    else:
        assert parse_answer(question, list(answer) if isinstance(answer, tuple) else answer) == answer


@given(CHOICES, st.data())
def test_a_number_or_the_whole_words_of_an_answer_choose_it(question: Question, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(question.options)))
    option = question.options[place - 1]
    wanted = (option.id,) if question.kind == "multi" else option.id
    for said in (str(place), f" {place} ", option.id, option.text, option.text.upper()):
        assert understand_reply(said, question, question.options) == wanted, said


@given(CHOICES, st.sets(st.integers(1, 6), min_size=2))
def test_zero_goes_with_no_other_number(question: Question, others: set[int]) -> None:
    with pytest.raises(FootcliError) as refused:
        understand_reply("0 " + " ".join(map(str, sorted(others))), question, question.options)
    if question.kind == "multi":
        assert "0 means none of these" in str(refused.value)


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("38", 38), ("38 years", 38), ("24 yrs", 24), ("24y", 24), ("24 y/o", 24), ("I am 67 years old", 67), ("thirty eight", 38),
        ("thirty-eight years", 38), ("eleven", 11), ("seventy", 70), ("18 months", 1), ("2,5", 2.5), ("0", 0), ("120", 120),
    ],
)  # fmt: skip
def test_an_age_may_be_written_as_people_write_it(said: str, age: float) -> None:
    assert reply(said, "age") == age


@pytest.mark.parametrize("said", ["240", "-3", "old", "38 weeks", "38 39", "twenty twelve", "1e3", "nan", "", "121 years"])
def test_what_is_no_age_is_refused_in_words_for_a_person(said: str) -> None:
    with pytest.raises(FootcliError, match="Please give an age between 0 and 120"):
        reply(said, "age")


@pytest.mark.parametrize("said", ["7", "7/10", "7 out of 10", "seven", "7 of 10"])
def test_pain_may_be_written_as_people_write_it(said: str) -> None:
    assert reply(said, "pain") == 7


def test_words_that_fit_several_answers_list_those_with_their_numbers() -> None:
    question = KNOWN.questions["where"]
    with pytest.raises(FootcliError) as refused:
        reply("heel", "where")
    listed = [line.split(None, 1) for line in refused.value.problems[1:]]
    assert len(listed) >= 5
    for number, text in listed:
        assert question.options[int(number) - 1].text == text
        assert "heel" in text.lower()


def test_words_are_found_in_any_order_and_several_at_once() -> None:
    assert reply("middle heel under", "where") == ("sole-heel-centre",)
    assert reply("fever, black", "danger") == ("fever-unwell", "black-blistered-skin")


def test_a_denial_is_no_answer() -> None:
    with pytest.raises(FootcliError):
        reply("no fever", "danger")


def test_own_words_are_asked_last() -> None:
    question = KNOWN.questions["began"]
    assert understand_reply("slowly", question, question.options, lambda said, q: "began-gradual") == "began-gradual"
    with pytest.raises(FootcliError, match="did not understand"):
        understand_reply("slowly", question, question.options, lambda said, q: "no such answer")


@given(CHOICES, st.data())
def test_what_was_said_stays_whatever_is_added(question: Question, data: st.DataObject) -> None:
    ids = [o.id for o in question.options]
    said = tuple(data.draw(st.sets(st.sampled_from(ids), min_size=1)))
    more = data.draw(st.sets(st.sampled_from(ids), min_size=1).map(tuple) | st.just((NONE,)))
    together = Kept(said, "", "", adds=True).with_more(more, question)
    assert set(together) == {*said, *more} - {NONE}
    assert Kept(said, "", "", adds=True).with_more(UNKNOWN, question) == UNKNOWN
    assert Kept(said, "", "").with_more(more, question) == more


@pytest.mark.parametrize(
    ("name", "said"), [("look", ("looks-normal", "swelling")), ("check-bone", ("bone-point-tender", "no-bone-tender"))]
)
def test_answers_that_exclude_each_other_are_asked_again(name: str, said: tuple[str, str]) -> None:
    ids = [o.id for o in KNOWN.questions[name].options]
    with pytest.raises(FootcliError, match="cannot both be true"):
        reply(" ".join(str(ids.index(one) + 1) for one in said), name)
