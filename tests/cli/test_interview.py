"""The interview as a person holds it: line by line through a pipe, and on a terminal with Ctrl-C."""

import errno
import importlib.util
import json
import os
import stat
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from footcli.care.plan import may_exercise
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Question, rank
from footcli.triage.answers import NONE, UNKNOWN, Answer, shown_options
from footcli.triage.assess import assess
from footcli.triage.evaluate import play
from tests.conftest import Footcli, Terminal, on_a_terminal
from tests.strategies import KNOWN, Answers, stories

NOT_SURE = "not sure"
HEEL: Answers = {
    "danger": (NONE,), "where": ("sole-heel-front",), "began": "began-gradual", "rhythm": ("first-step-pain", "aches-after"),
    "age": 44, "side": "left-side", "duration": "lasted-1-6-weeks", "tried": "no", "look": ("looks-normal",), "walking": "normal",
}  # fmt: skip


def typed(question: Question, answer: Answer, shown: list[str]) -> str:
    """What a person would type for an answer."""
    if answer == UNKNOWN:
        return NOT_SURE
    if question.kind in ("number", "yes_no"):
        return f"{answer:g}" if isinstance(answer, int | float) else str(answer)
    if answer == (NONE,):
        return "0"
    chosen = answer if isinstance(answer, tuple) else (str(answer),)
    return " ".join(str(shown.index(one) + 1) for one in chosen)


def held(story: Answers) -> tuple[dict[str, str], Answers]:
    """What somebody with this story types at each question, and what they have answered in the end."""
    lines: dict[str, str] = {}
    said: Answers = {}
    while (now := assess(said, KNOWN)).next is not None:
        question = now.next.question
        shown = [o.id for o in shown_options(question, now.evidence, KNOWN)]
        answer = story.get(question.id, UNKNOWN)
        if isinstance(answer, tuple) and answer != (NONE,):
            answer = tuple(a for a in answer if a in shown) or UNKNOWN
        elif question.kind == "single" and answer not in shown:
            answer = UNKNOWN
        elif question.kind == "number" and isinstance(answer, float):
            answer = float(f"{answer:g}")
        lines[question.id] = typed(question, answer, shown)
        said[question.id] = answer
    return lines, said


def fed(lines: list[str] | dict[str, str], *after: str) -> str:
    return "".join(f"{line}\n" for line in [*lines, *after]) if isinstance(lines, list) else fed(list(lines.values()), *after)


def saved(tmp_path: Path) -> list[dict[str, Any]]:
    return [json.loads(p.read_text("utf-8")) for p in sorted((tmp_path / "records" / "sessions").glob("*.json"))]


def talk(screen: Terminal, *turns: bytes) -> bytes:
    """Wait for a prompt and type after it, in turns; what came up to the last prompt is returned."""
    seen = b""
    for wait, keys in zip(turns[::2], turns[1::2], strict=True):
        seen = screen.read_until(wait)
        if keys == b"\x03":
            time.sleep(0.3)  # a signal between the prompt and the wait for a line is only seen with the next key
        screen.send(keys)
    return seen


def plain(said: Answers) -> dict[str, Any]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in said.items()}


# ------------------------------------------------------------------ from start to result


def test_from_the_first_question_to_the_result(footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    done = footcli("triage", stdin=fed(lines, "", ""))
    assert done.code == 0
    assert done.err == ""
    (session,) = saved(tmp_path)
    assert session["done"] is True
    assert session["answers"] == plain(said)
    for question in said:
        assert KNOWN.questions[question].text.split()[0] in done.out
    (path,) = (tmp_path / "records" / "sessions").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@settings(max_examples=6)
@given(stories())
def test_what_is_typed_is_what_is_kept(footcli: Footcli, tmp_path_factory: pytest.TempPathFactory, story: Answers) -> None:
    folder = tmp_path_factory.mktemp("records")
    lines, said = held(story)
    done = footcli("triage", "--data-dir", folder, stdin=fed(lines, "q"))
    assert done.code == 0, done.err
    (path,) = (folder / "sessions").iterdir()
    assert json.loads(path.read_text("utf-8"))["answers"] == plain(said)


def test_the_interview_ends_like_the_assessment_of_its_answers(footcli: Footcli) -> None:
    lines, said = held(HEEL)
    interviewed = footcli("triage", stdin=fed(lines, "", "")).out
    from_file = footcli("triage", "--answers", "-", stdin=json.dumps(plain(said))).out
    title = next(line for line in from_file.splitlines() if line.strip())
    assert title in interviewed
    assert play(said, KNOWN)[0].ranked[0].cause.name in interviewed


def test_routine_refer_explain_and_sessions_go_on_from_it(footcli: Footcli) -> None:
    lines, _ = held(HEEL)
    footcli("triage", stdin=fed(lines, "", "1"))
    for command in ("routine", "refer", "explain"):
        done = footcli(command)
        assert done.code == 0
        assert done.err == ""
    (listed,) = json.loads(footcli("sessions", "--json").out)["sessions"]
    assert footcli("sessions", "show", listed["id"]).code == 0
    assert footcli("sessions", "delete", listed["id"]).code == 0
    assert json.loads(footcli("sessions", "--json").out)["sessions"] == []


def test_an_emergency_ends_the_interview_at_once(footcli: Footcli, tmp_path: Path) -> None:
    options = [o.id for o in shown_options(KNOWN.questions["danger"], assess({}, KNOWN).evidence, KNOWN)]
    done = footcli("triage", stdin=f"{options.index('saddle-or-bladder') + 1}\n")
    assert done.code == 0
    assert "Get emergency help now" in done.out
    assert "Question 2" not in done.out
    assert saved(tmp_path)[0]["done"] is True


def test_being_sure_of_nothing_still_leads_to_a_result(footcli: Footcli) -> None:
    lines, said = held({})
    assert set(said.values()) == {UNKNOWN}
    assert footcli("triage", stdin=fed(lines, "", "")).code == 0


# ------------------------------------------------------------------ the words it takes


def test_b_goes_back_one_question_and_drops_its_answer(footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    first, *rest = lines.values()
    done = footcli("triage", stdin=fed([NOT_SURE, "b", first, *rest], "q"))
    assert done.code == 0
    assert saved(tmp_path)[0]["answers"] == plain(said)


def test_b_at_the_first_question_says_so(footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    done = footcli("triage", stdin=fed(["b", *lines.values()], "q"))
    assert done.code == 0
    assert "This is the first question." in done.out
    assert saved(tmp_path)[0]["answers"] == plain(said)


@pytest.mark.parametrize("word", ["?", "WHY"])
def test_asking_for_help_or_why_is_answered_and_counts_as_no_answer(word: str, footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    told = KNOWN.questions[next(iter(said))]
    mixed = [w for line in lines.values() for w in (word, line)]
    done = footcli("triage", stdin=fed(mixed, "q"))
    assert done.code == 0
    assert ((told.why if word.lower() == "why" else told.help) or "").split(".")[0] in " ".join(done.out.split())
    assert saved(tmp_path)[0]["answers"] == plain(said)


def test_a_wrong_answer_is_explained_the_second_time_in_other_words(footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    done = footcli("triage", stdin=fed([w for line in lines.values() for w in ("999", "x@!", line)], "q"))
    assert done.code == 0
    assert saved(tmp_path)[0]["answers"] == plain(said)
    prompts = done.out.split("> ")
    assert prompts[1].strip() != prompts[2].strip()
    assert all(p.strip() for p in prompts[1:3])


@pytest.mark.parametrize("word", ["u", "n", "not sure", "Not sure.", "NOT SURE"])
def test_not_sure_has_its_words(word: str, footcli: Footcli, tmp_path: Path) -> None:
    footcli("triage", stdin=f"{word}\nq\n")
    assert list(saved(tmp_path)[0]["answers"].values()) == [UNKNOWN]


def test_an_answer_can_be_changed_in_the_review(footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    place = list(said).index("age") + 1
    done = footcli("triage", stdin=fed(lines, "99", "nonsense", str(place), "b", str(place), "45", "", ""))
    assert done.code == 0
    assert saved(tmp_path)[0]["answers"] == plain({**said, "age": 45})


def test_q_keeps_the_answers_and_resume_goes_on_with_them(footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    typed_, half = list(lines.values()), len(lines) // 2
    left = footcli("triage", stdin=fed(typed_[:half], "q"))
    assert left.code == 0
    assert "--resume" in left.err
    (session,) = saved(tmp_path)
    assert session["done"] is False
    assert session["answers"] == plain(dict(list(said.items())[:half]))
    done = footcli("triage", "--resume", stdin=fed(typed_[half:], "", ""))
    assert done.code == 0
    (session,) = saved(tmp_path)
    assert session["done"] is True
    assert session["answers"] == plain(said)


def test_q_before_any_answer_saves_nothing(footcli: Footcli, tmp_path: Path) -> None:
    done = footcli("triage", stdin="q\n")
    assert done.code == 0
    assert "Nothing was saved" in done.err
    assert saved(tmp_path) == []


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0], ids=["at once", "half-way", "at the review"])
def test_input_that_ends_early_keeps_the_answers_and_says_so(share: float, footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    count = max(1, int(share * len(lines)))
    done = footcli("triage", stdin=fed(list(lines.values())[:count]))
    assert done.code == 2
    assert "ended before the interview did" in done.err
    assert "--resume" in done.err
    (session,) = saved(tmp_path)
    assert session["done"] is False
    assert session["answers"] == plain(dict(list(said.items())[:count]))


def test_a_last_line_without_its_end_counts(footcli: Footcli, tmp_path: Path) -> None:
    footcli("triage", stdin=NOT_SURE)
    assert len(saved(tmp_path)[0]["answers"]) == 1


def test_no_save_writes_nothing(footcli: Footcli, tmp_path: Path) -> None:
    lines, _ = held(HEEL)
    assert footcli("triage", "--no-save", stdin=fed(lines, "", "")).code == 0
    left = footcli("triage", "--no-save", stdin=f"{NOT_SURE}\n{NOT_SURE}\n")
    assert left.code == 2
    assert "Nothing was saved" in left.err
    assert not (tmp_path / "records").exists()


def test_the_folder_that_keeps_the_answers_is_named_before_the_first_one(footcli: Footcli, tmp_path: Path) -> None:
    out = "".join(footcli("triage", stdin="q\n").out.split())
    assert str(tmp_path / "records" / "sessions") in out
    assert out.index("--no-save") < out.index("Question1")


# ------------------------------------------------------------------ when saving goes wrong


def test_a_full_disk_is_said_in_a_sentence(footcli: Footcli, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("footcli.diary.sessions.os.open", full)
    done = footcli("triage", stdin=f"{NOT_SURE}\n" * 3)
    assert done.code == 1
    assert "could not be saved" in done.err
    assert "--data-dir" in done.err


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(footcli: Footcli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = footcli("triage", "--data-dir", tmp_path / "file", stdin=f"{NOT_SURE}\n" * 3)
    assert done.code == 1
    assert "could not be saved" in done.err


def test_a_damaged_session_is_kept_aside_and_the_rest_works(footcli: Footcli, tmp_path: Path) -> None:
    footcli("triage", stdin=f"{NOT_SURE}\nq\n")
    (path,) = (tmp_path / "records" / "sessions").iterdir()
    path.write_bytes(b"\x00 not json")
    done = footcli("triage", "--resume", stdin="q\n")
    assert done.code == 2
    assert [p.read_bytes() for p in path.parent.iterdir()] == [b"\x00 not json"]
    assert footcli("triage", stdin=f"{NOT_SURE}\nq\n").code == 0


# ------------------------------------------------------------------ on a terminal


def test_ctrl_c_ends_with_130_and_keeps_the_answers(tmp_path: Path) -> None:
    screen = on_a_terminal("triage", TERM="dumb")
    screen.read_until(b"Enter to skip) ")
    screen.send(b"\n")
    screen.read_until(b"> ")
    screen.send(b"0\n")
    screen.read_until(b"Question 2")
    talk(screen, b"> ", b"\x03")
    code, seen = screen.end()
    assert code == 130
    assert "--resume" in seen
    assert "Traceback" not in seen
    (session,) = saved(tmp_path)
    assert session["done"] is False
    assert session["answers"] == {"danger": [NONE]}


def test_ctrl_c_before_any_answer_saves_nothing(tmp_path: Path) -> None:
    screen = on_a_terminal("triage")
    talk(screen, b"Enter to skip) ", b"\x03")
    code, seen = screen.end()
    assert code == 130
    assert "Traceback" not in seen
    assert not (tmp_path / "records").exists()


def test_ctrl_d_is_answered_like_ctrl_c(tmp_path: Path) -> None:
    screen = on_a_terminal("triage", "--plain")
    talk(screen, b"Enter to skip) ", b"\n", b"> ", b"0\n", b"Question 2", b"", b"> ", b"\x04")
    code, seen = screen.end()
    assert code == 130
    assert "saved" in seen
    assert "--resume" in seen
    assert "ended before" not in seen
    assert len(saved(tmp_path)[0]["answers"]) == 1


def test_somebody_who_should_be_seen_today_is_not_asked_about_tools(footcli: Footcli, known: Knowledge) -> None:
    story: Answers = {"danger": ("foot-drop",), "where": ("front-ankle",), "duration": "lasted-2-7-days"}
    lines, said = held(story)
    assert rank(assess(said, known).level) == rank("same_day")
    done = footcli("triage", stdin=fed(lines, ""))
    assert done.code == 0, done.err


# ------------------------------------------------------------------ what was said before


def test_enter_keeps_an_answer_that_was_taken_back(footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    done = footcli("triage", stdin=fed([w for line in lines.values() for w in (line, "b", "")], "q"))
    assert done.code == 0
    assert " ".join(done.out.split()).count("Enter keeps it") == len(lines)
    assert saved(tmp_path)[0]["answers"] == plain(said)


def test_enter_keeps_an_answer_that_was_to_be_changed_in_the_review(footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    footcli("triage", stdin=fed(lines, *(word for i in range(len(said)) for word in (str(i + 1), "")), "q"))
    assert saved(tmp_path)[0]["answers"] == plain(said)


def test_a_chosen_answer_is_echoed_in_words(footcli: Footcli) -> None:
    lines, said = held(HEEL)
    out = " ".join(footcli("triage", stdin=fed(lines, "q")).out.split())
    for name, answer in said.items():
        texts = {o.id: o.text for o in KNOWN.questions[name].options}
        for one in answer if isinstance(answer, tuple) else (answer,):
            if one in texts:
                assert f"Noted: {texts[str(one)]}" in out or f"; {texts[str(one)]}" in out


def test_own_words_are_kept_by_enter_and_added_to_by_numbers_also_after_resuming(tmp_path: Path) -> None:
    screen = on_a_terminal("triage", "--plain", "--say", "my Achilles tendon hurts")
    talk(
        screen,
        b"take out: ",
        b"\n",
        b"> ",
        b"0\n",
        b"You said already",
        b"",
        b"> ",
        b"\n",
        b"You said already",
        b"",
        b"> ",
        b"q\n",
    )
    assert screen.end()[0] == 0
    screen = on_a_terminal("triage", "--plain", "--resume")
    screen.read_until(b"You said already")
    talk(screen, b"> ", b"1\n", b"> ", b"q\n")
    assert screen.end()[0] == 0
    (session,) = saved(tmp_path)
    first = KNOWN.questions["where"].options[0].id
    assert session["answers"]["main"] == ["complaint-pain"]
    assert set(session["answers"]["where"]) == {first, *session["heard"]["where"]}


def test_all_that_was_understood_is_shown_and_each_line_can_be_taken_out(tmp_path: Path) -> None:
    words = "My left heel hurts. I am 38 years old and have had it for 5 weeks. No swelling."
    screen = on_a_terminal("triage", "--plain", "--say", words)
    shown = screen.read_until(b"take out: ").decode()
    for told in ("yes: Left", "38", "1 to 6 weeks", "no: Swollen"):
        assert told in shown, shown
    age = next(line.split()[0] for line in shown.splitlines() if "38" in line)
    screen.send(f"{age}\n".encode())
    assert "38" not in talk(screen, b"take out: ", b"77\n").decode().split("understood:")[1]
    assert b"no number 77" in screen.read_until(b"take out: ")
    talk(screen, b"", b"\n", b"> ", b"q\n")
    assert screen.end()[0] == 0
    (session,) = saved(tmp_path)
    assert "age" not in session["heard"]
    assert session["heard"]["duration"] == "lasted-1-6-weeks"


def test_more_words_add_to_what_was_understood_and_nothing_taken_out_comes_back(tmp_path: Path) -> None:
    screen = on_a_terminal("triage", "--plain", "--say", "my left heel hurts")
    shown = screen.read_until(b"take out: ").decode()
    left = next(line.split()[0] for line in shown.splitlines() if "Left" in line)
    talk_on = talk(screen, b"", f"{left}\n".encode(), b"take out: ", b"and I take a blood thinner\n", b"take out: ", b"\n").decode()
    assert "blood thinner" in talk_on
    assert "Left" not in talk_on
    talk(screen, b"> ", b"q\n")
    assert screen.end()[0] == 0
    (session,) = saved(tmp_path)
    assert "blood-thinner" in session["heard"]["health"]
    assert "side" not in session["heard"]


def test_the_review_shows_what_was_heard_and_lets_it_be_changed(tmp_path: Path) -> None:
    screen = on_a_terminal("triage", "--plain", "--say", "My left heel hurts, no swelling. I am 38.")
    talk(screen, b"take out: ", b"\n")
    while b"to change: " not in screen.seen:
        screen.read_until(b"> ")
        screen.send(b"u\n")
        screen.read_until(b"\r\n")
        wait_for_prompt(screen)
    shown = screen.seen.decode().rpartition("Your answers:")[2]
    told = " ".join(shown.split())
    assert "From your own words: Which side? Left." in told
    assert "From your own words: no: Swollen" in told or "Swollen" not in told
    side = next(line.split()[0] for line in shown.splitlines() if "Which side" in line)
    screen.send(f"{side}\n".encode())
    screen.place = len(screen.seen)
    talk(screen, b"> ", b"2\n", b"to change: ", b"q\n")
    assert screen.end()[0] == 0
    (session,) = saved(tmp_path)
    assert session["answers"]["side"] == "right-side"


def wait_for_prompt(screen: Terminal) -> None:
    """Read until the program waits for the next line."""
    while not (screen.seen.endswith((b"> ", b"to change: ")) and len(screen.seen) > screen.place):
        assert screen._read()


# ------------------------------------------------------------------ danger signs, slips and the last lines


def test_not_sure_about_the_danger_signs_does_not_pass_without_a_word(footcli: Footcli, tmp_path: Path) -> None:
    assert "ask somebody to look with you" in " ".join(footcli("triage", "--no-save", stdin="u\nq\n").out.split())
    for second in (b"\n", b"u\n"):
        screen = on_a_terminal("triage", "--plain", "--data-dir", tmp_path / second.hex())
        seen = talk(screen, b"Enter to skip) ", b"\n", b"> ", b"u\n", b"> ", second)
        assert b"ask somebody to look with you" in seen.replace(b"\r\n", b" ")
        talk(screen, b"Question 2", b"", b"> ", b"q\n")
        assert screen.end()[0] == 0
        (path,) = (tmp_path / second.hex() / "sessions").iterdir()
        assert json.loads(path.read_text())["answers"] == {"danger": UNKNOWN}


def test_an_emergency_ticked_by_a_slip_is_shown_first_and_can_be_taken_back(tmp_path: Path) -> None:
    place = [o.id for o in KNOWN.questions["danger"].options].index("saddle-or-bladder") + 1
    screen = on_a_terminal("triage", "--plain")
    seen = talk(screen, b"Enter to skip) ", b"\n", b"> ", f"{place}\n".encode(), b"Enter ends.", b"").decode()
    assert seen.index("Get emergency help now") < seen.index("You ticked: ")
    assert saved(tmp_path)[0]["done"] is True
    talk(screen, b"> ", b"b\n", b"Your answer was", b"", b"> ", b"0\n", b"Question 2", b"", b"> ", b"q\n")
    assert screen.end()[0] == 0
    (session,) = saved(tmp_path)
    assert session["answers"] == {"danger": [NONE]}
    assert session["done"] is False


def test_enter_after_an_emergency_ends_and_it_is_kept(tmp_path: Path) -> None:
    place = [o.id for o in KNOWN.questions["danger"].options].index("saddle-or-bladder") + 1
    for last, code in ((b"\n", 0), (b"\x04", 0), (b"\x03", 130)):
        screen = on_a_terminal("triage", "--plain")
        talk(screen, b"Enter to skip) ", b"\n", b"> ", f"{place}\n".encode(), b"Enter ends.", b"", b"> ", last)
        ended, seen = screen.end()
        assert ended == code
        assert "--resume" not in seen.partition("Enter ends.")[2]
    assert all(s["done"] for s in saved(tmp_path))


def test_on_a_terminal_a_long_result_ends_with_the_verdict(tmp_path: Path, footcli: Footcli) -> None:
    path = tmp_path / "heel.json"
    path.write_text(json.dumps(plain(HEEL)))
    _, seen = on_a_terminal("triage", "--plain", "--answers", path).end()
    last = " ".join(seen.split()).rpartition("In short: ")[2]
    assert last
    assert last.split(".")[0] in footcli("triage", "--answers", path).out
    assert "In short" not in footcli("triage", "--answers", path).out
    for danger, told in ((UNKNOWN, "not sure about the danger signs"), (None, "not enough is known yet")):
        path.write_text(json.dumps({k: v for k, v in {**plain(HEEL), "danger": danger}.items() if v is not None}))
        last = " ".join(on_a_terminal("triage", "--plain", "--answers", path).end()[1].split()).rpartition("In short: ")[2]
        assert told in last
    path.write_text(json.dumps({"danger": ["saddle-or-bladder"]}))
    assert "In short" not in on_a_terminal("triage", "--plain", "--answers", path).end()[1]


# ------------------------------------------------------------------ tools


@pytest.mark.parametrize(
    "said", ["tennis ball, 2 towel", "2 tennis ball, my towel", "Tennis balls and 2, a towel", "2, tennis-ball; towel"]
)
def test_tools_are_taken_by_number_and_by_any_name(said: str, footcli: Footcli, tmp_path: Path) -> None:
    lines, answers = held(HEEL)
    assert may_exercise(assess(answers, KNOWN), KNOWN)[0]
    second = [t.id for t in KNOWN.tools.values() if not t.free][1]
    done = footcli("triage", stdin=fed(lines, "", "tennis ball, hammer", "99", said))
    assert "hammer" in done.out
    assert "99" in done.out
    assert set(saved(tmp_path)[0]["tools"]) == {"tennis-ball", "towel", second}


def test_tools_are_asked_only_where_there_may_be_a_plan(footcli: Footcli) -> None:
    for story in (HEEL, {**HEEL, "age": 11}, {"danger": ("foot-drop",)}):
        lines, answers = held(story)
        done = footcli("triage", stdin=fed(lines, "", ""))
        assert ("which of these do you own" in done.out) == may_exercise(assess(answers, KNOWN), KNOWN)[0]


# ------------------------------------------------------------------ arrow keys


def test_arrow_keys_are_left_out_where_they_cannot_be_drawn(footcli: Footcli, tmp_path: Path) -> None:
    lines, said = held(HEEL)
    assert footcli("triage", "--fancy", stdin=fed(lines, "q")).code == 0
    assert saved(tmp_path)[0]["answers"] == plain(said)
    for flags, env in ((["--plain"], {}), ([], {"TERM": "dumb"})):
        screen = on_a_terminal("triage", "--fancy", "--no-save", *flags, **env)
        talk(screen, b"Enter to skip) ", b"\n", b"  0  None of these", b"", b"> ", b"q\n")
        assert screen.end()[0] == 0


def test_arrow_keys_without_their_package_are_said_to_need_it() -> None:
    if importlib.util.find_spec("questionary"):
        pytest.skip("it is installed here")
    code, seen = on_a_terminal("triage", "--fancy").end()
    assert code == 2
    assert "pip install" in seen
