"""The published development cases: safety is a law, accuracy has a floor."""

import json
from functools import cache
from pathlib import Path

import pytest
import yaml

from footcli.errors import FootcliError
from footcli.knowledge.files import read_yaml
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import rank
from footcli.triage.evaluate import Case, Outcome, Report, Share, evaluate, parse_cases, run_case
from tests.conftest import ROOT, Footcli
from tests.strategies import KNOWN

FILE = ROOT / "tests" / "cases" / "development.yaml"


def cases_in(name: str) -> tuple[Case, ...]:
    return tuple(parse_cases(read_yaml(FILE.with_stem(name).read_text("utf-8"), name), KNOWN, name))


CASES, MORE, FURTHER = (cases_in(name) for name in ("development", "more", "further"))
BY_ID = {c.id: c for c in (*CASES, *MORE, *FURTHER)}
URGENT = [c for c in BY_ID.values() if rank(c.urgency) >= rank("same_day")]


@cache
def outcome(case_id: str, interview: bool) -> Outcome:
    return run_case(BY_ID[case_id], KNOWN, interview=interview)


@pytest.mark.parametrize("interview", [False, True], ids=["whole story", "interview"])
@pytest.mark.parametrize("case", URGENT, ids=lambda c: c.id)
def test_no_urgent_case_comes_out_below_same_day(case: Case, interview: bool) -> None:
    result = outcome(case.id, interview)
    assert rank(result.level) >= rank("same_day"), (result.level, result.named, result.because)


def test_accuracy_on_the_whole_story_is_above_its_floor() -> None:
    report = Report(tuple(outcome(c.id, False) for c in CASES))
    assert report.figures["cause among three"].value >= 0.85
    assert report.figures["cause first"].value >= 0.60


@pytest.mark.parametrize(("cases", "floor"), [(MORE, 0.80), (FURTHER, 0.75)], ids=["more", "further"])
def test_accuracy_on_the_other_cases_is_above_its_floor(cases: tuple[Case, ...], floor: float) -> None:
    assert Report(tuple(outcome(c.id, False) for c in cases)).figures["cause among three"].value >= floor


def test_of_the_untouched_cases_only_the_total_is_looked_at_and_no_urgent_one_is_sent_home() -> None:
    kept = evaluate(cases_in("untouched"), KNOWN).figures["urgent cases kept urgent"]
    assert kept.hits == kept.of, "do not look up which: go through the knowledge instead"


def test_the_report_counts_what_it_says(known: Knowledge, footcli: Footcli, tmp_path: Path) -> None:
    few = tmp_path / "few.yaml"
    few.write_text(yaml.safe_dump(read_yaml(FILE.read_text("utf-8"), FILE.name)[:8]), "utf-8")
    report = evaluate(parse_cases(read_yaml(few.read_text("utf-8"), few.name), known, few.name), known)
    table = report.confusion()
    assert sum(sum(row.values()) for row in table.values()) == len(report.outcomes) == 8
    assert sum(len(o) for o in report.by_level().values()) == 8
    done = footcli("evaluate", few, "--json")
    assert done.code == 0
    assert json.loads(done.out)["schema"].startswith("footcli.evaluation/")
    assert footcli("evaluate", few).code == 0


def test_a_share_lies_inside_its_interval() -> None:
    for hits in range(11):
        share = Share(hits, 10)
        low, high = share.interval
        assert 0 <= low <= share.value <= high <= 1


@pytest.mark.parametrize(
    ("cases", "says"),
    [
        ("[]", "list of cases"),
        ("a: 1", "list of cases"),
        ("- {id: one}", "gold"),
        ("- {id: one, answers: {}, gold: {causes: [bunion], urgency: soon}}", "same_day"),
        ("- {id: one, answers: {}, gold: {causes: [bunyon], urgency: routine}}", 'Did you mean "bunion"?'),
        ("- {id: one, answers: {wher: x}, gold: {causes: [bunion], urgency: routine}}", 'Did you mean "where"?'),
        ("- one", "case 1"),
    ],
)
def test_a_wrong_cases_file_is_refused_in_words(cases: str, says: str, footcli: Footcli) -> None:
    done = footcli("evaluate", "-", stdin=cases)
    assert done.code == 2
    assert done.out == ""
    assert says in done.err


def test_all_problems_of_a_cases_file_are_said_at_once(known: Knowledge) -> None:
    with pytest.raises(FootcliError) as caught:
        parse_cases([{"id": "one"}, {"id": "two", "answers": {"wher": 1}, "gold": {"causes": [], "urgency": "routine"}}], known, "cases")
    assert len(caught.value.problems) == 2
