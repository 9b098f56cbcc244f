"""From an assessment to a plan that is safe while the cause is still open: the plan of least regret.

It keeps only what is not harmful for any cause that is still plausible, ranks the rest by benefit over those causes weighted
by their probability, and says what was left out and why. There are at most four things a day. No plan is made for somebody
who should be seen today, nor where a plausible cause or a red flag forbids all exercise: then it says what to do instead.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Exercise, PainRule, Phase, Programme, Stage, Stress, Tissue, rank
from footcli.triage.assess import Assessment
from footcli.triage.urgency import PLAUSIBLE, cause_level

Blocks = dict[Stress, tuple[str, str]]
"""What is forbidden, with why and until when."""

SAFE = "Nothing here is known to harm any of the causes that still fit your answers."

MOST_A_DAY = 4
"""More than three or four exercises are not done (review of adherence, Thieme 2017 in the evidence on routines)."""

GRAVE = 0.04
"""A cause that must not be missed counts as plausible from this probability on; any other from `PLAUSIBLE` on."""

CAREFUL: tuple[Stress, ...] = ("roll-any", "deep-pressure", "massage-gun", "hop-jump", "heel-drop")
"""What is kept out while a cause that must not be missed is unlikely but not ruled out."""

HARD = 4
"""Firmness, of 5, from which a tool counts as deep pressure."""

MOST_OF_A_KIND = 2
FAVOURS: dict[Phase, tuple[str, ...]] = {
    "calm": ("roll", "stretch", "care"),
    "load": ("strength", "balance"),
    "return": ("load", "strength"),
}
FAVOURED, OWNED = 1.5, 1.25
"""What an exercise gains in a phase that its kind belongs to, and for using a tool the person owns, in units of benefit."""

BENEFIT = {"strong": 3.0, "some": 2.0, "comfort": 1.0}
PHASES: tuple[Phase, ...] = ("calm", "load", "return")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Request:
    """What the person has and wants. `tools` None means not said: then only what every home has is used."""

    today: date
    tools: frozenset[str] | None = None
    minutes: int | None = None
    days: int = 7
    weeks: int = 12
    quiet: bool = False
    goal_km: float | None = None
    race_day: date | None = None
    longest_run_km: float | None = None


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
    """One phase: when it starts at the earliest, and what to do in it each day."""

    stage: Stage
    starts: date
    items: tuple[Item, ...]
    minutes_a_day: float


@dataclass(frozen=True, eq=False, repr=False)
class Plan:
    """What to do at home, or, where that is not safe (`offered` is False), why not and what to do instead."""

    offered: bool
    reason: str
    instead: tuple[str, ...]
    causes: tuple[tuple[Cause, float], ...]
    phases: tuple[PhasePlan, ...]
    left_out: tuple[LeftOut, ...]
    pain_rule: PainRule
    programme: Programme
    run: bool
    next_run_km: float | None
    request: Request
    be_seen_if: tuple[str, ...]

    def check_dates(self) -> tuple[date, ...]:
        """The days on which to look again."""
        return tuple(self.request.today + timedelta(days=c.day) for c in self.programme.checks)


def plan_for(assessment: Assessment, knowledge: Knowledge, request: Request) -> Plan:
    """The plan for an assessment."""
    causes = _causes(assessment)
    hard = rank(assessment.level) >= rank("same_day")
    instead = tuple(dict.fromkeys(x for f in assessment.flags if f.urgency == assessment.level for x in (*f.do, *f.dont)))
    present = assessment.evidence.present
    limits = _Limits(
        blocks=_blocks(assessment, knowledge),
        hard=hard,
        why_not=assessment.reasons[0].text if hard and assessment.reasons else "",
        instead=instead,
        severe="severe-pain" in present or "hardly-walks" in present,
        unsafe_tools=frozenset(t.id for t in knowledge.tools.values() if set(t.forbid_if) & present),
    )
    return _plan(causes, limits, knowledge, request)


def may_exercise(assessment: Assessment, knowledge: Knowledge) -> tuple[bool, str]:
    """Whether there may be a plan at all, and why or why not, without working it out."""
    if rank(assessment.level) >= rank("same_day"):
        return False, assessment.reasons[0].text if assessment.reasons else "This should be seen today first."
    causes = _causes(assessment)
    blocks = _with_causes(_blocks(assessment, knowledge), causes)
    if "everything" in blocks:
        return False, blocks["everything"][0]
    return any(cause.exercises for cause, _ in causes), SAFE


def _causes(assessment: Assessment) -> list[tuple[Cause, float]]:
    """The causes a plan must be safe for, with their probabilities."""
    causes = [
        (r.cause, r.probability) for r in assessment.ranked if r.probability >= PLAUSIBLE or (r.probability >= GRAVE and r.cause.never_miss)
    ]
    return causes or [(r.cause, r.probability) for r in assessment.ranked[:3]]


def _blocks(assessment: Assessment, knowledge: Knowledge) -> Blocks:
    """What red flags and findings forbid, with why and until when."""
    blocks: Blocks = {}
    for flag in assessment.flags:
        for stress in flag.forbid:
            blocks.setdefault(stress, (flag.reason, "until somebody has looked at it"))
    for finding in sorted(assessment.evidence.present):
        for stress in knowledge.findings[finding].forbid:
            blocks.setdefault(stress, (f"You said: {knowledge.findings[finding].text}.", "while that is so"))
    return blocks


def _with_causes(blocks: Blocks, causes: list[tuple[Cause, float]]) -> Blocks:
    """The same with what the causes forbid, the likeliest named first: that one has to settle, the others to be ruled out."""
    blocks = dict(blocks)
    for place, (cause, probability) in enumerate(sorted(causes, key=lambda c: -c[1])):
        name = _lower(cause.name)
        why = (
            f"{cause.name} fits best, and this could make it worse."
            if place == 0
            else f"{cause.name} is possible, and it could make that worse."
        )
        until = f"until {name} has settled" if place == 0 else f"until {name} is ruled out"
        for stress in cause.forbid if probability >= PLAUSIBLE else _careful(cause):
            blocks.setdefault(stress, (why, until))
    pounding: tuple[Stress, ...] = ("hop-jump", "weight-bearing")
    for harder in pounding:
        if harder in blocks:
            blocks.setdefault("run", blocks[harder])
    return blocks


def plan_for_cause(cause: Cause, knowledge: Knowledge, request: Request) -> Plan:
    """The plan for a cause that a person names, as one would after a clinician has named it."""
    hard = rank(cause.urgency) >= rank("same_day")
    return _plan([(cause, 1.0)], _Limits({}, hard, cause.urgency_why if hard else ""), knowledge, request)


@dataclass(frozen=True, eq=False, repr=False)
class _Limits:
    """What stands in the way of a plan: forbidden stresses with why and until when, and whether there may be one at all."""

    blocks: Blocks
    hard: bool
    why_not: str
    instead: tuple[str, ...] = ()
    severe: bool = False
    unsafe_tools: frozenset[str] = frozenset()


def _plan(causes: list[tuple[Cause, float]], limits: _Limits, knowledge: Knowledge, request: Request) -> Plan:
    blocks = _with_causes(limits.blocks, causes)
    programme = knowledge.programme
    rule = _pain_rule(causes, programme)
    seen = _be_seen_if(causes, programme)
    if limits.hard or "everything" in blocks:
        reason = limits.why_not or blocks["everything"][0]
        leading = [cause for cause, p in causes[:2] if p >= PLAUSIBLE]
        helps = (s.text for cause in leading if "everything" in cause.forbid for s in cause.helps)
        avoid = (s.text for cause in leading for s in cause.avoid)
        steps = limits.instead if limits.hard else tuple(dict.fromkeys([*limits.instead, *helps, *avoid]))
        return Plan(False, reason, steps, tuple(causes), (), (), rule, programme, False, None, request, seen)
    unsafe_tools = limits.unsafe_tools | (_hard(knowledge) if "deep-pressure" in blocks else frozenset())
    wanted = _wanted(causes, knowledge)
    allowed = [e for e in wanted if not _blocked(knowledge.exercises[e], blocks)]
    left_out = tuple(LeftOut(knowledge.exercises[e], *_blocked(knowledge.exercises[e], blocks)[0]) for e in wanted if e not in allowed)[:6]
    start = request.today
    phases: list[PhasePlan] = []
    for phase in PHASES:
        if limits.severe and phase != "calm" and not phases:
            continue
        stage = next(s for s in programme.stages if s.id == phase)
        items = _choose(phase, allowed, wanted, unsafe_tools, knowledge, request)
        if items:
            phases.append(PhasePlan(stage, start, items, sum(i.exercise.dose.minutes * i.exercise.dose.per_day for i in items)))
        start += timedelta(weeks=stage.weeks[0])
    run = "run" not in blocks
    ceiling = None
    if run and request.longest_run_km is not None:
        ceiling = round(request.longest_run_km * programme.walk_run.ceiling_percent / 100, 1)
    return Plan(
        bool(phases), SAFE if phases else "No exercise fits what you have and what is safe.", limits.instead, tuple(causes),
        tuple(phases), left_out, rule, programme, run, ceiling, request, seen,
    )  # fmt: skip


def _wanted(causes: list[tuple[Cause, float]], knowledge: Knowledge) -> dict[str, tuple[float, tuple[str, ...]]]:
    """The exercises any of the causes asks for, best first: benefit weighted by probability, and the causes behind it."""
    total = sum(p for _, p in causes) or 1.0
    score: dict[str, float] = {}
    reasons: dict[str, list[str]] = {}
    for cause, p in causes:
        for help_ in cause.exercises:
            score[help_.id] = score.get(help_.id, 0.0) + BENEFIT[help_.benefit] * p / total
            reasons.setdefault(help_.id, []).append(cause.name)
    best = sorted((e for e in score if e in knowledge.exercises), key=lambda e: (-score[e], e))
    return {e: (score[e], tuple(reasons[e])) for e in best}


def _blocked(exercise: Exercise, blocks: Blocks) -> list[tuple[str, str]]:
    """Why an exercise is not safe now: the reasons for each of its stresses that is forbidden."""
    return [blocks[s] for s in exercise.stresses if s in blocks] + ([blocks["everything"]] if "everything" in blocks else [])


def _choose(
    phase: Phase,
    allowed: Iterable[str],
    wanted: dict[str, tuple[float, tuple[str, ...]]],
    unsafe_tools: frozenset[str],
    knowledge: Knowledge,
    request: Request,
) -> tuple[Item, ...]:
    """At most four things for a phase: the best first, no two of a kind for the same place, within the minutes there are."""
    fitting = []
    for name in allowed:
        exercise = knowledge.exercises[name]
        tool = usable_tool(exercise, request.tools, knowledge, unsafe_tools)
        if phase in exercise.phases and tool is not None and not (request.quiet and exercise.floor):
            bonus = FAVOURED * (exercise.kind in FAVOURS[phase]) + OWNED * (tool in (request.tools or ()))
            fitting.append((-(wanted[name][0] + bonus), name, exercise, tool))
    chosen: list[Item] = []
    taken: set[tuple[str, str | None]] = set()
    minutes = 0.0
    for _, name, exercise, tool in sorted(fitting, key=lambda f: f[:2]):
        kind = (exercise.kind, exercise.area if exercise.kind != "care" else exercise.id)
        spent = exercise.dose.minutes * exercise.dose.per_day
        many = sum(i.exercise.kind == exercise.kind for i in chosen) >= MOST_OF_A_KIND
        if kind in taken or many or (request.minutes is not None and minutes + spent > request.minutes):
            continue
        chosen.append(Item(exercise, tool or None, min(exercise.dose.days_per_week, request.days), wanted[name][1]))
        taken.add(kind)
        minutes += spent
        if len(chosen) == MOST_A_DAY:
            break
    return tuple(chosen)


def usable_tool(exercise: Exercise, owned: frozenset[str] | None, knowledge: Knowledge, unsafe: frozenset[str] = frozenset()) -> str | None:
    """The tool to use: '' where none is needed, None where the person has nothing that serves and is safe for them."""
    if not exercise.tools:
        return ""
    mine = (owned or frozenset()) - unsafe
    household = {t.id for t in knowledge.tools.values() if t.free} - unsafe
    for have in (mine, household):
        for tool in exercise.tools:
            if tool in have:
                return tool
    stand_ins = (t for t in knowledge.tools.values() if t.id in mine | household and set(t.stands_in_for) & set(exercise.tools))
    return next((t.id for t in stand_ins if t.freezes != "yes" or "cold" in exercise.stresses), None)


def _hard(knowledge: Knowledge) -> frozenset[str]:
    """The tools that press deep whatever one does: hard all through (4 of 5 or more)."""
    return frozenset(t.id for t in knowledge.tools.values() if t.firmness is not None and t.firmness[0] >= HARD)


def _careful(cause: Cause) -> tuple[Stress, ...]:
    """What a grave but unlikely cause still keeps out: all rolling, pressing and pounding, and what it forbids by name."""
    running: tuple[Stress, ...] = ("run",) if cause.tissue == "bone" else ()
    return (*CAREFUL, *running, *(s for s in cause.forbid if s != "everything"))


def _pain_rule(causes: list[tuple[Cause, float]], programme: Programme) -> PainRule:
    """The strictest pain rule that any of the causes asks for."""
    tissues: set[Tissue] = {cause.tissue for cause, _ in causes}
    fitting = [r for r in programme.pain_rules if tissues & set(r.tissues)]
    return min(fitting or programme.pain_rules, key=lambda r: r.limit)


def _be_seen_if(causes: list[tuple[Cause, float]], programme: Programme) -> tuple[str, ...]:
    steps = [s.why for cause, p in causes if p >= 0.1 for s in cause.escalate if rank(s.to) >= rank("within_week")]
    return tuple(dict.fromkeys([*(s.text for s in programme.stop_signs), *steps]))[:9]


def _lower(name: str) -> str:
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def level_of_cause(cause: Cause, assessment: Assessment) -> str:
    """How soon this cause must be seen in this person."""
    return cause_level(cause, assessment.evidence)[0]
