"""How it looks: fitting any width, and plain wherever colour or special characters would be in the way."""

import re

import pytest

from footcli.knowledge.load import Knowledge
from tests.conftest import Footcli, environment, in_a_process, on_a_terminal

HEEL = "where: [sole-heel-front]\nbegan: began-gradual\nrhythm: [first-step-pain, aches-after]\nage: 44\ndanger: [none]\n"
SERIOUS = "danger: [one-calf-swollen]\nwhere: [calf-lower]\n"
PAGES = {
    "triage": ["triage", "--answers", "-"],
    "routine": ["routine", "--answers", "-"],
    "refer": ["refer", "--answers", "-"],
    "explain": ["explain", "--answers", "-"],
    "tools": ["tools"],
    "tools --compare": ["tools", "--compare"],
    "tools --for": ["tools", "--for", "plantar fasciitis"],
    "areas": ["areas"],
    "causes": ["causes"],
    "causes show": ["causes", "show", "plantar fasciitis"],
    "causes show --sources": ["causes", "show", "plantar fasciitis", "--sources"],
    "questions": ["questions"],
    "sessions": ["sessions"],
    "welcome": [],
}
BOXES = re.compile("[\u2500-\u259f\u2800-\u28ff]")
ESCAPE = "\x1b"


def words(text: str) -> set[str]:
    return {w.strip("|-+*=#.:;,()\"'`").lower() for w in text.split()}


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize(
    "page", ["triage", "tools --compare", "causes", "routine", "refer", "explain", "tools", "areas", "causes show", "questions"]
)
@pytest.mark.parametrize("said", [HEEL, SERIOUS], ids=["heel", "calf"])
def test_no_line_is_wider_than_the_screen(page: str, columns: int, said: str, footcli: Footcli, monkeypatch: pytest.MonkeyPatch) -> None:
    if said == SERIOUS and page not in ("triage", "routine", "refer", "explain"):
        return
    monkeypatch.setenv("COLUMNS", str(columns))
    for plain in ([], ["--plain"]):
        done = footcli(*PAGES[page], *plain, stdin=said)
        assert done.code == 0
        wide = [line for line in done.out.splitlines() if len(line) > columns]
        assert wide == []


@pytest.mark.parametrize("page", ["triage", "tools --compare", "causes", "routine", "refer"])
def test_narrow_and_wide_say_the_same_words(page: str, footcli: Footcli, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --plain nothing depends on the width but where lines end, so a word that is missing was cut in two."""
    said = {}
    for columns in (44, 80, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        said[columns] = words(footcli(*PAGES[page], "--plain", stdin=HEEL).out)
    whole = {w for w in said[200] if len(w) <= 38}
    assert whole - said[80] == set()
    assert whole - said[44] == set()


@pytest.mark.parametrize("page", PAGES)
def test_plain_has_no_boxes_no_bars_and_no_escape_sequences(page: str, footcli: Footcli) -> None:
    done = footcli(*PAGES[page], "--plain", stdin=HEEL)
    assert done.code == 0
    assert ESCAPE not in done.out
    assert not BOXES.search(done.out)
    assert "---" not in done.out
    assert "===" not in done.out
    assert not re.search(r" \| |-\+-|#{3,}|\.{4,}|\*{3}", done.out)


@pytest.mark.parametrize("page", PAGES)
def test_an_ascii_only_output_gets_ascii(page: str, footcli: Footcli) -> None:
    done = footcli(*PAGES[page], stdin=HEEL, encoding="ascii")
    assert done.code == 0
    assert done.out.isascii()
    full = footcli(*PAGES[page], stdin=HEEL).out
    assert done.out.count("?") == full.count("?"), "a letter was lost"


def test_an_ascii_locale_works_in_a_process_of_its_own() -> None:
    env = environment(LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    for page in ("causes", "triage"):
        done = in_a_process(*PAGES[page], stdin=HEEL.encode(), env=env)
        assert done.code == 0
        assert done.out.isascii()


def test_own_words_in_another_alphabet_do_not_break_an_ascii_locale() -> None:
    env = environment(LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    done = in_a_process("causes", "show", "Sohlenschmerz \u00fcbel \u8db3", env=env)
    assert done.code == 2
    assert done.out == ""


def test_a_pipe_gets_no_colour(footcli: Footcli) -> None:
    assert ESCAPE not in footcli("causes").out


@pytest.mark.parametrize(
    ("flags", "env"),
    [
        ([], {"NO_COLOR": "1"}),
        ([], {"NO_COLOR": ""}),
        ([], {"TERM": "dumb"}),
        (["--no-color"], {}),
        (["--plain"], {}),
        ([], {"ACCESSIBLE": "1"}),
        ([], {"PYTHONIOENCODING": "ascii"}),
    ],
    ids=str,
)
def test_a_terminal_that_wants_no_colour_gets_none(flags: list[str], env: dict[str, str]) -> None:
    code, seen = on_a_terminal("causes", "show", "bunion", *flags, **env).end()
    assert code == 0
    assert ESCAPE not in seen
    assert "bunion" in seen.lower()


def test_a_colour_terminal_gets_colour(known: Knowledge) -> None:
    code, seen = on_a_terminal("causes", "show", "bunion").end()
    assert code == 0
    assert ESCAPE in seen
    assert known.causes["bunion"].name in seen


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_colour_terminal_of_any_width_is_kept_to(columns: int) -> None:
    code, seen = on_a_terminal("tools", "--compare", columns=columns).end()
    assert code == 0
    lines = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen).replace("\r", "").split("\n")
    assert max(map(len, lines)) <= columns


def test_the_map_is_left_out_where_it_does_not_fit_or_is_not_wanted(footcli: Footcli, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, flags in (("40", []), ("25", []), ("80", ["--plain"])):
        monkeypatch.setenv("COLUMNS", columns)
        done = footcli("triage", "--no-save", *flags, stdin="u\nu\nu\nu\nq\n")
        assert max(map(len, done.out.splitlines())) <= int(columns)
