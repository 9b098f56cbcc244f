"""From an assessment to a plan that is safe while the cause is still open: the plan of least regret.

It keeps only what is not harmful for any cause that is still plausible, ranks the rest by benefit over those causes weighted
by their probability, and says what was left out and why. There are at most four exercises a day, and beside them only what takes
no time, such as a shoe or a pad. No plan is made for somebody who should be seen today, nor where a plausible cause or a red flag
forbids all exercise: then it says what to do instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from footcli.care.choice import Chooser, Item, LeftOut, Request, is_habit, minutes, wanted_exercises
from footcli.care.limits import PHASES, Limits, barred_tools, limits_of, limits_of_cause, lower_first, plan_causes
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Exercise, Level, PainRule, Phase, Programme, Stage, Tissue, Tool, rank
from footcli.triage.assess import Assessment
from footcli.triage.rules import holds

SAFE = "Nothing here is known to harm any of the causes that still fit your answers."


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

    `level` is how soon to be seen and `cautions` what this person must mind, plan or not. `causes` are those it is made for,
    `guarded` look-alikes that it must not harm either. `run_from` is the first phase that allows running, None where none does.
    `barred` are tools the person owns that are not to be used, with why, and `wishes` exercises that would help but need a tool
    they do not have. `pain_rules` begins with the strictest.
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
        wanted = wanted_exercises(causes, knowledge)
        chooser = Chooser(wanted, limits, frozenset(barred), knowledge, request)
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
            yield from (f"{e.name}: {e.steps[0]}" for e in harmless if is_habit(e) and not e.stresses)
    yield from (s.text for cause in leading for s in cause.avoid)


def _phases(chooser: Chooser, programme: Programme) -> Iterator[PhasePlan]:
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
