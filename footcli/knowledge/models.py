"""What the files in data/ may say: one frozen record for each kind of entry.

The records are light dataclasses, so that reading them costs nothing but the standard library; pydantic checks the files
against these same classes (`knowledge/check.py`), so each field is declared once. Fractions are shares from 0 to 1,
durations are in the unit their name ends with, and every id is kebab-case.
"""

from dataclasses import dataclass, fields
from typing import Any, Literal, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


class Record:
    """What all entries share: fields by name, never changed, equal when all fields are."""

    def __init__(self, **values: Any) -> None:
        for field in fields(self):  # type: ignore[arg-type]
            if field.name not in values and not hasattr(type(self), field.name):
                raise TypeError(f"{type(self).__name__} needs {field.name}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        same = type(self) is type(other)
        return same and all(getattr(self, f.name) == getattr(other, f.name) for f in fields(self))  # type: ignore[arg-type]

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Declare an entry. A full frozen dataclass costs ten times as much at start-up, for methods that nothing here uses."""
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return dataclass(init=False, repr=False, eq=False)(cls)


Level = Literal["self_care", "routine", "within_week", "same_day", "emergency"]
LEVELS: tuple[Level, ...] = ("self_care", "routine", "within_week", "same_day", "emergency")


def rank(level: Level) -> int:
    """How urgent, from 0 (self_care) to 4 (emergency)."""
    return LEVELS.index(level)


Often = Literal["almost_always", "usual", "common", "sometimes", "rare", "never"] | float
WORDS = {"almost_always": 0.93, "usual": 0.75, "common": 0.45, "sometimes": 0.20, "rare": 0.05, "never": 0.005}
"""What the frequency words mean: about the middle of the ranges that the evidence briefs define."""


def share(often: Often, background: float = 1.0) -> float:
    """A frequency as a number from 0 to 1.

    `rare` and `never` speak against a cause, so they stay below the finding's `background` share however small that is.
    """
    if not isinstance(often, str):
        return float(often)
    if often == "rare":
        return min(WORDS["rare"], 0.4 * background)
    if often == "never":
        return min(WORDS["never"], 0.1 * background)
    return WORDS[often]


Stress = Literal[
    "everything", "roll-any", "roll-sole", "roll-heel-centre", "roll-heel-edge", "roll-arch", "roll-forefoot", "roll-calf",
    "roll-soleus", "roll-inner-calf", "roll-outer-leg", "roll-shin-muscle", "roll-hamstring", "deep-pressure",
    "massage-gun", "stretch-calf", "stretch-toes-up", "stretch-foot-down", "stretch-sideways", "stretch-hamstring",
    "nerve-glide", "heel-raise", "heel-drop", "balance", "band-ankle", "short-foot", "toe-curl", "hop-jump", "walk", "run",
    "weight-bearing", "cold", "heat", "compression", "elevation", "tape", "heel-lift",
]  # fmt: skip


Phase = Literal["calm", "load", "return"]
Tissue = Literal["tendon", "fascia", "muscle", "bone", "joint", "nerve", "skin", "vessel", "other"]


@record
class Rule(Record):
    """A condition over findings. Every part that is given must hold; a finding holds when it is present.

    `any`, `all` and `none` list finding ids; `at_least` asks for that many of `of`; `likely` names causes of which at
    least one must be above the plausibility line.
    """

    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    at_least: int = 0
    likely: tuple[str, ...] = ()


@record
class Source(Record):
    """Where a statement comes from. `seen` says how it was read: opened here, or as reported by a review or summary."""

    id: str
    title: str
    year: int | None = None
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    kind: Literal[
        "guideline", "systematic_review", "trial", "cohort", "diagnostic_study", "case_series", "review", "textbook",
        "patient_page", "survey", "web_page", "classification",
    ]  # fmt: skip
    seen: Literal["full", "abstract", "secondary"] = "abstract"
    note: str | None = None


@record
class Finding(Record):
    """One thing that is present, absent or unknown in a person. `often` is its share among all who ask.

    For a check on one's own foot, `how` says how to do it and `stresses` what it does to the body.
    """

    id: str
    kind: Literal["zone", "history", "sign", "check", "profile", "danger"]
    often: float
    text: str
    group: str | None = None
    how: str | None = None
    forbid: tuple[Stress, ...] = ()
    stresses: tuple[Stress, ...] = ()


@record
class Option(Record):
    """One answer to a question and the findings it makes present or absent."""

    id: str
    text: str = ""
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    when: Rule | None = None


@record
class Band(Record):
    """Numbers below `below` (and not below an earlier band) make these findings present."""

    below: float
    present: tuple[str, ...]


@record
class Question(Record):
    """One screen of the interview."""

    id: str
    kind: Literal["single", "multi", "number", "yes_no"]
    text: str
    why: str
    help: str | None = None
    options: tuple[Option, ...] = ()
    unticked: Literal["absent", "weak", "unknown"] = "weak"
    regions: tuple[str, ...] = ()
    when: Rule | None = None
    present: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    first: bool = False
    ask: bool = True
    check: bool = False


@record
class Link(Record):
    """How often a finding is there with a cause, and (`without`) how often in people who do not have it."""

    id: str
    often: Often
    without: float | None = None
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Statement(Record):
    """A sentence for the reader with the sources it rests on, or the reason it is an estimate."""

    text: str
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Escalation(Record):
    """When `when` holds, a cause must be seen as fast as `to`."""

    when: Rule
    to: Level
    why: str
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Course(Record):
    """How long it usually lasts; `weeks` is the usual range."""

    text: str
    weeks: tuple[float, float] | None = None
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Help(Record):
    """An exercise or measure from exercises.yaml that helps with a cause, and how sure that is."""

    id: str
    benefit: Literal["strong", "some", "comfort"]
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Cause(Record):
    """A possible explanation of the pain.

    `weight` is its share per 1,000 adult runners who ask about foot, ankle or lower-leg pain, before any question.
    `forbid` is what it does not bear at all; what `forbid_in_calm` names it bears from the second phase of a plan on, what
    `forbid_in_load` names only in the last.
    """

    id: str
    name: str
    plain: str
    also: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    icd10: tuple[str, ...] = ()
    what: str
    weight: float
    weight_sources: tuple[str, ...] = ()
    weight_estimate: str | None = None
    where: dict[str, Often]
    findings: tuple[Link, ...]
    urgency: Level
    urgency_why: str
    urgency_sources: tuple[str, ...] = ()
    urgency_estimate: str | None = None
    escalate: tuple[Escalation, ...] = ()
    course: Course
    helps: tuple[Statement, ...] = ()
    avoid: tuple[Statement, ...] = ()
    forbid: tuple[Stress, ...] = ()
    forbid_in_calm: tuple[Stress, ...] = ()
    forbid_in_load: tuple[Stress, ...] = ()
    exercises: tuple[Help, ...] = ()
    providers: tuple[str, ...]
    looks_like: tuple[str, ...] = ()
    cannot_tell_from: tuple[str, ...] = ()
    truth: tuple[Statement, ...] = ()
    never_miss: bool = False
    tissue: Tissue = "other"

    @property
    def forbidden_now(self) -> tuple[Stress, ...]:
        """What it does not bear now, in the first phase."""
        return (*self.forbid, *self.forbid_in_calm, *self.forbid_in_load)


@record
class RedFlag(Record):
    """A rule that sets an urgency whatever the cause, with what to do at once."""

    id: str
    when: Rule
    urgency: Level
    reason: str
    do: tuple[str, ...]
    dont: tuple[str, ...] = ()
    think_of: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    forbid: tuple[Stress, ...] = ()
    sources: tuple[str, ...] = ()
    estimate: str | None = None


Grade = Literal["A", "B", "C", "D"]


@record
class Dose(Record):
    """How much: the published (or estimated) upper dose that no plan may exceed. Times are in seconds."""

    text: str
    sets: int = 1
    reps: int | None = None
    seconds: int | None = None
    rest_seconds: int = 0
    each_side: bool = False
    per_day: int = 1
    days_per_week: int = 7
    minutes: float


@record
class Exercise(Record):
    """One thing a person can do at home: how, how much, how it should feel, and when to stop.

    `pressure` and `pain_limit` are on the 0-10 scale. `tools` lists what can be used, best first; empty means none needed.
    `phases` are the parts of the plan it belongs to. `stresses` is what it does to the body, checked against what is forbidden.
    """

    id: str
    name: str
    kind: Literal["roll", "stretch", "strength", "balance", "care", "load"]
    area: str | None = None
    tools: tuple[str, ...] = ()
    stresses: tuple[Stress, ...] = ()
    find: str | None = None
    position: str | None = None
    steps: tuple[str, ...]
    dose: Dose
    pressure: tuple[int, int] | None = None
    pain_limit: int = 3
    good_sign: str
    stop_sign: str
    easier: str | None = None
    harder: str | None = None
    phases: tuple[Phase, ...]
    floor: bool = False
    picture: str | None = None
    evidence: Grade
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Area(Record):
    """A place to treat on the foot or lower leg."""

    id: str
    name: str
    part: Literal["foot", "lower leg", "thigh"]
    zones: tuple[str, ...] = ()
    find: str
    why: str
    exercises: tuple[str, ...]
    caution: str
    article: str | None = None
    truth: str | None = None
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Fit(Record):
    """How well a tool serves a cause, and why."""

    cause: str
    fit: Literal["good", "fair", "poor", "unsafe"]
    why: str
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Tool(Record):
    """A self-treatment tool: what it is, what it is good for, and what the article and the evidence say.

    `price_usd` is a band in US dollars; `firmness` runs from 1 (pillow) to 5 (rigid). `stresses` is what it does however it is
    used: it is named as not for now while one of them is forbidden.
    """

    id: str
    name: str
    also: tuple[str, ...] = ()
    what: str
    size: str
    weight: str
    firmness: tuple[int, int] | None = None
    price_usd: tuple[float, float] | None = None
    price_note: str
    portable: Literal["pocket", "bag", "no"]
    freezes: Literal["yes", "a little", "no"]
    rolls_away: Literal["yes", "one way", "no"]
    areas: tuple[str, ...] = ()
    stresses: tuple[Stress, ...] = ()
    good_for: tuple[str, ...]
    not_for: tuple[str, ...]
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    article_pros: tuple[str, ...] = ()
    article_cons: tuple[str, ...] = ()
    truth: str | None = None
    comfort: Grade | None = None
    recovery: Grade | None = None
    fits: tuple[Fit, ...] = ()
    forbid_if: tuple[str, ...] = ()
    stands_in_for: tuple[str, ...] = ()
    free: bool = False
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Provider(Record):
    """A kind of provider: what they are for, their limits, and how to find one."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    for_: str
    limits: str
    reach_us: str
    reach_uk: str
    reach_elsewhere: str
    codes: tuple[str, ...] = ()
    athletes: str | None = None
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class PainRule(Record):
    """How much pain is all right while exercising, for the tissues it names. `limit` is on the 0-10 scale."""

    id: str
    tissues: tuple[Tissue, ...]
    limit: int
    text: str
    go_on: str
    hold: str
    step_back: str
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Stage(Record):
    """One phase of a plan: what it is for, about how many weeks it takes, and the signs to begin and to leave it.

    `meanwhile` is what else to do in it, `with_strength` what to mind where there is strength work in it.
    """

    id: Phase
    name: str
    aim: str
    weeks: tuple[float, float]
    enter: tuple[str, ...]
    leave: tuple[str, ...]
    meanwhile: tuple[str, ...] = ()
    with_strength: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class RunLevel(Record):
    """One step of the walk-run ladder: minutes of walking and running, and how often to repeat the pair."""

    walk: float
    run: float
    repeats: int


@record
class WalkRun(Record):
    """The way back to running: a ladder of levels, how often each is done, and the rules for moving on it.

    `now_text` is for those who may still run. `after_km` is how far one runs without a break at the top of the ladder.
    """

    levels: tuple[RunLevel, ...]
    times_each: int
    rest_days: int
    ready: tuple[str, ...]
    rules: tuple[str, ...]
    now_text: str
    after_km: float
    ceiling_percent: int
    ceiling_days: int
    ceiling_text: str
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Caution(Record):
    """What somebody must mind in whom `when` holds, whatever the plan."""

    when: Rule
    text: str
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class CheckDay(Record):
    """A day on which the plan asks how it is going, and what to do with the answer."""

    day: int
    ask: str
    better: str
    same: str
    worse: str
    sources: tuple[str, ...] = ()
    estimate: str | None = None


@record
class Programme(Record):
    """What every plan shares (data/programme.yaml)."""

    stages: tuple[Stage, ...]
    pain_rules: tuple[PainRule, ...]
    walk_run: WalkRun
    checks: tuple[CheckDay, ...]
    stop_signs: tuple[Statement, ...]
    cautions: tuple[Caution, ...]
    pressure_scale: tuple[Statement, ...]
    honest: tuple[Statement, ...]
