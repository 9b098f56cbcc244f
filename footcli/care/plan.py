"""From an assessment to a plan that is safe while the cause is still open: the plan of least regret.

It keeps only what is not harmful for any cause that is still plausible, ranks the rest by benefit over those causes weighted
by their probability, and says what was left out and why. There are at most four exercises a day, and beside them only what takes
no time, such as a shoe or a pad. No plan is made for somebody who should be seen today, nor where a plausible cause or a red flag
forbids all exercise: then it says what to do instead.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from footcli.care.limits import PHASES, Limits, barred_tools, limits_of, limits_of_cause, lower_first, plan_causes
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Dose, Exercise, Level, PainRule, Phase, Programme, Stage, Tissue, Tool, rank
from footcli.triage.assess import Assessment
from footcli.triage.rules import holds

SAFE = "Nothing here is known to harm any of the causes that still fit your answers."

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


@dataclass(frozen=True, eq=False, repr=False)
class PhasePlan:
    """One phase: when it starts at the earliest, what to do in it each day, and what goes along without taking time (`habits`)."""

    stage: Stage
    starts: date
    items: tuple[Item, ...]
    habits: tuple[Item, ...]

    @property
    def meanwhile(self) -> tuple[str, ...]:
        """What else to do in this phase, and what to mind where there is strength work in it."""
        strength = any(item.exercise.kind == "strength" for item in self.items)
        return self.stage.meanwhile + (self.stage.with_strength if strength else ())

    @property
    def minutes_a_day(self) -> float:
        """What the exercises take on the fullest day; runs, walks and rides, cold and rest are not counted."""
        return sum(minutes(i.exercise) for i in self.items if i.exercise.kind != "care")


@dataclass(frozen=True, eq=False, repr=False)
class Plan:
    """What to do at home, or, where that is not safe (`offered` is False), why not and what to do instead.

    `level` is how soon to be seen and `cautions` what this person must mind, plan or not. `causes` are those it is made for, `guarded` look-alikes that it must not harm either. `run_from` is the first phase that
    allows running, None where none does. `barred` are tools the person owns that are not to be used, with why, and `wishes`
    exercises that would help but need a tool they do not have. `pain_rules` begins with the strictest.
    """

    offered: bool
    reason: str
    level: Level
    cautions: tuple[str, ...]
    instead: tuple[str, ...]
    causes: tuple[tuple[Cause, float], ...]
    guarded: tuple[Cause, ...]
    phases: tuple[PhasePlan, ...]
    left_out: tuple[LeftOut, ...]
    barred: tuple[tuple[Tool, str], ...]
    wishes: tuple[Exercise, ...]
    pain_rules: tuple[PainRule, ...]
    programme: Programme
    run_from: Phase | None
    why_no_run: str
    next_run_km: float | None
    request: Request
    be_seen_if: tuple[str, ...]
    emergency_if: tuple[str, ...]

    @property
    def pain_rule(self) -> PainRule:
        """The strictest of the pain rules."""
        return self.pain_rules[0]

    def check_dates(self) -> tuple[date, ...]:
        """The days on which to look again."""
        return tuple(self.request.today + timedelta(days=c.day) for c in self.programme.checks)


def minutes(exercise: Exercise) -> float:
    """How long an exercise takes on a day. Runs, walks and rides do not count: they are not on the same clock."""
    return 0.0 if exercise.kind == "load" else exercise.dose.minutes * exercise.dose.per_day


def plan_for(assessment: Assessment, knowledge: Knowledge, request: Request) -> Plan:
    """The plan for an assessment."""
    causes = plan_causes(assessment)
    return _plan(causes, limits_of(assessment, causes, knowledge), knowledge, request)


def plan_for_cause(cause: Cause, knowledge: Knowledge, request: Request) -> Plan:
    """The plan for a cause that a person names, as one would after a clinician has named it."""
    return _plan([(cause, 1.0)], limits_of_cause(cause, knowledge), knowledge, request)


def may_exercise(assessment: Assessment, knowledge: Knowledge) -> tuple[bool, str]:
    """Whether there is a plan for somebody with what every home has, and why or why not."""
    plan = plan_for(assessment, knowledge, Request(today=date.min))
    return plan.offered, plan.reason


def _plan(causes: list[tuple[Cause, float]], limits: Limits, knowledge: Knowledge, request: Request) -> Plan:
    programme = knowledge.programme
    barred = barred_tools(limits, knowledge)
    phases: tuple[PhasePlan, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    wishes: tuple[Exercise, ...] = ()
    running = limits.running()
    run_from = _run_from(limits)
    instead, reason = limits.instead, limits.refused
    if reason:
        instead = tuple(dict.fromkeys([*instead, *_advice(causes, knowledge)]))
    else:
        wanted = _wanted(causes, knowledge)
        chooser = _Chooser(wanted, limits, frozenset(barred), knowledge, request)
        phases = tuple(_phases(chooser, programme))
        left_out = tuple(chooser.left_out())[:6]
        wishes = tuple(chooser.wishes())[:2]
        reason = SAFE if phases else "No exercise fits what you have and what is safe."
    ceiling = None
    if phases and run_from and request.longest_run_km is not None:
        ceiling = round(request.longest_run_km * programme.walk_run.ceiling_percent / 100, 1)
    owned = request.tools or frozenset()
    return Plan(
        offered=bool(phases),
        reason=reason,
        level=limits.level,
        cautions=tuple(c.text for c in programme.cautions if holds(c.when, limits.present)),
        instead=instead,
        causes=tuple(causes),
        guarded=limits.guarded,
        phases=phases,
        left_out=left_out,
        barred=tuple((knowledge.tools[t], why) for t, why in barred.items() if t in owned),
        wishes=wishes,
        pain_rules=_pain_rules(causes, programme),
        programme=programme,
        run_from=run_from if phases else None,
        why_no_run=f"{running.why} Wait {running.until}." if running else "",
        next_run_km=ceiling,
        request=request,
        be_seen_if=_be_seen_if(causes, limits.present, knowledge),
        emergency_if=tuple(
            dict.fromkeys(s for cause, _ in causes[:3] for to, s in _signs(cause, limits.present, knowledge) if to == "emergency")
        )[:4],
    )


def _run_from(limits: Limits) -> Phase | None:
    block = limits.running()
    return PHASES[0] if block is None else block.phase


def _advice(causes: list[tuple[Cause, float]], knowledge: Knowledge) -> Iterator[str]:
    """What helps while nothing may be exercised, and what to avoid.

    The first comes from the likely causes that forbid all exercise; from others only what puts no load on anything, such as shoes.
    """
    leading = [cause for cause, _ in causes[:2]]
    for cause in leading:
        if "everything" in cause.forbid:
            yield from (s.text for s in cause.helps)
        else:
            harmless = (knowledge.exercises[h.id] for h in cause.exercises if h.id in knowledge.exercises)
            yield from (f"{e.name}: {e.steps[0]}" for e in harmless if _is_habit(e) and not e.stresses)
    yield from (s.text for cause in leading for s in cause.avoid)


def _phases(chooser: "_Chooser", programme: Programme) -> Iterator[PhasePlan]:
    """The phases that have something to do in them. Who is in severe pain or hardly walks gets no later one without the first.

    Without running there is no way back to it either.
    """
    starts = chooser.request.today
    begun = False
    for stage in programme.stages:
        later = stage.id != PHASES[0]
        if not (later and chooser.limits.severe and not begun) and not (stage.id == "return" and _run_from(chooser.limits) is None):
            items, habits = chooser.items(stage.id), chooser.habits(stage.id)
            if items:
                begun = True
                yield PhasePlan(stage, starts, items, habits)
        starts += timedelta(weeks=stage.weeks[0])


def _wanted(causes: list[tuple[Cause, float]], knowledge: Knowledge) -> dict[str, tuple[float, tuple[str, ...]]]:
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
class _Chooser:
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
        fitting = [i for i in self._fitting(phase) if not _is_habit(i.exercise)]
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
        return tuple(i for i in self._fitting(phase) if _is_habit(i.exercise))[:MOST_HABITS]

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


def _is_habit(exercise: Exercise) -> bool:
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


def _pain_rules(causes: list[tuple[Cause, float]], programme: Programme) -> tuple[PainRule, ...]:
    """The pain rules that the causes ask for, the strictest first; of two equally strict the one for the likelier cause."""
    tissues: list[Tissue] = [cause.tissue for cause, _ in sorted(causes, key=lambda c: -c[1])]
    fitting = {rule.id: rule for tissue in tissues for rule in programme.pain_rules if tissue in rule.tissues}
    return tuple(sorted(fitting.values() or programme.pain_rules[:1], key=lambda r: r.limit))


def _be_seen_if(causes: list[tuple[Cause, float]], present: frozenset[str], knowledge: Knowledge) -> tuple[str, ...]:
    """The stop signs of every plan, and for each likely cause the first sign that would make it urgent."""
    signs = [s.text for s in knowledge.programme.stop_signs]
    for cause, p in causes:
        if p >= 0.1:
            signs += [text for _, text in _signs(cause, present, knowledge)][:1]
    return tuple(dict.fromkeys(signs))[:9]


ACT: dict[Level, str] = {"emergency": "get emergency help now", "same_day": "be seen today", "within_week": "be seen this week"}


def _signs(cause: Cause, present: frozenset[str], knowledge: Knowledge) -> Iterator[tuple[Level, str]]:
    """The signs that alone would make this cause urgent, the most urgent first: how urgent, and in words with what to do and why."""
    for step in sorted(cause.escalate, key=lambda s: -rank(s.to)):
        alone = not (step.when.all or step.when.at_least or step.when.likely) and step.to in ACT
        named = [knowledge.findings[f] for f in step.when.any if f not in present]
        signs = [f.text for f in named if f.kind in ("sign", "danger", "check")]
        if alone and signs:
            yield step.to, f"{', or '.join([signs[0], *(lower_first(s) for s in signs[1:2])])}: {ACT[step.to]}. {step.why}"
