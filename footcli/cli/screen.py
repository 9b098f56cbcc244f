"""The one place that knows what we print to: a pipe, a screen reader, a plain or a colour terminal, and how wide."""

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footcli.errors import CannotWrite

if TYPE_CHECKING:
    from footcli.render.doc import Doc


@dataclass
class Settings:
    """What the common options and the environment ask for. Set once, by `main.run`."""

    plain: bool = False
    color: bool = True
    debug: bool = False
    data_dir: Path | None = None


settings = Settings()


def width() -> int:
    """Columns to write for: the terminal's, or what COLUMNS says, or 80 for a pipe; never under 20."""
    named = os.environ.get("COLUMNS", "")
    if named.isdigit() and int(named) > 0:
        return max(int(named), 20)
    if sys.stdout.isatty():
        try:
            return max(os.get_terminal_size(sys.stdout.fileno()).columns or 80, 20)
        except OSError:
            pass
    return 80


def is_terminal() -> bool:
    """Whether somebody sits at a terminal: both ways, in and out."""
    try:
        return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    except ValueError:
        return False


def is_rich() -> bool:
    """Whether to draw with colour and boxes: only on a capable terminal, and if nobody asked for less."""
    return (
        sys.stdout.isatty()
        and not settings.plain
        and settings.color
        and "NO_COLOR" not in os.environ
        and os.environ.get("TERM", "dumb") != "dumb"
        and (sys.stdout.encoding or "").lower().startswith("utf")
    )


def show(page: "Doc") -> None:
    """Print a page in the form that fits where it goes."""
    if is_rich():
        from rich.console import Console

        from footcli.render.terminal import print_doc

        print_doc(page, Console(width=width(), highlight=False, emoji=False, markup=False))
    else:
        from footcli.render.text import to_text

        say(to_text(page, width(), plain=settings.plain), end="")


def say(text: str = "", end: str = "\n") -> None:
    """Print text to standard output; characters the output cannot take are written in their nearest plain form."""
    write(sys.stdout, text + end)


def tell(text: str) -> None:
    """Print a message to standard error: what is not part of the result. On a terminal it is wrapped between words."""
    if sys.stderr is not None and sys.stderr.isatty():
        from footcli.render.text import fill

        lines = (fill(line.lstrip(), width(), line[: len(line) - len(line.lstrip())]) for line in text.split("\n"))
        text = "\n".join(part for parts in lines for part in parts)
    if sys.stderr is not None:
        write(sys.stderr, text + "\n")


PLAIN_FORM = str.maketrans(
    {"•": "-", "→": "->", "–": "-", "—": "-", "×": "x", "’": "'", "“": '"', "”": '"', "½": "1/2", "≥": ">=", "≤": "<=", "…": "..."}
)


def write(stream: Any, text: str) -> None:
    """Write, or write in plain characters where the stream's encoding lacks some. Ends the program where nobody reads on.

    Raises CannotWrite where the output is full or broken.
    """
    try:
        try:
            stream.write(text)
        except UnicodeEncodeError:
            from unicodedata import combining, normalize

            bare = "".join(c for c in normalize("NFKD", text.translate(PLAIN_FORM)) if not combining(c))
            stream.write(bare.encode("ascii", "replace").decode("ascii"))
        stream.flush()
    except BrokenPipeError:
        discard(stream)
        sys.exit(0)
    except OSError as error:
        discard(stream)
        raise CannotWrite(no_output(error)) from None


def discard(stream: Any) -> None:
    """Let what is still to be written go nowhere, or Python complains when it flushes at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def no_output(error: OSError) -> str:
    """Why the output could not be written, and what to do about it."""
    return f"The output could not be written: {error.strerror or error}. Free some space, or send it somewhere else."


def show_json(data: Any) -> None:
    """Print data as JSON, alone on standard output."""
    import json

    say(json.dumps(data, indent=2, ensure_ascii=not (sys.stdout.encoding or "").lower().startswith("utf")))


def load_knowledge() -> Any:
    """The knowledge, checked first where it is read from files a person may have edited."""
    from footcli.knowledge.load import load

    return load()
