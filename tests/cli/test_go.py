"""`footcli routine --go`: on a real terminal (a pty) with every key, in a pipe, and where no exercise is safe."""

import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from footcli.cli import go, main, screen
from footcli.cli.sound import Sound
from footcli.knowledge.load import Knowledge
from tests.conftest import Footcli, environment

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

PLAN = ("routine", "--cause", "plantar-fasciitis", "--tool", "tennis ball", "--today", "2026-11-25", "--go", "--no-voice")
ESCAPES = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]")
LONGEST = 10.0


def _be_footcli(words: tuple[str, ...], speed: float, env: dict[str, str]) -> None:
    """Run the program in this process, which a fork has made for it, and leave. What is loaded already costs no time again."""
    code: object = 1
    try:
        os.environ.clear()
        os.environ.update(env)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")
        sys.argv = ["footcli", *words]
        vars(screen.settings).update(vars(screen.Settings()))
        go.CLOCK = go.Clock(speed=speed)
        main.run()
    except SystemExit as left:
        code = left.code or 0
    finally:
        sys.stdout.flush()
        os._exit(code if isinstance(code, int) else 1)


class Terminal:
    """The program on a terminal of its own, its clock as fast as asked for."""

    def __init__(self, *words: str, speed: float, columns: int, env: dict[str, str]) -> None:
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            _be_footcli(words, speed, env)
        self.resize(columns)
        self.raw = ""
        self.read = 0

    def resize(self, columns: int, rows: int = 40) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, rows.to_bytes(2, sys.byteorder) + columns.to_bytes(2, sys.byteorder) + bytes(4))

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def see(self, words: str) -> None:
        """Wait until these words have come since the last ones that were waited for."""
        end = time.monotonic() + LONGEST
        while words not in (seen := ESCAPES.sub("", self.raw[self.read :])):
            assert time.monotonic() < end, f"waited in vain for {words!r} in:\n{seen}"
            self._take()
        self.read = len(self.raw)

    def end(self) -> int:
        """Wait for the end; gives the exit status."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            self._take()
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                while self._take():
                    pass
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"did not end:\n{self.raw}")

    def is_as_it_was(self) -> bool:
        """Whether lines and echo are on, as a shell needs them."""
        mode: int = termios.tcgetattr(self.master)[3]
        return bool(mode & termios.ICANON and mode & termios.ECHO)

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.master)

    def _take(self) -> bool:
        if not select.select([self.master], [], [], 0.05)[0]:
            return False
        try:
            self.raw += os.read(self.master, 65536).decode("utf-8", "replace")
        except OSError:
            return False
        return True


Start = Callable[..., Terminal]


@pytest.fixture
def start(known: Knowledge) -> Iterator[Start]:
    """Start the program on a terminal: start(speed=50)."""
    opened: list[Terminal] = []

    def run(*words: str, speed: float = 1, columns: int = 80, **extra: str) -> Terminal:
        env = environment(**extra)
        env.pop("COLUMNS", None)
        opened.append(Terminal(*(words or PLAN), speed=speed, columns=columns, env=env))
        return opened[-1]

    yield run
    for terminal in opened:
        terminal.close()


def test_left_alone_it_leads_to_the_end(start: Start) -> None:
    terminal = start(speed=400)
    assert terminal.end() == 0
    text = ESCAPES.sub("", terminal.raw)
    for words in ("Hold 10 of 10. Breathe.", "Let go.", "Pass 2 of 2.", "Step 4 of 4, less than a minute left", "Then you are done."):
        assert words in text
    opening = re.search(r"4 exercises, about (\d+) minutes", text)
    assert opening
    assert "You did: Sole stretch (pull the toes back); " in " ".join(text.split())
    assert f"That took about {opening[1]} minutes. Well done." in text
    assert terminal.raw.count("\a") > 20
    assert terminal.is_as_it_was() and terminal.raw.rstrip().endswith("whole plan.") and terminal.raw.rfind("\x1b[?25h") > 0


def test_every_key_does_what_it_says(start: Start) -> None:
    terminal = start()
    terminal.see("Get ready. Enter starts it now.")
    terminal.press("\n")
    terminal.see("Hold 1 of 10.")
    terminal.press("\x1b[B\x1b[Cx")
    terminal.press(" ")
    terminal.see("Paused. Press space to go on.")
    terminal.press(" ")
    terminal.see("Hold 1 of 10.")
    terminal.press("?")
    terminal.see("skip this exercise.")
    terminal.see("Paused.")
    terminal.press("s")
    terminal.see("Skipped for now: Sole stretch")
    terminal.see("Step 2 of 4")
    terminal.press("b")
    terminal.see("Step 1 of 4")
    terminal.press("B")
    terminal.see("This is the start.")
    terminal.press("q")
    assert terminal.end() == 0
    assert "Ended" in terminal.raw and terminal.is_as_it_was()


def test_three_hurts_stop_it_with_advice(start: Start) -> None:
    terminal = start()
    terminal.see("Get ready.")
    terminal.press("h")
    terminal.see("Then easier: Loop a towel")
    terminal.press("h")
    terminal.see("Then leave this one out today: Sole stretch")
    terminal.press("h")
    assert terminal.end() == 0
    text = ESCAPES.sub("", terminal.raw)
    for words in ("Stop for today.", "a pop in the arch", "When to be seen", "footcli triage", "It was right to stop."):
        assert words in text


def test_ctrl_c_ends_kindly(start: Start) -> None:
    terminal = start()
    terminal.see("Get ready.")
    terminal.press("\n")
    terminal.see("Next: let go")
    terminal.see("Hold 1 of 10.")  # drawn again after a second
    terminal.press("\x03")
    assert terminal.end() == 130
    assert "In part" in terminal.raw and "it counts" in terminal.raw and "Traceback" not in terminal.raw
    assert terminal.is_as_it_was()


def test_ctrl_z_gives_the_terminal_back_and_pauses(start: Start) -> None:
    """The program leads a session of its own here, which Ctrl-Z cannot stop; a stop from outside ends in the same place."""
    terminal = start()
    terminal.see("Get ready.")
    os.kill(terminal.pid, signal.SIGSTOP)
    os.waitpid(terminal.pid, os.WUNTRACED)
    before = termios.tcgetattr(terminal.master)
    before[3] |= termios.ICANON | termios.ECHO  # as a shell does
    termios.tcsetattr(terminal.master, termios.TCSANOW, before)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.see("Paused. Press space to go on.")
    assert not terminal.is_as_it_was()
    terminal.press("\x1a")
    terminal.see("\n")
    terminal.see("Paused.")
    terminal.press("q")
    assert terminal.end() == 0 and terminal.is_as_it_was()


def test_a_window_that_changes_is_drawn_anew(start: Start) -> None:
    terminal = start(columns=80)
    terminal.see("....................  Step 1 of 4")
    terminal.press(" ")
    terminal.see("Paused.")
    terminal.read = len(terminal.raw)
    terminal.resize(40)
    os.kill(terminal.pid, signal.SIGWINCH)
    terminal.see("....................\r\nStep 1 of 4")
    terminal.press("q")
    assert terminal.end() == 0


def test_a_terminal_that_goes_away_ends_it(start: Start) -> None:
    terminal = start()
    terminal.see("Get ready.")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM
    assert terminal.is_as_it_was()


@pytest.mark.parametrize("how", ["--plain", "TERM"])
def test_plain_only_adds_lines(start: Start, how: str) -> None:
    terminal = start(*PLAN, "--plain", speed=60) if how == "--plain" else start(speed=60, TERM="dumb")
    terminal.see("20 seconds left.")
    terminal.see("Hold 1 of 10: 10 seconds.")
    terminal.press("h")
    terminal.see("Then easier")
    terminal.press("q")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.raw and "#####" not in terminal.raw


def test_no_color_still_counts_in_place(start: Start) -> None:
    terminal = start(NO_COLOR="1", columns=200)
    terminal.see("Get ready.")
    terminal.press("q")
    assert terminal.end() == 0
    assert "\x1b[1m" not in terminal.raw and "\x1b[J" in terminal.raw


def test_no_bell_is_silent(start: Start) -> None:
    terminal = start(*PLAN, "--no-bell", speed=200)
    terminal.see("Hold 2 of 10.")
    terminal.press("q")
    assert terminal.end() == 0
    assert "\a" not in terminal.raw


def test_a_pipe_gets_the_script_at_once(footcli: Footcli) -> None:
    done = footcli(*PLAN)
    assert done.code == 0
    for words in ("0:00  Get ready: ", "Hold 10 of 10: 10 seconds.", "Pass 1 of 2: 45 seconds.", "Done. `footcli routine`"):
        assert words in done.out
    assert "Keys" not in done.out and "\x1b" not in done.out


def test_no_safe_plan_says_why_and_what_instead(footcli: Footcli) -> None:
    done = footcli("routine", "--cause", "calcaneus-fracture", "--go")
    assert done.code == 0
    assert "Be seen today" in done.out and "X-ray today" in done.out and "Get ready" not in done.out


def test_a_later_phase_says_when_it_is_time_for_it(footcli: Footcli) -> None:
    done = footcli(*PLAN, "--phase", "return")
    assert done.code == 0
    assert "Only do this phase when:" in done.out and "Also today, without a timer:" in done.out and "Round 1 of 3" in done.out


@pytest.mark.parametrize("words", [("--phase", "walk"), ("--json",), ("-o", "plan.pdf")])
def test_what_does_not_go_together_is_said(footcli: Footcli, words: tuple[str, ...]) -> None:
    done = footcli(*PLAN, *words)
    assert done.code == 2 and "--" in done.err


def test_phase_alone_is_explained(footcli: Footcli) -> None:
    assert "--phase goes with --go" in footcli("routine", "--cause", "plantar-fasciitis", "--phase", "load").err


def test_the_voice_never_waits_and_a_broken_one_is_silent(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    speaker = tmp_path / "speaker"
    speaker.write_text(f'#!/bin/sh\necho "$1" >> "{heard}"\nsleep 30\n')
    speaker.chmod(0o755)
    sound = Sound(None, lambda words: [str(speaker), words])
    began = time.monotonic()
    sound.give("Let go; now!", bell=True)
    while not heard.exists() or not heard.read_text():
        assert time.monotonic() - began < LONGEST
        time.sleep(0.01)
    sound.give("2", bell=False)
    sound.stop()
    assert heard.read_text() == "Let go now\n"
    Sound(None, lambda words: [str(tmp_path / "missing"), words]).give("Rest", bell=False)
