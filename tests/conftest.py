"""What every test shares: steady random examples, a private folder for records, and ways to run the program."""

import fcntl
import gc
import importlib.util
import io
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from footcli.knowledge.load import Knowledge, load

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "footcli", max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)  # fmt: skip
settings.load_profile("footcli")

HANG = 120
"""Seconds after which a program that should have ended counts as hanging."""


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return load()


@pytest.fixture(autouse=True)
def _a_clean_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reads or writes the records of whoever runs it, nor depends on their terminal."""
    for name in ("FOOTCLI_KNOWLEDGE_DIR", "NO_COLOR", "ACCESSIBLE", "FORCE_COLOR", "FOOTCLI_FANCY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FOOTCLI_DATA_DIR", str(tmp_path / "records"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    yield


@dataclass(frozen=True)
class Result:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    def __post_init__(self) -> None:
        assert "Traceback" not in self.out + self.err, self.err
        assert "did not expect" not in self.err, self.err


Footcli = Callable[..., Result]


@pytest.fixture
def footcli(monkeypatch: pytest.MonkeyPatch) -> Footcli:
    """Run the command line in this process, as from a pipe: footcli("triage", "--json", stdin="...")."""
    from footcli.cli import main, screen

    def run(*words: str | Path, stdin: str | bytes = b"", encoding: str = "utf-8") -> Result:
        vars(screen.settings).update(vars(screen.Settings()))
        collecting = gc.get_threshold()
        given = stdin.encode() if isinstance(stdin, str) else stdin
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="") for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["footcli", *map(str, words)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given)), encoding="utf-8"))  # type: ignore[arg-type]
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            try:
                main.run()
                code: object = 0
            except SystemExit as left:
                code = left.code or 0
            finally:
                gc.set_threshold(*collecting)
        for stream in (out, err):
            stream.flush()
        return Result(int(str(code)), out.buffer.getvalue().decode(encoding), err.buffer.getvalue().decode(encoding))  # type: ignore[attr-defined]

    return run


COMMAND = [sys.executable, "-c", "from footcli.cli.main import run; run()"]


def environment(**extra: str) -> dict[str, str]:
    """The environment of a run in a process of its own; it finds the code under test first."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **extra}


def in_a_process(*words: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None, shell: str = "") -> Result:
    """Run the command line in a process of its own. `shell` may add a redirection, such as '<&-'."""
    command = [*COMMAND, *map(str, words)]
    if shell:
        command = ["sh", "-c", f'exec "$@" {shell}', "sh", *command]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=HANG, env=env or environment())
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@dataclass
class Terminal:
    """A run of the command line on a terminal of its own, as a person would see it."""

    child: int
    master: int
    seen: bytes = b""
    place: int = 0

    def read_until(self, wanted: bytes) -> bytes:
        """Read until some bytes appear after those found before; what came up to them is returned."""
        while (found := self.seen.find(wanted, self.place)) < 0:
            if not self._read():
                raise AssertionError(f"{wanted!r} never came: {self.seen.decode()}")
        start, self.place = self.place, found + len(wanted)
        return self.seen[start : self.place]

    def send(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def end(self) -> tuple[int, str]:
        """Read on to the end; the exit status, and all that was on the screen."""
        while self._read():
            pass
        _, status = os.waitpid(self.child, 0)
        os.close(self.master)
        return os.waitstatus_to_exitcode(status), self.seen.decode()

    def _read(self) -> bool:
        ready, _, _ = select.select([self.master], [], [], HANG)
        if not ready:
            os.kill(self.child, signal.SIGKILL)
            raise AssertionError(f"it hangs: {self.seen.decode()}")
        try:
            chunk = os.read(self.master, 65536)
        except OSError:  # Linux says so at the end of a terminal
            chunk = b""
        self.seen += chunk
        return bool(chunk)


def on_a_terminal(*words: str | Path, columns: int = 80, **env: str) -> Terminal:
    """Start the command line on a terminal of that many columns."""
    given = environment(**env)
    given.pop("COLUMNS", None)
    child, master = pty.fork()
    if child == 0:
        try:
            os.execve(COMMAND[0], [*COMMAND, *map(str, words)], given)
        finally:
            os._exit(127)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    return Terminal(child, master)


BUILD = pytest.StashKey[tuple[Path, subprocess.Popen[bytes]]]()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin to build the wheel on the other core while the tests that do not need it run."""
    needed = any("wheel" in getattr(item, "fixturenames", ()) for item in session.items)
    if needed and importlib.util.find_spec("hatchling") and not session.config.option.collectonly:
        out = Path(tempfile.mkdtemp(prefix="footcli-wheel-"))
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
        session.config.stash[BUILD] = out, subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


@pytest.fixture(scope="session")
def wheel(pytestconfig: pytest.Config) -> Iterator[Path]:
    """The wheel, built and unpacked: a folder for PYTHONPATH."""
    if BUILD not in pytestconfig.stash:
        pytest.skip("hatchling is not installed")
    out, build = pytestconfig.stash[BUILD]
    said, _ = build.communicate(timeout=HANG)
    assert build.returncode == 0, said.decode()
    (built,) = out.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(out / "unpacked")
    yield out / "unpacked"
    shutil.rmtree(out)


@pytest.fixture
def from_wheel(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Read our own knowledge as an installed wheel does (as JSON), which is also fast."""
    folder = wheel / "footcli" / "data"
    monkeypatch.setattr("footcli.knowledge.files._HERE", folder.parent)
    return folder


@pytest.fixture
def answers_file(tmp_path: Path) -> Callable[..., Path]:
    """Write an answers file and return where it is."""

    def write(text: str | bytes, name: str = "answers.yaml") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write
