"""Which exercises, for whom: of what the causes ask for, the best that is safe, possible with what the person has, and not too much."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from footcli.care.limits import Limits
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Dose, Exercise, Phase

MOST_A_DAY = 4
"""More than three or four exercises are not done (review of adherence, Thieme 2017 in the evidence on routines)."""

MOST_HABITS = 3
"""Of what takes no time, such as a shoe or a pad (estimate: more changes at once are not kept up either)."""

MINUTES_A_DAY = 20
"""For exercises when the person does not say (review of adherence in the evidence on routines)."""

MOST_OF_A_KIND = 2
FAVOURS: dict[Phase, tuple[str, ...]] = {"calm": ("stretch",), "load": ("strength", "balance"), "return": ("load", "strength", "balance")}
FRESH = ("care",)
"""In the first two days rest, cold and putting the leg up come before stretching (NHS on sprains and strains)."""

FAVOURED, OWNED = 1.5, 0.25
"""What an exercise gains in a phase that its kind belongs to, and for using a tool the person owns, in units of benefit."""

BENEFIT = {"strong": 3.0, "some": 2.0, "comfort": 1.0}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Request:
    """What the person has and wants. `tools` None means not said: then only what every home has is used.

    `about` says whose answers it is for, at the top of every page.
    """

    today: date
    tools: frozenset[str] | None = None
    minutes: int | None = None
    days: int = 7
    weeks: int = 12
    quiet: bool = False
    goal_km: float | None = None
    race_day: date | None = None
    longest_run_km: float | None = None
    about: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Item:
    """One exercise in the plan: with which tool, on how many days a week, and for which causes it is there."""

    exercise: Exercise
    tool: str | None
    days_per_week: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False)
class LeftOut:
    """An exercise that would have helped, and why it is not in the plan (yet)."""

    exercise: Exercise
    why: str
    until: str


def minutes(exercise: Exercise) -> float:
    """How long an exercise takes on a day. Runs, walks and rides do not count: they are not on the same clock."""
    return 0.0 if exercise.kind == "load" else exercise.dose.minutes * exercise.dose.per_day


def wanted_exercises(causes: list[tuple[Cause, float]], knowledge: Knowledge) -> dict[str, tuple[float, tuple[str, ...]]]:
    """The exercises any of the causes asks for: benefit weighted by probability, and the causes behind it."""
    total = sum(p for _, p in causes) or 1.0
    score: dict[str, float] = {}
    reasons: dict[str, list[str]] = {}
    for cause, p in causes:
        for help_ in cause.exercises:
            score[help_.id] = score.get(help_.id, 0.0) + BENEFIT[help_.benefit] * p / total
            reasons.setdefault(help_.id, []).append(cause.name)
    return {e: (score[e], tuple(reasons[e])) for e in score if e in knowledge.exercises}


@dataclass(frozen=True, eq=False, repr=False)
class Chooser:
    """Chooses for each phase among the exercises that are wanted."""

    wanted: Mapping[str, tuple[float, tuple[str, ...]]]
    limits: Limits
    barred: frozenset[str]
    knowledge: Knowledge
    request: Request

    def items(self, phase: Phase) -> tuple[Item, ...]:
        """At most four things to do: the best first, no two of a kind for the same place, within the minutes there are.

        One of them is with what the person owns, if anything safe is: that is what they asked for, and it is done more often.
        """
        budget, asked = self.request.minutes or MINUTES_A_DAY, self.request.minutes is not None
        fitting = [i for i in self._fitting(phase) if not is_habit(i.exercise)]
        chosen = _fill(fitting, budget, MOST_A_DAY, care=asked)
        owned = self.request.tools or frozenset()
        if not any(i.tool in owned for i in chosen):
            for mine in (i for i in fitting if i.tool in owned):
                kept = _fill(chosen, budget - minutes(mine.exercise), MOST_A_DAY - 1, care=asked)
                if kept[:1] == chosen[:1]:
                    return (*kept, mine)
        return chosen

    def habits(self, phase: Phase) -> tuple[Item, ...]:
        """What takes no time, the best first."""
        return tuple(i for i in self._fitting(phase) if is_habit(i.exercise))[:MOST_HABITS]

    def left_out(self) -> Iterator[LeftOut]:
        """What would help but is not safe yet, the most helpful first."""
        for name in self._best():
            exercise = self.knowledge.exercises[name]
            block = next((b for b in (self.limits.on(exercise, phase) for phase in exercise.phases) if b is not None), None)
            if block is not None:
                yield LeftOut(exercise, block.why, block.until)

    def wishes(self) -> Iterator[Exercise]:
        """What would help and be safe, but needs something the person does not have."""
        for name in self._best():
            exercise = self.knowledge.exercises[name]
            safe = any(self.limits.on(exercise, phase) is None for phase in exercise.phases)
            if safe and not set(exercise.tools) <= self.barred and self._tool(exercise) is None:
                yield exercise

    def _best(self) -> list[str]:
        return sorted(self.wanted, key=lambda e: (-self.wanted[e][0], self.knowledge.exercises[e].evidence, e))

    def _tool(self, exercise: Exercise) -> str | None:
        return usable_tool(exercise, self.request.tools, self.knowledge, self.barred)

    def _fitting(self, phase: Phase) -> list[Item]:
        """What is wanted, safe and possible in a phase, the best first; with equal benefit the better proved, then by name."""
        found = []
        for name, (benefit, reasons) in self.wanted.items():
            exercise = self.knowledge.exercises[name]
            tool = self._tool(exercise)
            floor = self.request.quiet and exercise.floor
            if phase not in exercise.phases or tool is None or floor or self.limits.on(exercise, phase) is not None:
                continue
            favours = FRESH if phase == "calm" and "lasted-under-2-days" in self.limits.present else FAVOURS[phase]
            bonus = FAVOURED * (exercise.kind in favours) + OWNED * (tool in (self.request.tools or ()))
            item = Item(exercise, tool or None, min(exercise.dose.days_per_week, self.request.days), reasons)
            found.append((-(benefit + bonus), exercise.evidence, name, item))
        return [item for *_, item in sorted(found, key=lambda f: f[:3])]


def is_habit(exercise: Exercise) -> bool:
    """Whether it takes no time of its own, such as a shoe or a pad."""
    return exercise.kind == "care" and exercise.dose.minutes == 0


def _fill(items: Iterable[Item], budget: float, most: int, *, care: bool) -> tuple[Item, ...]:
    """The first `most` of them that fit the minutes, the best with fewer rounds if need be, no two of a kind for one place.

    `care`: whether cold, rest and skin care count against the minutes too.
    """
    chosen: list[Item] = []
    taken: set[tuple[str, str | None]] = set()
    left = budget
    for item in items:
        exercise = item.exercise
        place = (exercise.kind, exercise.area if exercise.kind != "care" else exercise.id)
        many = sum(i.exercise.kind == exercise.kind for i in chosen) >= MOST_OF_A_KIND
        if place in taken or many or len(chosen) == most:
            continue
        takes = minutes(exercise) if care or exercise.kind != "care" else 0.0
        fitted = item if takes <= left else None
        if fitted is None and left == budget:
            shorter = _shorter(exercise, budget)
            fitted = replace(item, exercise=shorter) if shorter else None
        if fitted is not None:
            chosen.append(fitted)
            taken.add(place)
            left -= min(takes, minutes(fitted.exercise))
    return tuple(chosen)


def _shorter(exercise: Exercise, budget: float) -> Exercise | None:
    """The exercise with fewer goes a day or fewer rounds, so that it fits the minutes; None where not even one round does."""
    dose = exercise.dose
    one = dose.minutes / dose.sets
    goes = min(dose.per_day, int(budget // dose.minutes)) or 1
    rounds = dose.sets if goes * dose.minutes <= budget else int(budget // one)
    if rounds < 1:
        return None
    often = "once a day" if goes == 1 else f"{goes} times a day"
    how = f"{rounds} of {dose.sets} rounds, {often}" if rounds < dose.sets else f"only {often}"
    fields = {
        **vars(dose),
        "sets": rounds,
        "per_day": goes,
        "minutes": one * rounds,
        "text": f"To fit your time, {how}. In full: {dose.text}",
    }
    return Exercise(**{**vars(exercise), "dose": Dose(**fields)})


def usable_tool(exercise: Exercise, owned: frozenset[str] | None, knowledge: Knowledge, barred: frozenset[str] = frozenset()) -> str | None:
    """The tool to use: '' where none is needed, None where the person has nothing that serves and is safe for them."""
    if not exercise.tools:
        return ""
    mine = (owned or frozenset()) - barred
    household = {t.id for t in knowledge.tools.values() if t.free} - barred
    for have in (mine, household):
        for tool in exercise.tools:
            if tool in have:
                return tool
    stand_ins = (t for t in knowledge.tools.values() if t.id in mine | household and set(t.stands_in_for) & set(exercise.tools))
    return next((t.id for t in stand_ins if t.freezes != "yes" or "cold" in exercise.stresses), None)
