"""What a plan must keep out while the cause is still open: the stresses that are forbidden, by what, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass

from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Cause, Exercise, Level, Phase, Stress, rank, share
from footcli.triage.assess import Assessment
from footcli.triage.urgency import PLAUSIBLE

PHASES: tuple[Phase, ...] = ("calm", "load", "return")

GRAVE = 0.04
"""A cause that must not be missed counts as plausible from this probability on; any other from `PLAUSIBLE` on."""

LOOK_ALIKE = 0.03
"""A cause that looks like the likeliest one is guarded against from this probability on (estimate)."""

MOSTLY = 0.5
"""A cause is one of growing feet when at least this share of those who have it is under 18."""

UNDER_18 = "This is a trouble of growing feet. Under 18, a clinician should look before any exercise plan."

CAREFUL: tuple[Stress, ...] = ("roll-any", "deep-pressure", "massage-gun", "hop-jump", "heel-drop")
"""What is kept out while a cause that must not be missed is unlikely but not ruled out."""


@dataclass(frozen=True, eq=False, repr=False)
class Block:
    """Why a stress is kept out and until when, in words; `phase` is the first phase that allows it again, if one does.

    `cause` is the id of the cause that forbids it, empty where a finding or a red flag does.
    """

    why: str
    until: str
    phase: Phase | None = None
    cause: str = ""

    def holds_in(self, phase: Phase) -> bool:
        """Whether it still stands in this phase."""
        return self.phase is None or PHASES.index(phase) < PHASES.index(self.phase)


@dataclass(frozen=True, eq=False, repr=False)
class Limits:
    """All that stands in the way of a plan. With `why_not` there is none at all; `hard`: because it should be seen today."""

    blocks: tuple[tuple[Stress, Block], ...]
    hard: bool = False
    why_not: str = ""
    instead: tuple[str, ...] = ()
    level: Level = "self_care"
    severe: bool = False
    present: frozenset[str] = frozenset()
    guarded: tuple[Cause, ...] = ()

    def on(self, exercise: Exercise, phase: Phase) -> Block | None:
        """What keeps an exercise out of a phase: what does so for longest, if anything does."""
        found = [b for s, b in self.blocks if b.holds_in(phase) and (s in exercise.stresses or s == "everything")]
        return max(found, key=lambda b: len(PHASES) if b.phase is None else PHASES.index(b.phase), default=None)

    def against(self, *stresses: Stress, phase: Phase = "return") -> Block | None:
        """What forbids any of these stresses in a phase."""
        return next((b for s, b in self.blocks if s in stresses and b.holds_in(phase)), None)

    @property
    def refused(self) -> str:
        """Why there is no plan at all; empty where there may be one."""
        everything = self.against("everything", phase="calm")
        return self.why_not or (everything.why if everything else "")

    def running(self) -> Block | None:
        """What forbids running now. Who must not load the foot at all must not run either."""
        found = [b for s, b in self.blocks if s in ("run", "weight-bearing", "everything")]
        return max(found, key=lambda b: len(PHASES) if b.phase is None else PHASES.index(b.phase), default=None)


def plan_causes(assessment: Assessment) -> list[tuple[Cause, float]]:
    """The causes a plan is made for, with their probabilities."""
    causes = [
        (r.cause, r.probability) for r in assessment.ranked if r.probability >= PLAUSIBLE or (r.probability >= GRAVE and r.cause.never_miss)
    ]
    return causes or [(r.cause, r.probability) for r in assessment.ranked[:3]]


def limits_of(assessment: Assessment, causes: list[tuple[Cause, float]], knowledge: Knowledge) -> Limits:
    """What the red flags, the findings and the causes of an assessment forbid, the look-alikes of the first cause too."""
    hard = rank(assessment.level) >= rank("same_day")
    present = assessment.evidence.present
    guarded = tuple(_look_alikes(assessment, {cause.id for cause, _ in causes}))
    blocks = [*_from_person(assessment, knowledge), *_from_causes(causes, knowledge)]
    for cause in guarded:
        blocks += _kept_out(cause, _careful(cause) if cause.never_miss else cause.forbid, knowledge)
    return Limits(
        tuple(blocks),
        hard,
        _why_not(assessment, hard=hard),
        tuple(dict.fromkeys(x for f in assessment.flags if f.urgency == assessment.level for x in (*f.do, *f.dont))),
        assessment.level,
        "severe-pain" in present or "hardly-walks" in present,
        present,
        guarded,
    )


def _why_not(assessment: Assessment, *, hard: bool) -> str:
    if hard:
        return assessment.reasons[0].text if assessment.reasons else "This should be seen today first."
    return "" if assessment.evidence.safety_asked else "The questions about danger signs were not answered yet. They come first."


def limits_of_cause(cause: Cause, knowledge: Knowledge) -> Limits:
    """What a cause that a person names forbids."""
    hard = rank(cause.urgency) >= rank("same_day")
    young = sum(share(x.often, knowledge.findings[x.id].often) for x in cause.findings if x.id in ("age-0-7", "age-8-15", "age-16-17"))
    why_not = cause.urgency_why if hard else UNDER_18 if young >= MOSTLY else ""
    return Limits(tuple(_from_causes([(cause, 1.0)], knowledge)), hard, why_not, level=cause.urgency)


def barred_tools(limits: Limits, knowledge: Knowledge) -> dict[str, str]:
    """The tools that are not to be used, and why: unsafe with a finding or a cause, or used only in ways that are forbidden.

    Where the knowledge says that a tool fits a cause, that counts for more than what the cause forbids in general.
    """
    barred = {}
    causes = {b.cause for _, b in limits.blocks}
    for tool in knowledge.tools.values():
        said = next((f for f in tool.forbid_if if f in limits.present), None)
        unsafe = next((f for f in tool.fits if f.fit == "unsafe" and f.cause in causes), None)
        fits = {f.cause for f in tool.fits if f.fit in ("good", "fair")}
        block = next((b for s, b in limits.blocks if s in tool.stresses and b.phase is None and b.cause not in fits), None)
        if said:
            barred[tool.id] = f"You said: {knowledge.findings[said].text}."
        elif unsafe:
            barred[tool.id] = unsafe.why
        elif block:
            barred[tool.id] = block.why
    return barred


def _look_alikes(assessment: Assessment, known: set[str]) -> Iterator[Cause]:
    if not assessment.ranked:
        return
    first = assessment.ranked[0].cause
    alike = {*first.looks_like, *first.cannot_tell_from} - known
    for ranked in assessment.ranked:
        if ranked.id in alike and ranked.probability >= LOOK_ALIKE and "everything" not in ranked.cause.forbid:
            yield ranked.cause


def _from_person(assessment: Assessment, knowledge: Knowledge) -> Iterator[tuple[Stress, Block]]:
    for flag in assessment.flags:
        for stress in flag.forbid:
            yield stress, Block(flag.reason, "until somebody has looked at it")
    for finding in sorted(assessment.evidence.present):
        for stress in knowledge.findings[finding].forbid:
            yield stress, Block(f"You said: {knowledge.findings[finding].text}.", "while that is so")


def _from_causes(causes: list[tuple[Cause, float]], knowledge: Knowledge) -> Iterator[tuple[Stress, Block]]:
    """The likeliest cause is named first: that one has to settle, the others to be ruled out."""
    for place, (cause, probability) in enumerate(sorted(causes, key=lambda c: -c[1])):
        stresses = cause.forbid if probability >= PLAUSIBLE else _careful(cause)
        yield from _kept_out(cause, stresses, knowledge, likeliest=place == 0)


def _kept_out(
    cause: Cause, stresses: tuple[Stress, ...], knowledge: Knowledge, *, likeliest: bool = False
) -> Iterator[tuple[Stress, Block]]:
    name = lower_first(cause.name)
    settled = f"until {name} has settled" if cause.course.weeks else "until whoever treats you says yes"
    why = (
        f"{cause.name} fits best, and this could make it worse."
        if likeliest
        else f"{cause.name} is possible, and it could make that worse."
    )
    for stress in stresses:
        yield stress, Block(why, settled if likeliest else f"until {name} is ruled out", None, cause.id)
    early: tuple[tuple[Phase, tuple[Stress, ...]], ...] = (("load", cause.forbid_in_calm), ("return", cause.forbid_in_load))
    for phase, later in early:
        stage = next(s for s in knowledge.programme.stages if s.id == phase)
        yield from ((stress, Block(why, f'until the stage "{stage.name}"', phase, cause.id)) for stress in later)


def _careful(cause: Cause) -> tuple[Stress, ...]:
    """What a grave but unlikely cause still keeps out: all rolling, pressing and pounding, and what it forbids by name."""
    running: tuple[Stress, ...] = ("run",) if cause.tissue == "bone" else ()
    return (*CAREFUL, *running, *(s for s in cause.forbid if s != "everything"))


PROPER = frozenset(
    [
        "Achilles",
        "Baxter",
        "Charcot",
        "Charcot-Marie-Tooth",
        "Freiberg",
        "Guillain-Barre",
        "Haglund",
        "I",
        "Iselin",
        "Jones",
        "Joplin",
        "Kaposi",
        "Köhler",
        "Lisfranc",
        "Lyme",
        "Löfgren",
        "Maisonneuve",
        "Morton",
        "Mueller-Weiss",
        "Paget",
        "Raynaud",
        "Sever",
        "SnOhball",
    ]
)
"""Words that keep their capital within a sentence: people's names in the names of causes, and what tools are called."""


def lower_first(name: str) -> str:
    """A name or the beginning of a sentence, within a sentence; people's names and initials stay as they are."""
    first = name.split(" ", 1)[0].removesuffix("'s")
    return name if first in PROPER or name[1:2].isupper() else name[:1].lower() + name[1:]
