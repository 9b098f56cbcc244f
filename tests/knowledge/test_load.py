"""Where knowledge comes from: YAML in a checkout, JSON in a wheel, and a person's own files over both."""

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given

from footcli.errors import FootcliError
from footcli.knowledge.check import ARTICLE
from footcli.knowledge.files import FILES, data_dir, overlay_dir, read_raw, read_yaml
from footcli.knowledge.load import Knowledge, load
from footcli.triage.assess import assess
from footcli.triage.names import find_causes
from tests.conftest import COMMAND, Footcli, environment
from tests.knowledge.test_build import repr_of
from tests.strategies import Answers, answers

EVERYTHING = ("findings", "questions", "regions", "causes", "red_flags", "providers", "exercises", "tools", "areas", "programme", "sources")


@pytest.mark.parametrize("name", [*FILES, "programme"])
def test_the_json_in_the_wheel_equals_the_yaml(name: str, wheel: Path) -> None:
    source = read_yaml((data_dir() / f"{name}.yaml").read_text("utf-8"), name)
    assert read_raw(wheel / "footcli" / "data", name) == source


def test_the_wheel_carries_no_yaml(wheel: Path) -> None:
    assert list((wheel / "footcli" / "data").glob("*.yaml")) == []


def test_the_wheel_gives_the_same_knowledge_and_digest(known: Knowledge, from_wheel: Path) -> None:
    carried = Knowledge()
    for part in EVERYTHING:
        mine, theirs = getattr(known, part), getattr(carried, part)
        if isinstance(mine, Mapping):
            assert list(theirs) == list(mine), part
            mine, theirs = tuple(mine.values()), tuple(theirs.values())
        assert repr_of(theirs) == repr_of(mine), part
    assert carried.digest == known.digest


@given(answers())
def test_the_wheel_comes_to_the_same_results(known: Knowledge, from_wheel: Path, said: Answers) -> None:
    mine, theirs = assess(said, known), assess(said, installed(from_wheel))
    assert theirs.level == mine.level
    assert [(r.cause.id, r.probability) for r in theirs.ranked] == [(r.cause.id, r.probability) for r in mine.ranked]
    assert [r.rule for r in theirs.reasons] == [r.rule for r in mine.reasons]
    assert (theirs.next and theirs.next.question.id) == (mine.next and mine.next.question.id)


@cache
def installed(folder: Path) -> Knowledge:
    """The wheel's knowledge, read once."""
    return Knowledge()


def test_the_wheel_runs_by_itself(wheel: Path, known: Knowledge, tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, "--version"], env=environment(PYTHONPATH=str(wheel)), cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0
    assert known.digest in done.stdout


@pytest.mark.parametrize("name", ARTICLE)
def test_every_name_in_the_article_leads_somewhere(name: str, known: Knowledge, footcli: Footcli) -> None:
    assert find_causes(name, known)
    assert footcli("causes", "show", name).code == 0


@pytest.mark.parametrize("name", ["Shin Splints", "shin-splints", "BUNION", "plantar fasciitis", "broken toe"])
def test_names_are_found_whatever_their_case_number_and_hyphens(name: str, known: Knowledge) -> None:
    assert find_causes(name, known)


def test_every_cause_is_found_by_its_id_and_by_its_other_names(known: Knowledge) -> None:
    for cause in known.causes.values():
        for name in (cause.name, *cause.also[:2]):
            assert find_causes(name, known), name
        assert find_causes(cause.id, known) == (cause,)


def test_every_source_that_is_cited_exists(known: Knowledge) -> None:
    def cited(value: object) -> set[str]:
        found: set[str] = set()
        for name in getattr(value, "__dataclass_fields__", ()):
            part = getattr(value, name)
            if name.endswith("sources"):
                found |= set(part)
            elif isinstance(part, tuple):
                found |= {s for p in part for s in cited(p)}
            else:
                found |= cited(part)
        return found

    records = [r for part in EVERYTHING[:-1] if isinstance(p := getattr(known, part), Mapping) for r in p.values()]
    for record in [*records, *known.red_flags, known.programme]:
        assert cited(record) <= set(known.sources)


# ------------------------------------------------------------------ a person's own files

COLD_TOES = """\
- id: cold-toes
  name: Cold toes
  plain: toes that are cold
  what: Your toes are cold.
  weight: 1
  weight_estimate: a cause for a test
  where: {big-toe: usual}
  findings: [{id: stiff, often: almost_always, estimate: "a guess"}]
  urgency: self_care
  urgency_why: They warm up.
  urgency_estimate: a guess
  course: {text: "Hours.", estimate: "a guess"}
  providers: [podiatrist]
"""


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, from_wheel: Path) -> Iterator[Callable[..., Path]]:
    """Lay a folder of files over our own for this test."""

    def lay(**files: str) -> Path:
        folder = tmp_path / "mine"
        folder.mkdir()
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text, "utf-8")
        monkeypatch.setenv("FOOTCLI_KNOWLEDGE_DIR", str(folder))
        load.cache_clear()
        return folder

    yield lay
    load.cache_clear()


def test_a_cause_of_ones_own_is_laid_over_ours(overlay: Callable[..., Path], known: Knowledge, footcli: Footcli) -> None:
    overlay(causes=COLD_TOES)
    mine = load()
    assert set(mine.causes) == {*known.causes, "cold-toes"}
    assert mine.findings == known.findings
    assert mine.digest != known.digest
    assert "Cold toes" in footcli("causes").out
    data = json.loads(footcli("triage", "--answers", "-", "--json", stdin="where: [big-toe]\nfeel: [stiff]").out)
    assert data["knowledge"]["digest"] == mine.digest
    assert "cold-toes" in {c["id"] for c in data["causes"]}


def test_an_entry_with_an_id_of_ours_replaces_ours(overlay: Callable[..., Path], known: Knowledge) -> None:
    overlay(causes=COLD_TOES.replace("cold-toes", "bunion"))
    assert load().causes["bunion"].name == "Cold toes"
    assert set(load().causes) == set(known.causes)


def test_an_overlay_that_says_nothing_changes_nothing(overlay: Callable[..., Path], known: Knowledge) -> None:
    overlay(providers="[]")
    assert load().digest == known.digest


def test_a_mistake_in_ones_own_files_is_said_before_anything_is_done(overlay: Callable[..., Path], footcli: Footcli) -> None:
    folder = overlay(causes=COLD_TOES.replace("podiatrist", "podiatrst"))
    for command in (("triage", "--answers", "-"), ("tools",), ("causes",), ("--version",)):
        done = footcli(*command, stdin="where: [big-toe]")
        assert done.code == 2
        assert done.out == ""
        assert f"{folder.name}/causes.yaml, line " in done.err
        assert 'Did you mean "podiatrist"?' in done.err


def test_a_folder_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, footcli: Footcli) -> None:
    monkeypatch.setenv("FOOTCLI_KNOWLEDGE_DIR", "/nowhere/at/all")
    load.cache_clear()
    try:
        with pytest.raises(FootcliError):
            overlay_dir()
        done = footcli("causes")
        assert done.code == 2
        assert "/nowhere/at/all" in done.err
    finally:
        load.cache_clear()


def test_broken_yaml_names_the_file_and_the_line() -> None:
    with pytest.raises(FootcliError, match=r"mine\.yaml, line 2: "):
        read_yaml("a: 1\nb: ]\nc: 2\n", "mine.yaml")
