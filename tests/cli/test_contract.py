"""The public contract, command by command: what each prints, and what it ends with."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import LEVELS, rank
from footcli.triage.answers import evidence_of, parse_answers, shown_options
from footcli.triage.interview import MOST
from footcli.triage.names import find_causes, named_with
from tests.conftest import Footcli

HEEL = "where: [sole-heel-front]\nbegan: began-gradual\nrhythm: [first-step-pain, aches-after]\nage: 44\ndanger: [none]\n"
EMERGENCY = "danger: [saddle-or-bladder]\n"
COMMANDS = ["triage", "routine", "refer", "explain", "tools", "areas", "questions", "causes", "sessions", "knowledge", "evaluate"]
JSON_COMMANDS = {
    "triage": ["triage", "--answers", "-", "--json"],
    "triage in words": ["triage", "--say", "my heel hurts with the first steps in the morning", "--json"],
    "questions": ["questions", "--json"],
    "causes": ["causes", "--json"],
    "cause": ["causes", "show", "plantar fasciitis", "--json"],
    "tools": ["tools", "--json"],
    "tools for": ["tools", "--for", "plantar fasciitis", "--json"],
    "areas": ["areas", "--json"],
    "routine": ["routine", "--answers", "-", "--json"],
    "refer": ["refer", "--answers", "-", "--json"],
    "explain": ["explain", "--answers", "-", "--json"],
    "sessions": ["sessions", "--json"],
}


@pytest.mark.parametrize("words", JSON_COMMANDS.values(), ids=JSON_COMMANDS)
def test_json_stands_alone_on_standard_output_with_its_schema(words: list[str], footcli: Footcli) -> None:
    done = footcli(*words, stdin=HEEL)
    assert done.code == 0
    assert done.err == ""
    data = json.loads(done.out)
    name, _, version = data["schema"].partition("/")
    assert name.startswith("footcli.")
    assert int(version) >= 1


@pytest.mark.parametrize("words", JSON_COMMANDS.values(), ids=JSON_COMMANDS)
def test_json_is_the_same_data_where_the_output_takes_only_ascii(words: list[str], footcli: Footcli) -> None:
    assert json.loads(footcli(*words, stdin=HEEL, encoding="ascii").out) == json.loads(footcli(*words, stdin=HEEL).out)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help(command: str, flag: str, footcli: Footcli) -> None:
    done = footcli(command, flag)
    assert done.code == 0
    assert done.out.startswith("Usage: footcli")
    assert done.err == ""


def test_without_a_command_it_welcomes_and_says_what_to_do_in_an_emergency(footcli: Footcli) -> None:
    done = footcli()
    assert done.code == 0
    assert "emergency" in done.out
    assert "footcli triage" in done.out


def test_version_names_the_program_and_its_knowledge(footcli: Footcli, known: Knowledge) -> None:
    done = footcli("--version")
    assert done.code == 0
    assert known.version in done.out
    assert known.digest in done.out


# ------------------------------------------------------------------ triage


def test_an_answers_file_may_be_yaml_or_json_or_standard_input(footcli: Footcli, answers_file: Callable[..., Path]) -> None:
    as_json = json.dumps({"where": ["sole-heel-front"], "began": "began-gradual", "age": 44})
    as_yaml = "where: [sole-heel-front]\nbegan: began-gradual\nage: 44\n"
    runs = [
        footcli("triage", "--json", "--answers", answers_file(as_yaml)),
        footcli("triage", "--json", "--answers", answers_file(as_json, "answers.json")),
        footcli("triage", "--json", "--answers", answers_file(as_json, "answers.yaml")),
        footcli("triage", "--json", "--answers", answers_file(b"\xef\xbb\xbf" + as_yaml.encode())),
        footcli("triage", "--json", "--answers", answers_file(as_yaml.replace("\n", "\r\n"))),
        footcli("triage", "--json", "--answers", "-", stdin=as_yaml),
    ]
    assert len({r.out for r in runs}) == 1
    assert {r.code for r in runs} == {0}


@pytest.mark.parametrize("said", [HEEL, EMERGENCY])
def test_urgency_does_not_change_the_exit_status(said: str, footcli: Footcli) -> None:
    assert footcli("triage", "--answers", "-", stdin=said).code == 0
    assert footcli("triage", "--answers", "-", "--json", stdin=said).code == 0


def test_a_program_can_hold_the_whole_interview_without_state(footcli: Footcli, known: Knowledge) -> None:
    said: dict[str, object] = {}
    for _ in range(MOST + 1):
        data = json.loads(footcli("triage", "--answers", "-", "--json", stdin=json.dumps(said) if said else "danger: unknown").out)
        question = data["next_question"]
        if question is None:
            break
        assert question["id"] not in said
        assert {"id", "text", "kind", "options"} <= set(question)
        option = question["options"][0]["id"] if question["options"] else None
        said[question["id"]] = "none" if question["kind"] == "multi" else question["min"] if question["kind"] == "number" else option
    assert question is None
    assert len(data["causes"]) >= 5


def test_every_option_that_the_next_question_offers_is_taken(footcli: Footcli, known: Knowledge) -> None:
    said = {"where": ["sole-heel-front"], "danger": ["none"], "began": "began-gradual"}
    question = json.loads(footcli("triage", "--answers", "-", "--json", stdin=json.dumps(said)).out)["next_question"]
    asked = known.questions[question["id"]]
    shown = {o.id for o in shown_options(asked, evidence_of(parse_answers(said, known), known), known)}
    assert shown <= {o["id"] for o in question["options"]} or asked.kind in ("number", "yes_no")
    for option in question["options"]:
        assert parse_answers({**said, question["id"]: option["id"]}, known)


def test_the_result_says_how_soon_first_and_an_emergency_is_nothing_else(footcli: Footcli) -> None:
    plain = footcli("triage", "--answers", "-", stdin=HEEL).out
    assert plain.index("***") < plain.index("WHAT IT COULD BE") if "WHAT IT COULD BE" in plain else plain.index("What it could be")
    urgent = footcli("triage", "--answers", "-", stdin=EMERGENCY).out
    assert "Get emergency help now" in urgent.splitlines()[0]
    assert "What it could be" not in urgent
    assert "routine" not in urgent


def test_own_words_are_taken_and_denials_understood(footcli: Footcli) -> None:
    data = json.loads(footcli("triage", "--say", "My right calf hurts. No fever, and I am not short of breath.", "--json").out)
    assert "breathless-chest-pain" not in data["findings"]["present"]
    assert "fever-unwell" not in data["findings"]["present"]
    assert any(f.startswith("calf") for f in data["findings"]["present"])


def test_answers_count_beside_own_words(footcli: Footcli) -> None:
    data = json.loads(footcli("triage", "--say", "my heel hurts", "--answers", "-", "--json", stdin="danger: [foot-drop]").out)
    assert "foot-drop" in data["findings"]["present"]
    assert rank(data["urgency"]["level"]) >= rank("same_day")


NOTHING = ["", "   ", "?!", "lorem ipsum dolor", "x" * 100_000, "\u202e\u0000\ud7ff 足が痛い"]


@pytest.mark.parametrize("words", NOTHING)
def test_words_that_say_nothing_get_no_result(words: str, footcli: Footcli) -> None:
    for flags in ([], ["--json"]):
        done = footcli("triage", "--say", words.replace("\x00", ""), *flags)
        assert done.code == 2
        assert done.out == ""
        assert "Nothing in these words was understood" in done.err


@pytest.mark.parametrize("words", NOTHING)
def test_words_that_say_nothing_take_nothing_from_the_answers(words: str, footcli: Footcli) -> None:
    said = words.replace("\x00", "")
    assert json.loads(footcli("triage", "--say", said, "--answers", "-", "--json", stdin=HEEL).out)["urgency"]["level"] in LEVELS


def test_no_answers_at_all_are_a_start_for_a_program_and_no_result_for_a_person(footcli: Footcli) -> None:
    assert json.loads(footcli("triage", "--answers", "-", "--json", stdin="{}").out)["next_question"]["id"] == "danger"
    done = footcli("triage", "--answers", "-", stdin="{}")
    assert done.code == 2
    assert "holds no answers" in done.err


# ------------------------------------------------------------------ questions, causes, tools, areas


def test_every_question_and_every_answer_it_lists_is_taken(footcli: Footcli, known: Knowledge) -> None:
    data = json.loads(footcli("questions", "--json").out)
    assert [q["id"] for q in data["questions"]] == list(known.questions)
    for question in data["questions"]:
        assert {"id", "text", "kind", "options", "applies"} <= set(question)
        for option in question["options"]:
            assert parse_answers({question["id"]: option["id"]}, known)
        if question["kind"] == "number":
            assert parse_answers({question["id"]: question["min"]}, known)
            assert parse_answers({question["id"]: question["max"]}, known)


def test_causes_are_listed_and_each_is_shown_in_full_with_its_sources(footcli: Footcli, known: Knowledge) -> None:
    listed = json.loads(footcli("causes", "--json").out)["causes"]
    assert [c["id"] for c in listed] == list(known.causes)
    text = footcli("causes").out
    assert all(name in text for name in known.causes)
    cause = known.causes["plantar-fasciitis"]
    shown = footcli("causes", "show", cause.id, "--sources").out
    assert cause.name.upper() in shown
    assert all(source in shown for source in cause.urgency_sources)


def test_a_wider_name_shows_each_cause_that_it_covers(footcli: Footcli, known: Knowledge) -> None:
    wide = next(n for c in known.causes.values() for n in c.article if len(find_causes(n, known)) > 1)
    data = json.loads(footcli("causes", "show", wide, "--json").out)
    assert len(data["causes"]) > 1
    text = footcli("causes", "show", wide).out
    assert all(c["id"] in text for c in data["causes"])


def test_tools_are_compared_ranked_and_narrowed_to_what_one_has(footcli: Footcli, known: Knowledge) -> None:
    compared = footcli("tools", "--compare").out
    assert all(t.name in compared for t in known.tools.values())
    ranked = json.loads(footcli("tools", "--for", "plantar fasciitis", "--have", "tennis ball, golf ball", "--json").out)["tools"]
    assert {t["id"] for t in ranked} == {"tennis-ball", "golf-ball"}
    assert all(t["why"] for t in ranked)


def test_areas_cover_the_foot_and_the_lower_leg(footcli: Footcli) -> None:
    areas = json.loads(footcli("areas", "--json").out)["areas"]
    assert {"foot", "lower leg"} <= {a["part"] for a in areas}


# ------------------------------------------------------------------ routine, refer, explain


def test_a_routine_in_json_and_markdown(footcli: Footcli, answers_file: Callable[..., Path], tmp_path: Path) -> None:
    path, shown = answers_file(HEEL), footcli("routine", "--answers", "-", "--json", stdin=HEEL)
    out = tmp_path / "plan.json"
    assert footcli("routine", "--answers", path, "--output", out).code == 0
    assert json.loads(out.read_text("utf-8")) == json.loads(shown.out)
    page = tmp_path / "plan.md"
    assert footcli("routine", "--answers", path, "--output", page).code == 0
    for phase in json.loads(shown.out)["phases"]:
        for exercise in phase["exercises"]:
            assert exercise["name"] in page.read_text("utf-8")


def test_a_routine_keeps_to_the_tools_minutes_and_days_given(footcli: Footcli) -> None:
    words = ["--tool", "tennis ball", "--tool", "golf-ball", "--minutes", "8", "--days", "3", "--today", "2026-11-25", "--quiet"]
    data = json.loads(footcli("routine", "--cause", "plantar fasciitis", *words, "--json").out)
    assert data["offered"]
    for phase in data["phases"]:
        assert phase["minutes_a_day"] <= 8
        assert phase["starts"] >= "2026-11-25"
        assert all(e["days_per_week"] <= 3 for e in phase["exercises"])


def test_no_routine_for_an_emergency_but_what_to_do_instead(footcli: Footcli) -> None:
    data = json.loads(footcli("routine", "--answers", "-", "--json", stdin=EMERGENCY).out)
    assert data["offered"] is False
    assert data["phases"] == []
    assert data["reason"]
    assert footcli("routine", "--answers", "-", stdin=EMERGENCY).code == 0


@pytest.mark.parametrize("country", ["us", "uk", "other"])
def test_refer_says_whom_to_see_in_each_country(country: str, footcli: Footcli, known: Knowledge) -> None:
    done = footcli("refer", "--answers", "-", "--country", country, stdin=HEEL)
    assert done.code == 0
    named = json.loads(footcli("refer", "--answers", "-", "--json", stdin=HEEL).out)
    assert any(p.name in done.out for p in known.providers.values())
    assert named["schema"].startswith("footcli.referral/")


@pytest.mark.parametrize("ending", [".md", ".json"])
def test_refer_writes_a_page_and_never_over_another_unasked(ending: str, footcli: Footcli, tmp_path: Path) -> None:
    out = tmp_path / f"visit{ending}"
    assert footcli("refer", "--answers", "-", "-o", out, stdin=HEEL).code == 0
    before = out.read_bytes()
    again = footcli("refer", "--answers", "-", "-o", out, stdin=EMERGENCY)
    assert again.code == 2
    assert "--force" in again.err
    assert out.read_bytes() == before
    assert footcli("refer", "--answers", "-", "-o", out, "--force", stdin=EMERGENCY).code == 0
    assert out.read_bytes() != before


def test_explain_shows_what_would_change_if_one_thing_were_so(footcli: Footcli) -> None:
    done = footcli("explain", "--answers", "-", "--what-if", "foot-drop=yes", stdin=HEEL)
    assert done.code == 0
    data = json.loads(footcli("explain", "--answers", "-", "--what-if", "foot-drop=yes", "--json", stdin=HEEL).out)
    assert data["schema"].startswith("footcli.explanation/")
    assert (
        footcli("explain", "--answers", "-", "--what-if", "foot-drop=yes", stdin=HEEL).out
        != footcli("explain", "--answers", "-", stdin=HEEL).out
    )


# ------------------------------------------------------------------ common options


def test_common_options_may_stand_anywhere(footcli: Footcli) -> None:
    outputs = {footcli(*words).out for words in (["--plain", "causes"], ["causes", "--plain"], ["causes", "--plain", "--no-color"])}
    assert len(outputs) == 1


def test_accessible_in_the_environment_asks_for_plain(footcli: Footcli, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = footcli("tools", "--plain").out
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert footcli("tools").out == plain


def test_answers_from_a_file_are_not_kept_and_the_next_commands_name_the_file(
    footcli: Footcli, answers_file: Callable[..., Path], tmp_path: Path
) -> None:
    path = answers_file(HEEL)
    done = footcli("triage", "--answers", path)
    footcli("triage", "--answers", "-", "--json", stdin=HEEL)
    assert not (tmp_path / "records").exists()
    told = " ".join(done.out.split())
    assert f"footcli routine --answers {path}" in told
    assert f"footcli refer --answers {path}" in told
    assert footcli("routine", "--answers", path).code == 0


def test_answers_from_a_file_are_kept_where_that_is_asked_for(footcli: Footcli, answers_file: Callable[..., Path]) -> None:
    done = footcli("triage", "--answers", answers_file(HEEL), "--save")
    assert "--answers" not in done.out
    assert "Kept on this computer" in done.err
    assert footcli("routine").out != ""
    assert json.loads(footcli("refer", "--json").out) == json.loads(footcli("refer", "--answers", answers_file(HEEL), "--json").out)


def test_words_that_are_not_kept_say_so(footcli: Footcli) -> None:
    told = " ".join(footcli("triage", "--say", "my heel hurts with the first steps in the morning").out.split())
    assert "Nothing was kept" in told
    assert "footcli routine: " not in told
    kept = footcli("triage", "--say", "my heel hurts with the first steps in the morning", "--save")
    assert "Nothing was kept" not in " ".join(kept.out.split())
    assert footcli("routine").code == 0


# ------------------------------------------------------------------ saved results


@pytest.fixture
def two_results(footcli: Footcli) -> list[str]:
    """The ids of two saved results, the older first: a heel, then an emergency."""
    for said in (HEEL, EMERGENCY):
        assert footcli("triage", "--answers", "-", "--save", stdin=said).code == 0
    return [s["id"] for s in json.loads(footcli("sessions", "--json").out)["sessions"]]


@pytest.mark.parametrize("command", ["refer", "explain"])
def test_another_saved_result_can_be_named(command: str, footcli: Footcli, two_results: list[str]) -> None:
    older, latest = two_results
    assert footcli(command).out == footcli(command, "--session", latest).out != footcli(command, "--session", older).out
    assert footcli(command, "--session", older, "--json").out == footcli(command, "--answers", "-", "--json", stdin=HEEL).out
    for also in (["--answers", "-"], ["--cause", "bunion"] if command == "refer" else ["--answers", "-"]):
        done = footcli(command, "--session", older, *also, stdin=HEEL)
        assert done.code == 2
        assert "do not go together" in done.err


def test_the_latest_result_is_shown_where_none_is_named(footcli: Footcli, two_results: list[str]) -> None:
    older, latest = two_results
    assert footcli("sessions", "show").out == footcli("sessions", "show", latest).out
    again = " ".join(footcli("sessions", "show", older).out.split())
    assert f"footcli refer --session {older}" in again


def test_a_broken_off_interview_has_no_result_and_is_said_to_wait(footcli: Footcli) -> None:
    footcli("triage", stdin="0\nq\n")
    assert "--resume" in footcli("sessions").out
    (listed,) = json.loads(footcli("sessions", "--json").out)["sessions"]
    done = footcli("refer", "--session", listed["id"])
    assert done.code == 2
    assert "broken off" in done.err
    assert "footcli triage --resume" in " ".join(footcli("triage", stdin="q\n").out.split())
    footcli("triage", "--answers", "-", "--save", stdin=HEEL)
    assert "--resume" not in footcli("triage", stdin="q\n").out


# ------------------------------------------------------------------ names people use


@pytest.mark.parametrize("name", ["achilles tendinopathy", "heel pain", "cramp", "achilles"])
def test_a_name_that_is_part_of_several_is_answered_with_all_of_them(name: str, footcli: Footcli, known: Knowledge) -> None:
    done = footcli("tools", "--for", name)
    assert done.code == 2
    listed = [line.strip().partition(":")[0] for line in done.err.splitlines()[1:]]
    assert 2 <= len(set(listed) & set(known.causes)) <= 8
    shown = footcli("causes", "show", name)
    assert shown.code == 0
    assert all(c in shown.out for c in set(listed) & set(known.causes))


def test_a_name_that_is_part_of_one_is_taken(footcli: Footcli, known: Knowledge) -> None:
    parts = [w for w in ("haglund", "cuboid syndrome", "muscle cramp") if len(named_with(w, known)) == 1]
    assert parts
    for part in parts:
        (cause,) = named_with(part, known)
        assert json.loads(footcli("causes", "show", part, "--json").out)["causes"][0]["id"] == cause.id


def test_a_mistyped_part_of_several_names_is_answered_with_all_of_them(footcli: Footcli) -> None:
    done = footcli("routine", "--cause", "achiles")
    assert done.code == 2
    assert "achilles-tendinopathy-midportion" in done.err


def test_explain_with_a_cause_points_to_causes_show(footcli: Footcli) -> None:
    done = footcli("explain", "plantar", "fasciitis")
    assert done.code == 2
    assert 'footcli causes show "plantar fasciitis"' in done.err


@pytest.mark.parametrize(
    ("said", "meant"), [("pain at night", "night-pain"), ("floxacin=yes", "fluoroquinolone"), ("race=yes", "race-coming")]
)
def test_what_if_in_other_words_is_answered_with_the_ids_that_fit(said: str, meant: str, footcli: Footcli) -> None:
    done = footcli("explain", "--answers", "-", "--what-if", said, stdin=HEEL)
    assert done.code == 2
    assert f"  {meant}: " in done.err


def test_a_plan_for_a_named_cause_waits_for_grave_last_answers(footcli: Footcli, tmp_path: Path) -> None:
    grave = tmp_path / "grave.yaml"
    grave.write_text("danger: [breathless-chest-pain, one-calf-swollen]\nwhere: [calf-upper]\n", "utf-8")
    assert footcli("triage", "--answers", grave, "--save").code == 0
    for more in ((), ("--json",)):
        done = footcli("routine", "--cause", "leg-cramps", "--tool", "tennis ball", *more)
        assert done.code == 0
        assert "waits until you have been seen" in " ".join(done.out.split()) or '"offered": false' in done.out
    assert footcli("routine", "--cause", "leg-cramps", "--go").out.count("Get emergency help now") == 1


def test_a_race_in_the_past_is_refused(footcli: Footcli) -> None:
    done = footcli("routine", "--cause", "bunion", "--race", "2020-01-01")
    assert done.code == 2
    assert "in the past" in done.err


def test_words_that_name_no_foot_are_refused(footcli: Footcli) -> None:
    done = footcli("triage", "--say", "my elbow hurts")
    assert done.code == 2
    assert "Nothing in these words was understood" in done.err
