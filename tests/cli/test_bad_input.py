"""Whatever a person gives, the program answers in a sentence and status 2: no traceback, no guess, no hang."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Footcli, Result, in_a_process

HEEL = "where: [sole-heel-front]\n"


def refused(done: Result, *says: str) -> None:
    """Refused in words on standard error, with nothing on standard output."""
    assert done.code == 2
    assert done.out == ""
    assert done.err.strip()
    for words in says:
        assert words in done.err


BAD_ANSWERS = {
    "an unknown question": ("wher: [achilles]", ['"wher"', 'Did you mean "where"?']),
    "an unknown question unlike any": ("qqqqqq: 1", ["footcli questions"]),
    "an unknown option": ("where: [achiles]", ["'achiles'", 'Did you mean "achilles"?']),
    "two options where one is asked": ("side: [left-side, right-side]", ["one option"]),
    "a word where a number belongs": ("age: old", ["number", "'old'"]),
    "a number out of range": ("age: 400", ["0 to 120"]),
    "a number that is none": ("age: .nan", ["number"]),
    "an endless number": ("age: .inf", ["0 to 120"]),
    "a yes or no where options belong": ("where: true", ["where"]),
    "a list where a number belongs": ("age: [38]", ["number"]),
    "a mapping where options belong": ("where: {a: b}", ["where"]),
    "nothing where an answer belongs": ("age:", ["age"]),
    "a date where an option belongs": ("began: 2026-11-25", ["began"]),
    "a number as a question": ("5: yes", ['"5"']),
    "a list": ("- where\n- age", ["list"]),
    "a sentence": ("my foot hurts", ["text"]),
    "a number": ("42", ["number"]),
    "broken YAML": ("where: [achilles]\nage: ]\n", ["line 2", "not valid YAML"]),
    "a tab as indentation": ("where:\n\t- achilles\n", ["line 2"]),
    "broken JSON": ('{"where": ["achilles"],\n "age": }', ["line 2"]),
    "a Python object": ("!!python/object/apply:os.system ['true']", ["YAML"]),
    "a list as a question": ("? [a, b]\n: c", ["YAML"]),
    "nothing at all": ("", ["empty"]),
    "only blanks": (" \n\n  ", ["empty"]),
    "only a comment": ("# nothing\n", ["empty"]),
    "a null": ("~", ["empty"]),
    "binary": (b"\x7fELF\x02\x01\x01\x00\xff\xfe", ["not text"]),
    "zero bytes": (b"where: [achilles]\x00\n", ["not text"]),
    "another encoding": ("age: 38 # caf\u00e9".encode("latin-1"), ["UTF-8"]),
    "UTF-16": ("age: 38".encode("utf-16"), ["not text"]),
    "a very large number": ("age: 1" + "0" * 400, ["0 to 120"]),
    "a number of 5,000 digits": ("age: " + "9" * 5000, []),
    "a number of 5,000 digits in JSON": ('{"age": ' + "9" * 5000 + "}", []),
    "a very large hexadecimal number": ("age: 0x" + "f" * 6000, ["0 to 120"]),
    "10 MB of nested lists": (b"[" * 10_000_000, ["nested"]),
    "10 MB of nested mappings": (b'{"a":' * 2_000_000, ["nested"]),
    "nesting by indentation": ("".join(" " * i + "a:\n" for i in range(1500)), ["nested"]),
    "more than 20 MB": (b"#" * 20_000_001, ["20 MB"]),
    "an option of 10 MB": ("where: [" + "x" * 10_000_000 + "]", ["where"]),
    "a question of 10 MB": ('{"' + "x" * 10_000_000 + '": 1}', ["no question"]),
    "aliases that multiply": (
        "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(f"{n}: &{n} [{', '.join(['*' + p] * 9)}]\n" for p, n in zip("abcdefghij", "bcdefghijk", strict=True))
        + "where: *k\nage: *k\n",
        ["where"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "says"), BAD_ANSWERS.values(), ids=BAD_ANSWERS)
def test_bad_answers_are_refused_in_words(
    content: str | bytes, says: list[str], footcli: Footcli, answers_file: Callable[..., Path]
) -> None:
    path = answers_file(content)
    refused(footcli("triage", "--answers", path), *says)
    done = footcli("triage", "--answers", "-", "--json", stdin=content)
    refused(done, *says)
    assert len(done.err) < 5000


@pytest.mark.parametrize("command", [["triage"], ["routine"], ["refer"], ["explain"]], ids=lambda c: c[0])
def test_every_command_that_reads_answers_refuses_bad_ones(command: list[str], footcli: Footcli) -> None:
    refused(footcli(*command, "--answers", "-", stdin="where: [achiles]"), 'Did you mean "achilles"?')


def test_all_problems_are_said_at_once_one_a_line(footcli: Footcli) -> None:
    done = footcli("triage", "--answers", "-", "--json", stdin="wher: x\nage: old\nwhere: [achiles, sole]\nbegan: began-slow")
    refused(done)
    assert len(done.err.splitlines()) == 5


def test_a_file_that_is_not_there(footcli: Footcli, tmp_path: Path) -> None:
    refused(footcli("triage", "--answers", tmp_path / "nothing.yaml"), "There is no file", "nothing.yaml")


def test_a_folder(footcli: Footcli, tmp_path: Path) -> None:
    refused(footcli("triage", "--answers", tmp_path), "is a folder")


def test_a_name_too_long_for_any_file(footcli: Footcli) -> None:
    refused(footcli("triage", "--answers", "x" * 5000))


def test_a_file_without_end(footcli: Footcli) -> None:
    if not os.path.exists("/dev/zero"):
        pytest.skip("no /dev/zero here")
    refused(footcli("triage", "--answers", "/dev/zero"), "20 MB")


def test_a_file_one_may_not_read(footcli: Footcli, answers_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = answers_file(HEEL)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    refused(footcli("triage", "--answers", path), "cannot be read", "Permission denied")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["causes", "show", "plantar fasciits"], 'Did you mean "plantar fasciitis"?'),
        (["tools", "--for", "plantar fasciits"], "Did you mean"),
        (["tools", "--have", "tenis ball, hamer"], 'Did you mean "tennis ball"?'),
        (["tools", "--have", ""], "No tool"),
        (["routine", "--cause", "plantar fasciits"], "Did you mean"),
        (["routine", "--cause", "plantar fasciitis", "--tool", "tenis ball"], "Did you mean"),
        (["routine", "--cause", "plantar fasciitis", "--answers", "-"], "do not go together"),
        (["routine", "--cause", "plantar fasciitis", "--today", "25.11.2026"], "2026-11-25"),
        (["routine", "--cause", "plantar fasciitis", "--race", "soon"], "--race"),
        (["routine", "--cause", "plantar fasciitis", "--minutes", "0"], "--minutes"),
        (["routine", "--cause", "plantar fasciitis", "--minutes", "some"], "--minutes"),
        (["routine", "--cause", "plantar fasciitis", "--days", "8"], "--days"),
        (["routine", "--cause", "plantar fasciitis", "--weeks", "-1"], "--weeks"),
        (["routine", "--cause", "plantar fasciitis", "--paper", "a3"], "--paper"),
        (["routine", "--cause", "plantar fasciitis", "--output", "plan.docx"], ".pdf"),
        (["routine", "--cause", "tendinitis"], "covers several causes"),
        (["routine"], "footcli triage"),
        (["refer"], "footcli triage"),
        (["explain"], "footcli triage"),
        (["refer", "--answers", "-", "--country", "fr"], "us, uk or other"),
        (["refer", "--answers", "-", "--output", "visit.docx"], ".md"),
        (["explain", "--answers", "-", "--what-if", "night-pian=yes"], 'Did you mean "night-pain"?'),
        (["explain", "--answers", "-", "--what-if", "night-pain=maybe"], "night-pain=yes"),
        (["explain", "--answers", "-", "--what-if", "night-pain"], "night-pain=yes"),
        (["sessions", "show", "../../etc/passwd"], "no saved session"),
        (["sessions", "delete", "20260101-000000"], "no saved session"),
        (["sessions", "delete"], "--all"),
        (["triage", "--json"], "--answers"),
        (["triage", "--resume", "--answers", "-"], "--resume"),
        (["triage", "--resume"], "no interview to go on with"),
        (["--data-dir"], "--data-dir"),
        (["nonsense"], "nonsense"),
        (["triage", "--nonsense"], "--nonsense"),
        (["causes", "show"], "Missing argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_refused_in_words(words: list[str], says: str, footcli: Footcli) -> None:
    refused(footcli(*words, stdin=HEEL), says)


def test_a_plan_for_a_folder_is_refused(footcli: Footcli, tmp_path: Path) -> None:
    folder = tmp_path / "plan.md"
    folder.mkdir()
    refused(footcli("routine", "--cause", "plantar fasciitis", "--output", folder), "is a folder")


def test_a_plan_is_never_written_over_another_unasked(footcli: Footcli, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("mine")
    refused(footcli("routine", "--cause", "plantar fasciitis", "--output", path), "--force")
    assert path.read_text() == "mine"


def test_a_plan_that_cannot_be_written_is_said_and_leaves_nothing(footcli: Footcli, tmp_path: Path) -> None:
    done = footcli("routine", "--cause", "plantar fasciitis", "--output", tmp_path / "nowhere" / "plan.md")
    assert done.code == 1
    assert "could not be written" in done.err
    assert list(tmp_path.glob("**/*plan*")) == []


# ------------------------------------------------------------------ standard input and output


def test_standard_input_that_is_closed() -> None:
    for words in (["triage"], ["triage", "--answers", "-"]):
        done = in_a_process(*words, shell="<&-")
        refused(done, "closed")


def test_nobody_there_to_ask(footcli: Footcli) -> None:
    refused(footcli("triage", stdin=""), "--answers FILE")


def test_resuming_with_nobody_there(tmp_path: Path) -> None:
    folder = tmp_path / "records" / "sessions"
    folder.mkdir(parents=True)
    session = {
        "schema": "footcli.session/1",
        "id": "20261125-100000",
        "started": "2026-11-25T10:00:00",
        "done": False,
        "answers": {"age": 38},
    }
    (folder / "20261125-100000.json").write_text(json.dumps(session))
    refused(in_a_process("triage", "--resume", shell="<&-"), "--answers FILE")


@pytest.mark.parametrize(
    "answers", [{"age": 500}, {"age": "old"}, {"where": ["nowhere"]}, {"where": 5}, {"tried": [1]}, {"gone": "yes"}], ids=str
)
@pytest.mark.parametrize("done", [True, False], ids=["finished", "broken off"])
def test_a_saved_interview_that_no_longer_fits_is_said_or_mended(
    answers: dict[str, object], done: bool, tmp_path: Path, footcli: Footcli
) -> None:
    folder = tmp_path / "records" / "sessions"
    folder.mkdir(parents=True)
    session = {"schema": "footcli.session/1", "id": "20261125-100000", "started": "2026-11-25T10:00:00", "done": done, "answers": answers}
    (folder / "20261125-100000.json").write_text(json.dumps(session))
    commands = (
        (["routine"], ["refer"], ["sessions"], ["sessions", "show", "20261125-100000"]) if done else (["triage", "--resume"], ["sessions"])
    )
    for words in commands:
        assert footcli(*words, stdin="u\n").code in (0, 2)


COMMANDS: tuple[list[str], ...] = (
    ["questions"],
    ["triage", "--answers", "-"],
    ["triage", "--answers", "-", "--json"],
    ["tools", "--help"],
    [],
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("to", [">&-", ">/dev/full"])
def test_standard_output_that_takes_nothing_is_said_in_a_sentence(words: list[str], to: str) -> None:
    if to.endswith("full") and not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    done = in_a_process(*words, stdin=HEEL.encode(), shell=to)
    assert done.code == 1
    (sentence,) = done.err.splitlines()
    assert "closed" in sentence or "could not be written" in sentence


def test_standard_output_that_is_closed_by_its_reader() -> None:
    import subprocess

    from tests.conftest import COMMAND, HANG, environment

    for words in (["causes"], ["triage", "--answers", "-", "--json"]):
        with subprocess.Popen(
            [*COMMAND, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
        ) as process:
            assert process.stdin and process.stdout and process.stderr
            process.stdout.close()
            process.stdin.write(HEEL.encode())
            process.stdin.close()
            said = process.stderr.read().decode()
            assert process.wait(HANG) == 0
            assert said == ""
