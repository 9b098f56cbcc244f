"""How long the commands take, as ratios to bare Python and to an empty Typer command, run in turn.

    python benchmarks/startup.py PATH-TO-FOOTCLI [--runs 21] [--terminal]

Give the footcli of an environment in which a wheel of it is installed (an editable install reads YAML, which is slower).
Each command is run in turn with both baselines, after two rounds that are not counted; printed are the medians of the wall time
and of the pair-by-pair ratios. Believe the ratios: machines drift. `--terminal` gives each command a pseudo-terminal.
"""

import argparse
import json
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EMPTY = """\
import typer
from typing import Annotated
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(flag: Annotated[bool, typer.Option("--flag", help="An option.")] = False) -> None:
    print("done")
app()
"""
ANSWERS = {
    "danger": ["none"], "main": ["complaint-pain"], "where": ["sole-heel-front"], "began": "began-gradual", "age": 43,
    "duration": "lasted-1-6-weeks", "rhythm": ["first-step-pain", "aches-after"], "load": ["more-running"],
}  # fmt: skip
LINES = "0\n1\n5\n6\n43\n" + "u\n" * 40 + "\n" * 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("footcli", type=Path)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--terminal", action="store_true")
    options = parser.parse_args()
    footcli = str(options.footcli.resolve())
    python = str(options.footcli.resolve().parent / "python")
    with tempfile.TemporaryDirectory() as folder:
        empty, answers = Path(folder, "empty.py"), Path(folder, "answers.json")
        empty.write_text(EMPTY)
        answers.write_text(json.dumps(ANSWERS))
        bare = [python, "-I", "-c", "pass"]
        typer = [python, str(empty)]
        jobs = {
            "--help": ([footcli, "--help"], ""),
            "tools --compare": ([footcli, "tools", "--compare"], ""),
            "triage --answers FILE --json": ([footcli, "triage", "--answers", str(answers), "--json"], ""),
            "triage --answers FILE": ([footcli, "triage", "--answers", str(answers)], ""),
            "triage, a whole interview by a pipe": ([footcli, "triage", "--no-save"], LINES),
        }
        print(f"{'command':38} {'ms':>6} {'x bare Python':>14} {'x empty Typer':>14}")
        for name, (command, lines) in jobs.items():
            if options.terminal and lines:
                continue
            times, to_bare, to_typer = [], [], []
            for run in range(options.runs + 2):
                a, b, c = (timed(x, t, folder, options.terminal) for x, t in ((command, lines), (bare, ""), (typer, "")))
                if run >= 2:
                    times.append(a)
                    to_bare.append(a / b)
                    to_typer.append(a / c)
            print(
                f"{name:38} {1000 * statistics.median(times):6.0f} {statistics.median(to_bare):14.1f} {statistics.median(to_typer):14.2f}"
            )


def timed(command: list[str], lines: str, home: str, terminal: bool) -> float:
    """Seconds from start to end of a process."""
    env = {"PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    started = time.perf_counter()
    if terminal:
        on_terminal(command, env)
    else:
        subprocess.run(command, input=lines.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, check=False)
    return time.perf_counter() - started


def on_terminal(command: list[str], env: dict[str, str]) -> None:
    """Run a command with its output on a pseudo-terminal, reading it all."""
    master, slave = pty.openpty()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=slave, stderr=subprocess.DEVNULL, env=env)
    os.close(slave)
    try:
        while os.read(master, 65536):
            pass
    except OSError:
        pass
    os.close(master)
    process.wait()


if __name__ == "__main__":
    sys.exit(main())
