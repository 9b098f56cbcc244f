"""The guided session: from the exercises of a phase to timed steps. `care/guide.py` leads through them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from footcli.care.choice import Item
from footcli.knowledge.models import Exercise

Kind = Literal["ready", "work", "ease", "side", "rest"]

HOLD = 10
"""From this many seconds on, one repetition is a hold with its own countdown; below, it is one move of a row."""

LET_GO, CHANGE_SIDES, SLOWEST_MOVE = 3, 6, 4
"""Seconds between two holds, for changing sides, and for a move whose dose names no time."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Step:
    """One stretch of time: which exercise it belongs to, how many seconds, and its name, long to read and short to hear.

    With `pace`, it is a row of moves of that many seconds each.
    """

    exercise: int
    kind: Kind
    seconds: int
    name: str
    voice: str
    pace: int = 0

    @property
    def moves(self) -> int:
        """How many moves are in it; 0 where it is one hold or one pass."""
        return self.seconds // self.pace if self.pace else 0


@dataclass(frozen=True, eq=False, repr=False)
class Session:
    """What to do now, with a timer (`items`, `steps`), and what the plan asks for that needs none (`besides`)."""

    items: tuple[Item, ...]
    steps: tuple[Step, ...]
    besides: tuple[Item, ...]

    @property
    def seconds(self) -> int:
        """How long it all takes when nobody presses a key."""
        return sum(s.seconds for s in self.steps)


def session_for(items: Iterable[Item]) -> Session:
    """One round of a phase's exercises, in the order of the plan, with rest and cold packs last.

    What has no timing, such as a heel cup, and what is done outdoors, such as a walk, stands besides.
    """
    every = tuple(items)
    timed = sorted((i for i in every if _is_timed(i.exercise)), key=lambda i: i.exercise.kind == "care")
    steps = tuple(step for number, item in enumerate(timed) for step in _steps(number, item.exercise))
    return Session(tuple(timed), steps, tuple(i for i in every if not _is_timed(i.exercise)))


def _is_timed(exercise: Exercise) -> bool:
    return exercise.kind != "load" and bool(exercise.dose.seconds or exercise.dose.reps)


def _steps(number: int, exercise: Exercise) -> Iterator[Step]:
    dose = exercise.dose
    yield Step(exercise=number, kind="ready", seconds=_seconds_to_read(exercise), name="Get ready", voice=_short(exercise.name))
    for place in range(1, dose.sets + 1):
        for side in ("one side", "other side") if dose.each_side else ("",):
            if side == "other side":
                yield Step(exercise=number, kind="side", seconds=CHANGE_SIDES, name="Change sides", voice="Change sides")
            yield from _work(number, exercise, place, side)
        if place < dose.sets:
            yield Step(exercise=number, kind="rest", seconds=dose.rest_seconds or LET_GO, name="Rest", voice="Rest")


def _work(number: int, exercise: Exercise, place: int, side: str) -> Iterator[Step]:
    dose = exercise.dose
    seconds = dose.seconds or SLOWEST_MOVE
    where = f", {side}" if side else ""
    holds = "Hold" if exercise.kind in ("stretch", "balance") else "Start"
    if dose.reps is None:
        unit = {"roll": "Pass", "balance": "Hold"}.get(exercise.kind, "Part")
        name = f"{unit} {place} of {dose.sets}" if dose.sets > 1 else "One go"
        yield Step(exercise=number, kind="work", seconds=seconds, name=name + where, voice=holds)
    elif seconds < HOLD:
        name = (f"Round {place} of {dose.sets}" if dose.sets > 1 else "One round") + where
        yield Step(exercise=number, kind="work", seconds=seconds * dose.reps, name=name, voice="Start", pace=seconds)
    else:
        for count in range(1, dose.reps + 1):
            name = f"Hold {count} of {dose.reps}" + (f", round {place} of {dose.sets}" if dose.sets > 1 else "") + where
            yield Step(exercise=number, kind="work", seconds=seconds, name=name, voice="Hold")
            if count < dose.reps:
                yield Step(exercise=number, kind="ease", seconds=LET_GO, name="Let go", voice="Let go")


def _seconds_to_read(exercise: Exercise) -> int:
    """Time to read how it goes and to sit down for it: ten seconds and one for every four words, 15 to 30 in all."""
    words = " ".join((exercise.find or "", exercise.position or "", *exercise.steps)).split()
    return min(max(10 + len(words) // 4, 15), 30)


def _short(name: str) -> str:
    return name.split("(")[0].strip()
