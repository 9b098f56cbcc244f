"""`check` says what is wrong with the knowledge files: each kind of mistake with its file, its line and what to do."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from footcli.knowledge.check import check, write_schemas
from footcli.knowledge.files import data_dir
from tests.conftest import Footcli

HERE = "  # <-"
"""Marks, in the files below, the line that a problem must name."""

CAUSE = """\
- id: cold-toes
  name: Cold toes
  plain: toes that are cold
  what: Your toes are cold.
  weight: 1
  weight_estimate: a cause for a test
  where: {big-toe: usual}
  findings:
    - {id: stiff, often: almost_always, estimate: a guess}
  urgency: self_care
  urgency_why: They warm up.
  urgency_estimate: a guess
  course: {text: Hours., estimate: a guess}
  providers: [podiatrist]
"""
QUESTION = """\
questions:
  - id: warm-socks
    kind: single
    text: Do you own warm socks?
    why: They keep toes warm.
    options:
      - {id: some, text: Some, present: [stiff]}
      - {id: plenty, text: Plenty, present: [], absent: [stiff]}
"""
FINDING = """\
- {id: blue-socks, kind: history, often: 0.1, text: My socks are blue}
"""
ASKED = """\
questions:
  - {id: socks, kind: yes_no, text: Are your socks blue?, why: It shows., present: [blue-socks]}
"""
FLAG = """\
- id: socks-on-fire
  when: {any: [burning]}
  urgency: same_day
  reason: Socks should not burn.
  do: [Take them off.]
  providers: [urgent-care]
  estimate: a guess
"""
EXERCISE = """\
- id: wiggle
  name: Wiggle your toes
  kind: care
  steps: [Wiggle.]
  dose: {text: A minute., minutes: 1}
  good_sign: It feels good.
  stop_sign: It hurts.
  phases: [calm]
  evidence: D
  estimate: a guess
"""
SOURCE = """\
- {id: sock-book, title: The book of socks, kind: textbook, url: "https://example.org"}
"""
SOUND = {
    "causes": CAUSE, "questions": ASKED, "findings": FINDING, "red_flags": FLAG, "exercises": EXERCISE, "sources": SOURCE,
}  # fmt: skip


@dataclass(frozen=True)
class Mistake:
    """Change `old` into `new` in one file; `says` are words the problem must hold."""

    file: str
    old: str
    new: str
    says: tuple[str, ...]
    found_in: str = ""


MISTAKES = {
    "a field we do not know": Mistake("causes", "  weight: 1\n", "  weight: 1\n  colour: blue" + HERE + "\n", ("colour", "cold-toes")),
    "a field that is missing": Mistake(
        "causes", "- id: cold-toes\n  name: Cold toes\n", "- id: cold-toes" + HERE + "\n", ("name", "cold-toes")
    ),
    "words where a number belongs": Mistake("causes", "weight: 1\n", "weight: many" + HERE + "\n", ("weight", "number", "'many'")),
    "a list where a text belongs": Mistake("causes", "what: Your toes are cold.", "what: [Your, toes]" + HERE, ("what", "string")),
    "a text where a list belongs": Mistake("causes", "providers: [podiatrist]", "providers: podiatrist" + HERE, ("providers",)),
    "an urgency that is none": Mistake("causes", "urgency: self_care", "urgency: sometime" + HERE, ("urgency", "same_day", "'sometime'")),
    "a kind that is none": Mistake(
        "findings", FINDING, FINDING.replace("history", "gossip").rstrip() + HERE + "\n", ("kind", "history", "'gossip'")
    ),
    "a frequency word that is none": Mistake(
        "causes", "often: almost_always, estimate: a guess}", "often: nearly, estimate: a guess}" + HERE, ("often", "almost_always")
    ),
    "no id": Mistake("findings", "id: blue-socks, ", "", ("no id", "kebab-case")),
    "an id that is not kebab-case": Mistake("findings", "id: blue-socks", "id: Blue_Socks" + "", ("Blue_Socks", "kebab-case")),
    "an id used twice": Mistake(
        "findings", FINDING, FINDING + FINDING.rstrip() + HERE + "\n", ("blue-socks", "used twice", "Rename or remove")
    ),
    "an entry that is no mapping": Mistake("findings", FINDING, "- blue socks" + HERE + "\n", ("no id",)),
    "a file that is no list": Mistake("causes", CAUSE, "cold-toes\n", ("causes.yaml",)),
    "questions without their key": Mistake("questions", ASKED, "- {id: socks}\n", ("under the key questions",)),
    "an option without an id": Mistake(
        "questions", ASKED, QUESTION.replace("{id: some, text: Some, present: [stiff]}", "{text: Some}" + HERE), ("id",)
    ),
    "broken YAML": Mistake("causes", "  plain: toes", "  plain: ]" + HERE + "\n  more: toes", ("not valid YAML", "Check the indentation")),
    "a finding that is unknown": Mistake("causes", "{id: stiff,", "{id: stif,", ("'stif'", 'Did you mean "stiff"?')),
    "a provider that is unknown": Mistake("causes", "[podiatrist]", "[podiatrst]", ("'podiatrst'", 'Did you mean "podiatrist"?')),
    "a zone that is none": Mistake("causes", "{big-toe: usual}", "{big-to: usual}", ("'big-to'", 'Did you mean "big-toe"?')),
    "a source that is unknown": Mistake(
        "causes", "estimate: a guess}\n  urgency", "sources: [nice-ng15]}" + HERE + "\n  urgency", ("'nice-ng15'", "Did you mean")
    ),
    "no source and no estimate": Mistake(
        "causes", ", estimate: a guess}\n  urgency", "}" + HERE + "\n  urgency", ("stiff: no source", "estimate")
    ),
    "no source for the weight": Mistake("causes", "  weight_estimate: a cause for a test\n", "", ("weight: no source", "weight_sources")),
    "no provider": Mistake("causes", "[podiatrist]", "[]", ("no provider", "Name whom to see")),
    "nothing that speaks for a cause": Mistake("causes", "almost_always", "rare", ("no finding speaks for it", "List at least one")),
    "a finding listed twice": Mistake(
        "causes",
        "  urgency: self",
        "    - {id: stiff, often: usual, estimate: a guess}\n  urgency: self",
        ("'stiff'", "listed twice", "Keep one"),
    ),
    "a finding no question asks for": Mistake(
        "questions", "present: [blue-socks]", "present: [stiff]", ("no question asks for it", "questions.yaml"), "findings"
    ),
    "a question with a finding that is unknown": Mistake(
        "questions", "[blue-socks]", "[blue-socks, blue-sock]", ("'blue-sock'", "Did you mean")
    ),
    "a region that is unknown": Mistake(
        "questions", "present: [blue", "regions: [heal], present: [blue", ("'heal'", 'Did you mean "heel"?')
    ),
    "a choice with one option": Mistake(
        "questions",
        ASKED,
        ASKED + QUESTION.split("\n", 1)[1].replace("      - {id: plenty, text: Plenty, present: [], absent: [stiff]}\n", ""),
        ("at least two options",),
    ),
    "a number without bands": Mistake(
        "questions",
        ASKED,
        ASKED + "  - {id: size, kind: number, text: Your size?, why: It shows., min: 1, max: 60}" + HERE + "\n",
        ("bands",),
    ),
    "a share outside 0 to 1": Mistake("findings", "often: 0.1", "often: 10", ("between 0 and 1",)),
    "a rule with a finding that is unknown": Mistake(
        "red_flags", "any: [burning]", "any: [burnin]", ("'burnin'", 'Did you mean "burning"?')
    ),
    "a rule that can never hold": Mistake(
        "red_flags", "{any: [burning]}", "{of: [burning], at_least: 2}", ("at_least", "Lower it or list more")
    ),
    "a flag without a source": Mistake("red_flags", "  estimate: a guess\n", "", ("no source", "estimate")),
    "an exercise that is unknown": Mistake(
        "causes",
        "  urgency: self",
        "  exercises: [{id: wigle, benefit: some, estimate: a guess}]\n  urgency: self",
        ("'wigle'", "Did you mean"),
    ),
    "a tool that is unknown": Mistake(
        "exercises", "  kind: care", "  kind: care\n  tools: [tenis-ball]", ("'tenis-ball'", 'Did you mean "tennis-ball"?')
    ),
    "an area that is unknown": Mistake("exercises", "  kind: care", "  kind: care\n  area: arh", ("'arh'", "areas.yaml")),
    "a stress that is none": Mistake("exercises", "  kind: care", "  kind: care\n  stresses: [jog]" + HERE, ("stresses", "'jog'")),
    "a source with no way to find it": Mistake("sources", ', url: "https://example.org"', "", ("no doi, pmid or url", "note")),
}


def lay(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_our_own_files_are_sound() -> None:
    assert check() == []


def test_a_sound_overlay_has_no_problems(tmp_path: Path, from_wheel: Path) -> None:
    assert check(lay(tmp_path / "mine", **SOUND)) == []
    assert check(lay(tmp_path / "empty")) == []


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_each_mistake_is_said_with_file_line_and_remedy(mistake: Mistake, tmp_path: Path, from_wheel: Path) -> None:
    assert mistake.old in SOUND[mistake.file]
    text = SOUND[mistake.file].replace(mistake.old, mistake.new, 1)
    folder = lay(tmp_path / "mine", **(SOUND | {mistake.file: text}))
    problems = check(folder)
    fitting = [p for p in problems if all(word in p for word in mistake.says)]
    assert fitting, problems
    place = f"mine/{mistake.found_in or mistake.file}.yaml"
    assert all(place in p for p in fitting)
    marked = [n for n, line in enumerate(text.splitlines(), 1) if line.endswith(HERE)]
    if marked:
        assert any(f"{place}, line {marked[0]}" in p for p in fitting), fitting
    else:
        assert any(f"{place}, line " in p for p in fitting), fitting


def test_all_mistakes_are_said_at_once(tmp_path: Path, from_wheel: Path) -> None:
    causes = CAUSE.replace("podiatrist", "podiatrst").replace("stiff", "stif")
    problems = check(lay(tmp_path / "mine", causes=causes, red_flags=FLAG.replace("burning", "burnin")))
    assert sum("'podiatrst'" in p for p in problems) == 1
    assert sum("'stif'" in p for p in problems) == 1
    assert sum("'burnin'" in p for p in problems) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("stages: ]\n", "not valid YAML"),
        ("stages: []\n", "pain_rules"),
        ("- a list\n", "programme.yaml"),
    ],
)
def test_a_broken_programme_is_a_problem_like_any_other(text: str, says: str, tmp_path: Path, from_wheel: Path) -> None:
    problems = check(lay(tmp_path / "mine", programme=text, causes=CAUSE.replace("weight: 1", "weight: x")))
    assert any("programme.yaml" in p and says in p for p in problems), problems
    assert any("causes.yaml, line 5" in p for p in problems), problems


def test_a_region_with_a_zone_that_is_none_is_said_with_its_line(tmp_path: Path, from_wheel: Path) -> None:
    text = ASKED + "regions:\n  toes: [big-toe]\n  heel: [heel-bak]\n"
    problems = check(lay(tmp_path / "mine", **(SOUND | {"questions": text})))
    assert any("questions.yaml, line 5" in p and "'heel-bak'" in p and 'Did you mean "heel-back"?' in p for p in problems), problems


@pytest.mark.parametrize("regions", ["regions: [toes]\n", "regions: toes\n", "regions: {toes: 5}\n"])
def test_regions_of_the_wrong_kind_are_said(regions: str, tmp_path: Path, from_wheel: Path) -> None:
    problems = check(lay(tmp_path / "mine", **(SOUND | {"questions": ASKED + regions})))
    assert any("questions.yaml" in p and "region" in p for p in problems), problems


def test_a_file_that_is_not_text_is_said(tmp_path: Path, from_wheel: Path) -> None:
    folder = lay(tmp_path / "mine", **SOUND)
    (folder / "tools.yaml").write_bytes(b"\xff\xfe\x00\x01 not text")
    problems = check(folder)
    assert any("tools.yaml" in p for p in problems), problems


def test_a_json_file_that_is_broken_is_said(tmp_path: Path, from_wheel: Path) -> None:
    folder = lay(tmp_path / "mine")
    (folder / "causes.json").write_text('[{"id": "cold-toes",]', "utf-8")
    problems = check(folder)
    assert any("causes.json" in p for p in problems), problems


def test_a_missing_file_of_ours_and_mistakes_in_the_others_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("findings", "providers", "questions"):
        shutil.copy(data_dir() / f"{name}.yaml", folder)
    text = (folder / "providers.yaml").read_text("utf-8")
    (folder / "providers.yaml").write_text(text + "- {id: wizard, name: 5}\n", "utf-8")
    monkeypatch.setattr("footcli.knowledge.files._HERE", folder.parent)
    problems = check()
    for name in ("areas", "causes", "programme"):
        assert any(f"data/{name}.yaml is missing" in p and "Put it back" in p for p in problems)
    line = len(text.splitlines()) + 1
    assert any(f"data/providers.yaml, line {line}: wizard: name" in p for p in problems), problems


def test_knowledge_check_says_all_is_well(footcli: Footcli, from_wheel: Path, tmp_path: Path) -> None:
    done = footcli("knowledge", "check", lay(tmp_path / "mine", **SOUND))
    assert done.code == 0
    assert done.err == ""


def test_knowledge_check_prints_each_problem_and_how_many(footcli: Footcli, from_wheel: Path, tmp_path: Path) -> None:
    done = footcli("knowledge", "check", lay(tmp_path / "mine", causes=CAUSE.replace("podiatrist", "podiatrst").replace("stiff", "stif")))
    assert done.code == 2
    assert done.out == ""
    lines = done.err.splitlines()
    assert len(lines) >= 3
    assert f"{len(lines) - 1} problems" in lines[-1]


def test_knowledge_check_of_no_folder_is_said(footcli: Footcli, tmp_path: Path) -> None:
    done = footcli("knowledge", "check", tmp_path / "nowhere")
    assert done.code == 2
    assert "nowhere" in done.err


def test_schemas_are_written_for_every_file(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "schemas")
    assert {p.name for p in written} >= {f"{p.stem}.schema.json" for p in data_dir().glob("*.yaml") if p.stem != "words"}
    for path in written:
        assert json.loads(path.read_text("utf-8"))["type"] in ("array", "object")
