"""Laws of the ranking and of an assessment as a whole."""

import json
from datetime import date
from math import isclose
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from footcli.care.choice import Request
from footcli.care.plan import plan_for
from footcli.care.referral import refer
from footcli.knowledge.models import LEVELS
from footcli.render.data import assessment_data
from footcli.triage.answers import NONE, evidence_of, parse_answers
from footcli.triage.assess import assess, assess_evidence
from footcli.triage.ranking import rank_causes
from tests.conftest import environment, in_a_process
from tests.strategies import KNOWN, Answers, answers

TODAY = date(2026, 11, 25)


def as_json(said: Answers) -> bytes:
    result = assess(said, KNOWN)
    return json.dumps(assessment_data(result, refer(result, KNOWN), KNOWN), ensure_ascii=False, allow_nan=False).encode()


@given(answers())
def test_probabilities_sum_to_one_and_are_sorted(said: Answers) -> None:
    shares = [r.probability for r in assess_evidence(evidence_of(said, KNOWN), KNOWN, ask=False).ranked]
    assert isclose(sum(shares), 1.0, abs_tol=1e-9)
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= p <= 1 for p in shares)


@given(answers())
def test_every_assessment_ranks_every_cause_once(said: Answers) -> None:
    ranked = assess_evidence(evidence_of(said, KNOWN), KNOWN, ask=False).ranked
    assert len(ranked) >= 5
    assert sorted(r.cause.id for r in ranked) == sorted(KNOWN.causes)


@given(answers(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(said: Answers, random: object) -> None:
    shuffled = list(said.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert as_json(dict(shuffled)) == as_json(said)


@given(answers(), st.randoms(use_true_random=False))
def test_the_order_of_ticked_options_does_not_matter(said: Answers, random: object) -> None:
    def mixed(answer: object) -> object:
        if not isinstance(answer, tuple) or answer == (NONE,):
            return answer
        options = list(answer)
        random.shuffle(options)  # type: ignore[attr-defined]
        return options + options[:1]  # one of them named twice says no more than once

    assert parse_answers({q: mixed(a) for q, a in said.items()}, KNOWN) == said


@given(answers())
def test_the_same_answers_give_the_same_bytes(said: Answers) -> None:
    assert as_json(said) == as_json(dict(said))


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    story = tmp_path / "answers.yaml"
    story.write_text(
        "where: [shin-inner, calf-lower]\nbegan: began-gradual\nload: [more-running, hard-ground]\nage: 31\nfeel: [dull-ache, weak]\n"
    )
    runs = [in_a_process("triage", "--answers", story, "--json", env=environment(PYTHONHASHSEED=seed)) for seed in ("1", "2")]
    assert runs[0].out == runs[1].out
    assert runs[0].code == 0


@given(answers())
def test_the_json_keeps_its_contract(said: Answers) -> None:
    data = json.loads(as_json(said))
    assert data["schema"] == "footcli.assessment/1"
    assert set(data) >= {
        "schema", "urgency", "causes", "referral", "routine", "next_question", "findings", "knowledge", "disclaimer"
    }  # fmt: skip
    assert data["urgency"]["level"] in LEVELS
    for reason in data["urgency"]["reasons"]:
        assert set(reason) >= {"text", "rule", "findings", "sources"}
        assert set(reason["sources"]) <= set(KNOWN.sources)
        assert set(reason["findings"]) <= set(data["findings"]["present"])
    causes = data["causes"]
    assert len(causes) >= 5
    assert [c["probability"] for c in causes] == sorted((c["probability"] for c in causes), reverse=True)
    for cause in causes:
        assert set(cause) >= {"id", "name", "probability", "likelihood", "for", "against", "unknown"}
        assert cause["id"] in KNOWN.causes
    assert data["referral"]["when"] == data["urgency"]["level"]
    assert {p["id"] for p in data["referral"]["providers"]} <= set(KNOWN.providers)
    assert data["routine"]["offered"] is plan_for(assess(said, KNOWN), KNOWN, Request(today=TODAY)).offered
    assert data["routine"]["reason"]
    assert not set(data["findings"]["present"]) & set(data["findings"]["absent"])
    assert data["knowledge"] == {"version": KNOWN.version, "digest": KNOWN.digest}
    assert data["disclaimer"]


@given(answers(), st.sampled_from(sorted(KNOWN.findings)), st.booleans())
def test_ranking_again_from_a_ranking_gives_the_same_numbers(said: Answers, finding: str, present: bool) -> None:
    before = evidence_of(said, KNOWN)
    after = before.with_finding(finding, present)
    again = rank_causes(after, KNOWN, rank_causes(before, KNOWN))
    assert [(r.id, r.probability, r.fit) for r in again] == [(r.id, r.probability, r.fit) for r in rank_causes(after, KNOWN)]
