"""`footcli routine --go`: today's exercises one by one, with a countdown, keys without Enter, a bell and a voice.

Three ways to show it: a few lines that are drawn again in place (a terminal), only new lines (`--plain`, TERM=dumb), or the
whole script at once where nobody can press a key (a pipe). Nothing is kept on disk.
"""

import os
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from footcli.care.guide import Cue, Event, Guide
from footcli.care.session import session_for
from footcli.cli.keys import CLOSED, RESIZED, RETURNED, Keyboard, Keys, is_terminal
from footcli.cli.screen import is_rich, say, settings, show, width, write
from footcli.cli.sound import Sound, find_voice
from footcli.errors import FootcliError
from footcli.knowledge.models import Phase
from footcli.render.countdown import countdown
from footcli.render.doc import Doc, Fields, Para, doc
from footcli.render.guided import HELP, KEYS, announced, closing, how_to, left, length, opening, script

if TYPE_CHECKING:
    from footcli.care.plan import PhasePlan, Plan
    from footcli.knowledge.load import Knowledge

EVENTS: dict[str, Event] = {
    " ": "pause", "\n": "ready", "\r": "ready", "s": "skip", "b": "back", "h": "hurts", "q": "quit", "\x04": "quit", CLOSED: "quit",
}  # fmt: skip

TELL_EVERY = 10
"""Seconds between two lines about the time left, where nothing is drawn again."""

LATE = 3
"""A second that comes later than this was no second of exercise: the computer slept or was busy."""


@dataclass
class Clock:
    """Seconds that never go back. A test may let them pass faster."""

    speed: float = 1.0

    def now(self) -> float:
        """Seconds since some moment."""
        return time.monotonic() * self.speed

    def wait(self, keys: Keys, until: float) -> str | None:
        """A key, or None once it is that late."""
        return keys.wait(max(until - self.now(), 0) / self.speed)


CLOCK = Clock()


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


def guided(plan: "Plan", knowledge: "Knowledge", phase: str | None, *, voice: bool, bell: bool) -> None:
    """Lead through the exercises of a phase, the first of the plan if none is named. Raises FootcliError for an unknown phase."""
    from footcli.render.plan import plan_page

    if not plan.offered:
        show(plan_page(plan, knowledge))
        return
    chosen = _phase(plan, phase)
    if chosen is None:
        there = ", ".join(f"--phase {p.stage.id} ({p.stage.name})" for p in plan.phases)
        show(doc(Para(f"Nothing in this phase is safe and fitting now. Your plan has: {there}. `footcli routine` shows it.")))
        return
    session = session_for(chosen.items)
    led = is_terminal()
    in_place = not settings.plain and os.environ.get("TERM", "dumb") != "dumb"
    show(opening(plan, chosen, session, knowledge, keys=led and not in_place))
    if not session.steps:
        return
    say()
    if not led:
        for page in script(plan, session, knowledge):
            show(page)
            say()
        return
    display: Display = InPlace() if in_place else Lines()
    sound = Sound(lambda: write(sys.stdout, "\a") if bell else None, find_voice() if voice and not settings.plain else None)
    player = Player(Guide.start(session), plan, knowledge, display, sound)
    stopped = False
    try:
        with Keyboard(display.forget) as keys:
            player.play(keys, CLOCK)
    except KeyboardInterrupt:
        stopped = True
        sound.stop()
        player.guide = player.guide.after("quit")[0]
    finally:
        display.close()
    show(closing(player.guide, plan, knowledge))
    if stopped:
        sys.exit(130)


def _phase(plan: "Plan", name: str | None) -> "PhasePlan | None":
    from footcli.care.plan import PHASES

    if name is None:
        return plan.phases[0]
    known: dict[str, Phase] = {p: p for p in PHASES}
    if name not in known:
        raise FootcliError(f'--phase takes {", ".join(PHASES[:-1])} or {PHASES[-1]}, not "{name[:20]}".')
    return next((p for p in plan.phases if p.stage.id == known[name]), None)


@dataclass
class Player:
    """Runs the guide in real time: hands it seconds and keys, and shows and sounds what it says."""

    guide: Guide
    plan: "Plan"
    knowledge: "Knowledge"
    display: Display
    sound: Sound

    def play(self, keys: Keys, clock: Clock) -> None:
        """Until the guide has ended."""
        if not self.guide.ended:
            self._give(Cue(voice=self.guide.step.voice, explain=True))
        due = clock.now() + 1
        while not self.guide.ended:
            self.display.draw(self.guide)
            key = clock.wait(keys, due)
            if key is None:
                late = clock.now() - due > LATE * clock.speed
                due = clock.now() + 1 if late or self.guide.paused else due + 1
                self._take("tick")
            else:
                paused = self.guide.paused
                self._pressed(key)
                if paused and not self.guide.paused:
                    due = clock.now() + 1

    def _pressed(self, key: str) -> None:
        if key == RESIZED:
            return
        if key == RETURNED:
            self.display.forget()
            self._pause()
        elif key.lower() in EVENTS:
            self._take(EVENTS[key.lower()])
        elif key == "?":
            self._pause()
            self.display.tell(doc(Fields(HELP)))
        elif key.isprintable() and settings.plain:
            self.display.tell(doc(Para(f"Keys: {KEYS}")))

    def _pause(self) -> None:
        if not self.guide.paused:
            self._take("pause")

    def _take(self, event: Event) -> None:
        self.guide, cue = self.guide.after(event)
        self._give(cue)

    def _give(self, cue: Cue) -> None:
        if cue.text:
            self.display.tell(doc(Para(cue.text, "strong")))
        if cue.explain and not self.guide.ended:
            self.display.tell(how_to(self.guide.step.exercise, self.plan, self.guide.session, self.knowledge))
        self.sound.give(cue.voice, bell=cue.bell)


class InPlace:
    """Draws a few lines at the bottom of what was written, again and again in the same place."""

    def __init__(self) -> None:
        self._drawn: tuple[int, ...] = ()
        write(sys.stdout, "\x1b[?25l")

    def tell(self, page: Doc) -> None:
        """Say something that stays, above the lines."""
        self._erase()
        show(page)
        say()

    def draw(self, guide: Guide) -> None:
        """Draw the lines in the window as it is now."""
        columns, rows = self._window()
        lines = countdown(guide, columns, rows)
        home = self._home(columns)
        self._drawn = tuple(len(text) for text, _ in lines)
        write(sys.stdout, home + "\n".join(self._styled(text, tone) + "\x1b[K" for text, tone in lines) + "\x1b[J")

    def forget(self) -> None:
        """Leave the lines where they are, and draw the next ones below."""
        self._drawn = ()
        write(sys.stdout, "\x1b[?25h\n")

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
        self._at: tuple[int, bool] | None = None

    def tell(self, page: Doc) -> None:
        """Say something."""
        show(page)
        self._at = None

    def draw(self, guide: Guide) -> None:
        """Say what has begun, or how long it still takes."""
        step = guide.step
        if self._at != (guide.at, guide.paused):
            self._at = (guide.at, guide.paused)
            if guide.paused:
                say("Paused. Press space to go on.")
            elif step.kind == "ready":
                say(f"{announced(step)} Enter starts it now. {left(guide.seconds_left).capitalize()} in all.")
            else:
                say(announced(step))
        elif guide.left % TELL_EVERY == 0 and guide.left < step.seconds and not guide.paused:
            say(f"{length(guide.left)} left.")

    def forget(self) -> None:
        """Nothing to forget."""
        self._at = None

    def close(self) -> None:
        """Nothing to take away."""
