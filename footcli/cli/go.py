"""`footcli routine --go`: today's exercises one by one, with a countdown, keys without Enter, a bell and a voice.

On a terminal it is led in real time; where nobody can press a key (a pipe), the whole script is printed at once. Nothing is kept
on disk.
"""

import os
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footcli.care.guide import Cue, Event, Guide
from footcli.care.session import session_for
from footcli.cli.display import Display, InPlace, Lines
from footcli.cli.keys import CLOSED, RESIZED, RETURNED, Keyboard, Keys, is_terminal
from footcli.cli.screen import say, settings, show, write
from footcli.cli.sound import Sound, find_voice
from footcli.errors import FootcliError
from footcli.knowledge.models import Phase
from footcli.render.doc import Fields, Para, doc
from footcli.render.guided import HELP, closing, how_to, keys_line, opening, script

if TYPE_CHECKING:
    from footcli.care.plan import PhasePlan, Plan
    from footcli.knowledge.load import Knowledge

EVENTS: dict[str, Event] = {
    " ": "pause", "\n": "ready", "\r": "ready", "s": "skip", "b": "back", "h": "hurts", "q": "quit", "\x04": "quit", CLOSED: "quit",
}  # fmt: skip

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
    session = session_for((*chosen.items, *chosen.habits))
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
    from footcli.care.limits import PHASES

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
            self.display.tell(doc(Para(keys_line())))

    def _pause(self) -> None:
        if not self.guide.paused:
            self._take("pause")

    def _take(self, event: Event) -> None:
        self.guide, cue = self.guide.after(event)
        self._give(cue)

    def _give(self, cue: Cue) -> None:
        said = [Para(cue.text, "strong")] if cue.text else []
        explained = how_to(self.guide.step.exercise, self.plan, self.guide.session, self.knowledge) if cue.explain else ()
        if said or explained:
            self.display.tell(doc(said, explained))
        self.sound.give(cue.voice, bell=cue.bell)
