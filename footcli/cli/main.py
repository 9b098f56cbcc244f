"""The command line: takes the common options from anywhere on the line, runs a command, and turns errors into sentences."""

import errno
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from footcli.cli import areas, causes, evaluate, explain, knowledge, questions, refer, routine, sessions, tools, triage
from footcli.cli.screen import discard, no_output, settings, tell
from footcli.errors import CannotWrite, FootcliError

WELCOME = (
    "footcli: self-care help for foot and lower-leg pain.",
    "A foot has 26 bones, 33 joints and more than 100 muscles, tendons and ligaments, and every step of a run passes through it. "
    "Pain there can travel up to the ankle, knee and hip, so it is worth taking seriously early.",
)
FIRST_COMMANDS = (
    ("footcli triage", "answer a few questions: how soon to be seen, what it could be, what to do"),
    ("footcli routine", "the plan for your last result, to print or to put on the fridge"),
    ("footcli tools --compare", "balls, rollers and other tools side by side"),
)
GOODBYE = (
    "It gives possible causes, never a diagnosis, and nothing leaves your computer.",
    "In an emergency do not use this program: call your local emergency number.",
    "More: footcli --help",
)

COMMON = "\b\nEvery command also takes:\n  --plain (for screen readers)\n  --no-color\n  --data-dir DIR\n  --debug"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF) if sys.platform != "win32" else (errno.ENOSPC, errno.EBADF)
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

app = typer.Typer(
    name="footcli", add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=CONTEXT,
    epilog=COMMON, invoke_without_command=True,
)  # fmt: skip


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version of the program and its knowledge, and exit.")] = False,
) -> None:
    """Self-care help for foot and lower-leg pain: how soon to be seen, what it could be, and a safe plan."""
    if version:
        from footcli.cli.screen import load_knowledge, say

        known = load_knowledge()
        say(f"footcli {known.version} (knowledge {known.digest}: {len(known.causes)} causes, {len(known.findings)} findings)")
        raise typer.Exit()
    if context.invoked_subcommand is None:
        _welcome()


def _welcome() -> None:
    """The first page, wrapped to the screen; what a command does stands beside it where there is room, else under it."""
    from footcli.cli.screen import say, width
    from footcli.render.text import fill

    columns = width()
    column = max(len(name) for name, _ in FIRST_COMMANDS) + 6
    for text in WELCOME:
        say("\n".join(fill(text, columns)) + "\n")
    for name, does in FIRST_COMMANDS:
        if columns >= 60:
            say("\n".join(fill(does, columns, f"  {name}".ljust(column))))
        else:
            say(f"  {name}\n" + "\n".join(fill(does, columns, "    ")))
    say()
    for text in GOODBYE:
        say("\n".join(fill(text, columns)))


def _add(name: str, function: Callable[..., None]) -> None:
    """Add a command. Its whole first sentence stands in the list of commands: click would cut it to the width of the screen."""
    short = (function.__doc__ or "").strip().partition("\n")[0]
    app.command(name, epilog=COMMON, short_help=short)(function)


_add("triage", triage.triage)
_add("routine", routine.routine)
_add("refer", refer.refer)
_add("explain", explain.explain)
_add("tools", tools.tools)
_add("areas", areas.areas)
_add("questions", questions.questions)
app.add_typer(causes.app, name="causes")
app.add_typer(sessions.app, name="sessions")
app.add_typer(knowledge.app, name="knowledge")
_add("evaluate", evaluate.evaluate)


def take_common_options(words: list[str]) -> list[str]:
    """The command line without the common options, which may stand anywhere before a bare `--`."""
    left: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*left, word, *rest]
        if word == "--plain":
            settings.plain = True
        elif word == "--no-color":
            settings.color = False
        elif word == "--debug":
            settings.debug = True
        elif word == "--data-dir" or word.startswith("--data-dir="):
            folder = word.partition("=")[2] or next(rest, "")
            if not folder:
                raise FootcliError("--data-dir needs a folder, for example: --data-dir ~/footcli")
            settings.data_dir = Path(folder).expanduser()
        else:
            left.append(word)
    return left


def run() -> None:
    """Run the program and exit: 0 done, 2 wrong use or bad input, 130 interrupted, 1 anything else."""
    if sys.stdout is None:
        tell("There is nowhere to write to: standard output is closed. Run it without >&-, or send the output to a file.")
        sys.exit(1)
    gc.set_threshold(100_000)  # a short run makes many records and throws none away: collecting early only costs
    if os.environ.get("ACCESSIBLE", "").lower() in ("1", "true", "yes"):
        settings.plain = True
    try:
        words = take_common_options(sys.argv[1:])
        app(words, prog_name="footcli", standalone_mode=True)
    except FootcliError as error:
        for problem in error.problems:
            tell(problem)
        sys.exit(1 if isinstance(error, CannotWrite) else 2)
    except KeyboardInterrupt:
        tell("\nStopped.")
        sys.exit(130)
    except BrokenPipeError:
        discard(sys.stdout)
        sys.exit(0)
    except OSError as error:
        if settings.debug or error.errno not in NO_ROOM or error.filename is not None:
            _unexpected(error)
        discard(sys.stdout)  # the help of a command, which is not written by us
        tell(no_output(error))
        sys.exit(1)
    except Exception as error:
        _unexpected(error)


def _unexpected(error: Exception) -> NoReturn:
    """Say that something went wrong that should not, or with --debug show where."""
    if settings.debug:
        raise error
    tell(f"footcli met an error it did not expect ({type(error).__name__}). Nothing you saved is lost.")
    tell("Run the same command with --debug to see where, and leave your answers out when you report it.")
    sys.exit(1)


if __name__ == "__main__":
    run()
