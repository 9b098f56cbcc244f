"""The guide through a session: what is so after each second and each key, and what to say about it.

Nothing here waits, prints or looks at a clock: the guide is told what happened and gives back a new guide. However one goes back
or starts again, no exercise gets more work than its dose: what has been done stays done, and the exercise goes on from there.
"""

from dataclasses import dataclass, replace
from typing import Literal

from footcli.care.session import Session, Step
from footcli.knowledge.models import Exercise

Event = Literal["tick", "pause", "ready", "skip", "back", "hurts", "quit"]
End = Literal["done", "hurts", "quit"]

MOST_HURTS = 3
"""After this many times "it hurts" the session ends."""


@dataclass(frozen=True, eq=False, repr=False)
class Cue:
    """What an event calls for: a sentence to show, a few words to hear, a bell, or an exercise to explain (`explain`)."""

    text: str = ""
    voice: str = ""
    bell: bool = False
    explain: bool = False


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Guide:
    """Where a session stands: the step, its seconds left, and for each exercise how much is done and how often it hurt.

    `done` counts seconds of work that need no doing any more; `closed` are the exercises that are over because they hurt.
    `elapsed` is how many seconds the session has run, pauses left out.
    """

    session: Session
    at: int = 0
    left: int
    done: tuple[int, ...]
    hurts: tuple[int, ...]
    closed: frozenset[int] = frozenset()
    paused: bool = False
    ended: End | None = None
    elapsed: int = 0

    @classmethod
    def start(cls, session: Session) -> "Guide":
        """At the first step, or already ended where the session has none."""
        none = (0,) * len(session.items)
        if not session.steps:
            return cls(session=session, left=0, done=none, hurts=none, ended="done")
        return cls(session=session, left=session.steps[0].seconds, done=none, hurts=none)

    @property
    def step(self) -> Step:
        """The step it is in."""
        return self.session.steps[self.at]

    @property
    def exercise(self) -> Exercise:
        """The exercise it is at."""
        return self.session.items[self.step.exercise].exercise

    @property
    def easier(self) -> bool:
        """Whether the easier form is to be done now."""
        return self.hurts[self.step.exercise] > 0

    @property
    def move(self) -> int:
        """Which move of the row this is, from 1; 0 where the step is no row of moves."""
        return self.step.moves - (self.left - 1) // self.step.pace if self.step.pace else 0

    @property
    def countdown(self) -> int:
        """Seconds left of this hold, move, pass or rest."""
        return (self.left - 1) % self.step.pace + 1 if self.step.pace else self.left

    @property
    def seconds_left(self) -> int:
        """Seconds until the session ends when nobody presses a key."""
        if self.ended:
            return 0
        now = self.step.exercise
        own = self._left_of(now) if self.step.kind == "ready" else sum(s.seconds for s in self._later_steps(self.at))
        later = (n for n in range(now + 1, len(self.done)) if self.is_open(n))
        return self.left + own + sum(self.session.steps[self._first(n)].seconds + self._left_of(n) for n in later)

    @property
    def next_step(self) -> Step | None:
        """The step that comes after this one: of this exercise, or the start of the next; None at the end."""
        if self.step.kind == "ready":
            resume = self._resume(self.step.exercise)
            return self.session.steps[resume[0]] if resume else None
        rest = self._later_steps(self.at)
        following = self._following()
        return rest[0] if rest else self.session.steps[self._first(following)] if following is not None else None

    def is_open(self, number: int) -> bool:
        """Whether an exercise still has something to do."""
        return number not in self.closed and self._resume(number) is not None

    def after(self, event: Event) -> tuple["Guide", Cue]:
        """The guide after an event, and what to say. Once it has ended, nothing changes it."""
        if self.ended:
            return self, Cue()
        match event:
            case "tick":
                return self._tick()
            case "pause":
                return replace(self, paused=not self.paused), Cue(voice="Go on" if self.paused else "Paused")
            case "ready":
                awake = replace(self, paused=False)
                early = self.step.kind == "ready" or (self.step.kind != "work" and not self.paused)
                return awake._advance(Cue()) if early else (awake, Cue(voice="Go on" if self.paused else ""))
            case "skip":
                return self._leave(Cue(text=f"Skipped for now: {self.exercise.name}."))
            case "back":
                return self._back()
            case "hurts":
                return self._hurts()
            case "quit":
                return replace(self, ended="quit", paused=False), Cue(voice="Well done")

    def _tick(self) -> tuple["Guide", Cue]:
        if self.paused:
            return self, Cue()
        number, step = self.step.exercise, self.step
        done = self.done if step.kind != "work" else _with(self.done, number, self.done[number] + 1)
        ticked = replace(self, left=self.left - 1, done=done, elapsed=self.elapsed + 1)
        if ticked.left == 0:
            return ticked._advance(Cue(bell=True))
        new_move = step.pace > 2 and ticked.left % step.pace == 0
        return ticked, Cue(voice=str(ticked.move) if new_move else "")

    def _advance(self, cue: Cue) -> tuple["Guide", Cue]:
        """Into the next step: after getting ready, that is where the exercise was left."""
        number = self.step.exercise
        if self.step.kind == "ready":
            resume = self._resume(number)
            if resume is not None:
                at, left = resume
                before = sum(s.seconds for s in self.session.steps[self._first(number) : at] if s.kind == "work")
                return self._enter(at, left, _with(self.done, number, before + self.session.steps[at].seconds - left), cue)
        elif self._later_steps(self.at):
            return self._enter(self.at + 1, self.session.steps[self.at + 1].seconds, self.done, cue)
        return self._leave(replace(cue, text=f"Done: {self.exercise.name}."))

    def _enter(self, at: int, left: int, done: tuple[int, ...], cue: Cue) -> tuple["Guide", Cue]:
        step = self.session.steps[at]
        entered = replace(self, at=at, left=left, done=done, paused=False)
        return entered, replace(cue, voice=step.voice, explain=step.kind == "ready")

    def _begin(self, number: int, cue: Cue) -> tuple["Guide", Cue]:
        return self._enter(self._first(number), self.session.steps[self._first(number)].seconds, self.done, cue)

    def _leave(self, cue: Cue) -> tuple["Guide", Cue]:
        """On to the next exercise, or to the end."""
        following = self._following()
        if following is None:
            return replace(self, ended="done", paused=False), replace(cue, voice="Well done", bell=True)
        return self._begin(following, cue)

    def _back(self) -> tuple["Guide", Cue]:
        """To the start of this exercise, or from there to the one before that still has something to do."""
        number = self.step.exercise
        if self.step.kind != "ready":
            if not self.is_open(number):
                return self, Cue(text="This one is all but done, and more is not better.")
            return self._begin(number, Cue(text="Back to the start of this one. What you have done counts."))
        earlier = [n for n in range(number) if self.is_open(n)]
        if not earlier:
            said = "What came before is done, and more is not better." if number else "This is the start."
            return self._begin(number, Cue())[0], Cue(text=said)
        return self._begin(earlier[-1], Cue())

    def _hurts(self) -> tuple["Guide", Cue]:
        number = self.step.exercise
        hurt = replace(self, hurts=_with(self.hurts, number, self.hurts[number] + 1), paused=False)
        if sum(hurt.hurts) >= MOST_HURTS:
            return replace(hurt, ended="hurts"), Cue(voice="Stop for today")
        sign = f"But end here (q) if it is this: {self.exercise.stop_sign}"
        if hurt.hurts[number] == 1 and self.exercise.easier and self.is_open(number):
            began, cue = hurt._begin(number, Cue(text=f"Stop and rest a moment. Then easier: {self.exercise.easier} {sign}"))
            return began, replace(cue, voice="Stop. Easier now.", explain=False)
        left, cue = replace(hurt, closed=hurt.closed | {number})._leave(Cue())
        return left, replace(cue, text=f"Then leave this one out today: {self.exercise.name}. {sign}")

    def _first(self, number: int) -> int:
        return next(i for i, s in enumerate(self.session.steps) if s.exercise == number)

    def _later_steps(self, at: int) -> list[Step]:
        return [s for s in self.session.steps[at + 1 :] if s.exercise == self.session.steps[at].exercise]

    def _following(self) -> int | None:
        return next((n for n in range(self.step.exercise + 1, len(self.done)) if self.is_open(n)), None)

    def _left_of(self, number: int) -> int:
        resume = self._resume(number)
        return resume[1] + sum(s.seconds for s in self._later_steps(resume[0])) if resume else 0

    def _resume(self, number: int) -> tuple[int, int] | None:
        """The step where an exercise goes on and its seconds left. A move that was broken off is not made up for."""
        done = self.done[number]
        for at, step in enumerate(self.session.steps):
            if step.exercise != number or step.kind != "work":
                continue
            left = step.seconds - done
            left -= left % step.pace if step.pace and left > 0 else 0
            if left > 0:
                return at, left
            done = max(done - step.seconds, 0)
        return None


def _with(values: tuple[int, ...], place: int, value: int) -> tuple[int, ...]:
    return (*values[:place], value, *values[place + 1 :])
