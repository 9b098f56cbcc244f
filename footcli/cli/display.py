"""Two ways to show a guided session while it runs: a few lines drawn again in place, or only ever new lines."""

import os
import sys
from typing import Protocol

from footcli.care.guide import Guide
from footcli.cli.screen import is_rich, say, show, width, write
from footcli.render.countdown import countdown
from footcli.render.doc import Doc
from footcli.render.guided import announced, length, progress

TELL_EVERY = 10
"""Seconds between two lines about the time left, where nothing is drawn again."""


class Display(Protocol):
    """How a session is shown while it runs."""

    def tell(self, page: Doc) -> None:
        """Say something that stays."""

    def draw(self, guide: Guide) -> None:
        """Show what is so now."""

    def forget(self) -> None:
        """Start afresh below what is on the screen, which others may have written on."""

    def close(self) -> None:
        """Take away what does not stay."""


class InPlace:
    """Draws a few lines at the bottom of what was written, again and again in the same place."""

    def __init__(self) -> None:
        self._drawn: tuple[int, ...] = ()
        self._columns = 0

    def tell(self, page: Doc) -> None:
        """Say something that stays, above the lines."""
        self._erase()
        show(page)
        say()

    def draw(self, guide: Guide) -> None:
        """Draw the lines in the window as it is now."""
        columns, rows = self._window()
        lines = countdown(guide, columns, rows)[: max(rows - 1, 1)]
        home = "\x1b[?25l" + self._home(columns)
        if columns != self._columns:
            home += "\x1b[J"  # some terminals keep in mind which lines were broken, and join them later, unless they are cleared
        self._columns = columns
        self._drawn = tuple(len(text) for text, _ in lines)
        write(sys.stdout, home + "\n".join(self._styled(text, tone) + "\x1b[K" for text, tone in lines) + "\x1b[J")

    def forget(self) -> None:
        """Leave the lines where they are, and draw the next ones below."""
        write(sys.stdout, "\x1b[?25h" + ("\n" if self._drawn else ""))
        self._drawn = ()

    def close(self) -> None:
        """Take the lines away and show the cursor again."""
        self._erase()
        write(sys.stdout, "\x1b[?25h")

    def _erase(self) -> None:
        write(sys.stdout, self._home(self._window()[0]) + "\x1b[J")
        self._drawn = ()

    def _home(self, columns: int) -> str:
        """To the start of the first line. In a window that became narrower, a line may have broken into several."""
        rows = sum(max(-(-length // columns), 1) for length in self._drawn)
        return "\r" + (f"\x1b[{rows - 1}A" if rows > 1 else "")

    def _window(self) -> tuple[int, int]:
        try:
            size = os.get_terminal_size(sys.stdout.fileno())
        except OSError:
            return width(), 24
        return size.columns or width(), size.lines or 24

    def _styled(self, text: str, tone: str) -> str:
        if not is_rich() or not text:
            return text
        from rich.color import ColorSystem
        from rich.style import Style

        style = {"strong": "bold", "muted": "dim"}.get(tone, "")
        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


class Lines:
    """Only ever adds lines: each step, and the time left every ten seconds. For screen readers and simple terminals."""

    def __init__(self) -> None:
        self._said: tuple[int, bool, int] | None = None

    def tell(self, page: Doc) -> None:
        """Say something, with a blank line before and after."""
        say()
        show(page)
        say()

    def draw(self, guide: Guide) -> None:
        """Say what has begun, or how long it still takes."""
        now = (guide.at, guide.paused, guide.left)
        if now == self._said:
            return
        before, self._said = self._said, now
        whole = guide.left == guide.step.seconds
        if guide.paused:
            if before is None or not before[1]:
                say("Paused. Press space to go on.")
        elif before is None or before[0] != guide.at or before[1] or before[2] < guide.left:
            name = announced(guide.step) if whole else f"{guide.step.name}: {length(guide.left)} left."
            ready = f" Enter starts it now. {progress(guide)}." if guide.step.kind == "ready" else ""
            say(name + ready)
        elif guide.left % TELL_EVERY == 0:
            say(f"{length(guide.left)} left.")

    def forget(self) -> None:
        """Say all afresh."""
        self._said = None

    def close(self) -> None:
        """A blank line before what comes last."""
        say()
